"""Pictures, film export: the films of table reads, made, followed, stopped and saved as MP4 where the person says."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

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
    """`moved(artifact_id, film)` when a film is in another state or was looked up, `progressed(artifact_id, progress)`.

    `foreseen(artifact_id, outlook, bytes free)` answers `foresee`.

    `told(title, text)` says what came of it to whoever looks elsewhere by now.
    """

    moved, progressed, told = Signal(str, object), Signal(str, object), Signal(str, str)
    foreseen = Signal(str, object, object)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations = operations
        self._making = set[str]()
        self._targets = dict[str, Path]()
        events.happened.connect(self._hear)

    def look(self, artifact_id: str) -> None:
        """Say how far the film of this read is."""
        films = self._operations.studio.pictures.films
        self._operations.look(lambda work: films.of(work, artifact_id), lambda film: self.moved.emit(artifact_id, film))

    def foresee(self, artifact_id: str, resolution: str) -> None:
        """Say what making it will take, and what there is; nothing where there is nothing to film."""
        studio = self._operations.studio
        self._operations.look(
            lambda work: studio.pictures.films.outlook(work, artifact_id, resolution),
            lambda outlook: self.foreseen.emit(artifact_id, outlook, studio.blobs.free),
            lambda problem: None,
        )

    def make(self, artifact_id: str, resolution: str = "1080p") -> None:
        """Have the film made; charged once for the same read, and nothing when it is there already."""
        films = self._operations.studio.pictures.films
        self._making.add(artifact_id)
        self._operations.run(lambda work: films.ask(work, artifact_id, resolution), self._moved)

    def begin(self, artifact: Artifact, target: Path) -> None:
        """Have the film made where needed and save it there."""
        self._targets[artifact.id] = target
        self.make(artifact.id)

    def cancel(self, artifact_id: str) -> None:
        """Stop making it; nothing is charged, and what is painted is kept for the next time."""
        films = self._operations.studio.pictures.films
        self._making.discard(artifact_id)
        self._targets.pop(artifact_id, None)
        self._operations.run(lambda work: films.cancel(work, artifact_id), lambda _: self.look(artifact_id))

    def path(self, film: Film) -> Path:
        """Where the film that is there lies."""
        return self._operations.studio.blobs.path(film.blob or "")

    def save(self, film: Film, target: Path) -> None:
        """Copy the film that is there."""
        path = self.path(film)
        self._operations.away(lambda: save_file(path, target), lambda _: self.told.emit("Saved", str(target)))

    def _hear(self, event: Event) -> None:
        films = self._operations.studio.pictures.films
        if isinstance(event, FilmMoved):
            self._operations.look(lambda work: films.of(work, event.artifact_id), self._moved)
        elif isinstance(event, JobProgressed) and event.kind == RENDERING:
            self._making.add(event.subject)
            self.progressed.emit(event.subject, event.progress)

    def _moved(self, film: Film | None) -> None:
        if film is None:
            return
        self.moved.emit(film.artifact_id, film)
        if film.is_in_flight or film.artifact_id not in self._making:
            return
        self._making.discard(film.artifact_id)
        target = self._targets.pop(film.artifact_id, None)
        if film.status is FilmStatus.FAILED:
            self._operations.failed.emit(FilmFailed(film.error or "The film could not be made."))
        elif film.is_finished and target is not None:
            self.save(film, target)
        elif film.is_finished:
            self.told.emit("The film is ready", "Film… beside the table read plays and saves it.")


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
