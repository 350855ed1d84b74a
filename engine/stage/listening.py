"""Stage, listening: one listener of a room; MP3 from a position on, at the pace of hearing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.stage.mixer import AIR_BLOCK, cut
from engine.stage.model import SAMPLE_RATE
from engine.stage.timeline import milliseconds

if TYPE_CHECKING:
    from engine.stage.conductor import Conductor
    from engine.stage.mixer import Frames
    from engine.stage.pacing import Pace
    from engine.stage.ports import Encoder

log = logging.getLogger(__name__)


class Listening(Iterator[bytes]):
    """An iterator of MP3 bytes; `close` may be called from any thread.

    `moved(listening, position)` is called when a line has been sent whole and about once a second,
    `left(listening, failure)` exactly once at the end.
    """

    def __init__(
        self,
        conductor: Conductor,
        encoder: Encoder,
        pace: Pace,
        start_ms: int,
        *,
        moved: Callable[[Listening, int | None], None],
        left: Callable[[Listening, KnownError | None], None],
    ) -> None:
        self._conductor, self._pace, self._start_ms = conductor, pace, start_ms
        self._moved, self._left = moved, left
        self._stop, self._gone = threading.Event(), threading.Lock()
        self._at, self._sent = -1, 0
        self.has_begun = self.reached_end = False
        self._bytes = encoder.stream(self._frames())

    def __next__(self) -> bytes:
        """The next bytes; ends with the read, with the room, or when a line can be spoken by nobody."""
        self.has_begun = True
        try:
            return next(self._bytes)
        except StopIteration:
            self._leave(None)
            raise
        except KnownError as failure:
            self._leave(failure)
            raise StopIteration from failure
        except BaseException:
            self._leave(None)
            raise

    def close(self) -> None:
        """Stop listening; an encoder that is just being read ends by itself, since no more frames come."""
        self._stop.set()
        stop = getattr(self._bytes, "close", None)
        try:
            if stop is not None:
                stop()
        except ValueError:
            log.debug("The stream is being read; it ends at its next frames")
        self._leave(None)

    @property
    def position_ms(self) -> int:
        """What is heard right now."""
        if self._at < 0:
            return self._start_ms
        return milliseconds(max(0, self._at - (self._sent - self._pace.heard(self._sent))))

    @property
    def left_s(self) -> float:
        """Seconds until everything sent has been heard."""
        return self._pace.left_s(self._sent)

    def _frames(self) -> Iterator[Frames]:
        told = 0
        before: int | None = None
        for played in self._conductor.play(self._start_ms):
            if before is not None and played.position != before:
                self._moved(self, before)
            before = played.position
            for number, block in enumerate(cut(played.sound, AIR_BLOCK)):
                if not self._pace.wait(self._sent, self._stop):
                    return
                yield block
                self._sent += len(block)
                self._at = played.at + number * AIR_BLOCK + len(block)
                if self._sent - told >= SAMPLE_RATE:
                    told = self._sent
                    self._moved(self, None)
        self.reached_end = True
        self._moved(self, before)

    def _leave(self, failure: KnownError | None) -> None:
        if self._gone.acquire(blocking=False):
            self._left(self, failure)
