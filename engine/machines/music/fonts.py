"""Music, fonts: a user's SoundFont, looked at before a library may have it, and played note by note."""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.machines.music.waves import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Struck = tuple[float, float, int, int]

LARGEST = 2 << 30
DRUM_BANK = 128
QUIET_S = 0.05
EVENTS_AT_ONCE = 256


class FontUnusable(Exception):
    """This SoundFont cannot be played; the message is a sentence."""


class Font:
    """One opened SoundFont; not for two threads at once."""

    def __init__(self, path: Path) -> None:
        """Raises `FontUnusable`."""
        require_font(path)
        try:
            import tinysoundfont

            self._synth: Any = tinysoundfont.Synth(samplerate=RATE)
            self._id = self._synth.sfload(str(path), 0, EVENTS_AT_ONCE)
        except Exception as problem:
            raise FontUnusable(f"{path.name} cannot be opened as a SoundFont ({problem}).") from problem

    def program(self, wanted: int, *, drums: bool = False) -> int | None:
        """The preset for an instrument of the General MIDI list: itself, one of its family, the first of all; None for drums it has not."""
        if drums:
            return next((number for number in range(128) if self._has(DRUM_BANK, number)), None)
        family = wanted // 8 * 8
        near = (wanted, *range(family, family + 8), *range(128))
        return next((number for number in near if self._has(0, number)), None)

    def play(
        self, program: int, notes: Iterable[Struck], seconds: float, *, drums: bool = False
    ) -> NDArray[np.float32]:
        """Notes (begin and length in seconds, key, strength 1 to 127) as stereo frames; rows are sides."""
        channel, bank = (9, DRUM_BANK) if drums else (0, 0)
        self._synth.sounds_off()
        self._frames(round(QUIET_S * RATE))
        self._synth.program_select(channel, self._id, bank, program, drums)
        moves = sorted(_moves(notes))
        out, at, count = [], 0, round(seconds * RATE)
        for moment, key, strength in moves:
            upto = min(count, int(moment * RATE))
            out.append(self._frames(upto - at))
            at = max(at, upto)
            if strength:
                self._synth.noteon(channel, key, strength)
            else:
                self._synth.noteoff(channel, key)
        out.append(self._frames(count - at))
        return np.ascontiguousarray(np.concatenate(out).T)

    def _has(self, bank: int, number: int) -> bool:
        try:
            return self._synth.sfpreset_name(self._id, bank, number) is not None
        except RuntimeError:
            return False

    def _frames(self, count: int) -> NDArray[np.float32]:
        if count <= 0:
            return np.zeros((0, 2), np.float32)
        return np.frombuffer(self._synth.generate(count), np.float32).reshape(-1, 2).copy()


def _moves(notes: Iterable[Struck]) -> Iterable[tuple[float, int, int]]:
    """Key down and key up, an up before a down at the same moment."""
    for begin, length, key, strength in notes:
        yield begin, key, strength
        yield begin + length, key, 0


def require_font(path: Path) -> None:
    """Itself silent. Raises `FontUnusable` for whatever is not a whole SoundFont 2 file."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
            if size > LARGEST:
                raise FontUnusable(f"{path.name} is larger than 2 GB.")
            if len(head) < 12 or head[:4] != b"RIFF" or head[8:] != b"sfbk":
                raise FontUnusable(f"{path.name} is not a SoundFont (.sf2) file.")
            end, found = struct.unpack("<I", head[4:8])[0] + 8, set[bytes]()
            while file.tell() + 12 <= min(end, size):
                kind, length, what = struct.unpack("<4sI4s", file.read(12))
                if kind != b"LIST" or file.tell() - 4 + length > size:
                    raise FontUnusable(f"{path.name} is damaged or not whole.")
                found.add(what)
                file.seek(length - 4 + length % 2, 1)
    except OSError as problem:
        raise FontUnusable(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem
    if end > size or not {b"sdta", b"pdta"} <= found:
        raise FontUnusable(f"{path.name} is damaged or not whole.")


def digest_of(path: Path) -> str:
    """What the file is, by its content; read anew only when it has changed. Raises `FontUnusable`."""
    try:
        facts = path.stat()
        return _digest(path, facts.st_size, facts.st_mtime_ns)
    except OSError as problem:
        raise FontUnusable(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem


@lru_cache(8)
def _digest(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
