"""Stage, takes: a spoken line as it is kept; whether fresh or kept it always sounds from this form; pure."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.resampling import length_at_house_rate
from engine.stage.speech import Speech, WordTiming
from engine.stage.timeline import Measured

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEADER = struct.Struct("<4sIQ")
MAGIC = b"TAK1"
FULL_SCALE = 32767.0


class TakeBroken(ValueError):
    """These bytes are not a kept take."""


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """A finished line: mono float32 samples at `rate` Hz, word times over the spoken text; `warning` when another voice stepped in."""

    samples: NDArray[np.float32]
    rate: int
    words: tuple[WordTiming, ...] = ()
    warning: str | None = None

    @property
    def measured(self) -> Measured:
        """What the timeline needs of it."""
        return Measured(length_at_house_rate(len(self.samples), self.rate), self.words)

    @property
    def duration_ms(self) -> int:
        """Its length."""
        return round(len(self.samples) * 1000 / self.rate)


SILENT = Take(np.zeros(0, np.float32), 22_050)


def pack(speech: Speech) -> bytes:
    """The samples as kept: a header of 16 bytes (magic, rate, count), then 16-bit little-endian samples."""
    clean = np.nan_to_num(speech.samples, nan=0.0, posinf=1.0, neginf=-1.0)
    whole = np.rint(np.clip(clean, -1.0, 1.0) * FULL_SCALE).astype("<i2")
    samples: bytes = whole.tobytes()
    return HEADER.pack(MAGIC, speech.rate, len(whole)) + samples


def unpack(content: bytes, words: tuple[WordTiming, ...] = (), warning: str | None = None) -> Take:
    """The take of these bytes. Raises `TakeBroken`."""
    if len(content) < HEADER.size:
        raise TakeBroken("A kept take has no header.")
    magic, rate, count = HEADER.unpack_from(content)
    if magic != MAGIC or len(content) != HEADER.size + 2 * count:
        raise TakeBroken("A kept take is damaged.")
    whole = np.frombuffer(content, "<i2", count, HEADER.size)
    return Take(whole.astype(np.float32) / np.float32(FULL_SCALE), rate, words, warning)
