"""Stage, QR: an address as a picture a telephone can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
SIDE = 272


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
        side = SIDE / (len(self._rows) + 2 * QUIET)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    square = QRectF((x + QUIET) * side, (y + QUIET) * side, side + 0.4, side + 0.4)
                    painter.fillRect(square, QColor("#12131c"))
