"""Stage, reels: what of a room's performance is encoded already, and where somebody comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stage.reel import Entrance, Reel
from engine.stage.timeline import at_frame, frames_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.stage.conductor import Conductor
    from engine.stage.ports import Encoder

MOST = 24
"""Beginnings kept at once; the oldest one nobody listens to makes place."""


class Reels:
    """The reels of one room; its lock is the room's."""

    def __init__(self, conductor: Conductor, encoder: Encoder) -> None:
        self._conductor, self._encoder = conductor, encoder
        # An encoder takes a moment to start: the first one does so before anybody comes.
        self._reels = [Reel(conductor, encoder, 0)]

    def enter(self, start_ms: int, in_use: Collection[Reel]) -> tuple[Reel, Entrance]:
        """Where this is encoded already, or a new reel that begins there."""
        position, offset = at_frame(self._conductor.placed, frames_of(start_ms))
        for reel in self._reels:
            entrance = reel.entrance(position, offset)
            if entrance is not None:
                reel.want(entrance.frame)
                return reel, entrance
        reel = next((reel for reel in self._reels if reel.aim(start_ms)), None) or self._new(start_ms, in_use)
        reel.want(0)
        return reel, Entrance(0, 0)

    def close(self) -> None:
        """Encode no more."""
        for reel in self._reels:
            reel.close()

    def _new(self, start_ms: int, in_use: Collection[Reel]) -> Reel:
        self._make_place(in_use)
        self._reels.append(Reel(self._conductor, self._encoder, start_ms))
        return self._reels[-1]

    def _make_place(self, in_use: Collection[Reel]) -> None:
        idle = [reel for reel in self._reels if reel not in in_use]
        for reel in idle[: max(0, len(self._reels) - MOST + 1)]:
            reel.close()
            self._reels.remove(reel)
