"""Machines, video, lighting: words that are lit as they are spoken; each colour of them is painted once and shown in pieces."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from engine.machines.video.canvas import Canvas, Lively
from engine.machines.video.letters import Block
from engine.pictures.model import Lit

State = tuple[float, ...]


def light(canvas: Canvas, block: Block, dy: float, words: tuple[Lit, ...]) -> None:
    """Put a text down whose words are lit."""
    shown = Lighting(block, dy, words, (canvas.color("ink"), canvas.color("accent")))
    canvas.lively.append(Lively(shown.rect, shown.state, shown.draw))


class Lighting:
    """A text whose words are said at certain moments: to come, said, and the one that is being said."""

    def __init__(self, block: Block, dy: float, words: tuple[Lit, ...], colors: tuple[QColor, QColor]) -> None:
        self._block, self._dy, self._words, self._colors = block, dy, words, colors
        self._starts = [word.start_ms for word in words]
        self._images: dict[str, QImage] = {}
        bleed, box = block.type.size * 0.35, block.box
        filled = QRectF(box.left(), box.top() + dy, box.width(), block.height)
        self.rect = filled.adjusted(-bleed, -bleed, bleed, bleed).toAlignedRect()

    def state(self, t: float) -> State:
        """The word at a moment, and whether it is over."""
        word = bisect_right(self._starts, t * 1000) - 1
        return word, word >= 0 and t * 1000 >= self._words[word].end_ms

    def draw(self, painter: QPainter, t: float) -> None:
        """Draw it as it is at this moment."""
        self._show(painter, self._block.type.color, [self.rect])
        word, is_over = self.state(t)
        if word < 0:
            return
        one = self._words[int(word)]
        said, now = self._colors
        self._show(painter, said, self._block.places(0, one.end if is_over else one.start, self._dy))
        if not is_over:
            self._show(painter, now, self._block.places(one.start, one.end, self._dy))

    def _show(self, painter: QPainter, color: QColor, places: list[QRect]) -> None:
        image = self._images.get(color.name()) or self._painted(color)
        for place in places:
            part = place.intersected(self.rect)
            painter.drawImage(part.topLeft(), image, part.translated(-self.rect.topLeft()))

    def _painted(self, color: QColor) -> QImage:
        image = QImage(self.rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(-self.rect.left(), -self.rect.top()))
        self._block.draw(painter, self._dy, color)
        painter.end()
        self._images[color.name()] = image
        return image
