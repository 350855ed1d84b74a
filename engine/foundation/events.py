"""Foundation, events: what happened, said once, after commit, to whoever listens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events: past tense, values only; rooms subclass it."""


Listener = Callable[[Event], None]


class EventBus:
    """Delivers events to listeners in the publishing thread; a failing listener is logged and hurts nobody else."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listen to everything from now on; the returned callable ends it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._leave(listener)

    def publish(self, events: Iterable[Event]) -> None:
        """Tell every listener every event, in order."""
        for event in events:
            for listener in self._listeners:
                self._tell(listener, event)

    def _tell(self, listener: Listener, event: Event) -> None:
        try:
            listener(event)
        except Exception:
            log.exception("A listener failed on %s", type(event).__name__)

    def _leave(self, listener: Listener) -> None:
        with self._lock:
            self._listeners = tuple(known for known in self._listeners if known is not listener)
