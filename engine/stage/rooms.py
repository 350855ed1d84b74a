"""Stage, rooms: every open room, and the usher who closes those that are over."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.access.errors import RateLimited
from engine.stage.errors import LiveRoomNotFound

if TYPE_CHECKING:
    from engine.foundation.errors import KnownError
    from engine.stage.foyer import Foyer
    from engine.stage.model import Performance
    from engine.stage.room import Room

log = logging.getLogger(__name__)
MOST = 8
LOOK_S = 0.5
ENDED = "This performance is over."


class Rooms:
    """Opens, finds and ends rooms; a thread looks after them, and after the foyer, only while somebody may be there.

    `heard(performance)` is told once of each room heard to its end, `ended(room, completed)` of each room that ended,
    `barred(jti)` says why a link opens nothing any more: it was withdrawn, or has expired.
    """

    def __init__(
        self,
        heard: Callable[[Performance], None],
        ended: Callable[[Room, bool], None],
        barred: Callable[[str | None], KnownError | None],
        foyer: Foyer,
    ) -> None:
        self._heard, self._ended, self._barred, self._foyer = heard, ended, barred, foyer
        self._lock = threading.Lock()
        self._open: dict[str, Room] = {}
        self._completed: set[str] = set()
        self._closing = threading.Event()
        self._usher: threading.Thread | None = None
        foyer.calling(self.attend)

    def require_place(self) -> None:
        """Raises `RateLimited` when no further room may be opened."""
        with self._lock:
            if len(self._open) >= MOST:
                raise RateLimited(
                    f"{MOST} live performances are running already.",
                    hint="Wait until one of them ends.",
                    retry_after=60,
                )

    def add(self, room: Room) -> None:
        """A room is open. Raises `RateLimited`."""
        self.require_place()
        with self._lock:
            self._open[room.id] = room
        self.attend()

    def attend(self) -> None:
        """Somebody is there: the usher comes, unless he is here already."""
        with self._lock:
            if self._usher is None and not self._closing.is_set():
                self._usher = threading.Thread(target=self._look_after, name="usher", daemon=True)
                self._usher.start()

    def get(self, room_id: str) -> Room:
        """An open room. Raises `LiveRoomNotFound`."""
        with self._lock:
            room = self._open.get(room_id)
        if room is None:
            raise LiveRoomNotFound(ENDED, hint="Press play to start another one.")
        return room

    def all(self) -> tuple[Room, ...]:
        """Every open room, the oldest first."""
        with self._lock:
            return tuple(self._open.values())

    def end(self, room_id: str) -> None:
        """End a room. Raises `LiveRoomNotFound`."""
        self._end(self.get(room_id))

    def tidy(self) -> None:
        """Remember what was heard to its end, and end what is over."""
        self._foyer.tidy()
        with self._lock:
            rooms = list(self._open.values())
        barred = {jti: self._barred(jti) for jti in {room.jti for room in rooms}}
        for room in rooms:
            try:
                self._look_at(room, barred[room.jti])
            except Exception:
                log.exception("A room could not be looked after; it is ended")
                self._end(room)

    def close(self) -> None:
        """End every room and the usher."""
        self._closing.set()
        with self._lock:
            rooms, usher = list(self._open.values()), self._usher
        for room in rooms:
            self._end(room)
        self._foyer.close()
        if usher is not None:
            usher.join()

    def _look_at(self, room: Room, reason: KnownError | None) -> None:
        performance = room.performance()
        if performance is not None and performance.room_id not in self._completed:
            self._completed.add(performance.room_id)
            self._heard(performance)
        if reason is not None or room.due():
            self._end(room, reason)

    def _end(self, room: Room, reason: KnownError | None = None) -> None:
        with self._lock:
            if self._open.pop(room.id, None) is None:
                return
        room.end(reason)
        completed = room.id in self._completed
        self._completed.discard(room.id)
        self._ended(room, completed)

    def _look_after(self) -> None:
        while not self._closing.wait(LOOK_S):
            self.tidy()
            with self._lock:
                if not self._open and self._foyer.is_empty:
                    self._usher = None
                    return
