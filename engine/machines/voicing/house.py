"""Machines, voicing, the house: every engine's voices in one catalogue, every line given to the engine whose voice it is."""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from engine.machines.voicing.register import Register
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Speech
from engine.table_read.errors import VoiceNotFound
from engine.table_read.spoken.sounded import as_written, is_sounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.foundation.probe import Probe
    from engine.stage.speech import SpeechRequest
    from engine.table_read.voices import Voice

log = logging.getLogger(__name__)


class Troupe(Protocol):
    """One engine with the voices it has here and now; safe to call from several threads."""

    name: str
    reads_sounds: bool

    def voices(self) -> tuple[Voice, ...]:
        """Its voices, in a fixed order; quick, since it is asked often."""

    def fingerprint_of(self, voice_id: str) -> str:
        """Whatever changes the sound of this voice."""

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line. Raises `VoiceFailed`."""

    def probe(self) -> Probe:
        """Whether it can be used here, in words."""

    def look_again(self) -> None:
        """Forget what was found on this machine and look anew."""

    def leave_off(self) -> None:
        """Let lines end, and start or try nothing again."""

    def close(self) -> None:
        """End its processes."""


class VoiceHouse:
    """Catalogue and speech engine in one: the troupes in order; voices that are gone are kept in the register, not installed."""

    def __init__(self, troupes: Sequence[Troupe], register: Register) -> None:
        self.troupes = tuple(troupes)
        self._register = register
        self._guard = threading.Lock()
        self._seen: tuple[tuple[Voice, ...], ...] | None = None
        self._shown: tuple[Voice, ...] = ()
        self._speaker: dict[str, Troupe] = {}

    def voices(self) -> tuple[Voice, ...]:
        """Every voice of every troupe, then those that were once here; ids are unique."""
        present = tuple(self._voices_of(troupe) for troupe in self.troupes)
        with self._guard:
            if self._seen != present:
                self._shown, self._seen = self._joined(present), present
            return self._shown

    def resolve(self, voice_id: str) -> Voice:
        """The voice of this id, installed or not. Raises `VoiceNotFound`."""
        for voice in self.voices():
            if voice.id == voice_id:
                return voice
        raise VoiceNotFound("There is no such voice.", hint="Choose one of the catalogue.")

    def fingerprint_of(self, voice_id: str) -> str:
        """Of the engine whose voice it is; a voice nobody has is marked so."""
        troupe = self._troupe_of(voice_id)
        return troupe.fingerprint_of(voice_id) if troupe else f"nobody {voice_id}"

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line by the engine whose voice it is. Raises `VoiceFailed`."""
        troupe = self._troupe_of(request.voice_id)
        if troupe is None:
            raise VoiceFailed(
                "This voice is not on this machine.",
                hint="Another voice can speak the line.",
                voice_id=request.voice_id,
            )
        if troupe.reads_sounds or not is_sounded(request.text):
            return troupe.speak(request)
        return _in_the_places_of(request, troupe.speak(_written(request)))

    def probes(self) -> tuple[tuple[str, Probe], ...]:
        """How every engine stands."""
        return tuple((troupe.name, troupe.probe()) for troupe in self.troupes)

    def look_again(self) -> None:
        """Look anew for what is on this machine."""
        for troupe in self.troupes:
            troupe.look_again()

    def warm(self) -> None:
        """Look at everything once, so that nobody waits for it later."""
        self.voices()

    def leave_off(self) -> None:
        """Tell every troupe."""
        for troupe in self.troupes:
            troupe.leave_off()

    def close(self) -> None:
        """End every troupe."""
        for troupe in self.troupes:
            troupe.close()

    def _voices_of(self, troupe: Troupe) -> tuple[Voice, ...]:
        try:
            return troupe.voices()
        except Exception:
            log.exception("The voices of %s could not be listed", troupe.name)
            return ()

    def _joined(self, present: Sequence[tuple[Voice, ...]]) -> tuple[Voice, ...]:
        by_id: dict[str, Voice] = {}
        self._speaker = {}
        for troupe, voices in zip(self.troupes, present, strict=True):
            for voice in voices:
                by_id.setdefault(voice.id, voice)
                self._speaker.setdefault(voice.id, troupe)
        away = self._register.remember(tuple(by_id.values()))
        return (*by_id.values(), *away)

    def _troupe_of(self, voice_id: str) -> Troupe | None:
        known = self._speaker.get(voice_id)
        if known is None:
            self.voices()
            known = self._speaker.get(voice_id)
        return known


def _written(request: SpeechRequest) -> SpeechRequest:
    return replace(request, text=as_written(request.text))


def _in_the_places_of(request: SpeechRequest, speech: Speech) -> Speech:
    """Word times of the plain text, told in the places of the text that was asked for; both have the same tokens."""
    spans = [token.span() for token in re.finditer(r"\S+", request.text)]
    if len(spans) != len(speech.words):
        return Speech(speech.samples, speech.rate)
    words = tuple(replace(word, start=start, end=end) for word, (start, end) in zip(speech.words, spans, strict=True))
    return Speech(speech.samples, speech.rate, words)
