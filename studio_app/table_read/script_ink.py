"""Table read, script ink: fonts, colours and words laid out once, so that a frame of a long script only puts them where they belong."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextLayout, QTextOption

from studio_app.theme.fonts import sized

MANY = 4_000
SERIFS = ["Georgia", "DejaVu Serif"]


@lru_cache(256)
def ink(color: str) -> QColor:
    """A colour by its name."""
    return QColor(color)


class Fonts:
    """The fonts of a script beside its own: names, notes, marks, states and headings."""

    def __init__(self, base: QFont) -> None:
        self.base = base
        self.name, self.note, self.mark = sized(base, 12, bold=True), sized(base, 12), sized(base, 14)
        self.kept, self.state = sized(base, 13), sized(base, 13, bold=True)
        self.heading = sized(base, 16, bold=True)
        self.heading.setFamilies(SERIFS)


class Words:
    """A line's words, wrapped for a width; drawing them shapes nothing."""

    def __init__(self, text: str, font: QFont, width: int) -> None:
        wrapped = QTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        wrapped.setAlignment(Qt.AlignmentFlag.AlignRight if _leftward(text) else Qt.AlignmentFlag.AlignLeft)
        self._layout = QTextLayout(text.replace("\n", " "), font)
        self._layout.setTextOption(wrapped)
        self._layout.setCacheEnabled(True)
        self.height = self._wrap(width)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """With the painter's pen."""
        self._layout.draw(painter, QPointF(x, y))

    def _wrap(self, width: int) -> int:
        self._layout.beginLayout()
        height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return round(height)


def _leftward(text: str) -> bool:
    """Whether its script is written from right to left."""
    strong = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L")
    return strong != "L"


class Inkwell:
    """Everything a script's delegate has laid out so far; another font begins anew, another width wraps anew."""

    def __init__(self) -> None:
        self.fonts, self._width = Fonts(QFont()), 0
        self._words: dict[str, Words] = {}
        self._short: dict[tuple[str, int], QStaticText] = {}

    def dip(self, font: QFont, width: int) -> bool:
        """Be ready for this font and width; whether everything is to be laid out anew."""
        if width == self._width and font == self.fonts.base:
            return False
        self.fonts, self._width = Fonts(QFont(font)), width
        self._words.clear()
        self._short.clear()
        return True

    def words(self, text: str) -> Words:
        """A line's words."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) > MANY:
                self._words.clear()
            found = self._words[text] = Words(text, self.fonts.base, self._width)
        return found

    def write(self, painter: QPainter, font: QFont, text: str, x: float, y: float, room: int) -> int:
        """One short line in this font with the painter's pen, cut where it would not fit; how wide it is."""
        short = self._one(font, text)
        width = short.size().width()
        if width > room:
            short = self._one(font, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room)))
            width = short.size().width()
        painter.setFont(font)
        painter.drawStaticText(QPointF(x, y), short)
        return round(width)

    def _one(self, font: QFont, text: str) -> QStaticText:
        found = self._short.get((text, id(font)))
        if found is None:
            if len(self._short) > MANY:
                self._short.clear()
            found = self._short[text, id(font)] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=font)
        return found
