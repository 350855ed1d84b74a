"""Machines, video, hair: the haircuts of drawn portraits, and which of them fit whom."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

COUNT = 8
LONG, CURLS, KNOT, CROWN = {1: 50.0, 3: 34.0}, 5, 6, 7
CUTS = {"male": (0, 2, 4, 5, 7), "female": (0, 1, 3, 5, 6)}
"""The haircuts a portrait of this gender chooses from; 1 and 3 fall below the ears, whoever else wears any of them."""


def haircut(chance: random.Random, gender: str) -> int:
    """One of them, among those that fit; as many numbers are drawn for everybody, so that nothing else changes with it."""
    drawn, fitting = chance.randrange(COUNT), CUTS.get(gender, tuple(range(COUNT)))
    return drawn if drawn in fitting else fitting[drawn % len(fitting)]


def hair_behind(painter: QPainter, hair: QColor, style: int, wide: float) -> None:
    """What of it falls behind the head."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hair.darker(118))
    if style in LONG:
        painter.drawRoundedRect(QRectF(50 - wide - 5, 26, 2 * wide + 10, LONG[style]), 20, 20)
    elif style == KNOT:
        painter.drawEllipse(QPointF(50, 17), 8, 7.5)


def hair_before(painter: QPainter, hair: QColor, style: int, wide: float) -> None:
    """What of it is seen over the head."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hair)
    if style == CURLS:
        for number in range(9):
            at = math.pi * (0.04 + 0.92 * number / 8)
            painter.drawEllipse(QPointF(50 - (wide + 0.6) * math.cos(at), 40 - 18 * math.sin(at)), 6.4, 6.4)
    elif style == CROWN:
        for side in (-1, 1):
            painter.drawRoundedRect(QRectF(50 + side * (wide - 0.2) - 2.2, 35, 4.4, 13), 2.2, 2.2)
    else:
        painter.fillPath(_cap(style, 50 - wide - 1.6, 50 + wide + 1.6), hair)


def _cap(style: int, left: float, right: float) -> QPainterPath:
    top = QPainterPath(QPointF(left, 44))
    if style in (4, KNOT):
        top.cubicTo(QPointF(left, 14), QPointF(right, 14), QPointF(right, 44))
        top.cubicTo(QPointF(right - 2, 27), QPointF(left + 2, 27), QPointF(left, 44))
    elif style == 2:
        top.cubicTo(QPointF(left - 2, 12), QPointF(right + 2, 12), QPointF(right, 42))
        top.cubicTo(QPointF(right - 4, 30), QPointF(58, 31), QPointF(44, 28))
        top.cubicTo(QPointF(38, 30), QPointF(left + 4, 34), QPointF(left, 44))
    else:
        top.cubicTo(QPointF(left - 3, 13), QPointF(right + 3, 10), QPointF(right, 46))
        top.cubicTo(QPointF(right - 1, 34), QPointF(60, 36), QPointF(54, 29))
        top.cubicTo(QPointF(48, 37), QPointF(left + 3, 34), QPointF(left, 46))
    return top


def beard(painter: QPainter, hair: QColor, wide: float, chin: float) -> None:
    """A beard along the jaw, open round the mouth."""
    path = QPainterPath(QPointF(50 - wide, 50))
    path.cubicTo(QPointF(50 - wide, chin + 3), QPointF(50 - wide * 0.5, chin + 5), QPointF(50, chin + 5))
    path.cubicTo(QPointF(50 + wide * 0.5, chin + 5), QPointF(50 + wide, chin + 3), QPointF(50 + wide, 50))
    path.cubicTo(QPointF(50 + wide - 3, 57), QPointF(58, 55.5), QPointF(50, 55.5))
    path.cubicTo(QPointF(42, 55.5), QPointF(50 - wide + 3, 57), QPointF(50 - wide, 50))
    path.addRoundedRect(QRectF(44, 57.2, 12, 5.6), 2.8, 2.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(path, hair)
