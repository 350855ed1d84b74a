"""Scoring, drawing: the timeline's still picture: lanes, blocks, waves; what moves is drawn over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QPolygonF

from engine.stage.scoring.model import Sheet
from studio_app.scoring.blocks import PROPOSED, Block, Lane, Score
from studio_app.scoring.levels import Levels, columns, seen
from studio_app.scoring.strip import Strip
from studio_app.theme.colors import Colors, current
from studio_app.theme.fonts import sized

RULER = 22
HEIGHTS = {Lane.SCENES: 30, Lane.LINES: 58, Lane.COLOURS: 28, Lane.CUES: 34, Lane.MUSIC: 52}
TALLER = 90
"""How much more lines and music take, each, where there is room."""
GAP, NARROW, READABLE = 6, 3, 34
TICKS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200)
TICK_PX = 76
LONGEST_MS, WORDS_PX = 60_000, 150


@dataclass(frozen=True, slots=True)
class Scale:
    """From time to pixels: `start_ms` is at the left edge."""

    start_ms: float
    px_per_ms: float
    width: int
    height: int

    def x(self, ms: float) -> float:
        """Where a moment is."""
        return (ms - self.start_ms) * self.px_per_ms

    def ms(self, x: float) -> float:
        """Which moment is here."""
        return self.start_ms + x / self.px_per_ms

    @property
    def end_ms(self) -> float:
        """What is at the right edge."""
        return self.ms(self.width)

    def lane(self, lane: Lane) -> tuple[float, float]:
        """Top and height of a lane; where there is room, lines and music take it."""
        return _lanes(self.height)[lane]

    def area(self, lane: Lane) -> tuple[int, float, int]:
        """Width, top and height of a lane in whole pixels."""
        top, height = self.lane(lane)
        return self.width, top, int(height)

    def box(self, block: Block) -> QRectF:
        """Where a block is drawn."""
        top, height = self.lane(block.lane)
        left = self.x(block.start_ms)
        return QRectF(left, top, max(NARROW, self.x(block.end_ms) - left), height)


@cache
def _lanes(whole: int) -> dict[Lane, tuple[float, float]]:
    room = max(0, whole - RULER - sum(HEIGHTS.values()) - GAP * (len(HEIGHTS) + 1))
    more = {Lane.LINES: min(TALLER, room // 2), Lane.MUSIC: min(TALLER, room - room // 2)}
    top, found = float(RULER + GAP), {}
    for lane, height in HEIGHTS.items():
        found[lane] = (top, float(height + more.get(lane, 0)))
        top += found[lane][1] + GAP
    return found


def draw(
    painter: QPainter, scale: Scale, score: Score, strip: Strip, levels: Levels, sheet: Sheet, font: QFont
) -> None:
    """Everything that keeps still."""
    colors = current()
    painter.fillRect(0, 0, scale.width, scale.height, QColor(colors.card))
    _ruler(painter, scale, colors, sized(font, 11))
    for lane in Lane:
        top, height = scale.lane(lane)
        painter.fillRect(QRectF(0, top, scale.width, height), QColor(colors.page))
    for block in score.between(Lane.SCENES, scale.start_ms, scale.end_ms):
        _scene(painter, scale, block, colors, sized(font, 13, bold=True))
    small = sized(font, 12)
    strip.paint(painter, scale.start_ms, scale.px_per_ms, scale.area(Lane.LINES), colors)
    wide = strip.wide(scale.start_ms, scale.end_ms, READABLE / scale.px_per_ms)
    for block in [one for one in wide if one.state]:
        _ground(painter, scale.box(block), block, colors)
    beds = score.between(Lane.MUSIC, scale.start_ms, scale.end_ms)
    for block in beds:
        _ground(painter, scale.box(block), block, colors)
    _wave(painter, scale, Lane.LINES, levels.voices, _cast_colors(levels, scale, sheet))
    _wave(painter, scale, Lane.MUSIC, levels.music, np.uint32(QColor(colors.accent).rgba()))
    for block in (*wide, *beds):
        _words(painter, scale.box(block), block.label, colors, small, low=block.lane is Lane.MUSIC)
    for block in score.between(Lane.COLOURS, scale.start_ms, scale.end_ms):
        _ground(painter, scale.box(block), block, colors)
        _words(painter, scale.box(block), block.label, colors, small)
    _cues(painter, scale, score.between(Lane.CUES, scale.start_ms - LONGEST_MS, scale.end_ms), colors, small)


def _ruler(painter: QPainter, scale: Scale, colors: Colors, font: QFont) -> None:
    step = next((one for one in TICKS_S if one * 1000 * scale.px_per_ms >= TICK_PX), TICKS_S[-1]) * 1000
    painter.setFont(font)
    at = int(max(0, scale.start_ms) // step * step)
    while at <= scale.end_ms:
        x = round(scale.x(at))
        painter.setPen(QColor(colors.line))
        painter.drawLine(x, 4, x, scale.height)
        painter.setPen(QColor(colors.quiet))
        painter.drawText(x + 4, 16, f"{at // 60_000}:{at // 1000 % 60:02d}")
        at += step


def _scene(painter: QPainter, scale: Scale, block: Block, colors: Colors, font: QFont) -> None:
    box = scale.box(block)
    painter.fillRect(box, QColor(colors.raised))
    painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colors.accent))
    _words(painter, box, f"{int(block.key) + 1}  {block.label}", colors, font)


def _ground(painter: QPainter, box: QRectF, block: Block, colors: Colors) -> None:
    color = QColor(colors.bad if block.state == "failed" else block.color or colors.accent)
    if block.state in ("none", "off", "making", PROPOSED):
        painter.setPen(QPen(QColor(colors.line if block.state == "none" else color), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -1, -1))
        return
    fill = QColor(color)
    fill.setAlpha(52 if colors.is_dark else 44)
    painter.fillRect(box, fill)
    painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), color)


def _words(painter: QPainter, box: QRectF, text: str, colors: Colors, font: QFont, *, low: bool = False) -> None:
    left = max(box.left(), 0.0) + 7
    room = box.right() - left - 5
    if room < READABLE:
        return
    painter.setFont(font)
    painter.setPen(QColor(colors.text))
    shown = QFontMetrics(font).elidedText(text[:200], Qt.TextElideMode.ElideRight, int(room))
    place = Qt.AlignmentFlag.AlignBottom if low or box.height() > 40 else Qt.AlignmentFlag.AlignVCenter
    if box.height() > 40 and not low:
        place = Qt.AlignmentFlag.AlignTop
    painter.drawText(
        QRectF(left, box.top() + 3, room, box.height() - 6), int(place | Qt.AlignmentFlag.AlignLeft), shown
    )


def _cues(painter: QPainter, scale: Scale, cues: Sequence[Block], colors: Colors, font: QFont) -> None:
    """Each with its words, as far as the next one leaves room for them."""
    for block, following in zip(cues, [*cues[1:], None], strict=False):
        box = scale.box(block)
        until = scale.x(following.start_ms) if following is not None else box.left() + WORDS_PX
        _cue(painter, box, block, colors)
        room = min(max(box.width() - 8, WORDS_PX), until - box.left() - 8)
        _words(painter, QRectF(box.left() + 8, box.top(), room, box.height()), block.label, colors, font)


def _cue(painter: QPainter, box: QRectF, block: Block, colors: Colors) -> None:
    _ground(painter, box, block, colors)
    color = QColor(colors.bad if block.state == "failed" else colors.good)
    x, top = box.left(), box.top()
    if block.state == PROPOSED:
        # An open flag: it is not there yet.
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color if block.state != "off" else QColor(colors.quiet))
    painter.drawRect(QRectF(x, top, 2, box.height()))
    painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x + 11, top + 5.5), QPointF(x, top + 11)]))


def _cast_colors(levels: Levels, scale: Scale, sheet: Sheet) -> np.ndarray:
    palette = np.zeros(256, np.uint32)
    for number, member in enumerate(sheet.read.cast):
        palette[1 + number % 250] = QColor(member.color).rgba()
    edges = columns(levels.speakers, scale.start_ms, scale.px_per_ms, scale.width)
    return palette[seen(levels.speakers, edges)]


def _wave(painter: QPainter, scale: Scale, lane: Lane, row: np.ndarray, color: np.ndarray | np.uint32) -> None:
    top, tall = scale.lane(lane)
    head = 20 if lane is Lane.LINES else 4
    height = int(tall) - head - (4 if lane is Lane.LINES else 20)
    peaks = seen(row, columns(row, scale.start_ms, scale.px_per_ms, scale.width)).astype(np.float32) / 255
    half = peaks**0.75 * height / 2
    rows = np.abs(np.arange(height, dtype=np.float32) + 0.5 - height / 2)[:, None]
    pixels = np.where((rows <= half[None, :]) & (peaks > 0), color, np.uint32(0)).astype(np.uint32)
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, scale.width, height, scale.width * 4, QImage.Format.Format_ARGB32)
    painter.drawImage(QPointF(0, top + head), image)
