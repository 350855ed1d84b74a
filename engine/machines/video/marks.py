"""Machines, video, marks: the large mark of quotation before somebody's words, drawn, so that it is the same whatever the letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform


def drawn_mark(painter: QPainter, box: QRectF, mark: str, color: QColor) -> None:
    """The opening mark of a language at the top of a box: drops on or below the line, chevrons, or a corner."""
    if mark in "«「":
        _stroked(painter, _chevrons(box) if mark == "«" else _corner(box), color, box.width() * 0.11)
    else:
        painter.fillPath(_drops(box, turned=mark in "„”"), color)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stroked(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    painter.strokePath(
        path, QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )


def _drops(box: QRectF, *, turned: bool) -> QPainterPath:
    """Two drops whose tails point up like 66, or turned by half a circle like 99."""
    drops = QPainterPath()
    for number in range(2):
        left, size, top, high = box.left() + number * box.width() * 0.4, box.width() * 0.32, box.top(), box.height()
        drop = QPainterPath(QPointF(left + size, top + high * 0.06))
        drop.cubicTo(
            QPointF(left + size * 0.2, top + high * 0.2), QPointF(left, top + high * 0.42), QPointF(left, top + high * 0.62)
        )  # fmt: skip
        drop.arcTo(QRectF(left, top + high * 0.44, size, high * 0.4), 180, 270)
        drop.cubicTo(
            QPointF(left + size * 0.5, top + high * 0.42), QPointF(left + size * 0.6, top + high * 0.26),
            QPointF(left + size, top + high * 0.06),
        )  # fmt: skip
        drops.addPath(drop)
    middle = drops.boundingRect().center()
    return QTransform(-1, 0, 0, -1, 2 * middle.x(), 2 * middle.y()).map(drops) if turned else drops


def _chevrons(box: QRectF) -> QPainterPath:
    path, middle = QPainterPath(), box.top() + box.height() * 0.44
    for number in range(2):
        tip = box.left() + box.width() * (0.06 + 0.34 * number)
        path.moveTo(tip + box.width() * 0.26, middle - box.height() * 0.34)
        path.lineTo(tip, middle)
        path.lineTo(tip + box.width() * 0.26, middle + box.height() * 0.34)
    return path


def _corner(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.left() + box.width() * 0.5, box.top() + box.height() * 0.1))
    path.lineTo(box.left() + box.width() * 0.06, box.top() + box.height() * 0.1)
    path.lineTo(box.left() + box.width() * 0.06, box.top() + box.height() * 0.8)
    return path
