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

    from engine.stage.acoustics import Room
    from engine.stage.timeline import Placed

    Frames = NDArray[np.float32]

HOUSE_GAIN = 10 ** (3.6 / 20)
CEILING = 10 ** (-1.5 / 20)
AIR_BLOCK = SAMPLE_RATE * 150 // 1000
RECORD_BLOCK = 245 * 1152
"""Of a record: 6.4 s, which are whole frames of MP3 as well as whole tenths of a second."""
STRETCH = 16384


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
    whole = silence(place.end - place.start)
    if len(dry):
        _fill(whole[place.lead :], dry, place.line.pan, place.line.room)
    return limited(whole, CEILING)


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


class Counted:
    """Frames on their way, counted."""

    def __init__(self, frames: Iterable[Frames]) -> None:
        self._frames, self.samples = frames, 0

    def __iter__(self) -> Iterator[Frames]:
        for block in self._frames:
            self.samples += len(block)
            yield block

    @property
    def duration_ms(self) -> int:
        """The length of what has gone by."""
        return round(self.samples * 1000 / SAMPLE_RATE)


def _fill(out: Frames, dry: NDArray[np.float32], pan: float, room: Room) -> None:
    """A voice in its seat, with a few soft early reflections, different on either side; all of them end within the tail.

    Both sides are one product: the voice and its reflections as rows, how much either side has of each as columns.
    """
    delays = [int(ms * SAMPLE_RATE / 1000) for ms, *_ in room.echoes_ms]
    levels = np.array([seat(pan), *(sides for _, *sides in room.echoes_ms)], np.float32)
    before = max(delays) + 2
    count = min(len(out), len(dry) + before)
    voice = np.zeros(before + count, np.float32)
    voice[before:][: len(dry)] = dry[:count]
    rows = np.empty((len(levels), STRETCH), np.float32)
    for begin in range(0, count, STRETCH):
        end = min(count, begin + STRETCH)
        dull = _dull(voice[begin : end + before])
        rows[0, : end - begin] = voice[begin + before : end + before]
        for row, delay in zip(rows[1:], delays, strict=True):
            row[: end - begin] = dull[before - 2 - delay :][: end - begin]
        np.matmul(rows[:, : end - begin].T, levels, out=out[begin:end])


def _dull(voice: NDArray[np.float32]) -> NDArray[np.float32]:
    """What walls leave of a voice, from its third sample on."""
    dull = voice[2:] + voice[:-2]
    dull += 2 * voice[1:-1]
    dull *= np.float32(0.25)
    return dull
