"""Pictures, strip: every scene of an artifact as a thumbnail, beat by beat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from engine.pictures.album import Album

THUMB, SMALL, TINY = QSize(192, 108), QSize(112, 63), QSize(96, 54)
LOW, LOWEST = 600, 420
"""Heights of a page below which its thumbnails are small, and tiny with one line below them."""


class Strip(QListWidget):
    """`chosen(index)` when a thumbnail is selected."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Scenes")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(False)
        self.setFlow(QListView.Flow.LeftToRight)
        self.currentRowChanged.connect(self.chosen.emit)
        self.fit(LOW)

    def fit(self, height: int) -> None:
        """Take less room where a page is low, so that the scene above stays worth looking at."""
        size = THUMB if height >= LOW else SMALL if height >= LOWEST else TINY
        words = 18 if size == TINY else 38
        self.setIconSize(size)
        self.setGridSize(QSize(size.width() + 20, size.height() + words + 18))
        self.setFixedHeight(size.height() + words + 44)
        for number in range(self.count()):
            self._name(self.item(number))
        self.scrollTo(self.currentIndex())

    def _name(self, item: QListWidgetItem) -> None:
        title, beat = item.data(Qt.ItemDataRole.UserRole)
        item.setText(title if self.iconSize() == TINY else f"{title}\n{beat}")

    def show_album(self, album: Album, images: Sequence[QImage]) -> None:
        """All scenes; the one that was selected stays selected."""
        row = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for scene, image in zip(album.scenes, images, strict=True):
            beat = scene.kicker or scene.kind.value.capitalize()
            item = QListWidgetItem(_icon(image), "")
            item.setData(Qt.ItemDataRole.UserRole, (f"{scene.index + 1}. {scene.title}"[:60], beat))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Scene {scene.index + 1}, {beat}: {scene.title}")
            self._name(item)
            item.setToolTip(f"{beat}: {scene.title}")
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(min(row, self.count() - 1))
        self.chosen.emit(self.currentRow())


def _icon(image: QImage) -> QIcon:
    """The picture in its own colours, chosen or not."""
    icon, pixels = QIcon(), QPixmap.fromImage(image)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixels, mode)
    return icon


def thumbnails(paths: Sequence[Path]) -> list[QImage]:
    """Small pictures of these files; slow, so away from the window's thread."""
    size, way = THUMB * 2, Qt.TransformationMode.SmoothTransformation
    return [QImage(str(path)).scaled(size, Qt.AspectRatioMode.KeepAspectRatio, way) for path in paths]
