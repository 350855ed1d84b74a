"""Pictures, strip: every scene of an artifact as a thumbnail, beat by beat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from engine.pictures.album import Album

THUMB = QSize(208, 117)


class Strip(QListWidget):
    """`chosen(index)` when a thumbnail is selected."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Scenes")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(THUMB)
        self.setGridSize(QSize(THUMB.width() + 20, THUMB.height() + 48))
        self.setWrapping(False)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setFixedHeight(THUMB.height() + 78)
        self.currentRowChanged.connect(self.chosen.emit)

    def show_album(self, album: Album, images: Sequence[QImage]) -> None:
        """All scenes; the one that was selected stays selected."""
        row = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for scene, image in zip(album.scenes, images, strict=True):
            words = f"{scene.index + 1}. {scene.title}"
            item = QListWidgetItem(QIcon(QPixmap.fromImage(image)), words[:60])
            item.setToolTip(f"{scene.role}: {scene.title}")
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(min(row, self.count() - 1))
        self.chosen.emit(self.currentRow())


def thumbnails(paths: Sequence[Path]) -> list[QImage]:
    """Small pictures of these files; slow, so away from the window's thread."""
    size, way = THUMB * 2, Qt.TransformationMode.SmoothTransformation
    return [QImage(str(path)).scaled(size, Qt.AspectRatioMode.KeepAspectRatio, way) for path in paths]
