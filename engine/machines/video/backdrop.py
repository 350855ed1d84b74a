"""Machines, video, backdrop: the ground of a look and its motif in tiled strips that drift by whole pixels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from engine.machines.video.handmade import dots, print_, strokes
from engine.machines.video.strips import Strip, blank, tone
from engine.pictures.model import Look


@dataclass(slots=True)
class Backdrop:
    """The still ground, and the strips before it."""

    ground: QImage
    strips: tuple[Strip, ...]
    card: QImage | None = None
    """What is drawn over it like a curtain, as chapter cards have it."""

    @property
    def moves(self) -> bool:
        """Whether it drifts for as long as the scene lasts."""
        return bool(self.strips) and self.card is None

    def draw(self, painter: QPainter, frame: int, drawn: tuple[float, float] = (0.0, 1.0)) -> None:
        """Draw everything as it is at this frame; a card from one part of the width to another."""
        painter.drawImage(0, 0, self.ground)
        for strip in self.strips:
            strip.draw(painter, frame)
        if self.card is not None and drawn[1] > drawn[0]:
            left, right = (round(part * self.card.width()) for part in drawn)
            painter.drawImage(left, 0, self.card, left, 0, right - left, self.card.height())

    @property
    def top(self) -> int:
        """Above this line nothing moves."""
        return min((strip.top for strip in self.strips), default=self.ground.height())


def backdrop(look: Look, width: int, height: int, tint: str = "") -> Backdrop:
    """The backdrop of a look; `tint` is a ground of its own, as chapter cards have it."""
    chance = random.Random(look.seed)
    strips = tuple(MOTIFS.get(look.motif, _rings)(look, width, height, chance))
    return Backdrop(_ground(look, width, height), strips, _ground(look, width, height, tint) if tint else None)


def _ground(look: Look, width: int, height: int, tint: str = "") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_ground(painter, look, width, height, tint)
    painter.end()
    return image


def paint_ground(painter: QPainter, look: Look, width: int, height: int, tint: str = "") -> None:
    """The ground: a slow gradient, darker at the foot, a breath of light where the eye begins."""
    ground, deep = QColor(tint or look.ground), QColor(look.deep)
    shade = QLinearGradient(0, 0, width * 0.3, height)
    dark_letters = look.on_accent == "#000000"
    if tint:  # away from the letters: lighter at the head below dark ones, darker at the foot below light ones
        ground, deep = (ground.lighter(108), ground) if dark_letters else (ground, ground.darker(108))
    shade.setColorAt(0.0, ground)
    shade.setColorAt(1.0, deep)
    painter.fillRect(QRectF(0, 0, width, height), shade)
    glow = QRadialGradient(QPointF(width * 0.24, height * 0.22), max(width, height) * 0.62)
    light = QColor(look.second if not tint else "#ffffff" if dark_letters else "#000000")
    light.setAlphaF(0.10)
    glow.setColorAt(0.0, light)
    light.setAlphaF(0.0)
    glow.setColorAt(1.0, light)
    painter.fillRect(QRectF(0, 0, width, height), glow)


def _waves(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    strips = []
    for layer, (level, alpha, step) in enumerate(((0.80, 0.10, 1), (0.86, 0.12, 2), (0.92, 0.15, 3))):
        tall = round(height * (1 - level))
        image, painter = blank(width, tall)
        path, swell, turns = QPainterPath(), tall * 0.16, 2 + layer
        phase = chance.random() * math.tau
        path.moveTo(0, tall)
        for x in range(0, width + 8, 8):
            at = x / width * math.tau
            y = swell * (1.3 + math.sin(turns * at + phase) + 0.35 * math.sin((turns + 1) * at - phase))
            path.lineTo(x, y)
        path.lineTo(width + 8, tall)
        painter.fillPath(path, tone(look, alpha))
        painter.end()
        strips.append(Strip(image, height - tall, step))
    return strips


def _grid(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    cell = max(8, round(min(width, height) / 14))
    wide, tall = cell * (width // cell + 1), round(height * 0.34)
    image, painter = blank(wide, tall)
    for number in range(0, wide, cell):
        painter.setPen(QPen(tone(look, 0.16 if number % (4 * cell) == 0 else 0.07), 1.0))
        painter.drawLine(QPointF(number + 0.5, 0), QPointF(number + 0.5, tall))
    for row in range(0, tall, cell):
        painter.setPen(QPen(tone(look, 0.03 + 0.11 * row / tall), 1.0))
        painter.drawLine(QPointF(0, row + 0.5), QPointF(wide, row + 0.5))
    _fade_in(painter, wide, tall)
    painter.end()
    return [Strip(image, height - tall, 1)]


def _stars(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    strips = []
    for count, size, step in ((70, 0.10, 1), (26, 0.2, 2)):
        image, painter = blank(width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        for _ in range(count):
            radius = size * min(width, height) / 100 * (0.6 + chance.random())
            painter.setBrush(tone(look, 0.12 + 0.3 * chance.random(), "ink"))
            at = QPointF(radius + chance.random() * (width - 2 * radius), chance.random() * height)
            painter.drawEllipse(at, radius, radius)
        painter.end()
        strips.append(Strip(image, 0, step))
    return strips


def _columns(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    strips = []
    for part, alpha, step in ((0.24, 0.06, 1), (0.15, 0.09, 2)):
        tall, count = round(height * part), 28
        image, painter = blank(width, tall)
        bar = width / count
        for number in range(count):
            high = tall * (0.25 + 0.75 * chance.random())
            painter.fillRect(QRectF(number * bar + bar * 0.1, tall - high, bar * 0.8, high), tone(look, alpha))
        painter.end()
        strips.append(Strip(image, height - tall, step))
    return strips


def _leaves(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    tall, u = round(height * 0.3), min(width, height) / 100
    image, painter = blank(width, tall)
    for _ in range(22):
        long = u * (5 + 7 * chance.random())
        painter.save()
        painter.translate(long + chance.random() * (width - 2 * long), tall * (0.45 + 0.5 * chance.random()))
        painter.rotate(-150 + 120 * chance.random())
        leaf = QPainterPath(QPointF(0, 0))
        leaf.quadTo(QPointF(long / 2, -long / 3), QPointF(long, 0))
        leaf.quadTo(QPointF(long / 2, long / 3), QPointF(0, 0))
        painter.fillPath(leaf, tone(look, 0.06 + 0.09 * chance.random()))
        painter.restore()
    painter.end()
    return [Strip(image, height - tall, 1)]


def _beam(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    image, painter = blank(width, height)
    for number in range(3):
        left, wide = width * (0.08 + 0.3 * number), width * (0.05 + 0.07 * chance.random())
        lean = height * 0.22
        beam = QPainterPath(QPointF(left + lean * 0.5, 0))
        for x, y in (
            (left + lean * 0.5 + wide, 0),
            (left - lean * 0.2 + 2.2 * wide, height),
            (left - lean * 0.2, height),
        ):
            beam.lineTo(x, y)
        painter.fillPath(beam, tone(look, 0.035 + 0.02 * number))
    painter.end()
    return [Strip(image, 0, 1)]


def _rings(look: Look, width: int, height: int, chance: random.Random) -> list[Strip]:
    tall, u = round(height * 0.5), min(width, height) / 100
    image, painter = blank(width, tall)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for centre, base in ((0.28, 14), (0.74, 10)):
        for number in range(5):
            painter.setPen(QPen(tone(look, 0.15 - 0.024 * number), 0.3 * u))
            radius = u * (base + 7 * number) * 0.55
            painter.drawEllipse(QPointF(width * centre, tall * 0.62), radius, radius)
    painter.end()
    return [Strip(image, height - tall, 1)]


def _fade_in(painter: QPainter, wide: int, tall: int) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    fade = QLinearGradient(0, 0, 0, tall)
    fade.setColorAt(0.0, QColor(0, 0, 0, 0))
    fade.setColorAt(1.0, QColor(0, 0, 0, 255))
    painter.fillRect(QRectF(0, 0, wide, tall), fade)


MOTIFS: dict[str, Callable[[Look, int, int, random.Random], list[Strip]]] = {
    "waves": _waves, "grid": _grid, "stars": _stars, "columns": _columns, "leaves": _leaves, "beam": _beam, "rings": _rings,
    "strokes": strokes, "dots": dots, "print": print_,
}  # fmt: skip
