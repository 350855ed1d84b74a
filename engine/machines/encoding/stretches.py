"""Machines, encoding, stretches: a long recording is encoded in stretches side by side, and its frames set together in order.

Encoding is most of the work of a recording, and an encoder keeps to one core. So each stretch has an encoder of its own, which
hears the beginning of the next one too: there the two are joined. Where stretches begin depends on the sound alone, so the
same sound gives the same bytes, however many hands there are.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from engine.stage.mixer import recut

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.machines.encoding.ffmpeg import Frames

    Block = NDArray[np.float32]
    Encode = Callable[[Frames], bytes]

SHARED = 98
"""Frames that neighbours both encode, 2.6 s; encoders come to the same within 45 (measured: speech, music, noise, clicks)."""
BLOCKS = 25
LENGTH = SHARED * BLOCKS
"""Frames of a stretch, 64 s: 23 MB of sound that wait for their encoder at most."""
MOST_HANDS = 4


@dataclass(frozen=True, slots=True)
class Framing:
    """What an encoder's frames are: how many samples one holds, how a stream is cut into them, and where two encoders' are joined.

    `joint(older, newer)` is the number of the frame after which the newer ones follow; both begin with the same one.
    """

    samples: int
    split: Callable[[bytes], list[bytes]]
    joint: Callable[[Sequence[bytes], Sequence[bytes]], int]


class Left(Exception):
    """Nobody wants this stretch any more."""


def hands() -> int:
    """How many encoders work at once: as many as there are processors for this process, within reason."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_HANDS, cores)


def side_by_side(frames: Frames, encode: Encode, framing: Framing, count: int) -> Generator[list[bytes]]:
    """The encoded frames of the whole, some at a time, in order. Raises what the frames or an encoder raise, and then leaves none behind."""
    row, size = _Row(encode, framing, count), SHARED * framing.samples
    try:
        row.begin()
        for number, block in enumerate(recut(frames, size)):
            row.add(block)
            if number and number % BLOCKS == 0 and len(block) == size:
                row.end()
                yield from row.finished(count - 1)
                row.begin()
                row.add(block)
        row.end()
        yield from row.finished(0)
        yield row.rest
    finally:
        row.leave()


class _Row:
    """Stretches that are being encoded, the oldest first, and the frames of the one before them."""

    def __init__(self, encode: Encode, framing: Framing, count: int) -> None:
        self._encode, self._framing, self._pool = encode, framing, ThreadPoolExecutor(count, "stretch")
        self._stretches: deque[_Stretch] = deque()
        self._older, self._given = list[bytes](), 0

    @property
    def rest(self) -> list[bytes]:
        """What has not been given out of all that is encoded."""
        return self._older[self._given :]

    def begin(self) -> None:
        """What comes now has an encoder of its own."""
        self._stretches.append(_Stretch(self._pool, self._encode, self._framing))

    def add(self, block: Block) -> None:
        """The next sound; returns at once."""
        self._stretches[-1].coming.put(block)

    def end(self) -> None:
        """The newest stretch has all of its sound."""
        self._stretches[-1].coming.put(None)

    def finished(self, leaving: int) -> Iterator[list[bytes]]:
        """Wait until so few are being encoded; the frames that are certain by then."""
        while len(self._stretches) > leaving:
            made = self._stretches[0].made.result()
            self._stretches.popleft()
            yield self._joined(made)

    def leave(self) -> None:
        """Nobody wants the rest: its encoders end."""
        for stretch in self._stretches:
            stretch.leave()
        self._pool.shutdown()

    def _joined(self, made: list[bytes]) -> list[bytes]:
        """The older frames up to the joint with these, which are the older ones from now on."""
        shared = self._older[LENGTH : LENGTH + SHARED]
        after = 1 + self._framing.joint(shared, made[:SHARED]) if self._older else 0
        certain = self._older[self._given : LENGTH + after]
        self._older, self._given = made, after
        return certain


class _Stretch:
    """Sound on its way to an encoder; `made` are the frames that come of it."""

    def __init__(self, pool: ThreadPoolExecutor, encode: Encode, framing: Framing) -> None:
        self.coming: SimpleQueue[Block | None] = SimpleQueue()
        self._is_left = False
        self.made = pool.submit(lambda: framing.split(encode(self._sound())))

    def leave(self) -> None:
        """Its encoder shall end where it is."""
        self._is_left = True
        self.coming.put(None)

    def _sound(self) -> Iterator[Block]:
        while (block := self.coming.get()) is not None:
            yield block
            self._still_wanted()
        self._still_wanted()

    def _still_wanted(self) -> None:
        if self._is_left:
            raise Left
