"""Machines, video, unseen: the painter of a page, which keeps letters that a PDF would lose, to be laid over the page unseen.

A PDF knows what a glyph says where one letter alone looks like it. Conjuncts, marks that were moved and pictographs say nothing there:
a line with one of them is drawn as outlines, and what it says is told beside it, letter by letter, in the order it is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGlyphRun, QImage, QPainter, QPainterPath, QTextLayout, QTextLine

from engine.machines.video.units import Units, x_of

PLANE = "".join(
    map(chr, (*range(0x20, 0xD800), *range(0xF900, 0xFBEA), *range(0xFE70, 0xFEF5), *range(0xFF00, 0xFFFE)))
)
"""Every letter a PDF is told of by Qt, but ligatures of letters read from the right, which programs take apart the wrong way round."""
JOINERS = "\u2060"
COLOURED = ("CBDT", "COLR", "sbix")
FINER = 2
"""Pictographs have so many dots for a pixel of the page, across and down."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Letters that stand together: where their box begins, on which line, how wide and how tall they are, in pixels of the page."""

    text: str
    x: float
    y: float
    width: float
    size: float


class Page(QPainter):
    """A painter whose lines can be found."""

    def __init__(self) -> None:
        super().__init__()
        self.unseen: list[Unseen] = []
        self._telling: dict[tuple[str, int], frozenset[int]] = {}

    def set_down(self, layout: QTextLayout, corner: QPointF, size: float) -> None:
        """Draw a text; its pen is the letters' colour."""
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            runs = line.glyphRuns()
            if any(self._is_silent(run) for run in runs):
                self._outlined(runs, corner)
                self.unseen += _told(layout, line, corner, size)
            else:
                line.draw(self, corner)

    def drawImage(self, *given: Any) -> None:  # noqa: N802 - Qt's name
        """A picture is seen as it is: by itself Qt gives it in a PDF the transparency of whatever was filled before it."""
        brush = self.brush()
        self.setBrush(Qt.BrushStyle.NoBrush)
        super().drawImage(*given)
        self.setBrush(brush)

    def taken(self) -> tuple[Unseen, ...]:
        """The letters of outlines since the last page."""
        kept, self.unseen = tuple(self.unseen), []
        return kept

    def _is_silent(self, run: QGlyphRun) -> bool:
        """Whether a glyph of it is no letter by itself."""
        font = run.rawFont()
        key = font.familyName(), font.weight()
        if key not in self._telling:
            self._telling[key] = frozenset(font.glyphIndexesForString(PLANE)) - {0}
        return not self._telling[key].issuperset(run.glyphIndexes())

    def _outlined(self, runs: list[QGlyphRun], corner: QPointF) -> None:
        for run in runs:
            font, path = run.rawFont(), QPainterPath()
            if any(font.fontTable(table).size() for table in COLOURED):
                self._pictured(run, corner)  # whoever asks for outlines of these finds them empty from then on
                continue
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                path.addPath(font.pathForGlyph(glyph).translated(place + corner))
            path.setFillRule(Qt.FillRule.WindingFill)
            self.fillPath(path, self.pen().color())

    def _pictured(self, run: QGlyphRun, corner: QPointF) -> None:
        """Pictographs in their colours."""
        box = run.boundingRect()
        image = QImage((box.size() * FINER).toSize() + QSize(1, 1), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        drawn = QPainter(image)
        drawn.scale(FINER, FINER)
        drawn.drawGlyphRun(-box.topLeft(), run)
        drawn.end()
        self.drawImage(QRectF(box.topLeft() + corner, QSizeF(image.size()) / FINER), image)


def _told(layout: QTextLayout, line: QTextLine, corner: QPointF, size: float) -> Iterator[Unseen]:
    """The line's letters with their marks, from the left to the right."""
    units, found = Units(layout.text()), list[Unseen]()
    y = corner.y() + line.y() + line.ascent()
    start, end = units.letters(line.textStart()), units.letters(line.textStart() + line.textLength())
    stops = [at for at in range(start, end) if layout.isValidCursorPosition(units.at(at))] + [end]
    for begin, stop in pairwise(stops):
        one, other = sorted(x_of(line, units.at(at)) for at in (begin, stop))
        text = units.between(units.at(begin), units.at(stop)).strip(JOINERS)
        if text and (text == " " or text.strip()):
            found.append(Unseen(unicodedata.normalize("NFC", text), corner.x() + one, y, max(other - one, 0.1), size))
    return iter(sorted(found, key=lambda one: one.x))
