"""Stage, stems: every speaker, the music and the effects as WAV files of one length, whose sum is the mix before mastering."""

from __future__ import annotations

import re
import wave
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.mixer import segment, silence
from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engine.stage.conductor import Conductor
    from engine.stage.mixer import Frames

MUSIC, EFFECTS = "Music", "Effects"
FULL_SCALE = (1 << 23) - 1


def write_stems(conductor: Conductor, folder: Path, each: Callable[[int], None]) -> tuple[tuple[Path, ...], int]:
    """The files in order, and how many frames each of them has. `each` as in `Conductor.takes`. Raises `OSError`."""
    names = _names(conductor)
    paths = {name: folder / f"{number:02d} {_plain(name)}.wav" for number, name in enumerate(names, 1)}
    count = 0
    with ExitStack() as open_files:
        files = {name: open_files.enter_context(_Stem(path)) for name, path in paths.items()}
        for length, parts in _parts(conductor, each):
            count += length
            for name, file in files.items():
                file.write(parts.get(name), length)
    return tuple(paths.values()), count


def _names(conductor: Conductor) -> tuple[str, ...]:
    speakers = dict.fromkeys(line.entry.character for line in conductor.book.lines)
    score = conductor.book.score
    return (*speakers, *((MUSIC,) if score.beds else ()), *((EFFECTS,) if score.cues else ()))


def _parts(conductor: Conductor, each: Callable[[int], None]) -> Iterator[tuple[int, dict[str, Frames]]]:
    """Of every line its length and what sounds in it."""
    for place, take in conductor.settled_takes(each):
        position, length = place.line.position, place.end - place.start
        parts = {place.line.entry.character: segment(place, take.samples, take.rate)}
        if not conductor.pit.is_empty:
            parts[MUSIC] = conductor.pit.bed(conductor.placed, position, 0, length)
            parts[EFFECTS] = conductor.pit.effects(conductor.placed, position, 0, length)
        yield length, parts


class _Stem:
    """One WAV of 24 bits that grows."""

    def __init__(self, path: Path) -> None:
        self._file = wave.open(str(path), "wb")  # noqa: SIM115 - closed on leaving
        self._file.setparams((2, 3, SAMPLE_RATE, 0, "NONE", "not compressed"))

    def __enter__(self) -> _Stem:
        """Open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Complete its head."""
        self._file.close()

    def write(self, frames: Frames | None, length: int) -> None:
        """The next frames, silence where there are none."""
        self._file.writeframesraw(_as_24_bit(silence(length) if frames is None else frames))


def _as_24_bit(frames: Frames) -> bytes:
    whole = np.rint(np.clip(frames, -1.0, 1.0).astype(np.float64) * FULL_SCALE).astype("<i4")
    bytes_of = np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, :3]
    return bytes_of.tobytes()


def _plain(name: str) -> str:
    return re.sub(r"[^\w ()'-]+", " ", name).strip()[:60] or "Speaker"
