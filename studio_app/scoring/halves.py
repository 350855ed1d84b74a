"""Scoring, halves: the timeline above, the form below; where there is little room the form gets what it needs first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

FORM = 330


class Halves(QSplitter):
    """Divides the room by itself until a hand moves the handle."""

    def __init__(self, above: QWidget, below: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._above, self._is_set = above, False
        for one in (above, below):
            self.addWidget(one)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda _at, _number: self._keep())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another height is another division."""
        super().resizeEvent(event)
        if not self._is_set:
            above = max(self._above.minimumSizeHint().height(), min(self._above.maximumHeight(), self.height() - FORM))
            self.setSizes([above, max(0, self.height() - above)])

    def _keep(self) -> None:
        self._is_set = True
