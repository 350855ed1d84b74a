"""Machines, voicing, the take: clauses trimmed, joined by their pauses, shaped, levelled and timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.machines.voicing import clauses, shaping, words
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Speech, WordTiming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.stage.speech import SpeechRequest

RATE = 22_050
EMPTY_MS = 100
OTHER_VOICE = "Another voice can speak the line."


class Take:
    """A take in the making: clauses trimmed, joined by their pauses, shaped and timed."""

    def __init__(self, name: str, request: SpeechRequest, rate: int, tone: shaping.Tone, gain_db: float) -> None:
        self._name, self._request, self._rate, self._tone, self._gain_db = name, request, rate, tone, gain_db
        self._sounds: list[shaping.Sound] = []
        self._words: list[WordTiming] = []
        self._length = 0

    def add(self, breath: clauses.Clause, given: str, sound: shaping.Sound, events: Sequence[words.Event] = ()) -> None:
        """The next clause: what the engine was given for it, its sound, and its word events where it tells any."""
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

    def finished(self) -> Speech:
        """The whole, shaped and levelled. Raises `VoiceFailed` for silence."""
        joined = np.concatenate([*self._sounds, np.zeros(0, np.float32)])
        if not float(np.abs(joined).max(initial=0)):
            raise failed(self._name, self._request.voice_id, "it gave nothing but silence")
        shaped = shaping.shaped(joined, self._rate, self._tone, self._gain_db)
        level = shaping.brief_gain(shaped, self._rate) * np.float32(self._request.delivery.energy)
        sound = shaping.faded(shaping.limited(shaped * level), self._rate)
        return Speech(sound, self._rate, tuple(self._words))


def failed(name: str, voice_id: str, reason: str) -> VoiceFailed:
    """The error that says why a voice did not speak."""
    said = reason.strip().rstrip(".")
    return VoiceFailed(f"The voice {name} could not speak: {said}.", hint=OTHER_VOICE, voice_id=voice_id)


def breath_of_silence(text: str) -> Speech:
    """What is said of a text with nothing to say: a breath of silence, its tokens without length."""
    timings = tuple(WordTiming(*token.span(), 0, 0) for token in clauses.TOKEN.finditer(text))
    return Speech(np.zeros(RATE * EMPTY_MS // 1000, np.float32), RATE, timings)
