"""Shell, steps: sources, plan, table read, pictures, sound; one after the other, each a press away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio_app.widgets.pieces import button

NAMES = ("&1  Sources", "&2  Plan", "&3  Table read", "&4  Pictures", "&5  Sound")
APART, CLOSE, ROOMY = 22, 6, 560


class Steps(QWidget):
    """The pages of a project; `turned(number)` when another one is shown."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        column, self._row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        self._row.setSpacing(APART)
        self._buttons = [self._step(number, name) for number, name in enumerate(NAMES)]
        for step in self._buttons:
            self._row.addWidget(step)
        self._row.addStretch(1)
        column.addWidget(self._stack, 1)

    def hold(self, *pages: QWidget) -> None:
        """Take in the pages, one for each name, and show the first."""
        for _, page in zip(NAMES, pages, strict=True):
            self._stack.addWidget(page)
        self.go(0)

    @property
    def number(self) -> int:
        """Which page is shown."""
        return self._stack.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow window the names stand closer, so that all of them are read."""
        super().resizeEvent(event)
        self._row.setSpacing(APART if self.width() >= ROOMY else CLOSE)

    def go(self, number: int) -> None:
        """Show a page."""
        # No exclusive group: the tab key would pass by all of its buttons but one.
        for position, step in enumerate(self._buttons):
            step.setChecked(position == number)
        self._stack.setCurrentIndex(number)
        self.turned.emit(number)

    def _step(self, number: int, name: str) -> QPushButton:
        step = button(name, lambda: self.go(number), "step")
        step.setCheckable(True)
        return step
