"""Voices, listener: one line of one voice at a time, through the sound device."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio_app.operations import Operations
from studio_app.stage.sound import DeviceOut, Feed, SilentOut, device_is_there, nothing_to_hear

if TYPE_CHECKING:
    from engine.foundation.errors import StudioError
    from engine.stage.samples import Audition

LOOK_MS = 100


class Listener(QObject):
    """`playing(bool)` as it begins and ends; `failed(problem)` when the voice cannot speak or nobody can hear it."""

    playing = Signal(bool)
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._number = operations, 0
        self._feed: Feed | None = None
        self._out: DeviceOut | SilentOut | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_playing(self) -> bool:
        """Whether something is heard, or is about to be."""
        return self._feed is not None

    def play(self, speak: Callable[[], Audition]) -> None:
        """Have a line spoken and let it be heard; whatever was heard before stops."""
        self.stop()
        number = self._number = self._number + 1
        self._operations.away(speak, lambda audition: self._begin(number, audition), self._give_up)

    def stop(self) -> None:
        """Be quiet."""
        self._number += 1
        self._timer.stop()
        if self._out is not None:
            self._out.stop()
            self._out = None
        if self._feed is not None:
            self._feed.stop()
            self._feed = None
            self.playing.emit(False)

    def _begin(self, number: int, audition: Audition) -> None:
        if number != self._number:
            audition.close()
            return
        self._feed = Feed(audition, self)
        is_heard = device_is_there()
        self._out = DeviceOut(self._feed, self) if is_heard else SilentOut(self._feed)
        self._timer.start()
        self.playing.emit(True)
        if not is_heard:
            self.failed.emit(nothing_to_hear())

    def _give_up(self, problem: StudioError) -> None:
        self.failed.emit(problem)

    def _look(self) -> None:
        if self._out is None or self._feed is None:
            return
        heard, trouble = self._out.position_ms(), self._out.trouble
        if trouble or (self._feed.is_empty and heard >= self._feed.fed_ms - LOOK_MS):
            self.stop()
        if trouble:
            self.failed.emit(nothing_to_hear(trouble))
