"""Stage, foyer: everybody who hears a finished recording; each holds a line that says when the link is over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.foundation.errors import KnownError
from engine.stage.broadcast import HEARTBEAT_S, Subscription
from engine.stage.model import RoomEvent

Changed = Callable[[str, int], None]
Barred = Callable[[str | None], KnownError | None]


@dataclass(frozen=True, slots=True, eq=False)
class Seat:
    """Somebody who hears the finished recording of a read by a link, and from where."""

    artifact_id: str
    jti: str | None
    who: str
    line: Subscription = field(repr=False)


class Foyer:
    """Who is there, for as long as their lines are open.

    `changed(artifact_id, count)` is told when somebody comes or leaves; `barred(jti)` says why a link opens nothing any more.
    """

    def __init__(self, changed: Changed, barred: Barred) -> None:
        self._changed, self._barred = changed, barred
        self._lock = threading.Lock()
        self._seats: tuple[Seat, ...] = ()
        self._call: Callable[[], None] = _nobody

    def calling(self, usher: Callable[[], None]) -> None:
        """From now on this is called whenever somebody comes, so that `tidy` is done."""
        self._call = usher

    @property
    def is_empty(self) -> bool:
        """Whether nobody is there."""
        return not self._seats

    def come(self, artifact_id: str, jti: str | None = None, who: str = "") -> Subscription:
        """A line: `ready`, and `error` should the link be withdrawn or expire. Who closes it has left."""
        line = Subscription(self._leave, HEARTBEAT_S)
        line.put(RoomEvent("ready", {"artifactId": artifact_id}))
        with self._lock:
            self._seats = (*self._seats, Seat(artifact_id, jti, who, line))
        self._changed(artifact_id, len(self.there(artifact_id)))
        self._call()
        return line

    def there(self, artifact_id: str) -> tuple[str, ...]:
        """From where the finished recording of this read is heard."""
        return tuple(seat.who for seat in self._seats if seat.artifact_id == artifact_id)

    def tidy(self) -> None:
        """See everybody out whose link is over, and say why."""
        over = {jti: self._barred(jti) for jti in {seat.jti for seat in self._seats}}
        for seat in self._seats:
            if (reason := over.get(seat.jti)) is not None:
                seat.line.put(why(reason))
                seat.line.put(None)

    def close(self) -> None:
        """Everybody out."""
        for seat in self._seats:
            seat.line.put(None)

    def _leave(self, line: Subscription) -> None:
        with self._lock:
            gone = next((seat for seat in self._seats if seat.line is line), None)
            self._seats = tuple(seat for seat in self._seats if seat is not gone)
        if gone is not None:
            self._changed(gone.artifact_id, len(self.there(gone.artifact_id)))


def _nobody() -> None:
    """No usher is needed."""


def why(reason: KnownError) -> RoomEvent:
    """What is said to listeners of something that went wrong."""
    return RoomEvent("error", {"code": reason.code, "message": reason.sentence()})
