"""Table read, side: what can be done beside the script: the chosen line, a wish in words, the versions, what a reader says; one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio_app.widgets.pieces import button, scrolled

LINE, REVISE, VERSIONS, COVERAGE = 0, 1, 2, 3
LEAST_WIDTH = 372
NAMES = ("Line", "Revise", "Versions", "Coverage")


class Side(QWidget):
    """`turned(number)` when another page is shown."""

    turned = Signal(int)

    def __init__(self, pages: tuple[QWidget, QWidget, QWidget, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack, self.tabs = QStackedWidget(), list[QPushButton]()
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, (name, page) in enumerate(zip(NAMES, pages, strict=True)):
            tab = button(name, lambda number=number: self.go(number), "step")  # type: ignore[misc]
            tab.setCheckable(True)
            self.tabs.append(tab)
            row.addWidget(tab)
            self._stack.addWidget(scrolled(page))
        row.addStretch(1)
        row.addWidget(button("Close", self.hide, "flat"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self._stack.setCurrentIndex(LINE)
        self.tabs[LINE].setChecked(True)
        self.hide()

    @property
    def number(self) -> int:
        """Which page is shown."""
        return self._stack.currentIndex()

    def go(self, number: int) -> None:
        """Show a page."""
        for position, tab in enumerate(self.tabs):
            tab.setChecked(position == number)
        self._stack.setCurrentIndex(number)
        self.show()
        self.turned.emit(number)
