"""Music, the band: who plays what the composer writes; a user's SoundFont where one is chosen and can be played, else the studio's own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.foundation.probe import Probe
from engine.machines.music import desk
from engine.machines.music.composer import ComposedMusic
from engine.machines.music.fonts import Font, FontUnusable, digest_of, require_font
from engine.machines.music.tones import INSTRUMENTS
from engine.machines.music.waves import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.machines.music.composer import Playing
    from engine.machines.music.desk import Stem
    from engine.machines.music.form import Form, Note
    from engine.stage.music.ports import BedRequest, Composition

log = logging.getLogger(__name__)
VERSION = 1
LOUD = 0.35
PROGRAMS = {
    "piano": 0, "rhodes": 4, "clav": 7, "musicbox": 10, "marimba": 12, "bell": 14, "organ": 16, "churchorgan": 19, "accordion": 21, "guitar": 24,
    "pluck": 24, "slide": 25, "overdrive": 29, "upright": 32, "pickbass": 34, "subbass": 38, "acid": 38, "violin": 40, "cello": 42, "cellos": 42,
    "pizzicato": 45, "harp": 46, "strings": 48, "choir": 52, "trumpet": 56, "tuba": 58, "horn": 60, "brass": 61, "sax": 66, "clarinet": 71,
    "flute": 73, "theremin": 78, "square": 80, "pulsewave": 80, "triangle": 80, "saw": 81, "sawlead": 81, "analog": 89, "drone": 89, "cluster": 91,
    "glass": 92, "bowed": 92, "banjo": 105,
}  # fmt: skip
"""The studio's instruments by their numbers in the General MIDI list, counted from 0."""
KEYS = {
    "kick": 36, "softkick": 35, "thud": 41, "chipkick": 36, "snare": 38, "dustsnare": 40, "gated": 38, "chipsnare": 38, "tap": 37, "rim": 37,
    "clap": 39, "hat": 42, "chiphat": 42, "tick": 76, "openhat": 46, "ride": 51, "swish": 82, "shake": 70, "taiko": 41, "conga": 63, "congahigh": 62,
}  # fmt: skip


class ChosenBand:
    """Plays with the SoundFont `chosen` names whenever it is asked; without one, or with one that cannot be played, as the composer does."""

    def __init__(self, chosen: Callable[[], str | None], own: ComposedMusic | None = None) -> None:
        self._chosen, self._own = chosen, own or ComposedMusic()
        self._one_at_a_time = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """The composer's, and the content of the SoundFont that plays."""
        path = self._path()
        try:
            return f"{self._own.fingerprint}, soundfont {VERSION} {digest_of(path)}" if path else self._own.fingerprint
        except FontUnusable:
            return self._own.fingerprint

    @property
    def band(self) -> Probe:
        """Who plays, and why it is not the SoundFont that was chosen."""
        path = self._path()
        if path is None:
            return self._own.band
        try:
            require_font(path)
        except FontUnusable as problem:
            return _instead(problem)
        return Probe(available=True, reason=f"The SoundFont {path.name} plays.")

    def compose(self, request: BedRequest, going_on: Callable[[], None] = lambda: None) -> Composition:
        """A bed as the composer writes it."""
        path = self._path()
        if path is None:
            return self._own.compose(request, going_on)
        try:
            with self._one_at_a_time:
                return self._own.compose(request, going_on, _playing(Font(path)))
        except FontUnusable as problem:
            log.warning("%s", _instead(problem).reason)
            return self._own.compose(request, going_on)

    def _path(self) -> Path | None:
        chosen = self._chosen()
        return Path(chosen).expanduser() if chosen else None


def _instead(problem: FontUnusable) -> Probe:
    reason = f"The SoundFont that was chosen is not used: {problem} The studio's own instruments play."
    return Probe(False, reason, "Choose another .sf2 file in the settings, or none.")


def _playing(font: Font) -> Playing:
    def play(
        form: Form, role: str, name: str, notes: Iterable[Note], swing: float, bright: float, seed: int, gain: float
    ) -> Stem:
        drums, instrument = role == "drums", INSTRUMENTS.get(name, INSTRUMENTS["piano"])
        program = font.program(PROGRAMS.get(name, 0), drums=drums)
        if program is None:
            return desk.played(form, role, name, notes, swing, bright, seed, gain)
        stem, chance = desk.Stem(form.length_s), np.random.default_rng(seed)
        stem.sent = 0.22 if drums else instrument.space
        struck = []
        for note in notes:
            key = KEYS.get(str(note.pitch), 37) if drums else int(note.pitch) + 12 * instrument.octave
            begin = form.seconds(desk.swung(note.at, swing)) + float(chance.uniform(0, 0.006))
            length, strength = max(0.05, note.length * 60 / form.bpm), round(40 + 80 * note.strength)
            struck.append((begin, length, min(127, max(0, key)), min(127, max(1, strength))))
        count = stem.sides.shape[1]
        stem.sides += font.play(program, struck, count / RATE, drums=drums)[:, :count] * np.float32(LOUD * gain)
        return stem

    return play
