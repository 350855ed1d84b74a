"""Stage, QR: an address as a picture a telephone can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Squares of white all around, as the standard asks for."""

SIDE = 308
"""A link's code has 65 or 69 squares a side: four whole pixels each, since cameras lose squares of unequal width."""


class QrCode(QWidget):
    """Dark on white in every theme, since cameras want it so; empty without an address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName("QR code of the link")
        self._rows: tuple[Sequence[int], ...] = ()

    def show_address(self, address: str) -> None:
        """Draw this one."""
        import segno

        self.setToolTip(address)
        self._rows = tuple(segno.make(address, error="l", micro=False).matrix) if address else ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """White ground, dark squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(self.rect(), 10, 10)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        side = SIDE // (len(self._rows) + 2 * QUIET)
        edge = (SIDE - side * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(edge + x * side, edge + y * side, side, side, QColor("#12131c"))
