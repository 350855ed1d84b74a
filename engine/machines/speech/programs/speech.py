"""Machines, speech, programs, the troupe: the voices of one engine found on this machine."""

from __future__ import annotations

import hashlib
import logging
import re
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.probe import Probe
from engine.machines.speech.programs.known import FoundVoice, Order, Program, fits_here
from engine.machines.speech.programs.running import A_LETTER_S, LEAST_S, ProgramFailed, found, read_wave, run
from engine.machines.voicing.clausewise import ClauseByClause
from engine.machines.voicing.take import OTHER_VOICE, failed
from engine.stage.errors import VoiceFailed
from engine.table_read.voices import Voice

if TYPE_CHECKING:
    from engine.machines.voicing.acquaintance import Acquaintance
    from engine.machines.voicing.shaping import Sound
    from engine.stage.speech import Delivery, Speech, SpeechRequest

log = logging.getLogger(__name__)
UNHEARD_HZ, UNHEARD_WPM = 140.0, 160.0


class ProgramTroupe:
    """Voices are looked for once, when they are first asked for; each clause is a process of its own, so a death costs one line."""

    reads_sounds = False

    def __init__(self, program: Program, known: Acquaintance, *, least_s: float = LEAST_S) -> None:
        self.name = program.engine
        self._program, self._least_s = program, least_s
        self._lines = ClauseByClause(self, known)
        self._guard = threading.Lock()
        self._found: dict[str, tuple[FoundVoice, Voice]] | None = None
        self._trouble = self._release = ""
        self._leaving = False

    def voices(self) -> tuple[Voice, ...]:
        """What the engine has, with what was heard of it so far; cast only by name."""
        return tuple(self._as_heard(voice) for _, voice in self._here().values())

    def fingerprint_of(self, voice_id: str) -> str:
        """Engine and the state of its program's file."""
        self._here()
        return f"{self.name} {voice_id} {self._release}"

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak one line. Raises `VoiceFailed`."""
        here = self._here().get(request.voice_id)
        if here is None:
            raise VoiceFailed("This voice is not on this machine.", hint=OTHER_VOICE, voice_id=request.voice_id)
        return self._lines.speak(here[1], request, self.fingerprint_of(request.voice_id))

    def say(self, voice: Voice, text: str, delivery: Delivery) -> tuple[Sound, int]:
        """One clause, by one run of the program. Raises `VoiceFailed`."""
        if self._leaving:
            raise failed(voice.name, voice.id, "the studio is closing")
        path, own = found(self._program.program), self._here()[voice.id][0].own_name
        with tempfile.TemporaryDirectory(prefix="studio-voice-") as folder:
            order = Order(path or "", own, Path(folder, "text.txt"), Path(folder, "sound.wav"), delivery.rate)
            order.text.write_bytes(_plain(text).encode(self._program.encoding, "replace"))
            try:
                given = order.letters if self._program.stdin else b""
                limit = self._least_s + A_LETTER_S * len(text)
                run(self._program.arguments(order), limit, given=given, beside=self._program.beside(order))
                return read_wave(order.sound)
            except ProgramFailed as problem:
                raise failed(voice.name, voice.id, str(problem)) from problem

    def probe(self) -> Probe:
        """Whether it is here, and what it has."""
        if not fits_here(self._program):
            return Probe(False, f"{self.name} belong to another system.")
        if found(self._program.program) is None:
            return Probe(
                False, f"{self.name} is not installed.", f"Install it, so that {self._program.program} is on the path."
            )
        count = len(self._here())
        if self._trouble or not count:
            return Probe(False, f"{self.name} is here, but {self._trouble or 'has no voices'}.", self._program.remedy)
        return Probe(True, f"{self.name}: {count} {'voice' if count == 1 else 'voices'} found on this machine.")

    def look_again(self) -> None:
        """Look anew."""
        with self._guard:
            self._found, self._trouble = None, ""

    def leave_off(self) -> None:
        """No program is run any more."""
        self._leaving = True

    def close(self) -> None:
        """Nothing runs between lines."""
        self.leave_off()

    def _here(self) -> dict[str, tuple[FoundVoice, Voice]]:
        with self._guard:
            if self._found is None:
                self._found = {voice.id: (one, voice) for one in self._look() for voice in [self._voice(one)]}
            return self._found

    def _look(self) -> tuple[FoundVoice, ...]:
        path = found(self._program.program) if fits_here(self._program) else None
        if path is None:
            return ()
        stat = Path(path).stat()
        self._release = f"{stat.st_size} {int(stat.st_mtime)}"
        try:
            return self._program.voices(path)
        except (ProgramFailed, OSError) as problem:
            self._trouble = str(problem)
            log.warning("%s could not be asked for its voices: %s", self.name, problem)
            return ()

    def _voice(self, one: FoundVoice) -> Voice:
        engine = re.sub(r"[^a-z0-9]+", "", self.name.lower())
        plain = re.sub(r"[^a-z0-9]+", "-", one.own_name.lower()).strip("-")
        short = plain[:60] or hashlib.sha256(one.own_name.encode()).hexdigest()[:12]
        return Voice(
            f"voice-{engine}-{short}", _called(one.own_name), self.name, one.language, one.gender,
            f"found on this machine, {self.name}", one.licence, UNHEARD_HZ, UNHEARD_WPM, f"{engine}-{short}", offered=False,
        )  # fmt: skip

    def _as_heard(self, voice: Voice) -> Voice:
        heard = self._lines.known(self.fingerprint_of(voice.id))
        if heard is None:
            return voice
        pitch, pace = heard.pitch_hz or UNHEARD_HZ, heard.words_per_minute
        return replace(voice, pitch_hz=pitch, words_per_minute=pace, timbre=heard.timbre)


def _called(own: str) -> str:
    return " ".join(part.capitalize() if part.islower() else part for part in re.split(r"[_\s]+", own)) or own


def _plain(text: str) -> str:
    """One line without signs that drive a terminal or an engine."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split()) + "\n"
