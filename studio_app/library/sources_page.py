"""Library, sources page: drop or paste, watch digests arrive, ask for a plan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QListView, QSpinBox, QVBoxLayout, QWidget

from engine.planning.model import ArtifactRequest, NewPlan
from studio_app.library.drop import NothingToAdd, sources_in, take_in
from studio_app.library.drop_target import DropTarget
from studio_app.library.source_row import SourceRow
from studio_app.library.sources import ID_ROLE, SourcesModel
from studio_app.operations import Operations
from studio_app.widgets.pieces import button, roomy
from studio_app.widgets.places import folder

FILES = "Sources (*.pdf *.docx *.epub *.txt *.md *.markdown *.html *.htm);;All files (*)"
MODES = (("Documentary", "documentary"), ("Podcast with two hosts", "podcast"), ("Drama in scenes", "drama"))


class SourcesPage(QWidget):
    """Everything that goes in; `planned(new)` asks for a plan."""

    planned = Signal(object)

    def __init__(self, operations: Operations, model: SourcesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._model, self._project_id, self._folder = operations, model, "", ""
        self.setAcceptDrops(True)
        self.drop, self.list, self._foot = DropTarget(self.browse, self.paste), self._make_list(), self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.drop)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._moved()
        self._chosen()
        model.changed.connect(self._moved)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)

    def show_project(self, project_id: str) -> None:
        """Show another project's sources."""
        self._project_id = project_id
        self._model.show(project_id)

    def add(self, given: list[Path | str]) -> None:
        """Take these in, each in its own unit of work."""
        project_id = self._project_id
        for one in given:
            self._operations.away(lambda one=one: take_in(self._operations, project_id, one))  # type: ignore[misc]

    def paste(self) -> None:
        """Take in what the clipboard holds."""
        given = sources_in(QGuiApplication.clipboard().mimeData())
        if not given:
            hint = "Copy some text, a web address or files first."
            self._operations.failed.emit(NothingToAdd("There is nothing to paste.", hint=hint))
        self.add(given)

    def browse(self) -> None:
        """Choose files; while somebody does, what reads them gets ready."""
        self._expect()
        names, _ = QFileDialog.getOpenFileNames(self, "Add sources", self._folder or documents(), FILES)
        self._folder = str(Path(names[0]).parent) if names else self._folder
        self.add([Path(name) for name in names])

    def invite(self) -> None:
        """Be where the keyboard is: files are one press away, and what is pasted becomes a source."""
        self.drop.files.setFocus()

    def remove(self) -> None:
        """Delete the chosen source and its text."""
        index, library, project_id = self.list.currentIndex(), self._operations.studio.library, self._project_id
        if index.isValid():
            source_id = index.data(ID_ROLE)
            self._operations.run(lambda work: library.delete_source(work, project_id, source_id))

    def order(self) -> None:
        """Ask for a plan in the chosen mode and length."""
        request = ArtifactRequest(mode=self.mode.currentData())
        self.planned.emit(NewPlan(creative_brief={"pageTarget": self.pages.value()}, requests=(request,)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Light up when something usable hangs over the page."""
        given = sources_in(event.mimeData())
        if given:
            if any(isinstance(one, Path) and one.suffix.lower() == ".pdf" for one in given):
                self._expect()
            event.acceptProposedAction()
            self.drop.light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Go dark again."""
        self.drop.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Copy in what was dropped; the original stays where it is."""
        self.drop.light(on=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add(sources_in(event.mimeData()))

    def _expect(self) -> None:
        self._operations.away(lambda: self._operations.studio.library.expect_file())

    def _moved(self) -> None:
        # While nobody knows yet, nothing jumps.
        some = bool(self._model.sources) or not self._model.is_known
        self.go.setEnabled(self._model.usable > 0)
        self.drop.grow(large=not some)
        for widget in (self.list, self._foot):
            widget.setVisible(some)

    def _chosen(self) -> None:
        self._remove.setEnabled(self.list.currentIndex().isValid())

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(SourceRow(view))
        view.setAccessibleName("Sources")
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        self._model.modelReset.connect(self._chosen)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), view)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.remove)
        return view

    def _make_foot(self) -> QWidget:
        self.mode, self.pages = QComboBox(), roomy(QSpinBox())
        self.mode.setAccessibleName("Mode")
        for name, value in MODES:
            self.mode.addItem(name, value)
        self.pages.setAccessibleName("Length in pages, about a minute each")
        self.pages.setToolTip("A page is about a minute")
        self.pages.setRange(1, 60)
        self.pages.setValue(5)
        self.pages.setSuffix(" pages")
        self.go = button("Make a &plan", self.order, "primary")
        self._remove = button("Remo&ve", self.remove, "flat", "Delete the chosen source and its text (Delete)")
        self._remove.setAccessibleName("Remove source")
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._remove)
        row.addStretch(1)
        for widget in (self.mode, self.pages, self.go):
            row.addWidget(widget)
        return foot


def documents() -> str:
    """Where a person's own documents mostly are."""
    return str(folder(QStandardPaths.StandardLocation.DocumentsLocation))
