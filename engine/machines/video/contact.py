"""Machines, video, contact: every frame of a board on one sheet, with its number and caption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from engine.machines.video.letters import Block, Type
from engine.machines.video.typefaces import SANS, titles_of
from engine.pictures.model import Look

CELL = 460
GAP, MARGIN, HEAD, FOOT = 26, 60, 110, 86


def contact_sheet(
    pictures: Sequence[Path], captions: Sequence[str], look: Look, title: str, size: tuple[int, int]
) -> QImage:
    """The sheet; as many columns as keep it about as wide as a page is high."""
    columns = _columns(len(pictures), 3 if size[0] >= size[1] else 5)
    tall = round(CELL * size[1] / size[0])
    rows = -(-len(pictures) // columns)
    width = 2 * MARGIN + columns * CELL + (columns - 1) * GAP
    image = QImage(width, MARGIN + HEAD + rows * (tall + FOOT + GAP) + MARGIN // 2, QImage.Format.Format_RGB32)
    image.fill(QColor(look.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = Type(titles_of(look), 46, QColor(look.ink), bold=True)
    Block(title, QRectF(MARGIN, MARGIN - 8, width - 2 * MARGIN, HEAD - 20), heading).draw(painter)
    for number, path in enumerate(pictures):
        left = MARGIN + (number % columns) * (CELL + GAP)
        top = MARGIN + HEAD + (number // columns) * (tall + FOOT + GAP)
        _cell(painter, QRectF(left, top, CELL, tall), path, f"{number + 1}  {captions[number]}", look)
    painter.end()
    return image


def _columns(count: int, usual: int) -> int:
    """About as many as usual, so that the last row is as full as can be."""
    usual += count > 15
    fitting = range(usual - 1 if count <= usual + 1 or usual > 3 else usual, usual + 2)
    return min(count, min(fitting, key=lambda columns: (-count % columns, abs(columns - usual))))


def _cell(painter: QPainter, box: QRectF, path: Path, caption: str, look: Look) -> None:
    size = box.size().toSize()
    small = QImage(str(path)).scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(box.topLeft(), small)
    painter.setPen(QColor(look.muted))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    below = QRectF(box.left(), box.bottom() + 10, box.width(), FOOT - 14)
    Block(caption, below, Type(SANS, 17, QColor(look.muted)), smallest=1).draw(painter)
