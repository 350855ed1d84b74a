"""Widgets, coalesce: many events, one repaint: the first asks, the timer answers 50 ms later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PATIENCE_MS = 50


class Coalesced(QObject):
    """Calls `act` once for any number of `ask()` within 50 ms."""

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(lambda: act())

    def ask(self) -> None:
        """Ask for it, soon."""
        if not self._timer.isActive():
            self._timer.start()
