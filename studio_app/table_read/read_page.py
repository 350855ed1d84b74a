"""Table read, read page: follow the job, read and edit the script, revise, play, export, share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.production.events import StoryJobMoved
from engine.production.model import StoryJob
from engine.stage.rehearsing import LineState
from engine.table_read.drafts import Drafted
from engine.table_read.events import CastChanged, ScriptWritten, TakesChanged
from engine.table_read.model import Entry, TableRead
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.table_read.cast import CastLine, facts_of, notes_of, standing, to_speak
from studio_app.table_read.coverage_panel import CoveragePanel
from studio_app.table_read.draft_desk import DraftDesk
from studio_app.table_read.edit_bar import EditBar
from studio_app.table_read.editing import Editing
from studio_app.table_read.line_panel import LinePanel
from studio_app.table_read.nothing_yet import NothingYet
from studio_app.table_read.progress import JobProgress
from studio_app.table_read.revise_panel import RevisePanel
from studio_app.table_read.script import ENTRY_ROLE, ScriptModel
from studio_app.table_read.script_view import ScriptView
from studio_app.table_read.side import LINE, REVISE, Side
from studio_app.table_read.versions_panel import VersionsPanel
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.flow import Flow
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine import Work

SIDE_WIDTH = 380


class ReadPage(QWidget):
    """One project's newest table read; `ready(artifact, read)` when it can be played, `…_asked` for what the desk does.

    `voice_asked(character)` is for whoever picks voices; what was picked comes back by `recast`.
    """

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
    listen_asked = Signal(int)
    take_played = Signal()
    voice_asked = Signal(str)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id = operations, ""
        self.job: StoryJob | None = None
        self.artifact: Artifact | None = None
        self.read: TableRead | None = None
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)
        self.script, self.draft = ScriptModel(self), DraftDesk(operations, events, self)
        self.lines, self.facts, self._cast = ScriptView(self.script), label("", "quiet"), CastLine()
        self.line, self.versions = LinePanel(operations), VersionsPanel(operations)
        self.revise = RevisePanel(operations, self._is_drafted)
        self.coverage, self.edits = CoveragePanel(operations, events), EditBar(self.draft)
        self.side = Side((self.line, self.revise, self.versions, self.coverage))
        self.editing = Editing(operations, self.draft, self.lines, self.script, self.line)
        self.notes = label("", "quiet", selectable=True)
        self.notes.setAccessibleName("Worth knowing")
        self.progress = JobProgress(self._cancel, self._resume)
        self.nothing_yet = NothingYet(operations, self.plan_asked.emit)
        self._make_buttons()
        self._lay_out()
        self._wire()
        self._show(None, None, None, is_known=False)

    def show_project(self, project_id: str) -> None:
        """Show another project's newest table read."""
        self.line.settle()
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
        """Light the line that is heard, unless somebody is at work on lines; a line that was heard is spoken."""
        row = self.editing.heard_row(entry_index)
        index = self.script.index(row)
        if row >= 0 and to_speak(self.script.states[row : row + 1]):
            self.draft.look()
        if index.isValid() and self.lines.currentIndex() != index and not self._is_at_work():
            self.lines.setCurrentIndex(index)
            self.lines.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def jump(self, entry_index: int) -> None:
        """Choose a line of the current version."""
        index = self.script.index(self.editing.heard_row(entry_index))
        if index.isValid():
            self.lines.setCurrentIndex(index)
            self.lines.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def recast(self, character: str, voice_id: str) -> None:
        """Let a character speak with this voice, in place; only what they say is spoken anew."""
        artifact, revisions = self.artifact, self._operations.studio.revisions
        if artifact is not None:
            self._operations.run(lambda work: revisions.recast(work, artifact.id, {character: voice_id}))

    def perform(self) -> None:
        """Speak what is not spoken yet."""
        artifact, revisions = self.artifact, self._operations.studio.revisions
        if artifact is not None:
            self._operations.run(lambda work: revisions.perform(work, artifact.id))

    def _show(
        self, job: StoryJob | None, artifact: Artifact | None, read: TableRead | None, *, is_known: bool = True
    ) -> None:
        known = (self.artifact.id if self.artifact else "", self.read)
        version = (self.artifact.current_version if self.artifact else 0, artifact.current_version if artifact else 0)
        self.job, self.artifact, self.read = job, artifact, read
        refine = job if job is not None and job.is_refine else None
        self.progress.show_job(job if refine is None else None)
        self.nothing_yet.open(self._project_id if job is None and is_known else "")
        self._reading.setVisible(read is not None)
        self.notes.setText(notes_of(job))
        artifact_id = artifact.id if artifact is not None and read is not None else ""
        self.revise.open(artifact_id)
        self.revise.show_job(refine)
        if known == (artifact_id, read) and version[0] == version[1]:
            return
        self.facts.setText(facts_of(read))
        self._cast.show_read(read)
        self.draft.open(artifact_id)
        self.versions.open(artifact_id, version[1])
        self.coverage.open(artifact_id)
        if read is None or known[0] != artifact_id:
            self.edits.hide()
            self.script.show(read)
        self._choose(self.lines.currentIndex())
        if read is None:
            self.gone.emit()
        else:
            self.ready.emit(artifact, read)

    def _hear(self, event: Event) -> None:
        artifact_id = self.artifact.id if self.artifact is not None else None
        if isinstance(event, JobProgressed) and self.job is not None and event.subject == self.job.id:
            if self.job.is_open:
                (self.revise if self.job.is_refine else self.progress).show_progress(event.progress)
        elif isinstance(event, JobProgressed) and event.subject == artifact_id:
            self.facts.setText(event.progress.detail)
        elif self._concerns(event, artifact_id):
            self._refresh.ask()

    def _concerns(self, event: Event, artifact_id: str | None) -> bool:
        if isinstance(event, StoryJobMoved | ArtifactMoved):
            return event.project_id == self._project_id
        return isinstance(event, CastChanged | ScriptWritten | TakesChanged) and event.artifact_id == artifact_id

    def _stated(self, states: tuple[LineState, ...]) -> None:
        left = to_speak(states)
        self.speak.setVisible(left > 0 and not self._is_drafted())
        self.speak.setText(f"&Perform · {left} {'line' if left == 1 else 'lines'}")
        self.facts.setText(standing(self.read, states, self.facts.text()))

    def _is_drafted(self) -> bool:
        return self.draft.drafted is not None and self.draft.drafted.is_changed

    def _is_at_work(self) -> bool:
        return self.side.isVisible() and self.side.number == LINE

    def _drafted(self, drafted: Drafted) -> None:
        self.line.takes.setVisible(not drafted.is_stale)

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

    def _play_line(self, index: QModelIndex) -> None:
        spoken = self.editing.spoken_index(index.row())
        if spoken >= 0:
            self.line_asked.emit(spoken)

    def _make_buttons(self) -> None:
        self.cast = button("&Cast…", self.cast_asked.emit, tip="Who speaks in which voice; listen and choose others")
        tip = "The exact place in the source behind the chosen line (Enter)"
        self.passage = button("P&assage", self._ask_passage, tip=tip)
        self.link = button(
            "&Share…", self.share_asked.emit, tip="A link that plays it in any browser, here or on other devices"
        )
        self.receipts = button(
            "&Receipts…",
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
        self.change = button(
            "Re&vise", lambda: self.side.go(REVISE), tip="Say what shall be different, or edit by hand"
        )
        self.speak = button("&Perform", self.perform, "primary", "Speak what is not spoken yet; no charge")

    def _wire(self) -> None:
        self.lines.activated.connect(self._open)
        self.lines.doubleClicked.connect(self._play_line)
        self.lines.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))
        self.editing.panel_asked.connect(lambda: self.side.go(LINE))
        self.draft.changed.connect(self._drafted)
        self.draft.stated.connect(self._stated)
        self.coverage.line_asked.connect(self.jump)
        self.versions.listen_asked.connect(self.listen_asked)
        self.line.takes.playing.connect(self.take_played)
        self.edits.apply.pressed.connect(self.line.settle)
        self._cast.asked.connect(self.voice_asked)

    def _lay_out(self) -> None:
        self._reading, script = QWidget(), QWidget()
        column, inside, left = QVBoxLayout(self), QVBoxLayout(self._reading), QVBoxLayout(script)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._reading, 1)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        told = QHBoxLayout()
        inside.addLayout(Flow(self.passage, self.cast, self.receipts, self.link, self.film, self.export, self.change))
        inside.addLayout(told)
        self.facts.setWordWrap(False)
        told.addWidget(self.facts)
        told.addWidget(self.notes, 1)
        told.addWidget(self.speak)
        inside.addWidget(self.edits)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        inside.addWidget(self.split, 1)
        self.split.addWidget(script)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._cast)
        left.addWidget(self.lines, 1)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([700, SIDE_WIDTH])
        for page in (self.progress, self.nothing_yet):
            column.addWidget(page, 1)
