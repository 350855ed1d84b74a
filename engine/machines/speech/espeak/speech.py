"""Machines, speech, espeak-ng, the engine: one line in, one levelled take with word timings out."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.machines.speech.espeak import clauses, installation, shaping, words
from engine.machines.speech.espeak.measured import MEASURED, UNMEASURED, Measured
from engine.machines.speech.espeak.pool import Pool, PoolClosed, Worker, WorkerLost, command
from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Speech, WordTiming

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.stage.speech import Delivery, SpeechRequest

SOUND_REVISION = 1
"""Raised by hand when shaping, pauses or clause cutting change the sound."""

RATE = 22_050
SLOWEST, FASTEST = 80, 450
PITCH_STEPS_PER_SEMITONE = 4.6
"""Measured: the library's pitch scale moves only the floor of the voice, so its range is moved by the same steps."""

LEAST_LIMIT_S, LIMIT_S_PER_CHARACTER = 10.0, 0.02
EMPTY_MS = 100
OTHER_VOICE = "Another voice can speak the line."


class EspeakSpeech:
    """espeak-ng in `workers` processes; any number of threads may speak. Starts nothing before the first line or `warm`."""

    def __init__(self, workers: int = 2, *, limit_s: float = LEAST_LIMIT_S) -> None:
        self._recipes: Mapping[str, Recipe] = {recipe.id: recipe for recipe in RECIPES}
        self._pool = Pool(self._start_worker, workers)
        self._limit_s = limit_s
        self._installed: installation.Installation | None = None
        self._fingerprint = _fingerprint()

    @property
    def fingerprint(self) -> str:
        """Engine, version and a digest of the recipes: whatever changes the sound changes it."""
        return self._fingerprint

    @property
    def pids(self) -> tuple[int, ...]:
        """The worker processes that live now."""
        return self._pool.pids

    def warm(self) -> threading.Thread:
        """Start the workers in the background, so that the first line need not wait; the thread may be joined."""
        thread = threading.Thread(target=self._warm, name="espeak-warm", daemon=True)
        thread.start()
        return thread

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line: mono float32 at 22050 Hz, one timing per whitespace token. Raises `VoiceFailed`."""
        recipe = self._recipes.get(request.voice_id)
        if recipe is None:
            raise VoiceFailed(f"There is no voice {request.voice_id!r}.", hint=OTHER_VOICE, voice_id=request.voice_id)
        if not clauses.is_speakable(request.text):
            return _pause(request.text)
        breaths = clauses.breathe(request.text)
        facts, raw = self._ask(recipe, request, [request.text[breath.start : breath.end] for breath in breaths])
        return _Take(recipe, request, int(facts["rate"])).of(breaths, facts, raw)

    def close(self) -> None:
        """End the workers; a line being spoken fails."""
        self._pool.close()
        if self._installed:
            self._installed.close()

    def _ask(self, recipe: Recipe, request: SpeechRequest, texts: Sequence[str]) -> tuple[dict[str, Any], bytes]:
        head = {"voice": recipe.speaker, "settings": _settings(recipe, request.delivery), "texts": texts}
        try:
            facts, raw = self._pool.ask(head, self._limit_s + LIMIT_S_PER_CHARACTER * len(request.text))
        except (WorkerLost, PoolClosed, OSError) as lost:
            raise _failed(recipe, str(lost) or "the speaking processes are closed") from lost
        if "refused" in facts:
            raise _failed(recipe, str(facts["refused"]))
        return facts, raw

    def _start_worker(self) -> Worker:
        if self._installed is None:
            self._installed = installation.prepare()
        return Worker(command(self._installed.library, self._installed.data))

    def _warm(self) -> None:
        try:
            self._pool.warm()
        except (PoolClosed, OSError):
            return  # the first line meets the same problem and names it


class _Take:
    """A take in the making: clauses trimmed, joined by their pauses, shaped and timed."""

    def __init__(self, recipe: Recipe, request: SpeechRequest, rate: int) -> None:
        self._recipe, self._request, self._rate = recipe, request, rate
        self._sounds: list[shaping.Sound] = []
        self._words: list[WordTiming] = []
        self._length = 0

    def of(self, breaths: Sequence[clauses.Clause], facts: dict[str, Any], raw: bytes) -> Speech:
        begin = 0
        for breath, size, events in zip(breaths, facts["sizes"], facts["words"], strict=True):
            self._add(breath, shaping.heard(raw[begin : begin + size]), events)
            begin += size
        return Speech(self._finished(), self._rate, tuple(self._words))

    def _add(self, breath: clauses.Clause, sound: shaping.Sound, events: Sequence[words.Event]) -> None:
        first, last = shaping.edges(sound, self._rate)
        text = self._request.text[breath.start : breath.end]
        moved = [(offset, length, max(0, moment - first * 1000 // self._rate)) for offset, length, moment in events]
        timings = words.timed(text, moved, (last - first) * 1000 // self._rate)
        self._words += [self._placed(word, breath.start) for word in timings]
        pause = round(breath.pause_ms / self._request.delivery.rate * self._rate / 1000)
        self._append(shaping.faded(sound[first:last], self._rate))
        self._append(np.zeros(pause, np.float32))

    def _append(self, sound: shaping.Sound) -> None:
        self._sounds.append(sound)
        self._length += len(sound)

    def _placed(self, word: WordTiming, offset: int) -> WordTiming:
        begin = self._length * 1000 // self._rate
        return WordTiming(word.start + offset, word.end + offset, word.start_ms + begin, word.end_ms + begin)

    def _finished(self) -> shaping.Sound:
        measured = MEASURED.get(self._recipe.id, UNMEASURED)
        joined = np.concatenate(self._sounds)
        if not float(np.abs(joined).max(initial=0)):
            raise _failed(self._recipe, "it gave nothing but silence")
        tone = shaping.Tone(measured.presence_db, measured.air_db)
        shaped = shaping.shaped(joined, self._rate, tone, measured.gain_db)
        return shaping.faded(shaping.limited(shaped * np.float32(self._request.delivery.energy)), self._rate)


def _settings(recipe: Recipe, delivery: Delivery) -> dict[str, int]:
    steps = delivery.pitch * PITCH_STEPS_PER_SEMITONE
    return {
        "rate": round(min(max(recipe.pace * delivery.rate, SLOWEST), FASTEST)),
        "pitch": round(min(max(recipe.pitch + steps, 0), 99)),
        "range": round(min(max(recipe.range + steps, 0), 99)),
        "volume": recipe.volume,
        "gap": recipe.gap,
    }


def _failed(recipe: Recipe, reason: str) -> VoiceFailed:
    return VoiceFailed(f"The voice {recipe.name} could not speak: {reason}.", hint=OTHER_VOICE, voice_id=recipe.id)


def _pause(text: str) -> Speech:
    """What is said of a text with nothing to say: a breath of silence, its tokens without length."""
    timings = tuple(WordTiming(*token.span(), 0, 0) for token in clauses.TOKEN.finditer(text))
    return Speech(np.zeros(RATE * EMPTY_MS // 1000, np.float32), RATE, timings)


def _fingerprint() -> str:
    made_of: tuple[tuple[Recipe, Measured], ...] = tuple((each, MEASURED.get(each.id, UNMEASURED)) for each in RECIPES)
    digest = hashlib.sha256(repr(made_of).encode()).hexdigest()[:12]
    return f"espeak-ng {installation.release()} sound {SOUND_REVISION} {digest}"
