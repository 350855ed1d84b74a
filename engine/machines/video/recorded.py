"""Machines, video, recorded: the finished recording of a read as the sound of its film, in pieces; each is named by what is heard in it.

A recording whose lines have changed here and there is the same bytes everywhere else, and so are most of its pieces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.machines.encoding.mp3_file import ENCODER_DELAY, PADDING_AT, Mp3File, NoFrames
from engine.pictures.soundtrack import AROUND, PACKET
from engine.stage.mp3_frames import DELAY, PCM_PER_FRAME

PIECE = 432 * PACKET
"""Ten seconds: a whole number of packets, and of the recording's frames, so that these are cut alike in every piece."""
BEFORE = 2
"""Frames a decoder must have heard before the first one that counts."""
CHUNK = 256
"""Frames that are handed over at once."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The bytes of some pieces and what is around them; `skip` samples of them, then `before` packets, are only listened to."""

    path: Path
    frames: tuple[int, int]
    skip: int
    before: int
    counts: tuple[int, ...]
    """How many packets each piece is."""

    def chunks(self) -> Iterator[bytes]:
        """The bytes."""
        begin, end = self.frames
        with Mp3File(self.path) as file:
            for at in range(begin, end, CHUNK):
                yield file.between(at, min(end, at + CHUNK))


def names_of(path: Path) -> tuple[str, ...]:
    """A name a piece, another one exactly where something else is heard; none of a file that is no recording of this studio."""
    try:
        with Mp3File(path) as file:
            clips = [_clip(path, file, number, 1) for number in range(len(_counts(file)))]
            return tuple(
                hashlib.sha256(
                    repr((clip.skip, clip.before, clip.counts)).encode() + file.between(*clip.frames)
                ).hexdigest()
                for clip in clips
            )
    except NoFrames:
        return ()


def clip_of(path: Path, first: int, count: int) -> Clip:
    """So many pieces from this one on."""
    with Mp3File(path) as file:
        return _clip(path, file, first, count)


def _clip(path: Path, file: Mp3File, first: int, count: int) -> Clip:
    before = AROUND if first else 0
    counts = _counts(file)[first : first + count]
    begin = first * PIECE - before + DELAY
    end = first * PIECE + sum(counts) * PACKET + AROUND + DELAY
    frames = max(0, begin // PCM_PER_FRAME - BEFORE), min(file.count, -(-end // PCM_PER_FRAME) + BEFORE)
    return Clip(path, frames, begin - frames[0] * PCM_PER_FRAME, before // PACKET, counts)


def _counts(file: Mp3File) -> tuple[int, ...]:
    """How many packets each piece is; the last one as many as are left."""
    padding = int.from_bytes(file.head[PADDING_AT : PADDING_AT + 3]) & 0xFFF
    samples = max(1, file.count * PCM_PER_FRAME - ENCODER_DELAY - padding)
    whole, rest = divmod(samples, PIECE)
    return (*(PIECE // PACKET for _ in range(whole)), *([-(-rest // PACKET)] if rest else []))
