"""Stage, mixer: takes become stereo segments, segments become blocks; the same samples at every pace and block size; pure.

A segment depends on its own line alone (silence, voice, tail of the room), so wherever a listener joins, the same frames are heard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.limiter import limited
from engine.stage.model import SAMPLE_RATE
from engine.stage.resampling import at_house_rate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.timeline import Placed

    Frames = NDArray[np.float32]

HOUSE_GAIN = 10 ** (3.6 / 20)
CEILING = 10 ** (-1.5 / 20)
AIR_BLOCK = SAMPLE_RATE * 150 // 1000
RECORD_BLOCK = SAMPLE_RATE * 5
ROOM_LEVEL = 0.11
ROOM_MS = (
    (7.1, 0.50, 0.34),
    (11.3, 0.30, 0.46),
    (17.9, 0.36, 0.24),
    (23.7, 0.18, 0.30),
    (31.3, 0.22, 0.14),
    (43.1, 0.10, 0.17),
    (61.7, 0.10, 0.07),
    (79.3, 0.04, 0.06),
)


def cut(sound: Frames, size: int) -> Iterator[Frames]:
    """One stretch in blocks of at most `size`."""
    for begin in range(0, len(sound), size):
        yield sound[begin : begin + size]


def silence(count: int) -> Frames:
    """So many silent stereo frames."""
    return np.zeros((count, 2), np.float32)


def segment(place: Placed, samples: NDArray[np.float32], rate: int) -> Frames:
    """A line's whole segment: lead, voice in its seat in the room, tail; `samples` is the mono take at `rate` Hz."""
    dry = at_house_rate(samples, rate)[: place.voice] * np.float32(HOUSE_GAIN)
    sides = np.zeros((2, place.end - place.start), np.float32)
    if len(dry):
        sides[:, place.lead : place.lead + len(dry)] = seat(place.line.pan)[:, None] * dry
        _add_room(sides[:, place.lead :], dry)
    return limited(np.ascontiguousarray(sides.T), CEILING)


def seat(pan: float) -> NDArray[np.float32]:
    """Left and right gain of equal power; both 1 in the middle."""
    angle = (pan + 1) * np.pi / 4
    gains: Frames = (np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2)).astype(np.float32)
    return gains


def recut(pieces: Iterable[Frames], size: int) -> Iterator[Frames]:
    """The same frames in blocks of `size`; the last one may be shorter."""
    rest = silence(0)
    for piece in pieces:
        whole = np.concatenate([rest, piece]) if len(rest) else piece
        cut = len(whole) - len(whole) % size
        for begin in range(0, cut, size):
            yield whole[begin : begin + size]
        rest = whole[cut:]
    if len(rest):
        yield rest


def _add_room(sides: Frames, dry: NDArray[np.float32]) -> None:
    """A few soft early reflections, different on either side (the rows); all of them end within the tail."""
    dull = dry * np.float32(ROOM_LEVEL / 4)
    soft = np.pad(dull, (0, 2))
    soft[1:-1] += 2 * dull
    soft[2:] += dull
    for ms, *gains in ROOM_MS:
        delay = int(ms * SAMPLE_RATE / 1000)
        part = soft[: max(0, sides.shape[1] - delay)]
        for side, gain in zip(sides, gains, strict=True):
            side[delay : delay + len(part)] += part * np.float32(gain)
