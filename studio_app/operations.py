"""Window, operations: the only way to call the engine: off the window's thread, one unit of work, answered in the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from engine.foundation.errors import StudioError, said_plainly

if TYPE_CHECKING:
    from engine import Studio, Work

T = TypeVar("T")
Then = Callable[[Any], None]
log = logging.getLogger(__name__)
ACTOR = "owner"


class Operations(QObject):
    """Runs acts in a small pool; what fails without an `otherwise` is shown by whoever connected `failed`."""

    failed = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)
        self._answered.connect(_deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        act: Callable[[Work], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[StudioError], None] | None = None,
    ) -> None:
        """Press: one unit of work that may write."""

        def press() -> T:
            with self.studio.work(ACTOR) as work:
                return act(work)

        self.away(press, then, otherwise)

    def look(
        self,
        act: Callable[[Work], T],
        then: Callable[[T], None],
        otherwise: Callable[[StudioError], None] | None = None,
    ) -> None:
        """Look: one unit of work that only reads."""

        def read() -> T:
            with self.studio.reading(ACTOR) as work:
                return act(work)

        self.away(read, then, otherwise)

    def away(
        self,
        act: Callable[[], T],
        then: Callable[[T], None] | None = None,
        otherwise: Callable[[StudioError], None] | None = None,
    ) -> None:
        """Do something slow that is no unit of work: copy a file, open a player."""
        self._pool.start(_Act(self, act, then, otherwise))

    def answer(self, then: Then, value: Any) -> None:
        """Call `then(value)` in the window's thread.

        `then` is called later and elsewhere: what is raised here comes from Qt alone, whose signals are deleted with their owner or, while
        that is being deleted, have no arguments any more.
        """
        try:
            self._answered.emit(then, value)
        except (RuntimeError, TypeError):
            log.debug("The window closed before an answer arrived")

    def close(self) -> None:
        """Wait for what is under way."""
        self._pool.waitForDone(5000)


def _deliver(then: Then, value: Any) -> None:
    """Hand an answer to whoever asked; a dialog that was closed meanwhile does not need it any more."""
    try:
        then(value)
    except RuntimeError as problem:
        if "already deleted" not in str(problem):
            raise
        log.debug("An answer came for a dialog that is closed")


class _Act(QRunnable):
    def __init__(
        self, operations: Operations, act: Callable[[], Any], then: Then | None, otherwise: Then | None
    ) -> None:
        super().__init__()
        self._operations, self._act, self._then, self._otherwise = operations, act, then, otherwise

    def run(self) -> None:
        try:
            value = self._act()
        except Exception as problem:
            if not isinstance(problem, StudioError):
                log.exception("An operation failed")
            self._operations.answer(self._otherwise or self._operations.failed.emit, said_plainly(problem))
        else:
            if self._then is not None:
                self._operations.answer(self._then, value)
