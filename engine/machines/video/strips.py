"""Machines, video, strips: pictures that repeat sideways and drift by whole pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from engine.pictures.model import Look


@dataclass(slots=True)
class Strip:
    """A picture that repeats sideways; it moves `step` pixels a frame."""

    image: QImage
    top: int
    step: int

    def draw(self, painter: QPainter, frame: int) -> None:
        """Draw it as it is at this frame."""
        wide = self.image.width()
        at = -((frame * self.step) % wide)
        while at < painter.device().width():
            painter.drawImage(at, self.top, self.image)
            at += wide


def blank(width: int, height: int) -> tuple[QImage, QPainter]:
    """An empty picture and its painter."""
    image = QImage(max(2, width), max(2, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def tone(look: Look, alpha: float, name: str = "second") -> QColor:
    """A colour of the look, laid on thinly."""
    color = QColor(getattr(look, name))
    color.setAlphaF(alpha)
    return color
