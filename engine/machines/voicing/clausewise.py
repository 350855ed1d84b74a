"""Machines, voicing, clause by clause: lines for engines that only turn words into sound; pauses, levels and times are ours."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from engine.machines.voicing import clauses, shaping
from engine.machines.voicing.ear import Heard, hear
from engine.machines.voicing.phrasing import Manner, phrased
from engine.machines.voicing.take import Take, breath_of_silence
from engine.stage.errors import VoiceFailed
from engine.stage.speech import SpeechRequest
from engine.table_read.auditions import audition
from engine.table_read.spoken.sounded import as_written

if TYPE_CHECKING:
    from engine.machines.voicing.acquaintance import Acquaintance
    from engine.stage.speech import Delivery, Speech
    from engine.table_read.voices import Voice

log = logging.getLogger(__name__)
UNSHAPED = shaping.Tone()
MOST_GAIN_DB = 30.0


class Mouth(Protocol):
    """Turns a clause into sound; `reads_sounds` when it is given words with their sounds."""

    reads_sounds: bool

    def say(self, voice: Voice, text: str, delivery: Delivery) -> tuple[shaping.Sound, int]:
        """Mono float samples and their rate; only `rate` and `pitch` of the delivery count. Raises `VoiceFailed`."""


class ClauseByClause:
    """Speaks lines through a mouth; what a voice sounds like is heard once, when it first speaks."""

    def __init__(self, mouth: Mouth, known: Acquaintance) -> None:
        self._mouth, self._known = mouth, known

    def speak(self, voice: Voice, request: SpeechRequest, key: str) -> Speech:
        """The finished line; `key` names voice and engine as they are. Raises `VoiceFailed`."""
        if not clauses.is_speakable(request.text):
            return breath_of_silence(request.text)
        heard = self._known.of(key) or self._met(voice, key)
        return self._spoken(voice, request, _gain(heard))

    def known(self, key: str) -> Heard | None:
        """What was heard of a voice, if it has ever spoken."""
        return self._known.of(key)

    def meet(self, voice: Voice, key: str) -> Heard:
        """What is heard of a voice, by its audition if need be. Raises `VoiceFailed`."""
        return self._known.of(key) or self._met(voice, key)

    def _met(self, voice: Voice, key: str) -> Heard:
        text = audition(voice.language)
        take = self._spoken(voice, SpeechRequest(text, voice.id), 0.0)
        heard = hear(take, len(text.split()))
        self._known.keep(key, heard)
        return heard

    def _spoken(self, voice: Voice, request: SpeechRequest, gain_db: float) -> Speech:
        breaths = clauses.breathe(request.text)
        take: Take | None = None
        for breath, manner in zip(breaths, phrased(request.text, breaths), strict=True):
            given = request.text[breath.start : breath.end]
            text = as_written(given)
            sound, rate = self._mouth.say(
                voice, given if self._mouth.reads_sounds else text, _said(request.delivery, manner)
            )
            take = take or Take(voice.name, request, rate, UNSHAPED, gain_db)
            take.add(breath, text, sound)
        if take is None:
            raise VoiceFailed("There was nothing to say.", voice_id=request.voice_id)
        return take.finished()


def _said(delivery: Delivery, manner: Manner) -> Delivery:
    return replace(delivery, rate=delivery.rate * manner.rate, pitch=delivery.pitch + manner.pitch)


def _gain(heard: Heard) -> float:
    away = shaping.HOUSE_LEVEL_DBFS - heard.level_dbfs
    return min(max(away, -MOST_GAIN_DB), MOST_GAIN_DB)
