"""Machines, video, canvas: the measures, colours and letters a scene is laid out with, at any size and aspect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from engine.machines.video.letters import CENTER, LEFT, RIGHT, START, Block, Type
from engine.machines.video.typefaces import SANS, SCALE, load_fonts, titles_of
from engine.pictures.model import Look
from engine.pictures.sheets import SLIDE_INCHES, ChartFrame, TextRun

Draw = Callable[[QPainter], None]
Live = Callable[[QPainter, float], None]
LEAST = 2.0
"""The smallest letters, in units: 22 pixels of a picture of 1080 lines."""


@dataclass(slots=True)
class Sprite:
    """One element: where it is, how it is drawn, when it comes in; `live` ones are drawn anew with their progress 0..1."""

    rect: QRectF
    draw: Draw
    delay: float = 0.0
    lasts: float = 0.7
    rise: float = 0.0
    live: Live | None = None
    is_text: bool = False
    in_chart: bool = False


@dataclass(frozen=True, slots=True)
class Lively:
    """A part that changes all the time: where it is, what it looks like at a moment, and how it is drawn then."""

    rect: QRect
    state: Callable[[float], tuple[float, ...]]
    draw: Live


@dataclass(slots=True)
class Canvas:
    """What a scene draws on; `u` is a hundredth of the shorter side, `safe` what no player or phone covers."""

    width: int
    height: int
    look: Look
    sprites: list[Sprite] = field(default_factory=list)
    ground: str = ""
    set: list[tuple[Block, float]] = field(default_factory=list)
    """The texts outside the chart, and how far each was moved down."""
    lively: list[Lively] = field(default_factory=list)
    leaves: bool = True
    mirrored: bool = False
    """Whether it is read from the right: everything is laid out for the left, and put down the other way round."""
    chart: ChartFrame | None = None
    in_chart: bool = False
    """Whether what is put down now is part of the chart, which other programs draw themselves."""

    def __post_init__(self) -> None:
        load_fonts()

    @property
    def texts(self) -> list[TextRun]:
        """The texts outside the chart where they stand, for programs that set them again."""
        inch = max(self.width, self.height) / SLIDE_INCHES
        return [block.run(dy, inch) for block, dy in self.set]

    @property
    def u(self) -> float:
        """The unit all measures are given in."""
        return min(self.width, self.height) / 100

    @property
    def is_tall(self) -> bool:
        """Whether it is clearly higher than wide."""
        return self.height > 1.2 * self.width

    @property
    def is_wide(self) -> bool:
        """Whether it is clearly wider than high."""
        return self.width > 1.2 * self.height

    @property
    def safe(self) -> QRectF:
        """Inside the margins: 6 % all round, on phones more above and below, where their controls are."""
        side = self.width * (0.07 if self.is_wide else 0.08)
        top, bottom = (0.11, 0.17) if self.is_tall else (0.09, 0.09)
        return QRectF(side, self.height * top, self.width - 2 * side, self.height * (1 - top - bottom))

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the look."""
        color = QColor(getattr(self.look, name))
        color.setAlphaF(alpha)
        return color

    def title_type(self, size: float, name: str = "ink") -> Type:
        """The letters of titles, `size` in units."""
        return self._large(titles_of(self.look), size, name)

    def figure_type(self, size: float, name: str = "accent") -> Type:
        """The letters of large numbers, `size` in units."""
        return self._large(self.look.numerals or titles_of(self.look), size, name)

    def _large(self, family: str, size: float, name: str) -> Type:
        size *= SCALE.get(family, 1.0)
        return Type(family, size * self.u, self.color(name), bold=True, least=LEAST * self.u)

    def text_type(self, size: float, name: str = "ink", *, bold: bool = False, spacing: float = 0.0) -> Type:
        """The letters of everything else, `size` in units."""
        return Type(SANS, size * self.u, self.color(name), bold, spacing, LEAST * self.u)

    def placed(self, rect: QRectF) -> QRectF:
        """Where this box comes to lie."""
        if not self.mirrored:
            return rect
        return QRectF(self.width - rect.right(), rect.top(), rect.width(), rect.height())

    def _turned(self, draw: Draw, rect: QRectF, turn: bool) -> Draw:
        return draw if self.placed(rect) is rect else bound(_mirror, draw, self.width, rect, turn)

    def add(
        self, rect: QRectF, draw: Draw, delay: float = 0.0, *, lasts: float = 0.7, rise: float = 2.0, turn: bool = True
    ) -> None:
        """An element that comes in by itself; `turn` says whether it is mirrored or only moved where one reads from the right."""
        self.sprites.append(
            Sprite(self.placed(rect), self._turned(draw, rect, turn), delay, lasts, rise * self.u, in_chart=self.in_chart)
        )  # fmt: skip

    def play(self, rect: QRectF, live: Live, delay: float = 0.0, *, lasts: float = 1.2) -> None:
        """An element that is drawn while it grows."""
        whole = bound(live, 1.0)
        grows: Live = live
        if self.placed(rect) is not rect:
            grows = lambda painter, part: _mirror(painter, bound(live, part), self.width, rect, True)  # noqa: E731
        self.sprites.append(
            Sprite(self.placed(rect), self._turned(whole, rect, True), delay, lasts, 0.0, grows, in_chart=self.in_chart)
        )  # fmt: skip

    def text(
        self, text: str, box: QRectF, type_: Type, delay: float = 0.0, *, align: Qt.AlignmentFlag = START,
        smallest: float = 0.45, anchor: float = 0.0, rise: float = 2.0,
    ) -> QRectF:  # fmt: skip
        """A text in a box, `anchor` 0 at its top, 0.5 in its middle, 1 at its bottom; returns what it fills."""
        if not text.strip():
            return QRectF(box.left(), box.top(), 0, 0)
        block = self.block(text, box, type_, align, smallest)
        dy = max(0.0, (box.height() - block.height) * anchor)
        filled = QRectF(box.left(), box.top() + dy, box.width(), block.height)
        self.put(block, dy, delay, rise=rise)
        return filled

    def block(
        self, text: str, box: QRectF, type_: Type, align: Qt.AlignmentFlag = START, smallest: float = 0.45
    ) -> Block:
        """A text set in a box, on the side where reading begins."""
        side = align if align is not START else RIGHT if self.mirrored else LEFT
        return Block(text, self.placed(box), type_, side, smallest)

    def put(self, block: Block, dy: float, delay: float, *, lasts: float = 0.7, rise: float = 2.0) -> None:
        """A text that is set already, moved down by `dy` in its box."""
        bleed = block.type.size * 0.35
        box = QRectF(block.box.left(), block.box.top() + dy, block.box.width(), block.height)
        around, draw = box.adjusted(-bleed, -bleed, bleed, bleed), bound(block.draw, dy)
        self.sprites.append(Sprite(around, draw, delay, lasts, rise * self.u, is_text=True, in_chart=self.in_chart))
        if not self.in_chart:
            self.set.append((block, dy))

    def kicker(self, text: str, delay: float = 0.05, room: float = 1.0) -> float:
        """The small line above everything, with its bar, within a part of the width; returns where the content may begin."""
        safe, u = self.safe, self.u
        if not text.strip():
            return safe.top()
        bar = QRectF(safe.left(), safe.top() + 0.9 * u, 6 * u, 0.55 * u)
        self.play(bar, lambda painter, p: bar_of(painter, bar, self.color("accent"), p), delay, lasts=0.6)
        box = QRectF(safe.left() + 8 * u, safe.top() - 1.2 * u, safe.width() * room - 8 * u, 4.8 * u)
        self.text(
            text.upper(), box, self.text_type(2.7, "muted", bold=True, spacing=9), delay + 0.1, rise=0, anchor=0.5
        )
        return safe.top() + 7 * u

    def source(self, text: str, delay: float = 1.0, room: float = 1.0) -> float:
        """The source line at the foot, within a part of the width; returns where the content must end."""
        safe, u = self.safe, self.u
        if not text.strip():
            return safe.bottom()
        box = QRectF(safe.left() + 2.4 * u, safe.bottom() - 4 * u, safe.width() * room - 2.4 * u, 4.2 * u)
        tick = QRectF(safe.left(), box.top() + 0.6 * u, 0.45 * u, 3 * u)
        self.add(tick, lambda painter: painter.fillRect(tick, self.color("accent")), delay, rise=0)
        self.text(
            text, box, self.text_type(3 if self.is_tall else 2.8, "muted"), delay, anchor=0.5, smallest=0.86, rise=0
        )
        return box.top() - 3 * u

    def heading(self, text: str, top: float, delay: float = 0.2, size: float = 5.6, most: float = 0.2) -> float:
        """A scene's title; returns where what is below may begin."""
        box = QRectF(self.safe.left(), top, self.safe.width(), self.height * most)
        filled = self.text(text, box, self.title_type(size), delay)
        return filled.bottom() + 4 * self.u if text.strip() else top


def _mirror(painter: QPainter, draw: Draw, width: float, rect: QRectF, turn: bool) -> None:
    """Draw it at the other side, turned like in a mirror or as it is."""
    painter.save()
    painter.translate(width if turn else width - rect.right() - rect.left(), 0)
    if turn:
        painter.scale(-1, 1)
    draw(painter)
    painter.restore()


def bound(paint: Callable[..., None], *what: Any) -> Draw:
    """A drawing with everything but its painter given."""
    return lambda painter: paint(painter, *what)


def parts_of(box: QRectF) -> tuple[float, float, float, float]:
    """A box as other programs are told it: left, top, width and height."""
    return box.left(), box.top(), box.width(), box.height()


def growing(paint: Callable[..., None], *what: Any) -> Live:
    """The same for a drawing whose last argument is how far it has grown."""
    return lambda painter, part: paint(painter, *what, part)


def bar_of(
    painter: QPainter, rect: QRectF, color: QColor, part: float, *, upward: bool = False, radius: float = 0.0
) -> None:
    """A bar grown to a part of its length, from the left or from below."""
    grown = (
        QRectF(rect.left(), rect.bottom() - rect.height() * part, rect.width(), rect.height() * part)
        if upward
        else QRectF(rect.left(), rect.top(), rect.width() * part, rect.height())
    )
    rounded(painter, grown, color, min(radius, grown.width() / 2, grown.height() / 2))


def rounded(painter: QPainter, rect: QRectF, color: QColor, radius: float = 0.0) -> None:
    """A filled rectangle with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def stroke(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    """A line along a path, round at its ends."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


__all__ = [
    "CENTER",
    "LEAST",
    "RIGHT",
    "START",
    "Block",
    "Canvas",
    "Draw",
    "Live",
    "Lively",
    "Sprite",
    "Type",
    "bar_of",
    "bound",
    "growing",
    "parts_of",
    "rounded",
    "stroke",
]
