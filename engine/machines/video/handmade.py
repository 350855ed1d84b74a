"""Machines, video, handmade: motifs that look made by hand or by a press: pencil strokes, scattered dots, a halftone."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen

from engine.machines.video.strips import Strip, blank, tone
from engine.pictures.model import Look


def strokes(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    """Patches hatched with a pencil, every line a little off."""
    tall, u = round(height * 0.3), min(width, height) / 100
    image, painter = blank(width, tall)
    for _ in range(max(4, round(width / (18 * u)))):
        wide, high = u * (9 + 9 * chance.random()), u * (7 + 7 * chance.random())
        left, top = (
            chance.random() * (width - wide - 8 * u) + 4 * u,
            tall - high - chance.random() * (tall - high) * 0.8,
        )
        pen = QPen(tone(look, 0.07 + 0.06 * chance.random(), chance.choice(("second", "second", "accent"))), 0.28 * u)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for number in range(round(wide / (1.1 * u))):
            x, off = left + number * 1.1 * u, [u * (chance.random() - 0.5) for _ in range(4)]
            line = QPainterPath(QPointF(x + off[0], top + high + off[1]))
            line.quadTo(QPointF(x + 1.2 * u + off[2], top + high / 2), QPointF(x + 2.6 * u + off[3], top + off[1]))
            painter.drawPath(line)
    painter.end()
    return [Strip(image, height - tall, 1)]


def dots(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    """Discs and rings as if thrown, the nearer the foot the more."""
    strips, u = list[Strip](), min(width, height) / 100
    for part, count, step in ((0.36, 16, 1), (0.22, 12, 2)):
        tall = round(height * part)
        image, painter = blank(width, tall)
        for number in range(count):
            radius = u * (1.2 + 3.4 * chance.random())
            at = QPointF(
                radius + u + chance.random() * (width - 2 * radius - 2 * u),
                tall - radius - u - (chance.random() ** 1.6) * max(0.0, tall - 2 * radius - 2 * u),
            )
            color = tone(look, 0.08, "accent" if number % 3 == 0 else "second")
            ring = number % 4 == 1
            painter.setPen(QPen(color, 0.6 * u) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if ring else color)
            painter.drawEllipse(at, radius, radius)
        painter.end()
        strips.append(Strip(image, height - tall, step))
    return strips


def print_(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    """The dots of a press, larger towards the foot and in slow waves along it."""
    cell = max(6, round(min(width, height) / 42))
    count, tall = width // cell + 1, round(height * 0.3)
    image, painter = blank(cell * count, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone(look, 0.11))
    phase = chance.random() * math.tau
    for row in range(tall // cell + 1):
        for column in range(count):
            swell = 0.75 + 0.25 * math.sin(2 * math.tau * column / count + phase)
            radius = cell * 0.46 * swell * min(1.0, (row + 1) * cell / tall)
            painter.drawEllipse(QPointF((column + 0.5) * cell, (row + 0.5) * cell), radius, radius)
    painter.end()
    return [Strip(image, height - tall, 1)]
