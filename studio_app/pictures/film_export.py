"""Pictures, film export: have the film of a table read made where needed, then save the MP4 where the person says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.artifacts.model import Artifact
from engine.foundation.errors import KnownError
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.pictures.events import FilmMoved
from engine.pictures.film import Film, FilmStatus
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations

RENDERING = "render_video"


class FilmFailed(KnownError):
    """The film could not be made, or not be saved there."""

    code = "artifact_generation_failed"


class FilmExporter(QObject):
    """`told(title, text)` says how it goes; a save dialog opens before anything is made or charged."""

    told = Signal(str, str)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations, self._window = operations, parent
        self._artifact: Artifact | None = None
        self._target: Path | None = None
        self._shown = -1
        events.happened.connect(self._hear)

    def ask(self, artifact: Artifact) -> None:
        """Ask where to, then begin."""
        movies = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        name = re.sub(r"[^\w\- ]+", "", artifact.title).strip()[:80] or "table read"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the film", str(Path(movies) / f"{name}.mp4"), "MP4 (*.mp4)"
        )
        if chosen:
            self.begin(artifact, Path(chosen))

    def begin(self, artifact: Artifact, target: Path) -> None:
        """Have the film made (charged once for the same read) and save it there."""
        self._artifact, self._target, self._shown = artifact, target, -1
        films = self._operations.studio.pictures.films
        self._operations.run(lambda work: films.ask(work, artifact.id), self._moved)

    def cancel(self) -> None:
        """Stop making it; nothing is charged."""
        artifact, films = self._artifact, self._operations.studio.pictures.films
        if artifact is not None:
            self._artifact = None
            self._operations.run(
                lambda work: films.cancel(work, artifact.id),
                lambda _: self.told.emit("Stopped", "The film was not charged."),
            )

    def _hear(self, event: Event) -> None:
        artifact, films = self._artifact, self._operations.studio.pictures.films
        if artifact is None:
            return
        if isinstance(event, FilmMoved) and event.artifact_id == artifact.id:
            self._operations.look(lambda work: films.of(work, artifact.id), self._moved)
        elif isinstance(event, JobProgressed) and event.subject == artifact.id and event.kind == RENDERING:
            self._say(event.progress.percent, event.progress.detail)

    def _say(self, percent: int, detail: str) -> None:
        if percent != self._shown:
            self._shown = percent
            self.told.emit(f"The film is being made, {percent} %", detail)

    def _moved(self, film: Film | None) -> None:
        artifact, target = self._artifact, self._target
        if film is None or artifact is None or target is None or film.is_in_flight:
            return
        self._artifact = None
        if film.status in (FilmStatus.COMPLETE, FilmStatus.STALE) and film.blob:
            path = self._operations.studio.blobs.path(film.blob)
            self._operations.away(lambda: save_file(path, target), lambda _: self.told.emit("Saved", str(target)))
        elif film.status is FilmStatus.FAILED:
            self._operations.failed.emit(FilmFailed(film.error or "The film could not be made."))


def save_file(film: Path, target: Path) -> None:
    """Copy a finished file, whole or not at all. Raises `FilmFailed` with what to do."""
    draft = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(film, draft)
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        hint = "Free some space, or choose another folder; the film is kept in the studio."
        raise FilmFailed(f"{target} could not be written: {problem.strerror}.", hint=hint) from problem
