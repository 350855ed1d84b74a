"""Table read, export: finish the recording where needed, then save the MP3 where the person says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.artifacts.model import Artifact
from engine.foundation.errors import KnownError
from engine.foundation.events import Event
from engine.stage.events import FinalizeMoved
from engine.stage.model import Finalization, FinalizeStatus
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations


class NotSaved(KnownError):
    """The finished recording could not be written where it should go."""

    code = "artifact_generation_failed"


class ExportFailed(KnownError):
    """The recording could not be finished, or not be saved there."""

    code = "artifact_generation_failed"


class Exporter(QObject):
    """`told(title, text)` says how it goes; a save dialog opens before anything is finished or charged."""

    told = Signal(str, str)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations, self._window = operations, parent
        self._artifact: Artifact | None = None
        self._target: Path | None = None
        events.happened.connect(self._hear)

    def ask(self, artifact: Artifact) -> None:
        """Ask where to, then begin."""
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        name = re.sub(r"[^\w\- ]+", "", artifact.title).strip()[:80] or "table read"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Export MP3", str(Path(music) / f"{name}.mp3"), "MP3 (*.mp3)"
        )
        if chosen:
            self.begin(artifact, Path(chosen))

    def begin(self, artifact: Artifact, target: Path) -> None:
        """Finish the recording (charged once for the same inputs) and save it there."""
        self._artifact, self._target = artifact, target
        stage = self._operations.studio.stage
        self._operations.run(lambda work: stage.finalize_audio(work, artifact.id), self._moved)

    def _hear(self, event: Event) -> None:
        if isinstance(event, FinalizeMoved) and self._artifact is not None and event.artifact_id == self._artifact.id:
            artifact_id, stage = event.artifact_id, self._operations.studio.stage
            self._operations.look(lambda work: stage.finalization(work, artifact_id), self._moved)

    def _moved(self, state: Finalization | None) -> None:
        artifact, target = self._artifact, self._target
        if state is None or artifact is None or target is None:
            return
        if state.status is FinalizeStatus.COMPLETE:
            self._artifact = None
            self._operations.away(
                lambda: self._save(artifact.id, target), lambda _: self.told.emit("Saved", _said(target, state))
            )
        elif state.status is FinalizeStatus.FAILED:
            self._artifact = None
            self._operations.failed.emit(ExportFailed(state.error or "The recording could not be finished."))

    def _save(self, artifact_id: str, target: Path) -> None:
        studio = self._operations.studio
        with studio.reading("owner") as work:
            recording = studio.stage.recording_path(work, artifact_id)
        if recording is not None:
            draft = target.with_name(target.name + ".part")
            try:
                shutil.copyfile(recording, draft)
                draft.replace(target)
            except OSError as problem:
                draft.unlink(missing_ok=True)
                hint = "Free some space, or choose another folder; the recording is kept in the studio."
                raise NotSaved(f"{target} could not be written: {problem.strerror}.", hint=hint) from problem


def _said(target: Path, state: Finalization) -> str:
    minutes, seconds = divmod((state.duration_ms or 0) // 1000, 60)
    loud = (
        f", {state.loudness.integrated_lufs:.1f} LUFS, true peak {state.loudness.true_peak_dbtp:.1f} dBTP"
        if state.loudness
        else ""
    )
    return f"{target} ({minutes}:{seconds:02d}{loud})"
