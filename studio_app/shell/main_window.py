"""Shell, main window: on the screen at once; its desk is carried in as soon as the studio is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QProgressBar, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from engine import Studio
    from studio_app.shell.desk import Desk

SIDEBAR_WIDTH = 240


class MainWindow(QMainWindow):
    """A window that says it is opening until `furnish` gives it a studio; `painted` once, when it can be seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False
        self.desk: Desk | None = None
        self.setWindowTitle("Sleeper Hit Studio")
        self.setMinimumSize(720, 520)
        self.resize(1180, 780)
        self.setCentralWidget(_opening())

    def furnish(self, studio: Studio, origin: str = "") -> Desk:
        """Carry in the desk of an open studio; `origin` is where its server answers."""
        from studio_app.shell.desk import Desk

        self.desk = Desk(studio, origin, self)
        self.setCentralWidget(self.desk)
        return self.desk

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Say once that there is something to see."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the desk; the studio is closed by whoever opened it."""
        if self.desk is not None:
            self.desk.leave()
        super().closeEvent(event)


def _opening() -> QWidget:
    """The desk's outline, so that nothing jumps when it arrives."""
    # Plain Qt, without the pieces: whatever is not loaded here is not waited for.
    whole, side, page = QWidget(), QFrame(), QWidget()
    side.setObjectName("sidebar")
    side.setFixedWidth(SIDEBAR_WIDTH)
    named, middle, row = QVBoxLayout(side), QVBoxLayout(page), QHBoxLayout(whole)
    named.setContentsMargins(20, 22, 20, 14)
    named.addWidget(_words("Sleeper Hit", "brand"))
    named.addStretch(1)
    busy = QProgressBar()
    busy.setRange(0, 0)
    busy.setAccessibleName("Opening the studio")
    middle.setContentsMargins(160, 0, 160, 0)
    middle.setSpacing(14)
    middle.addStretch(1)
    middle.addWidget(_words("Opening the studio…", "quiet"))
    middle.addWidget(busy)
    middle.addStretch(1)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addWidget(page, 1)
    return whole


def _words(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", role)
    return made
