"""Scoring, auditioner: one thing at a time is heard: a bed, an effect, a line, the mix around the playhead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from engine.foundation.errors import StudioError
from studio_app.operations import Operations
from studio_app.stage.sound import DeviceOut, Feed, Performance, SilentOut, device_is_there

TICK_MS, SCRAP_MS = 40, 200


class Auditioner(QObject):
    """`playing(what)` names what is heard, empty when it is over; `moved(ms)` how much of it has been heard."""

    playing = Signal(str)
    moved = Signal(int)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._number, self.what = operations, 0, ""
        self._feed: Feed | None = None
        self._out: DeviceOut | SilentOut | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def play(self, what: str, begin: Callable[[], Performance]) -> None:
        """Let this be heard; what is heard already stops, and the same again only stops."""
        was = self.what
        self.stop()
        if was == what:
            return
        self._say(what)
        number = self._number
        self._operations.away(begin, lambda performance: self._begin(number, performance), self._fail)

    def stop(self) -> None:
        """Be quiet."""
        self._number += 1
        self._timer.stop()
        if self._out is not None:
            self._out.stop()
        if self._feed is not None:
            self._feed.stop()
        self._out = self._feed = None
        self._say("")

    def _begin(self, number: int, performance: Performance) -> None:
        if number != self._number:
            performance.close()
            return
        self._feed = Feed(performance, self)
        self._out = DeviceOut(self._feed, self) if device_is_there() else SilentOut(self._feed)
        self._timer.start()

    def _tick(self) -> None:
        feed, out = self._feed, self._out
        if feed is None or out is None:
            return
        position = out.position_ms()
        self.moved.emit(position)
        if feed.is_empty and feed.failure is not None:
            self._fail(feed.failure)
        elif out.trouble or (feed.is_empty and position >= feed.fed_ms - SCRAP_MS):
            self.stop()

    def _fail(self, problem: StudioError) -> None:
        self.stop()
        self._operations.failed.emit(problem)

    def _say(self, what: str) -> None:
        if what != self.what:
            self.what = what
            self.playing.emit(what)
