"""Storage, unit of work: one press, one transaction; events and wake-ups only after the commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from engine.storage.refusals import plain_errors

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.foundation.clock import Clock
    from engine.foundation.events import Event, EventBus
    from engine.storage.database import Database
    from engine.storage.pulse import Beat

_open = threading.local()


@dataclass(slots=True)
class Work:
    """An open unit of work: who acts, the session, and what to say once it is committed."""

    session: Session
    actor: str
    clock: Clock
    notes: list[Event] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def now(self) -> datetime:
        """The time of day by the studio's clock."""
        return self.clock.now()

    def note(self, event: Event) -> None:
        """Say this once the unit is committed, never if it is not."""
        self.notes.append(event)

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do this once the unit is committed and its events are published."""
        self.afterwards.append(act)


class Units:
    """Opens units of work on one database and publishes what they noted."""

    def __init__(self, database: Database, bus: EventBus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock
        self._last_acts: tuple[Callable[[Work], None], ...] = ()

    def before_commit(self, act: Callable[[Work], None]) -> None:
        """From now on do this last in every writing unit, just before its commit and inside it."""
        self._last_acts = (*self._last_acts, act)

    def beat(self) -> Beat | None:
        """The same as long as nothing was committed, by whichever process; None where that cannot be told at once."""
        return self._database.beat()

    @contextmanager
    def work(self, actor: str) -> Iterator[Work]:
        """A unit that may write: commits at the end of the block, rolls back when it raises."""
        with self._database.writing() as session, _marked():
            work = Work(session, actor, self._clock)
            with plain_errors():
                session.connection()
                yield work
                for act in self._last_acts:
                    act(work)
                session.commit()
        self._bus.publish(work.notes)
        for after in work.afterwards:
            after()

    def wipe(self) -> bool:
        """Have nothing stay on the disk of what was deleted; call it outside a unit. False when it must be done again later."""
        return self._database.wipe()

    def tell(self, event: Event) -> None:
        """Something has happened of which nothing is written down; listeners hear it at once."""
        self._bus.publish([event])

    @contextmanager
    def reading(self, actor: str) -> Iterator[Work]:
        """A unit that only reads; nothing it does is kept."""
        with self._database.reading() as session, _marked():
            with plain_errors():
                yield Work(session, actor, self._clock)
            session.rollback()


def inside_unit() -> bool:
    """Whether this thread has a unit open; guards against slow work inside a transaction."""
    return bool(getattr(_open, "depth", 0))


@contextmanager
def _marked() -> Iterator[None]:
    _open.depth = getattr(_open, "depth", 0) + 1
    try:
        yield
    finally:
        _open.depth -= 1
