"""Machines, speech, espeak-ng, the take: clauses trimmed, joined by their pauses, shaped, levelled and timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.machines.speech.espeak.measured import MEASURED, UNMEASURED
from engine.machines.voicing import clauses, shaping, words
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Speech, WordTiming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.machines.speech.espeak.recipes import Recipe
    from engine.stage.speech import SpeechRequest

RATE = 22_050
EMPTY_MS = 100
OTHER_VOICE = "Another voice can speak the line."


class Take:
    """A take in the making: clauses trimmed, joined by their pauses, shaped and timed."""

    def __init__(self, recipe: Recipe, request: SpeechRequest, rate: int) -> None:
        self._recipe, self._request, self._rate = recipe, request, rate
        self._sounds: list[shaping.Sound] = []
        self._words: list[WordTiming] = []
        self._length = 0

    def of(self, breaths: Sequence[clauses.Clause], texts: Sequence[str], facts: dict[str, Any], raw: bytes) -> Speech:
        """The finished take from what a worker sent back for each clause; `texts` is what it was given for them."""
        begin = 0
        for breath, text, size, events in zip(breaths, texts, facts["sizes"], facts["words"], strict=True):
            self._add(breath, text, shaping.heard(raw[begin : begin + size]), events)
            begin += size
        return Speech(self._finished(), self._rate, tuple(self._words))

    def _add(self, breath: clauses.Clause, given: str, sound: shaping.Sound, events: Sequence[words.Event]) -> None:
        first, last = shaping.edges(sound, self._rate)
        moved = [(offset, length, max(0, moment - first * 1000 // self._rate)) for offset, length, moment in events]
        timings = words.timed(given, moved, (last - first) * 1000 // self._rate)
        tokens = clauses.TOKEN.finditer(self._request.text, breath.start, breath.end)
        self._words += [self._placed(word, token.span()) for word, token in zip(timings, tokens, strict=True)]
        pause = round(breath.pause_ms / self._request.delivery.rate * self._rate / 1000)
        self._append(shaping.faded(sound[first:last], self._rate))
        self._append(np.zeros(pause, np.float32))

    def _append(self, sound: shaping.Sound) -> None:
        self._sounds.append(sound)
        self._length += len(sound)

    def _placed(self, word: WordTiming, span: tuple[int, int]) -> WordTiming:
        begin = self._length * 1000 // self._rate
        return WordTiming(*span, word.start_ms + begin, word.end_ms + begin)

    def _finished(self) -> shaping.Sound:
        measured = MEASURED.get(self._recipe.id, UNMEASURED)
        joined = np.concatenate(self._sounds)
        if not float(np.abs(joined).max(initial=0)):
            raise failed(self._recipe, "it gave nothing but silence")
        tone = shaping.Tone(measured.presence_db, measured.air_db)
        shaped = shaping.shaped(joined, self._rate, tone, measured.gain_db)
        level = shaping.brief_gain(shaped, self._rate) * np.float32(self._request.delivery.energy)
        return shaping.faded(shaping.limited(shaped * level), self._rate)


def failed(recipe: Recipe, reason: str) -> VoiceFailed:
    """The error that says why a voice did not speak."""
    return VoiceFailed(f"The voice {recipe.name} could not speak: {reason}.", hint=OTHER_VOICE, voice_id=recipe.id)


def breath_of_silence(text: str) -> Speech:
    """What is said of a text with nothing to say: a breath of silence, its tokens without length."""
    timings = tuple(WordTiming(*token.span(), 0, 0) for token in clauses.TOKEN.finditer(text))
    return Speech(np.zeros(RATE * EMPTY_MS // 1000, np.float32), RATE, timings)
