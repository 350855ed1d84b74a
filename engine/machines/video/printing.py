"""Machines, video, printing: scenes as the pages of a PDF, with text that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from engine.machines.video.painting import Painting

DPI = 144


def print_pages(
    paintings: Iterable[Painting], target: Path, width: int, height: int, title: str, tell: Callable[[int], None]
) -> None:
    """One page a scene, in the shape of the scenes."""
    writer = QPdfWriter(str(target))
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("Sleeper Hit Studio")
    size = QPageSize(
        QSizeF(width / DPI, height / DPI), QPageSize.Unit.Inch, "slide", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    for number, painting in enumerate(paintings):
        if number == 0:
            painter.begin(writer)
        else:
            writer.newPage()
        painter.save()
        painting.vectors(painter)
        painter.restore()
        tell(number + 1)
    painter.end()
