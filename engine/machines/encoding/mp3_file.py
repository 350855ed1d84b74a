"""Machines, encoding, an MP3 file of constant rate as its frames, and the head that tells players how long it is."""

from __future__ import annotations

import mmap
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.mp3_frames import HEADER_BYTES, PCM_PER_FRAME, frame_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    Remainders = NDArray[np.uint16]

ID3_HEAD = 10
NAMES = (b"Info", b"Xing")
NAME_AT, COUNT_AT, BYTES_AT, TABLE_AT, TABLE = 36, 44, 48, 52, 100
ENCODER_AT, PADDING_AT, LENGTH_AT, SOUND_SUM_AT, HEAD_SUM_AT = 156, 177, 184, 188, 190
ENCODER_DELAY = 576
LANES, WIDTH = 2048, 1024


class NoFrames(ValueError):
    """This file is not one this studio has encoded."""


class Mp3File:
    """A file of this studio's, mapped: its head, and where each frame of sound begins. Raises `NoFrames`."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as problem:
            raise NoFrames(f"The file cannot be read: {problem}.") from problem
        at = _after_tags(self._map)
        size = frame_bytes(self._map[at : at + HEADER_BYTES].ljust(HEADER_BYTES, b"\0"))
        self.head = self._map[at : at + size]
        if len(self.head) < HEAD_SUM_AT + 2 or self.head[NAME_AT : NAME_AT + 4] not in NAMES:
            self._map.close()
            raise NoFrames("The file does not begin as the encoder begins one.")
        self.starts = _starts(self._map, at + size)

    def __enter__(self) -> Mp3File:
        """Open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._map.close()

    @property
    def count(self) -> int:
        """How many frames of sound there are."""
        return len(self.starts) - 1

    def frame(self, number: int) -> bytes:
        """One frame."""
        return self.between(number, number + 1)

    def between(self, first: int, end: int) -> bytes:
        """The frames from `first` to before `end`."""
        return self._map[self.starts[first] : self.starts[end]]


def split(sound: bytes) -> list[bytes]:
    """An encoder's stream as its frames."""
    starts = _starts(sound, 0)
    return [sound[begin:end] for begin, end in pairwise(starts)]


def headed(head: bytes, sizes: Iterable[int], sum_of_sound: int, samples: int) -> bytes:
    """The head of a file whose frames have these sizes and hold so many samples; everything else as in the head given."""
    ends = np.cumsum([len(head), *sizes])
    new, count, size = bytearray(head), len(ends) - 1, int(ends[-1])
    new[COUNT_AT:BYTES_AT] = count.to_bytes(4, "big")
    new[BYTES_AT:TABLE_AT] = size.to_bytes(4, "big")
    places = ends[np.arange(TABLE) * count // TABLE] * 256 // size
    new[TABLE_AT : TABLE_AT + TABLE] = bytes(np.minimum(places, 255).astype(np.uint8))
    padding = count * PCM_PER_FRAME - ENCODER_DELAY - samples
    new[PADDING_AT : PADDING_AT + 3] = (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    new[LENGTH_AT:SOUND_SUM_AT] = size.to_bytes(4, "big")
    new[SOUND_SUM_AT:HEAD_SUM_AT] = sum_of_sound.to_bytes(2, "big")
    new[HEAD_SUM_AT : HEAD_SUM_AT + 2] = checksum(bytes(new[:HEAD_SUM_AT])).to_bytes(2, "big")
    return bytes(new)


def checksum(content: bytes, before: int = 0) -> int:
    """The CRC-16 that heads hold, of everything so far; in lanes side by side, since Python alone would take a second a megabyte."""
    size = LANES * WIDTH
    for begin in range(0, len(content), size):
        piece = np.frombuffer(content[begin : begin + size], np.uint8)
        before = _shifted(before, len(piece)) ^ _of_lanes(piece)
    return before


def _of_lanes(piece: NDArray[np.uint8]) -> int:
    width = -(-len(piece) // LANES)
    padded = np.zeros(LANES * width, np.uint8)
    padded[LANES * width - len(piece) :] = piece  # nothing before the first byte counts
    sums, table = np.zeros(LANES, np.uint16), _table()
    for column in np.ascontiguousarray(padded.reshape(LANES, width).T):
        sums = (sums >> np.uint16(8)) ^ table[(sums ^ column) & np.uint16(255)]
    while len(sums) > 1:
        sums, width = _moved(sums[::2], width) ^ sums[1::2], width * 2
    return int(sums[0])


def _shifted(remainder: int, count: int) -> int:
    return int(_moved(np.array([remainder], np.uint16), count)[0])


def _moved(sums: Remainders, count: int) -> Remainders:
    """What the remainders are after so many zero bytes."""
    moved = np.zeros_like(sums)
    for bit, after in enumerate(_after_zeros(count)):
        moved ^= np.where(sums >> np.uint16(bit) & np.uint16(1), np.uint16(after), np.uint16(0))
    return moved


@cache
def _after_zeros(count: int) -> tuple[int, ...]:
    """What each bit of a remainder becomes after so many zero bytes."""
    if count <= 1:
        return tuple(int(1 << bit if not count else _one_zero(1 << bit)) for bit in range(16))
    half = _after_zeros(count // 2)
    both = [_by(half, bit) for bit in half]
    return tuple(_one_zero(bit) for bit in both) if count % 2 else tuple(both)


def _by(bits: tuple[int, ...], remainder: int) -> int:
    whole = 0
    for number, after in enumerate(bits):
        whole ^= after if remainder >> number & 1 else 0
    return whole


def _one_zero(remainder: int) -> int:
    return remainder >> 8 ^ int(_table()[remainder & 255])


@cache
def _table() -> Remainders:
    sums = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        sums = np.where(sums & np.uint16(1), sums >> np.uint16(1) ^ np.uint16(0xA001), sums >> np.uint16(1))
    return sums


def _after_tags(content: mmap.mmap) -> int:
    head = content[:ID3_HEAD]
    if head[:3] != b"ID3" or len(head) < ID3_HEAD:
        return 0
    return ID3_HEAD + sum(byte << 7 * (3 - at) for at, byte in enumerate(head[6:10]))


def _starts(content: mmap.mmap | bytes, at: int) -> list[int]:
    """Where each frame begins, and where the last one ends."""
    starts, size = [at], len(content)
    while at + HEADER_BYTES <= size:
        length = frame_bytes(content[at : at + HEADER_BYTES])
        if not length or at + length > size:
            break
        at += length
        starts.append(at)
    return starts
