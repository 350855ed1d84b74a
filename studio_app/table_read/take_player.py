"""Table read, take player: one line by itself, in one of its takes, to be compared with another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from studio_app.operations import Operations
from studio_app.stage.sound import DeviceOut, Feed, Performance, SilentOut, device_is_there, nothing_to_hear

TICK_MS, SCRAP_MS = 60, 300


class TakePlayer(QObject):
    """`started(index, take)` and `ended()`; one take at a time."""

    started = Signal(int, int)
    ended = Signal()

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._number = operations, 0
        self._feed: Feed | None = None
        self._out: DeviceOut | SilentOut | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_playing(self) -> bool:
        """Whether a take is heard."""
        return self._out is not None

    def play(self, artifact_id: str, index: int, take: int) -> None:
        """Play this take; it is spoken first where nobody has heard it yet."""
        self.stop()
        number, rehearsing = self._number, self._operations.studio.revisions.rehearsing
        self._operations.away(
            lambda: rehearsing.play(artifact_id, index, take), lambda playback: self._begin(number, playback)
        )
        self.started.emit(index, take)

    def stop(self) -> None:
        """Play no more."""
        self._number += 1
        self._timer.stop()
        was_playing = self._out is not None
        if self._out is not None:
            self._out.stop()
        if self._feed is not None:
            self._feed.stop()
        self._out = self._feed = None
        if was_playing:
            self.ended.emit()

    def _begin(self, number: int, performance: Performance) -> None:
        if number != self._number:
            performance.close()
            return
        self._feed = Feed(performance, self)
        is_heard = device_is_there()
        self._out = DeviceOut(self._feed, self) if is_heard else SilentOut(self._feed)
        self._timer.start()
        if not is_heard:
            self._operations.failed.emit(nothing_to_hear())

    def _tick(self) -> None:
        feed, out = self._feed, self._out
        if feed is None or out is None:
            return
        position = out.position_ms()
        if feed.is_empty and feed.failure is not None:
            self._operations.failed.emit(feed.failure)
            self.stop()
        elif feed.is_empty and position >= feed.fed_ms - SCRAP_MS:
            self.stop()
