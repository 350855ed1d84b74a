"""Table read, read page: follow the job, read the script, play, export, share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import Artifact, ArtifactStatus
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.production.events import StoryJobMoved
from engine.production.model import StoryJob, StoryJobStatus
from engine.table_read.model import Entry, TableRead
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.table_read.script import ENTRY_ROLE, ScriptDelegate, ScriptModel
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine import Work

NONE_YET = "There is no table read yet. Approve a plan to have it performed."


class ReadPage(QWidget):
    """One project's newest table read; `ready(artifact)` when it can be played, `asked` for playing, export, link, passage."""

    ready = Signal(object, object)
    gone = Signal()
    export_asked = Signal()
    link_asked = Signal()
    passage_asked = Signal(object)
    line_asked = Signal(int)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id = operations, ""
        self.job: StoryJob | None = None
        self.artifact: Artifact | None = None
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)
        self._title, self._state, self._bar = label("", "title"), label(NONE_YET, "quiet"), QProgressBar()
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self.script = ScriptModel(self)
        self.lines = self._make_lines()
        self.export = button(
            "&Export MP3…", self.export_asked.emit, tip="Finish the recording (6 credits once) and save it"
        )
        self.link = button("&Copy share link", self.link_asked.emit)
        self.passage = button(
            "&Show passage", self._ask_passage, tip="The exact place in the source behind the chosen line (Enter)"
        )
        self.cancel = button("Cancel", self._cancel)
        self.again = button("Try again", self._resume)
        self._lay_out()
        self._show(None, None, None)

    def show_project(self, project_id: str) -> None:
        """Show another project's newest table read."""
        self._project_id = project_id
        self._show(None, None, None)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest job and its artifact again."""
        project_id, studio = self._project_id, self._operations.studio

        def look(work: Work) -> tuple[StoryJob | None, Artifact | None, TableRead | None]:
            jobs = studio.production.list(work, limit=1, project_id=project_id).items
            if not jobs:
                return None, None, None
            artifact = studio.artifacts.get(work, jobs[0].artifacts[0].artifact_id)
            is_ready = artifact.status is ArtifactStatus.READY
            return jobs[0], artifact, studio.table_read.read(work, artifact.id) if is_ready else None

        if project_id:
            self._operations.look(look, lambda found: self._show(*found) if project_id == self._project_id else None)

    def follow(self, entry_index: int) -> None:
        """Light the line that is heard."""
        index = self.script.index(entry_index)
        if index.isValid() and self.lines.currentIndex() != index:
            self.lines.setCurrentIndex(index)
            self.lines.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _show(self, job: StoryJob | None, artifact: Artifact | None, read: TableRead | None) -> None:
        was_playing = (
            self.artifact is not None
            and artifact is not None
            and self.artifact.id == artifact.id
            and self.script.read == read
        )
        self.job, self.artifact = job, artifact
        self._title.setText(read.screenplay.title if read else "")
        self._title.setVisible(read is not None)
        self._state.setText(_state(job, artifact, read))
        self._bar.setVisible(job is not None and job.is_open)
        self._bar.setValue(job.progress.percent if job and job.progress else 0)
        for widget in (self.export, self.link, self.passage, self.lines):
            widget.setVisible(read is not None)
        self.cancel.setVisible(job is not None and job.is_open)
        self.again.setVisible(job is not None and job.status is StoryJobStatus.FAILED)
        if was_playing:
            return
        self.script.show(read)
        if read is None:
            self.gone.emit()
        else:
            self.ready.emit(artifact, read)

    def _hear(self, event: Event) -> None:
        if isinstance(event, JobProgressed) and self.job is not None and event.subject == self.job.id:
            self._bar.setValue(event.progress.percent)
            self._state.setText(event.progress.detail)
        elif isinstance(event, StoryJobMoved | ArtifactMoved) and event.project_id == self._project_id:
            self._refresh.ask()

    def _cancel(self) -> None:
        job, production = self.job, self._operations.studio.production
        if job is not None:
            self._operations.run(lambda work: production.cancel(work, job.id))

    def _resume(self) -> None:
        job, production = self.job, self._operations.studio.production
        if job is not None:
            self._operations.run(lambda work: production.resume(work, job.id))

    def _ask_passage(self) -> None:
        self._open(self.lines.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY_ROLE) if index.isValid() else None
        if entry is not None and entry.evidence_ids and self.script.read is not None:
            self.passage_asked.emit(self.script.read.evidence_by_id()[entry.evidence_ids[0]])

    def _make_lines(self) -> QListView:
        view = QListView()
        view.setModel(self.script)
        view.setItemDelegate(ScriptDelegate(view))
        view.setAccessibleName("Script")
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(view.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        view.activated.connect(self._open)
        view.doubleClicked.connect(lambda index: self.line_asked.emit(index.row()))
        return view

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        for widget in (self.passage, self.link, self.export, self.cancel, self.again):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self.lines, 1)
        column.addStretch(0)


def _state(job: StoryJob | None, artifact: Artifact | None, read: TableRead | None) -> str:
    if job is None:
        return NONE_YET
    if read is not None:
        facts = read.facts()
        people = ", ".join(f"{member.character.title()} ({member.voice_name})" for member in read.cast)
        return f"{facts['entries']} lines in {facts['scenes']} scenes. {people}"
    if job.failure is not None:
        return f"It could not be made. {job.failure.message}"
    if job.status is StoryJobStatus.CANCELED:
        return "Canceled; what was not finished was not charged."
    return job.progress.detail if job.progress else "Waiting for a free worker…"
