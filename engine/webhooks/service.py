"""Webhooks, service: keeps the log of what has happened, and lets listeners read on from where they were.

The log is written just before the commit of the unit it tells of, so neither is ever kept without the other.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.webhooks.repository import HappeningRepository
from engine.webhooks.telling import tellings

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.storage.work import Work
    from engine.webhooks.model import Stretch, Wanted
    from engine.webhooks.telling import Rooms

MOST = 200
SWEEP_EVERY = timedelta(minutes=10)


class HappeningsService:
    """What has happened in the studio, for other programs; kept for some hours."""

    def __init__(self, rooms: Rooms, retention_hours: int) -> None:
        self._rooms, self._kept = rooms, timedelta(hours=retention_hours)
        self._lock = threading.Lock()
        self._bells: tuple[Callable[[], None], ...] = ()
        self._swept: datetime | None = None

    def record(self, work: Work) -> None:
        """Write down what this unit is about to say; called just before it is committed."""
        told = [telling for event in tuple(work.notes) for telling in tellings(self._rooms, work, event)]
        if not told:
            return
        store = HappeningRepository(work.session)
        store.add(told, work.now())
        if self._swept is None or work.now() - self._swept >= SWEEP_EVERY:
            self._swept = work.now()
            store.sweep(work.now() - self._kept)
        work.after_commit(self._ring)

    def newest(self, work: Work) -> int:
        """The number of what happened last; 0 before anything did."""
        return HappeningRepository(work.session).newest()

    def reaches(self, work: Work, number: int) -> bool:
        """Whether everything after this number is still kept, and the number is one of ours."""
        store = HappeningRepository(work.session)
        return store.oldest() - 1 <= number <= store.newest()

    def after(self, work: Work, number: int, wanted: Wanted, most: int = MOST) -> Stretch:
        """What is wanted of what happened after this number, oldest first, at most so many."""
        return HappeningRepository(work.session).after(number, wanted, most)

    def listen(self, bell: Callable[[], None]) -> Callable[[], None]:
        """Ring this, from any thread, whenever something was committed; the returned callable ends it."""
        with self._lock:
            self._bells = (*self._bells, bell)
        return lambda: self._leave(bell)

    def _ring(self) -> None:
        for bell in self._bells:
            bell()

    def _leave(self, bell: Callable[[], None]) -> None:
        with self._lock:
            self._bells = tuple(known for known in self._bells if known is not bell)
