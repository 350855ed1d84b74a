"""Library, sources: the list of one project's sources and how far reading each has come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.jobs.model import Progress
from engine.library.events import DigestMoved, SourceDeleted, SourceMoved
from engine.library.model import DigestStatus, Source, SourceStatus
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.widgets.coalesce import Coalesced

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
READING = "source"
ID_ROLE = Qt.ItemDataRole.UserRole
SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1


class SourcesModel(QAbstractListModel):
    """One project's sources, newest first; `changed` says that any of them moved, `is_known` that they were read at all."""

    changed = Signal()

    def __init__(self, operations: Operations, events: EngineEvents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._project_id = operations, ""
        self.sources: tuple[Source, ...] = ()
        self.is_known = False
        self._progress: dict[str, Progress] = {}
        self._repaint = Coalesced(self._paint_anew, self)
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)

    def show(self, project_id: str) -> None:
        """Show another project."""
        self._project_id = project_id
        self._take(project_id, (), is_known=False)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        project_id, library = self._project_id, self._operations.studio.library
        if project_id:
            self._operations.look(
                lambda work: library.live_sources(work, project_id), lambda found: self._take(project_id, found)
            )

    @property
    def usable(self) -> int:
        """How many sources a plan could use."""
        return sum(source.status is not SourceStatus.FAILED for source in self.sources)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self.sources)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title and state on two lines, the id, the source itself, or all of it as a tip."""
        if not index.isValid() or index.row() >= len(self.sources):
            return None
        source = self.sources[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{source.title}\n{state_of(source, self._progress.get(source.id))}"
        if role == ID_ROLE:
            return source.id
        if role == SOURCE_ROLE:
            return source
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        return f"{source.title}\n{state_of(source, self._progress.get(source.id))}"

    def _hear(self, event: Event) -> None:
        if isinstance(event, SourceMoved | SourceDeleted | DigestMoved) and event.project_id == self._project_id:
            self._refresh.ask()
        elif isinstance(event, JobProgressed) and event.kind == READING:
            self._progress[event.subject] = event.progress
            self._repaint.ask()

    def _paint_anew(self) -> None:
        if self.sources:
            self.dataChanged.emit(self.index(0), self.index(len(self.sources) - 1))

    def _take(self, project_id: str, sources: tuple[Source, ...], *, is_known: bool = True) -> None:
        if project_id != self._project_id:
            return
        self.is_known = is_known
        self._progress = {source.id: self._progress[source.id] for source in sources if source.id in self._progress}
        if [source.id for source in sources] == [source.id for source in self.sources]:
            # The same rows: what is chosen and how far it is scrolled stay.
            self.sources = sources
            if sources:
                self.dataChanged.emit(self.index(0), self.index(len(sources) - 1))
        else:
            self.beginResetModel()
            self.sources = sources
            self.endResetModel()
        self.changed.emit()


def state_of(source: Source, progress: Progress | None = None) -> str:
    """Where a source stands, in a few words; `progress` is what was last said of the reading."""
    if source.status is SourceStatus.FAILED:
        return f"Could not be read: {source.failure_message or 'unknown reason'}"
    if source.status is not SourceStatus.READY:
        if source.status is SourceStatus.PENDING:
            return "Waiting to be read"
        return f"{progress.detail}  ·  {progress.percent} %" if progress is not None else "Reading…"
    size = _counted((source.byte_size or 0) // 6, "word")
    pages = source.metadata.get("pageCount")
    facts = f"{_counted(pages, 'page')}  ·  {size}" if isinstance(pages, int) else size
    if source.warnings:
        return f"{facts}  ·  {' '.join(source.warnings)}"
    if source.digest_status is DigestStatus.READY and source.digest is not None:
        by = f" by {source.digest.written_by}" if source.digest.written_by else ""
        note = f"  ·  {source.digest.note}" if source.digest.note else ""
        return f"{facts}  ·  {_counted(len(source.digest.claims), 'claim')} found{by}{note}"
    waiting = {
        DigestStatus.NOT_STARTED: "digest waits",
        DigestStatus.PENDING: "digest waits",
        DigestStatus.RUNNING: "digesting…",
        DigestStatus.SKIPPED: "too short to digest, used as it is",
        DigestStatus.FAILED: f"digest failed: {source.digest_error or 'unknown reason'}",
    }
    return f"{facts}  ·  {waiting[source.digest_status]}"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
