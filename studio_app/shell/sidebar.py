"""Shell, sidebar: projects, a new one, credits, settings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from studio_app.library.projects import ID_ROLE, ProjectsModel
from studio_app.widgets.pieces import button, label


class Sidebar(QWidget):
    """`chosen(project_id)`, `created(name)`, `settings_asked`."""

    chosen = Signal(str)
    created = Signal(str)
    settings_asked = Signal()
    credits_known = Signal()

    def __init__(self, model: ProjectsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(190)
        self._model, self._wanted = model, ""
        self.projects = QListView()
        self.projects.setModel(model)
        self.projects.setAccessibleName("Projects")
        self.projects.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.projects.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.projects.selectionModel().currentChanged.connect(self._changed)
        self.name = QLineEdit()
        self.name.setPlaceholderText("New project…")
        self.name.setAccessibleName("Name of a new project")
        self.name.setMaxLength(200)
        self.name.returnPressed.connect(self._create)
        self.credits = label("", "quiet")
        self._lay_out()
        model.modelReset.connect(self._restore)

    def choose(self, project_id: str) -> None:
        """Choose a project, now or as soon as it is listed."""
        self._wanted = project_id
        self._restore()

    def show_credits(self, balance: int) -> None:
        """Show what can be spent."""
        self.credits.setText(f"{balance} credits")
        self.credits_known.emit()

    def _restore(self) -> None:
        row = self._model.row_of(self._wanted)
        if row < 0 and self._model.rowCount():
            row = 0
        if row >= 0:
            self.projects.setCurrentIndex(self._model.index(row))

    def _changed(self, index: QModelIndex) -> None:
        project_id = index.data(ID_ROLE) if index.isValid() else None
        if project_id:
            self._wanted = project_id
            self.chosen.emit(project_id)

    def _create(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.created.emit(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 22, 14, 14)
        column.setSpacing(10)
        brand, projects = label("Sleeper Hit", "brand"), label("PROJECTS", "small")
        for words in (brand, projects, self.credits):
            words.setContentsMargins(6, 0, 0, 0)
        column.addWidget(brand)
        column.addSpacing(8)
        column.addWidget(projects)
        column.addWidget(self.projects, 1)
        column.addWidget(self.name)
        column.addSpacing(6)
        column.addWidget(self.credits)
        column.addWidget(button("Settin&gs…", self.settings_asked.emit, "flat"))
