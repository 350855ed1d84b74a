"""Opening: the studio and its server are opened beside the window, which is on the screen already."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from engine.foundation.errors import BugError, KnownError, StudioError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine import Studio

log = logging.getLogger(__name__)


class Serving(Protocol):
    """A server that answers somewhere."""

    @property
    def origin(self) -> str:
        """Where this machine finds it."""

    def stop(self) -> None:
        """Stop answering."""


class Opening(QObject):
    """`opened(studio)`, then `served(origin, problem)`; `failed(problem)` when there is nothing to open.

    The signals are emitted from a thread of its own and arrive in the window's.
    """

    opened = Signal(object)
    served = Signal(str, object)
    failed = Signal(object)

    def __init__(self, home: Path, serve: Callable[[Studio], tuple[Serving, KnownError | None]]) -> None:
        super().__init__()
        self._home, self._serve = home, serve
        self.problem: StudioError | None = None
        self._studio: Studio | None = None
        self._server: Serving | None = None
        self._thread = threading.Thread(target=self._open, name="opening")

    @property
    def server(self) -> Serving | None:
        """What answers, once it does."""
        return self._server

    @property
    def is_begun(self) -> bool:
        """Whether it was started."""
        return self._thread.ident is not None

    def begin(self) -> None:
        """Start opening."""
        self._thread.start()

    def close(self) -> None:
        """Wait until it is open, then close the server and the studio."""
        if self.is_begun:
            self._thread.join()
        if self._server is not None:
            self._server.stop()
        if self._studio is not None:
            self._studio.close()

    def _open(self) -> None:
        try:
            self._studio = _studio_of(self._home)
            self.opened.emit(self._studio)
            self._server, trouble = self._serve(self._studio)
            self.served.emit(self._server.origin, trouble)
        except StudioError as problem:
            self._fail(problem)
        except Exception:
            log.exception("The studio could not be opened")
            self._fail(BugError("The studio could not be opened.", hint="The log has the details."))

    def _fail(self, problem: StudioError) -> None:
        self.problem = problem
        self.failed.emit(problem)


def _studio_of(home: Path) -> Studio:
    # The desk's modules are loaded here too, so that the window's thread only has to build it.
    import studio_app.shell.desk  # noqa: F401
    from engine import open_studio

    return open_studio(home)
