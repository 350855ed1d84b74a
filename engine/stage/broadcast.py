"""Stage, broadcast: what a room says to everybody in it, said again to those who come later."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

from engine.stage.model import RoomEvent
from engine.stage.turns import Later

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.stage.turns import Bell

HEARTBEAT_S = 10.0


class Broadcast:
    """Tells every subscriber every event, in order; an event with a `mark` is remembered, the newest of each mark."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: tuple[Subscription, ...] = ()
        self._remembered: dict[tuple[str, int], RoomEvent] = {}
        self._over = False

    def say(self, event: RoomEvent, mark: int | None = None) -> None:
        """Say it now; with a mark also to everybody who subscribes later, in the order of marks."""
        with self._lock:
            if mark is not None:
                self._remembered[event.name, mark] = event
            for subscriber in self._subscribers:
                subscriber.put(event)

    def subscribe(self, heartbeat_s: float = HEARTBEAT_S) -> Subscription:
        """Everything remembered, then everything said from now on."""
        subscription = Subscription(self._leave, heartbeat_s)
        with self._lock:
            for _, event in sorted(
                self._remembered.items(), key=lambda item: (item[0][0] != "ready", item[0][1], item[0][0] == "entry")
            ):
                subscription.put(event)
            if self._over:
                subscription.put(None)
            self._subscribers = (*self._subscribers, subscription)
        return subscription

    def end(self) -> None:
        """Nothing more will be said; every subscription ends."""
        with self._lock:
            self._over = True
            for subscriber in self._subscribers:
                subscriber.put(None)

    def _leave(self, subscription: Subscription) -> None:
        with self._lock:
            self._subscribers = tuple(known for known in self._subscribers if known is not subscription)


class Subscription:
    """Events: wait for them by iterating (None when nothing was said for a while), or `take` them; it ends with the room or when closed."""

    def __init__(self, leave: Callable[[Subscription], None], heartbeat_s: float) -> None:
        self._waiting: queue.SimpleQueue[RoomEvent | None] = queue.SimpleQueue()
        self._leave, self._heartbeat, self._over = leave, heartbeat_s, False
        self._bell: Bell = _silent

    def __iter__(self) -> Subscription:
        """Itself."""
        return self

    def __next__(self) -> RoomEvent | None:
        """The next event, or None as a sign of life."""
        if self._over:
            raise StopIteration
        try:
            event = self._waiting.get(timeout=self._heartbeat)
        except queue.Empty:
            return None
        if event is None:
            self.close()
            raise StopIteration
        return event

    def take(self) -> RoomEvent | Later | None:
        """The next event there is, or when a sign of life is due; None at the end."""
        if self._over:
            return None
        try:
            event = self._waiting.get_nowait()
        except queue.Empty:
            return Later(self._heartbeat)
        if event is None:
            self.close()
        return event

    def ring(self, bell: Bell) -> None:
        """Ring this when something is said."""
        self._bell = bell

    def put(self, event: RoomEvent | None) -> None:
        """Add an event; None ends the subscription after what waits."""
        self._waiting.put(event)
        self._bell()

    def close(self) -> None:
        """Leave; whoever waits in another thread is let go."""
        if not self._over:
            self._over = True
            self._leave(self)
            self.put(None)


def _silent() -> None:
    """Nobody waits for a bell."""
