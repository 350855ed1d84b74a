"""Pictures, redrawing: one line that says which scene is being drawn again, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.foundation.errors import StudioError
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.pictures.changing import REDRAW
from engine.pictures.events import AlbumRedrawn
from engine.pictures.model import Scene
from studio_app.operations import Operations
from studio_app.widgets.pieces import button, label

KEPT = "The scene stays as it was."


class Redrawing(QWidget):
    """`told(title, text)` says what did not come of it; `drawn()` when a scene is there, or will not be."""

    told, drawn = Signal(str, str), Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._pictures, self._artifact_id = operations, operations.studio.pictures, ""
        self.words, self.cancel = label("", "quiet"), button("Cance&l", self._stop, tip=KEPT)
        self.cancel.setAccessibleName("Cancel drawing the scene again")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        self.hide()

    def look_at(self, artifact_id: str) -> None:
        """Turn to another artifact."""
        if artifact_id != self._artifact_id:
            self._artifact_id = artifact_id
            self.hide()

    def ask(self, scene: Scene) -> None:
        """Have a scene drawn in its own place."""
        name, pictures = self._artifact_id, self._pictures
        self._operations.run(lambda work: pictures.redraw(work, name, scene.index, scene), None, self._refused)
        self._say(f"Scene {scene.index + 1} is being drawn again…")

    def hear(self, event: Event) -> None:
        """Follow it, also when it was asked for elsewhere or before the studio was started anew."""
        if isinstance(event, JobProgressed) and (event.kind, event.subject) == (REDRAW, self._artifact_id):
            self._say(f"The scene is being drawn again. {event.progress.detail}")
        elif isinstance(event, AlbumRedrawn) and event.artifact_id == self._artifact_id:
            self.hide()
            if event.problem:
                self.told.emit("The scene was not drawn again", f"{event.problem} {KEPT}")
            self.drawn.emit()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.show()

    def _refused(self, problem: StudioError) -> None:
        self.hide()
        self._operations.failed.emit(problem)

    def _stop(self) -> None:
        name = self._artifact_id
        self._operations.run(lambda work: self._pictures.stop_redrawing(work, name))
