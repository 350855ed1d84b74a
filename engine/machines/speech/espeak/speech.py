"""Machines, speech, espeak-ng, the engine: one line in, one levelled take with word timings out."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING, Any

from engine.machines.speech.espeak import installation, worker
from engine.machines.speech.espeak.measured import MEASURED, UNMEASURED
from engine.machines.speech.espeak.phonemes import for_library
from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.machines.speech.espeak.voices import ENGINE, EspeakCatalogue
from engine.machines.voicing import clauses, shaping
from engine.machines.voicing.phrasing import Manner, phrased
from engine.machines.voicing.pool import Pool, PoolClosed, Worker, WorkerLost, command
from engine.machines.voicing.take import OTHER_VOICE, Take, breath_of_silence, failed
from engine.stage.errors import VoiceFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.foundation.probe import Probe
    from engine.machines.voicing.clauses import Clause
    from engine.stage.speech import Delivery, Speech, SpeechRequest
    from engine.table_read.voices import Voice

SOUND_REVISION = 3
"""Raised by hand when shaping, pauses or clause cutting change the sound."""

SLOWEST, FASTEST = 80, 450
PITCH_STEPS_PER_SEMITONE = 4.6
"""Measured: the library's pitch scale moves only the floor of the voice, so its range is moved by the same steps."""

LEAST_LIMIT_S, LIMIT_S_PER_CHARACTER = 10.0, 0.02


class EspeakSpeech:
    """espeak-ng in `workers` processes; any number of threads may speak. Nothing starts before a line or `warm`.

    `limit_s` is how long a line may take besides 20 ms a letter; `installed` names another library.
    """

    name = ENGINE
    reads_sounds = True

    def __init__(
        self, workers: int = 2, *, limit_s: float = LEAST_LIMIT_S, installed: installation.Installation | None = None
    ) -> None:
        self._recipes: Mapping[str, Recipe] = {recipe.id: recipe for recipe in RECIPES}
        self._pool = Pool(self._start_worker, workers)
        self._limit_s = limit_s
        self._installed = installed
        self._release, self._fingerprints = installation.release(), dict[str, str]()
        self._voices: tuple[Voice, ...] | None = None

    def voices(self) -> tuple[Voice, ...]:
        """Every voice, English first, in a fixed order; none where the library is missing."""
        if self._voices is None:
            self._voices = EspeakCatalogue().voices() if self.probe().available else ()
        return self._voices

    def probe(self) -> Probe:
        """Whether library and data are in place."""
        return EspeakCatalogue().probe()

    def look_again(self) -> None:
        """Look anew whether the library is there."""
        self._voices = None

    def fingerprint_of(self, voice_id: str) -> str:
        """Engine, version and a digest of the voice's recipe: whatever changes its sound changes it, and nothing else."""
        known = self._fingerprints.get(voice_id)
        if known is None:
            made_of = (self._recipes.get(voice_id), MEASURED.get(voice_id, UNMEASURED))
            digest = hashlib.sha256(repr(made_of).encode()).hexdigest()[:12]
            known = self._fingerprints[voice_id] = f"espeak-ng {self._release} sound {SOUND_REVISION} {digest}"
        return known

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
            return breath_of_silence(request.text)
        breaths = clauses.breathe(request.text)
        given = [for_library(request.text[one.start : one.end], english=recipe.is_english) for one in breaths]
        facts, raw = self._ask(recipe, request, breaths, given)
        measured = MEASURED.get(recipe.id, UNMEASURED)
        tone = shaping.Tone(measured.presence_db, measured.air_db)
        take, begin = Take(recipe.name, request, int(facts["rate"]), tone, measured.gain_db), 0
        for breath, (text, _), size, events in zip(breaths, given, facts["sizes"], facts["words"], strict=True):
            take.add(breath, text, shaping.heard(raw[begin : begin + size]), events)
            begin += size
        return take.finished()

    def leave_off(self) -> None:
        """No worker is started any more."""
        self._pool.leave_off()

    def close(self) -> None:
        """End the workers; a line being spoken fails."""
        self._pool.close()
        if self._installed:
            self._installed.close()

    def _ask(
        self, recipe: Recipe, request: SpeechRequest, breaths: Sequence[Clause], given: Sequence[tuple[str, bool]]
    ) -> tuple[dict[str, Any], bytes]:
        settings = [_settings(recipe, request.delivery, manner) for manner in phrased(request.text, breaths)]
        texts, phonemes = [text for text, _ in given], [sounds for _, sounds in given]
        head = {"voice": recipe.speaker, "settings": settings, "texts": texts, "phonemes": phonemes}
        try:
            facts, raw = self._pool.ask(head, self._limit_s + LIMIT_S_PER_CHARACTER * len(request.text))
        except (WorkerLost, PoolClosed, OSError) as lost:
            raise failed(recipe.name, recipe.id, str(lost) or "the speaking processes are closed") from lost
        if "refused" in facts:
            raise failed(recipe.name, recipe.id, str(facts["refused"]))
        return facts, raw

    def _start_worker(self) -> Worker:
        if self._installed is None:
            self._installed = installation.prepare()
        return Worker(command(str(worker.__file__), self._installed.library, self._installed.data, bare=True))

    def _warm(self) -> None:
        try:
            self._pool.warm()
        except (PoolClosed, OSError):
            return  # the first line meets the same problem and names it


def _settings(recipe: Recipe, delivery: Delivery, manner: Manner) -> dict[str, int]:
    steps = (delivery.pitch + manner.pitch) * PITCH_STEPS_PER_SEMITONE
    return {
        "rate": round(min(max(recipe.pace * delivery.rate * manner.rate, SLOWEST), FASTEST)),
        "pitch": round(min(max(recipe.pitch + steps, 0), 99)),
        "range": round(min(max(recipe.range * manner.range + steps, 0), 99)),
        "volume": recipe.volume,
        "gap": recipe.gap,
    }
