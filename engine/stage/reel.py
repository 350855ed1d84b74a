"""Stage, reel: a performance from a place on, encoded once and kept while its room is open, for everybody who listens there."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.stage.mixer import AIR_BLOCK, cut
from engine.stage.model import SAMPLE_RATE
from engine.stage.mp3_frames import FrameIndex
from engine.stage.timeline import at_frame, frames_of, milliseconds

if TYPE_CHECKING:
    from engine.stage.conductor import Conductor, Played
    from engine.stage.mixer import Frames
    from engine.stage.ports import Encoder
    from engine.stage.turns import Bell

AHEAD = SAMPLE_RATE
"""How far encoding runs ahead of whoever listens furthest on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `begin` frames of the reel on: the line heard, from `offset` frames into it."""

    begin: int
    position: int
    offset: int


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where somebody comes in: a byte of the reel, and the frame that is heard there."""

    byte: int
    frame: int


class Reel:
    """One encoder in a thread of its own, which begins to play when somebody wants to hear it; `close` lets it end.

    Frames count from the beginning of the reel.
    """

    def __init__(self, conductor: Conductor, encoder: Encoder, start_ms: int) -> None:
        self.start_ms = start_ms
        self._conductor, self._encoder = conductor, encoder
        self._change = threading.Condition()
        self._data, self._index = bytearray(), FrameIndex()
        self._ends, self._fed_at = list[int](), list[int]()
        self._stretches, self._finished = list[Stretch](), list[tuple[int, int]]()
        self._wanted, self._fed = 0, 0
        self._bells: tuple[Bell, ...] = ()
        self._stopped = self.is_whole = False
        self.failure: BaseException | None = None
        threading.Thread(target=self._run, name="reel", daemon=True).start()

    def piece(self, byte: int, most: int) -> tuple[bytes, int] | None:
        """The bytes from here on, of about `most` frames and at least to the end of their chunk, and the frames encoded by then.

        None when there are none yet.
        """
        with self._change:
            first = bisect_right(self._ends, byte)
            if first == len(self._ends):
                return None
            before = self._fed_at[first - 1] if first else 0
            last = max(first, bisect_right(self._fed_at, before + most) - 1)
            return bytes(memoryview(self._data)[byte : self._ends[last]]), self._fed_at[last]

    @property
    def is_over(self) -> bool:
        """Whether no more bytes will come."""
        with self._change:
            return self.is_whole or self._stopped or self.failure is not None

    def aim(self, start_ms: int) -> bool:
        """Begin elsewhere; False when it has begun already."""
        with self._change:
            if self._wanted or self._stopped or self.failure is not None:
                return False
            self.start_ms = start_ms
            return True

    def want(self, frame: int) -> None:
        """Somebody has been sent everything up to here."""
        with self._change:
            if frame + AHEAD > self._wanted:
                self._wanted = frame + AHEAD
                self._change.notify_all()

    def lines_until(self, frame: int, since: int) -> tuple[int, ...]:
        """Positions of the lines that end after frame `since` and at the latest at `frame`."""
        with self._change:
            return tuple(position for end, position in self._finished if since < end <= frame)

    @property
    def fed(self) -> int:
        """How many frames have been encoded."""
        with self._change:
            return self._fed

    def position_ms(self, frame: int) -> int:
        """Where on the timeline a frame lies, as far as it is known now."""
        with self._change:
            number = bisect_right(self._stretches, frame, key=lambda stretch: stretch.begin) - 1
            if number < 0:
                return self.start_ms
            stretch = self._stretches[number]
        line = self._conductor.placed[stretch.position]
        return milliseconds(line.start + stretch.offset + frame - stretch.begin)

    def entrance(self, position: int, offset: int) -> Entrance | None:
        """Where this place of this line can be come in at; None where it is not encoded yet."""
        with self._change:
            if self.failure is not None or self._stopped:
                return None
            if self._first() == (position, offset):
                return Entrance(0, 0)
            ends = [*(stretch.begin for stretch in self._stretches[1:]), self._fed]
            for stretch, end in zip(self._stretches, ends, strict=bool(self._stretches)):
                frame = stretch.begin + offset - stretch.offset
                if stretch.position == position and offset >= stretch.offset and frame < end:
                    return self._cut(frame)
        return None

    def entrance_at(self, frame: int) -> Entrance | None:
        """Where this frame can be come in at, or what is encoded last."""
        with self._change:
            return None if self.failure is not None or self._stopped else self._cut(min(frame, self._index.reaches))

    def ring(self, bell: Bell) -> None:
        """Ring this whenever there is more, or nothing more will come."""
        with self._change:
            self._bells = (*self._bells, bell)

    def unring(self, bell: Bell) -> None:
        """This bell need not ring any more."""
        with self._change:
            self._bells = tuple(known for known in self._bells if known != bell)

    def close(self) -> None:
        """Encode no more; returns at once."""
        with self._change:
            self._stopped = True
            self._change.notify_all()
        self._tell()

    def _first(self) -> tuple[int, int]:
        """Where it begins; before anything is played, where that is believed to be."""
        if self._stretches:
            return self._stretches[0].position, self._stretches[0].offset
        return at_frame(self._conductor.placed, frames_of(self.start_ms))

    def _cut(self, frame: int) -> Entrance | None:
        byte = self._index.byte_of(frame)
        return None if byte is None else Entrance(byte, frame)

    def _run(self) -> None:
        try:
            for chunk in self._encoder.stream(self._frames()):
                with self._change:
                    self._data += chunk
                    self._index.add(chunk)
                    self._ends.append(len(self._data))
                    self._fed_at.append(self._fed)
                self._tell()
            with self._change:
                self.is_whole = not self._stopped
        except BaseException as failure:  # noqa: BLE001 - raised again where somebody listens
            self.failure = failure
        self._tell()

    def _tell(self) -> None:
        with self._change:
            bells = self._bells
        for bell in bells:
            bell()

    def _frames(self) -> Iterator[Frames]:
        before: int | None = None
        if not self._is_wanted():
            return
        for played in self._conductor.play(self.start_ms):
            self._begin(played, before)
            before = played.position
            for block in cut(played.sound, AIR_BLOCK):
                if not self._is_wanted():
                    return
                yield block
                with self._change:
                    self._fed += len(block)
        with self._change:
            if before is not None:
                self._finished.append((self._fed, before))

    def _begin(self, played: Played, before: int | None) -> None:
        offset = max(0, played.at - self._conductor.placed[played.position].start)
        with self._change:
            if before is not None and before != played.position:
                self._finished.append((self._fed, before))
            self._stretches.append(Stretch(self._fed, played.position, offset))

    def _is_wanted(self) -> bool:
        with self._change:
            self._change.wait_for(lambda: self._stopped or self._fed < self._wanted)
            return not self._stopped
