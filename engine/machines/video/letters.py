"""Machines, video, letters: text fitted into boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from engine.machines.video.evening import evened
from engine.machines.video.typefaces import HAN, JOINED, OTHERS, SANS, SERIF, face_of, known, pieces_of
from engine.machines.video.units import Units, x_of
from engine.machines.video.unseen import Page
from engine.pictures.sheets import Piece, TextRun
from engine.pictures.wordings import is_rightward

AVERAGE = 0.66
"""How wide a bold capital is, in parts of its size: what letters are set apart by is told as a part of it."""
ASCENT, DESCENT = 1.0, 0.2
"""Of every typeface in parts of its size, as LibreOffice sets slides: measured there."""
SHOWN = {
    **{0x1F3FB + tone: "\u2060" for tone in range(5)}, **{0x1F1E6 + letter: chr(ord("A") + letter) for letter in range(26)}, 0x20E3: "\u2060",
}  # fmt: skip
"""What our pictographs lack, letter for letter: tones of skin and the caps of keys are left out, a flag is the two letters of its country."""
ALONE, NARROWER = 0.22, (0.95, 0.9, 0.85, 0.8, 0.75)
"""A last line of a smaller part of the width is a word alone; how narrow lines are made to bring it company."""
WHOLE = 0.85
"""How much smaller than the smallest letters are made for the sake of a word that is wider than its box."""
EVEN, CLOSING = 5, ",.;:!?)”’»…"
"""Of so many lines at most each is made as long as the others; what never begins a line of letters that are set with spaces."""
LEADING = {SANS: 1.28, SERIF: 1.12, "Caveat": 1.0, "EB Garamond": 1.1, "Oswald": 1.22, "Courier Prime": 1.15}
CENTER, START = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeading
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: family, pixel size, weight, colour."""

    family: str
    size: float
    color: QColor
    bold: bool = False
    spacing: float = 0.0
    least: float = 9.0
    """Smaller than this it is never set, whatever the box; it ends in an ellipsis instead."""

    def font(self, size: float | None = None, text: str = "") -> QFont:
        """The font for a text, at its own or another pixel size."""
        font, own = QFont(), face_of(text)
        font.setFamilies(known([own or self.family, self.family, *OTHERS]))
        font.setPixelSize(max(1, round(size or self.size)))
        font.setBold(self.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.spacing and own not in JOINED:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.apart * font.pixelSize())
        return font

    @property
    def apart(self) -> float:
        """What is left between two letters more than usual, in parts of their size."""
        return self.spacing / 100 * AVERAGE


class Block:
    """A text set in a box: as large as asked for, smaller where it would not fit, cut with an ellipsis at the smallest.

    Lines of large letters are made about equally long, so that no word stands alone on the last one.
    """

    def __init__(
        self, text: str, box: QRectF, type_: Type, align: Qt.AlignmentFlag = START, smallest: float = 0.45
    ) -> None:
        self.box, self.type = box, type_
        self._leading = LEADING.get(type_.family, 1.25)
        floor = min(type_.size, max(9.0, type_.least, type_.size * smallest))
        text = text.translate(SHOWN)
        if face_of(text) == HAN:
            text = text.replace("\u00a0· ", "・").replace(" · ", "・")
        self._side = _side(text, align)
        size, layout = self._shrunk(text, type_.size, floor, whole=True)
        if _is_torn(layout, text):
            size, layout = self._shrunk(text, size, max(9.0, type_.least, floor * WHOLE), whole=True)
        if _is_torn(layout, text):  # a word wider than the box at any size: it is broken, the rest stays large
            size, layout = self._shrunk(text, type_.size, floor, whole=False)
        self.size, self._width = size, box.width()
        if self._tall(layout, size) > box.height() + 0.5:
            layout = self._laid(self._cut(text), size, box.width())
        is_even = (type_.bold or align is CENTER) and layout.lineCount() <= EVEN
        self._layout = self._balanced(layout) if is_even else self._without_orphan(layout)

    @property
    def height(self) -> float:
        """How much of the box it fills."""
        return self._tall(self._layout, self.size)

    @property
    def width(self) -> float:
        """The width of its widest line."""
        lines = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text, line by line."""
        layout, units = self._layout, Units(self._layout.text())
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        return tuple(units.between(line.textStart(), line.textStart() + line.textLength()).rstrip() for line in lines)

    def run(self, dy: float, inch: float) -> TextRun:
        """Its lines where they stand, for programs that set them again on slides with so many pixels an inch."""
        layout = self._layout
        texts = tuple(self._pieces(number, inch) for number in range(layout.lineCount()))
        side = {LEFT: "left", CENTER: "center", RIGHT: "right"}[self._side]
        box, size, color = self.box, round(self.size), self.type.color.name()
        leading = self._step(size) / size if len(texts) > 1 else 0.0
        first = layout.lineAt(0)
        above = leading - DESCENT if leading else ASCENT
        top = self._corner(dy).y() + first.y() + first.ascent() - above * size
        tall = (leading * len(texts) or ASCENT + DESCENT) * size
        return TextRun(
            texts, box.left(), top, box.width(), tall, self.type.family, size, self.type.bold, color, side, leading
        )

    def _pieces(self, number: int, inch: float) -> tuple[Piece, ...]:
        """A line's text with its typefaces, and what is left between letters so that it is as wide there as here."""
        line, whole = self._layout.lineAt(number), self._layout.text()
        pieces = pieces_of(self.lines[number], self.type.family, whole)
        if face_of(whole) in JOINED or not is_rightward(whole):
            return tuple(Piece(text, family) for text, family in pieces)
        plain = replace(self.type, spacing=0.0)
        return evened(line, pieces, lambda dots: plain.font(dots, whole), round(self.size), inch, self.type.apart)

    def draw(self, painter: QPainter, dy: float = 0.0, color: QColor | None = None) -> None:
        """Draw it from the top of its box, moved down by `dy`, in its own colour or another."""
        painter.setPen(color or self.type.color)
        if isinstance(painter, Page):
            painter.set_down(self._layout, self._corner(dy), self.size)
        else:
            self._layout.draw(painter, self._corner(dy))

    def places(self, start: int, end: int, dy: float) -> list[QRect]:
        """Where these letters stand, a box a line, as tall as their lines."""
        found, corner, step = list[QRect](), self._corner(dy), self._step(self.size)
        units = Units(self._layout.text())
        start, end = units.at(start), units.at(end)
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                one, other = sorted((x_of(line, first), x_of(line, last)))
                left, right = round(corner.x() + one), round(corner.x() + other)
                top, bottom = round(corner.y() + number * step), round(corner.y() + (number + 1) * step)
                found.append(QRect(left, top, right - left, bottom - top))
        return found

    def _corner(self, dy: float) -> QPointF:
        room = self.box.width() - self._width
        dx = {LEFT: 0.0, CENTER: room / 2, RIGHT: room}[self._side]
        return QPointF(self.box.left() + dx, round(self.box.top() + dy))

    def _laid(self, text: str, size: float, width: float) -> QTextLayout:
        return _laid(text, self.type.font(size, text), width, self._side, self._step(size), self.type.font(size))

    def _step(self, size: float) -> int:
        """How far apart lines are: whole pixels, so that letters stand on them where they are told to stand."""
        return round(self._leading * round(size))

    def _tall(self, layout: QTextLayout, size: float) -> float:
        return layout.lineCount() * self._step(size)

    def _shrunk(self, text: str, size: float, floor: float, *, whole: bool) -> tuple[float, QTextLayout]:
        """The largest size at which it fits, with every word whole where that is wanted; the smallest where none does."""
        layout = self._laid(text, size, self.box.width())
        while not self._fits(layout, text, size, whole=whole) and size > floor:
            size = max(floor, size * 0.94)
            layout = self._laid(text, size, self.box.width())
        return size, layout

    def _fits(self, layout: QTextLayout, text: str, size: float, *, whole: bool) -> bool:
        return self._tall(layout, size) <= self.box.height() + 0.5 and not (whole and _is_torn(layout, text))

    def _balanced(self, layout: QTextLayout) -> QTextLayout:
        count, text = layout.lineCount(), layout.text()
        if count < 2:
            return layout
        low, high = self.box.width() * 0.5, self.box.width()
        while high - low > 4:
            middle = (low + high) / 2
            tried = self._laid(text, self.size, middle)
            low, high = (low, middle) if tried.lineCount() == count and not _is_torn(tried, text) else (middle, high)
        self._width = high
        return self._laid(text, self.size, high)

    def _without_orphan(self, layout: QTextLayout) -> QTextLayout:
        """Lines a little narrower where that brings company to a word alone on the last one."""
        count, wide = layout.lineCount(), self.box.width()
        if count < 2 or _last(layout) >= ALONE * wide:
            return layout
        for part in NARROWER:
            tried = self._laid(layout.text(), self.size, part * wide)
            if tried.lineCount() != count or _is_torn(tried, layout.text()):
                break
            if _last(tried) >= ALONE * wide:
                self._width = part * wide
                return tried
        return layout

    def _cut(self, text: str) -> str:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            layout = self._laid(_ended(text, middle), self.size, self._width)
            fits = self._tall(layout, self.size) <= self.box.height() + 0.5
            low, high = (middle, high) if fits else (low, middle - 1)
        return _ended(text, low)


def _last(layout: QTextLayout) -> float:
    return layout.lineAt(layout.lineCount() - 1).naturalTextWidth()


def _side(text: str, align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    return align if align in (CENTER, LEFT, RIGHT) else LEFT if is_rightward(text) else RIGHT


def width_of(text: str, type_: Type) -> float:
    """How wide one line of this text is."""
    return QFontMetricsF(type_.font(text=text)).horizontalAdvance(text)


def _laid(text: str, font: QFont, width: float, align: Qt.AlignmentFlag, step: int, ruling: QFont) -> QTextLayout:
    """Its lines at even distances, as the ruling font has them, whatever letters are on them."""
    layout, option = QTextLayout(text, font), QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    way = Qt.LayoutDirection.LeftToRight if is_rightward(text) else Qt.LayoutDirection.RightToLeft
    option.setTextDirection(way)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    own, y = QFontMetricsF(ruling), 0.0
    above = round((step - own.ascent() - own.descent()) / 2 + own.ascent())
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(
            QPointF(0.0, y + above - line.ascent())
        )  # on the line of its own letters, whatever else is on it
        y += step
    layout.endLayout()
    return layout


def _is_torn(layout: QTextLayout, text: str) -> bool:
    """Whether a line ends in the middle of a word of letters that are set with spaces."""
    units = Units(text)
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        end = units.letters(line.textStart() + line.textLength())
        if 0 < end < len(text) and _are_one(text[end - 1], text[end]):
            return True
    return False


def _are_one(before: str, after: str) -> bool:
    if (before in ",." and after.isdigit()) or (before.isalnum() and ord(before) < 0x0E00 and after in CLOSING):
        return True
    return before.isalnum() and after.isalnum() and max(ord(before), ord(after)) < 0x0E00


def _ended(text: str, count: int) -> str:
    return text if count >= len(text) else text[:count].rstrip(" ,;:–—-") + "…"
