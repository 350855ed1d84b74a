"""Window, engine events: the engine's bus as one Qt signal, delivered in the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from engine.foundation.events import Event

if TYPE_CHECKING:
    from engine.foundation.events import EventBus


class EngineEvents(QObject):
    """Emits `happened(event)` for everything the engine says, whichever thread said it."""

    happened = Signal(object)
    _heard = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self._leave = bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._leave()

    def _hear(self, event: Event) -> None:
        try:
            self._heard.emit(event)
        except RuntimeError:
            # The window is gone already; an event on its way out has nobody to reach.
            self._leave()
