"""Stage, sounds: music and effects as they are kept; 16-bit stereo frames at 44100 Hz, read where they are needed."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.score import Sound

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.storage.blobs import BlobStore

    Frames = NDArray[np.float32]

HEADER = struct.Struct("<4sIQ")
MAGIC = b"SND1"
CHANNELS, SAMPLE_BYTES = 2, 2
FULL_SCALE = 32767.0
OPEN_AT_ONCE = 64


class Sounds:
    """Keeps sounds and hands them out without loading them: a long one costs no more memory than what is heard of it."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._opened = lru_cache(OPEN_AT_ONCE)(_mapped)

    def keep(self, frames: Iterable[Frames], level_db: float = 0.0) -> Sound:
        """Keep stereo frames at 44100 Hz. Raises `DiskFull`."""
        count = 0
        with self._blobs.draft(".sound") as draft:
            with draft.open("wb") as file:
                file.write(HEADER.pack(MAGIC, CHANNELS, 0))
                for block in frames:
                    file.write(_sixteen_bit(block))
                    count += len(block)
                file.seek(0)
                file.write(HEADER.pack(MAGIC, CHANNELS, count))
            return Sound(self._blobs.put_file(draft), count, level_db)

    def has(self, sound: Sound) -> bool:
        """Whether it is on this machine."""
        return self._blobs.exists(sound.blob)

    def cut(self, sound: Sound, begin: int, end: int) -> Frames:
        """These frames of a sound, silence where it has none; a sound that is lost or damaged is silent."""
        out = np.zeros((max(0, end - begin), CHANNELS), np.float32)
        try:
            kept = self._opened(self._blobs.path(sound.blob))
        except (OSError, ValueError):
            return out
        first, last = max(0, begin), min(len(kept), end)
        if first < last:
            np.multiply(kept[first:last], np.float32(1 / FULL_SCALE), out=out[first - begin : last - begin])
        return out


def _mapped(path: Path) -> NDArray[np.int16]:
    with path.open("rb") as file:
        magic, channels, count = HEADER.unpack(file.read(HEADER.size).ljust(HEADER.size, b"\0"))
    if magic != MAGIC or channels != CHANNELS:
        raise ValueError("A kept sound is damaged.")
    if not count:
        return np.zeros((0, CHANNELS), np.int16)
    return np.memmap(path, "<i2", "r", HEADER.size, (count, CHANNELS))


def _sixteen_bit(block: Frames) -> bytes:
    clean = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
    whole: bytes = np.rint(np.clip(clean, -1.0, 1.0) * FULL_SCALE).astype("<i2").tobytes()
    return whole
