"""Stage, listening: one listener of a room; MP3 from a place on, at the pace of hearing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.stage.model import SAMPLE_RATE
from engine.stage.turns import Later

if TYPE_CHECKING:
    from engine.stage.pacing import Pace
    from engine.stage.reel import Entrance, Reel
    from engine.stage.turns import Bell

TURN_S = 30.0
LOOK_S = 0.25
TELL_S = 1.0
HELPING = SAMPLE_RATE
"""The most that is handed out in one turn: with many listeners it is the turns that cost."""


class Listening(Iterator[bytes]):
    """MP3 bytes: wait for them by iterating, or `take` what is there; `close` may be called from any thread.

    `came(listening)` is called when the first bytes are asked for, `moved(listening, lines)` with the lines that have been
    sent whole and about once a second without any, `left(listening, failure)` exactly once at the end.
    """

    def __init__(
        self,
        reel: Reel,
        entrance: Entrance,
        pace: Pace,
        *,
        who: str,
        came: Callable[[Listening], None],
        moved: Callable[[Listening, tuple[int, ...]], None],
        left: Callable[[Listening, KnownError | None], None],
    ) -> None:
        self.reel, self.who, self._pace = reel, who, pace
        self._came, self._moved, self._left = came, moved, left
        self._byte, self._begin = entrance.byte, entrance.frame
        self._sent, self._told_s = 0, 0.0
        self._waiting = threading.Event()
        self._bell: Bell = self._waiting.set
        self._stop, self._gone = False, threading.Lock()
        self.has_begun = self.reached_end = self._is_out = False
        reel.ring(self._more)

    def __next__(self) -> bytes:
        """The next bytes; ends with the read, with the room, or when a line can be spoken by nobody."""
        while True:
            self._waiting.clear()
            found = self.take()
            if found is None:
                raise StopIteration
            if not isinstance(found, Later):
                return found
            self._waiting.wait(min(found.seconds, LOOK_S))

    def take(self) -> bytes | Later | None:
        """The bytes that are due, or when to ask again; None at the end."""
        if self._stop:
            return None
        if not self.has_begun:
            self.has_begun = True
            self._came(self)
        if (early := self._pace.early_s(self._sent)) > 0:
            return Later(early)
        self._is_out = True  # before looking: what comes meanwhile rings
        is_over = self.reel.is_over
        found = self.reel.piece(self._byte, HELPING)
        if found is None:
            if not is_over:
                return Later(TURN_S)
            self._end()
            return None
        self._is_out = False
        chunk, until = found
        self._byte += len(chunk)
        self._go_on(max(0, until - self._begin))
        return chunk

    def ring(self, bell: Bell) -> None:
        """Ring this when there is more to take, for somebody who found nothing."""
        self._bell = bell

    def close(self) -> None:
        """Stop listening."""
        self._stop = True
        self._bell()
        self._leave(None)

    @property
    def frame(self) -> int:
        """The frame of the reel that is heard right now."""
        return self._begin + self._pace.heard(self._sent)

    @property
    def position_ms(self) -> int:
        """What is heard right now."""
        return self.reel.position_ms(self.frame)

    @property
    def left_s(self) -> float:
        """Seconds until everything sent has been heard."""
        return self._pace.left_s(self._sent)

    def _go_on(self, sent: int) -> None:
        lines = self.reel.lines_until(self._begin + sent, self._begin + self._sent)
        self._sent = sent
        self.reel.want(self._begin + sent)
        if lines or self._pace.now_s - self._told_s >= TELL_S:
            self._told_s = self._pace.now_s
            self._moved(self, lines)

    def _end(self) -> None:
        failure = self.reel.failure
        if failure is None and self.reel.is_whole:
            self.reached_end = True
            self._sent = self.reel.fed - self._begin
            self._moved(self, self.reel.lines_until(self.reel.fed, self._begin))
        self._stop = True
        self._leave(failure if isinstance(failure, KnownError) else None)
        if failure is not None and not isinstance(failure, KnownError):
            raise failure

    def _leave(self, failure: KnownError | None) -> None:
        if self._gone.acquire(blocking=False):
            self.reel.unring(self._more)
            self._left(self, failure)

    def _more(self) -> None:
        """The reel has grown: whoever has enough for now is not woken."""
        if self._is_out:
            self._bell()
