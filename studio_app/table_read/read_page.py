"""Table read, read page: follow the job, read the script, play, export, share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.production.events import StoryJobMoved
from engine.production.model import StoryJob
from engine.table_read.events import CastChanged
from engine.table_read.model import Entry, TableRead
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.table_read.cast import CastLine, facts_of, notes_of
from studio_app.table_read.progress import JobProgress
from studio_app.table_read.script import ENTRY_ROLE, ScriptModel, make_lines
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.pieces import button, invitation, label

if TYPE_CHECKING:
    from engine import Work

NONE_YET = "Approve a plan, and its screenplay is written, cast and performed by voices you can tell apart."


class ReadPage(QWidget):
    """One project's newest table read; `ready(artifact, read)` when it can be played, `…_asked` for what the desk does."""

    ready = Signal(object, object)
    gone = Signal()
    export_asked = Signal()
    film_asked = Signal()
    receipts_asked = Signal()
    share_asked = Signal()
    cast_asked = Signal()
    plan_asked = Signal()
    passage_asked = Signal(object)
    line_asked = Signal(int)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id = operations, ""
        self.job: StoryJob | None = None
        self.artifact: Artifact | None = None
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)
        self.script = ScriptModel(self)
        self.lines, self._facts, self._cast = make_lines(self.script), label("", "quiet"), CastLine()
        self.notes = label("", "quiet", selectable=True)
        self.notes.setAccessibleName("Worth knowing")
        self.progress = JobProgress(self._cancel, self._resume)
        self._none = invitation(
            "Nothing to hear yet", NONE_YET, button("Go to the &plan", self.plan_asked.emit, "primary")
        )
        self._make_buttons()
        self._lay_out()
        self.lines.activated.connect(self._open)
        self.lines.doubleClicked.connect(lambda index: self.line_asked.emit(index.row()))
        self.lines.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))
        self._show(None, None, None, is_known=False)

    def show_project(self, project_id: str) -> None:
        """Show another project's newest table read."""
        self._project_id = project_id
        self._show(None, None, None, is_known=False)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest job with a table read, and that, again."""
        project_id, studio = self._project_id, self._operations.studio

        def look(work: Work) -> tuple[StoryJob | None, Artifact | None, TableRead | None]:
            jobs = studio.production.list(work, limit=50, project_id=project_id).items
            ours = [
                (job, item) for job in jobs for item in job.artifacts if item.request.type == ArtifactType.TABLE_READ
            ]
            if not ours:
                return None, None, None
            artifact = studio.artifacts.get(work, ours[0][1].artifact_id)
            is_ready = artifact.status is ArtifactStatus.READY
            return ours[0][0], artifact, studio.table_read.read(work, artifact.id) if is_ready else None

        if project_id:
            self._operations.look(look, lambda found: self._show(*found) if project_id == self._project_id else None)

    def follow(self, entry_index: int) -> None:
        """Light the line that is heard."""
        index = self.script.index(entry_index)
        if index.isValid() and self.lines.currentIndex() != index:
            self.lines.setCurrentIndex(index)
            self.lines.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _show(
        self, job: StoryJob | None, artifact: Artifact | None, read: TableRead | None, *, is_known: bool = True
    ) -> None:
        known = (self.artifact.id if self.artifact else "", self.script.read)
        self.job, self.artifact = job, artifact
        self.progress.show_job(job)
        self._none.setVisible(job is None and is_known)
        self._reading.setVisible(read is not None)
        self.notes.setText(notes_of(job))
        self.notes.setVisible(bool(self.notes.text()))
        if known == (artifact.id if artifact else "", read):
            return
        self._facts.setText(facts_of(read))
        self._cast.show_read(read)
        self.script.show(read)
        self._choose(self.lines.currentIndex())
        if read is None:
            self.gone.emit()
        else:
            self.ready.emit(artifact, read)

    def _hear(self, event: Event) -> None:
        if isinstance(event, JobProgressed) and self.job is not None and event.subject == self.job.id:
            if self.job.is_open:
                self.progress.show_progress(event.progress)
        elif (isinstance(event, StoryJobMoved | ArtifactMoved) and event.project_id == self._project_id) or (
            isinstance(event, CastChanged) and self.artifact is not None and event.artifact_id == self.artifact.id
        ):
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
            known = self.script.read.evidence_by_id()
            self.passage_asked.emit(tuple(known[name] for name in entry.evidence_ids if name in known))

    def _choose(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY_ROLE) if index.isValid() else None
        self.passage.setEnabled(entry is not None and bool(entry.evidence_ids))

    def _make_buttons(self) -> None:
        self.cast = button("&Cast…", self.cast_asked.emit, tip="Who speaks in which voice; listen and choose others")
        tip = "The exact place in the source behind the chosen line (Enter)"
        self.passage = button("&Show passage", self._ask_passage, tip=tip)
        self.link = button(
            "&Share…", self.share_asked.emit, tip="A link that plays it in any browser, here or on other devices"
        )
        self.receipts = button(
            "Export &receipts…",
            self.receipts_asked.emit,
            tip="Every line with the passage it rests on, as a PDF or a page",
        )
        tip = "The stage with whoever speaks and their words, as an MP4 (12 credits once)"
        self.film = button("&Film…", self.film_asked.emit, tip=tip)
        self.export = button(
            "&Export…",
            self.export_asked.emit,
            tip="Finish the recording (6 credits once) and save it as MP3 or in another format",
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._facts, 1)
        for widget in (self.passage, self.cast, self.receipts, self.link, self.film, self.export):
            row.addWidget(widget)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(row)
        inside.addWidget(self._cast)
        inside.addWidget(self.notes)
        inside.addWidget(self.lines, 1)
        self._reading = QWidget()
        self._reading.setLayout(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        for page in (self._reading, self.progress, self._none):
            column.addWidget(page, 1)
