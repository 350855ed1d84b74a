"""Library, projects: the list in the sidebar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from engine.foundation.events import Event
from engine.library.events import ProjectChanged, SourceDeleted, SourceMoved
from engine.library.model import Project
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.widgets.coalesce import Coalesced

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MANY = 100
ID_ROLE = Qt.ItemDataRole.UserRole


class ProjectsModel(QAbstractListModel):
    """Active projects, newest first, kept true by events; `listed` whenever the list was read."""

    listed = Signal()

    def __init__(self, operations: Operations, events: EngineEvents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations, self._projects = operations, tuple[Project, ...]()
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)

    def refresh(self) -> None:
        """Read the list again."""
        self._operations.look(
            lambda work: self._operations.studio.library.projects(work, "active", MANY).items, self._show
        )

    def row_of(self, project_id: str) -> int:
        """The row of a project, -1 when it is not listed."""
        return next((row for row, project in enumerate(self._projects) if project.id == project_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._projects)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, description or id."""
        if not index.isValid() or index.row() >= len(self._projects):
            return None
        project = self._projects[index.row()]
        count = f"{project.source_count} source{'' if project.source_count == 1 else 's'}"
        shown = {
            Qt.ItemDataRole.DisplayRole: project.name,
            ID_ROLE: project.id,
            Qt.ItemDataRole.ToolTipRole: project.description or count,
        }
        return shown.get(Qt.ItemDataRole(role) if role != ID_ROLE else ID_ROLE)

    def _hear(self, event: Event) -> None:
        if isinstance(event, ProjectChanged | SourceMoved | SourceDeleted):
            self._refresh.ask()

    def _show(self, projects: tuple[Project, ...]) -> None:
        if [p.id for p in projects] == [p.id for p in self._projects]:
            self._projects = projects
            if projects:
                self.dataChanged.emit(self.index(0), self.index(len(projects) - 1))
        else:
            self.beginResetModel()
            self._projects = projects
            self.endResetModel()
        self.listed.emit()
