"""Machines, video, printing: scenes as the pages of a PDF, with text that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from engine.machines.video.binding import Leaf, bound
from engine.machines.video.unseen import Page
from engine.pictures.tongues import told_in

if TYPE_CHECKING:
    from engine.machines.video.painting import Painting
    from engine.pictures.model import Scene

DPI = 144


def print_pages(
    paintings: Iterable[Painting], scenes: Sequence[Scene], target: Path, size: tuple[int, int], title: str,
    tell: Callable[[int], None],
) -> None:  # fmt: skip
    """One page a scene, in the shape of the scenes."""
    whole = QBuffer()  # Qt says nothing of a file that could not be written
    whole.open(QBuffer.OpenModeFlag.WriteOnly)
    writer, painter, leaves = _paper(whole, size, title), Page(), list[Leaf]()
    for number, (painting, scene) in enumerate(zip(paintings, scenes, strict=True)):
        if number == 0:
            painter.begin(writer)
        else:
            writer.newPage()
        painter.save()
        painting.vectors(painter)
        painter.restore()
        leaves.append(Leaf(scene.heading, scene.read_out, painter.taken()))
        tell(number + 1)
    painter.end()
    target.write_bytes(bound(bytes(whole.data().data()), leaves, told_in(leaf.said for leaf in leaves), DPI))


def _paper(whole: QBuffer, size: tuple[int, int], title: str) -> QPdfWriter:
    width, height = size
    writer = QPdfWriter(whole)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("Sleeper Hit Studio")
    shape = QPageSize(
        QSizeF(width / DPI, height / DPI), QPageSize.Unit.Inch, "slide", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageSize(shape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    return writer
