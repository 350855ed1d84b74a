"""Pictures, screen: a scene's picture at the size of the page, or the film in motion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


class Picture(QWidget):
    """Shows an image as large as it fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._sharp = QImage(), QImage()
        self.setMinimumSize(128, 72)
        self.setAccessibleName("The scene")

    def show_image(self, image: QImage) -> None:
        """Show this."""
        self._image, self._sharp = image, QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the middle."""
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._sharp.size() != size * ratio:
            keep, way = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._sharp = self._image.scaled(size * ratio, keep, way)
            self._sharp.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(self.rect().center() - QPoint(size.width() // 2, size.height() // 2), self._sharp)
        painter.end()


class Screen(QWidget):
    """The picture; the film over it while it plays. `started` when it does, `stopped` when it plays no longer, at its end too."""

    started, stopped = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = Picture()
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.picture)
        self._player: QMediaPlayer | None = None
        self._video: QWidget | None = None

    def play(self, film: Path, at_ms: int) -> None:
        """Show the film from here; the player is made when it is first wanted."""
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
        from PySide6.QtMultimediaWidgets import QVideoWidget

        self.stop()
        video, player = QVideoWidget(), QMediaPlayer(self)
        player.setAudioOutput(QAudioOutput(player))
        player.setVideoOutput(video)
        self._layers.addWidget(video)
        self._layers.setCurrentWidget(video)
        player.setSource(QUrl.fromLocalFile(str(film)))
        player.setPosition(at_ms)
        player.mediaStatusChanged.connect(
            lambda status: self.stop() if status is QMediaPlayer.MediaStatus.EndOfMedia else None
        )
        player.play()
        self._player, self._video = player, video
        self.started.emit()

    def stop(self) -> None:
        """Back to the picture."""
        player, video = self._player, self._video
        if player is None or video is None:
            return
        self._player = self._video = None
        player.stop()
        self._layers.setCurrentWidget(self.picture)
        self._layers.removeWidget(video)
        video.deleteLater()
        player.deleteLater()
        self.stopped.emit()

    @property
    def is_playing(self) -> bool:
        """Whether the film is shown."""
        return self._player is not None
