"""Table read, script view: the list a script is read and edited in; keys and dragging ask, the page does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from studio_app.table_read.script import ScriptModel
from studio_app.table_read.script_drawing import ScriptDelegate

BATCH = 16
ALT = Qt.KeyboardModifier.AltModifier
KEYS = {
    (Qt.Key.Key_F2, False): "edit",
    (Qt.Key.Key_Delete, False): "drop",
    (Qt.Key.Key_M, False): "mute",
    (Qt.Key.Key_Insert, False): "add",
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
}


class ScriptView(QListView):
    """`asked(what)` for edit, drop, mute, add, up, down, undo, redo; `moved(rows, before)` when lines were dragged."""

    asked = Signal(str)
    moved = Signal(object, int)

    def __init__(self, model: ScriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ScriptDelegate(self, model))
        self.setAccessibleName("Script")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Lines are as tall as their wrapped words: another width lays them out anew, not only another height.
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDropIndicatorShown(True)
        self.setBatchSize(BATCH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes while a long script is laid out changes its width, and the layout begins again, for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.modelReset.connect(self._anew)
        self._anew()

    @property
    def rows(self) -> tuple[int, ...]:
        """The chosen rows, from above."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def choose(self, rows: tuple[int, ...]) -> None:
        """Choose these rows."""
        model, selection = self.model(), self.selectionModel()
        selection.clearSelection()
        for row in rows:
            if row < model.rowCount():
                selection.select(model.index(row, 0), selection.SelectionFlag.Select)
        if rows and rows[0] < model.rowCount():
            selection.setCurrentIndex(model.index(rows[0], 0), selection.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that edit; the others are the list's own."""
        what = KEYS.get((Qt.Key(event.key()), bool(event.modifiers() & ALT)))
        if event.matches(QKeySequence.StandardKey.Undo):
            what = "undo"
        elif event.matches(QKeySequence.StandardKey.Redo):
            what = "redo"
        if what is None or (event.modifiers() & Qt.KeyboardModifier.ControlModifier and what == "mute"):
            super().keyPressEvent(event)
            return
        event.accept()
        self.asked.emit(what)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Lines were dropped between others: say so; the model changes when the engine has."""
        if event.source() is not self:
            event.ignore()
            return
        index, below = self.indexAt(event.position().toPoint()), QAbstractItemView.DropIndicatorPosition.BelowItem
        before = self.model().rowCount() if not index.isValid() else index.row()
        before += index.isValid() and self.dropIndicatorPosition() == below
        # Copied, as far as the list knows: it would take moved rows out of the model by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if self.rows:
            self.moved.emit(self.rows, before)

    def settle(self) -> None:
        """Every line has been measured once: from now on a change is laid out in one go, so that nothing jumps."""
        self.setLayoutMode(QListView.LayoutMode.SinglePass)

    def _anew(self) -> None:
        # Measuring wrapped lines takes time: a few in each turn of the event loop, however long the script is.
        self.setLayoutMode(QListView.LayoutMode.Batched)
