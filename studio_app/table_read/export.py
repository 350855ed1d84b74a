"""Table read, export: finish the recording where needed, then write it where the person says, in the format they want."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.artifacts.model import Artifact
from engine.foundation.errors import KnownError, StudioError
from engine.foundation.events import Event
from engine.stage.events import FinalizeMoved
from engine.stage.exports import Exported, ExportFormat
from engine.stage.model import Finalization, FinalizeStatus
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations

FINISHING = "Finishing the recording…"


class ExportFailed(KnownError):
    """The recording could not be finished, or not be saved there."""

    code = "artifact_generation_failed"


class ExportStopped(KnownError):
    """The person thought better of it."""

    code = "job_canceled"


class Exporter(QObject):
    """`told(title, text)` says where it went, `moved(percent, sentence)` how far it is, `ended(exported or None)` that it is over."""

    told = Signal(str, str)
    moved = Signal(int, str)
    ended = Signal(object)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._artifact: Artifact | None = None
        self.problem: StudioError | None = None
        self._target, self._kind = Path(), ExportFormat.MP3
        self._is_stopped = self._is_writing = False
        events.happened.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """Whether something is being exported."""
        return self._artifact is not None

    def begin(self, artifact: Artifact, target: Path, kind: ExportFormat = ExportFormat.MP3) -> None:
        """Finish the recording (charged once for the same inputs) and write it there, if that can be written to."""
        self._artifact, self._target, self._kind, self.problem = artifact, target, kind, None
        self._is_stopped = self._is_writing = False
        self.moved.emit(0, FINISHING)
        exporting = self._operations.studio.stage.exporting
        self._operations.away(lambda: exporting.ready(target), lambda _: self._finish(artifact), self._fail)

    def stop(self) -> None:
        """Stop writing; the recording goes on being finished, since it is paid for."""
        self._is_stopped = True
        if not self._is_writing:
            self._end(None)

    def _finish(self, artifact: Artifact) -> None:
        stage = self._operations.studio.stage
        if self._artifact is artifact:
            self._operations.run(lambda work: stage.finalize_audio(work, artifact.id), self._moved, self._fail)

    def _hear(self, event: Event) -> None:
        if isinstance(event, FinalizeMoved) and self._artifact is not None and event.artifact_id == self._artifact.id:
            artifact_id, stage = event.artifact_id, self._operations.studio.stage
            self._operations.look(lambda work: stage.finalization(work, artifact_id), self._moved)

    def _moved(self, state: Finalization | None) -> None:
        artifact = self._artifact
        if state is None or artifact is None or self._is_writing:
            return
        if state.status is FinalizeStatus.COMPLETE:
            self._write(artifact)
        elif state.status is FinalizeStatus.FAILED:
            self._fail(ExportFailed(state.error or "The recording could not be finished."))

    def _write(self, artifact: Artifact) -> None:
        self._is_writing = True
        exporting, target, kind = self._operations.studio.stage.exporting, self._target, self._kind
        self._operations.away(lambda: exporting.export(artifact.id, target, kind, self._say), self._written, self._fail)

    def _say(self, percent: int, sentence: str) -> None:
        """Called in the exporting thread."""
        if self._is_stopped:
            raise ExportStopped("The export was stopped.")
        self._operations.answer(lambda found: self.moved.emit(*found), (percent, sentence))

    def _written(self, exported: Exported) -> None:
        self.told.emit("Saved", f"{exported.path} ({exported.summary})")
        self._end(exported)

    def _fail(self, problem: StudioError) -> None:
        if not isinstance(problem, ExportStopped):
            self.problem = problem
            self._operations.failed.emit(problem)
        self._end(None)

    def _end(self, exported: Exported | None) -> None:
        self._artifact, self._is_writing = None, False
        self.ended.emit(exported)
