"""Coverage, the socket: who reads a script and says how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.table_read.coverage.model import Report
    from engine.table_read.model import TableRead


class ScriptReader(Protocol):
    """Reads a whole script; safe to call from several threads."""

    def assess(self, read: TableRead, focus: str | None, tick: Callable[[], None]) -> Report:
        """The report. The same script and focus are measured the same; `tick` may raise to give up. Raises `ModelError`."""
