"""Table read, takes box: the takes there are of a line; play them one after the other, keep the one that is liked, ask for more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from engine.stage.rehearsing import TakeFacts
from studio_app.operations import Operations
from studio_app.table_read.take_player import TakePlayer
from studio_app.widgets.pieces import button, label

NONE_YET = "Takes: none of these words yet. Keep the edits as a version, then perform it."
NUMBER_ROLE = Qt.ItemDataRole.UserRole


class TakesBox(QWidget):
    """`playing()` before a take is heard, so that nothing else is; `wanted(take)` for another one to be kept, -1 for a new one."""

    playing = Signal()
    wanted = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._artifact_id, self._index = operations, "", -1
        self._said_of, self._is_kept = ("", -1, 0), True
        self.player = TakePlayer(operations, self)
        self.list, self._head = QListWidget(), label("Takes", "small")
        self.list.setAccessibleName("Takes")
        self.list.setMaximumHeight(104)
        self._head.setWordWrap(True)
        self.hear = button("Play ta&ke", self.play, tip="Hear this take by itself")
        self.keep = button("&Use it", self._keep, tip="Let this take be heard; the others stay")
        self.more = button("New t&ake", lambda: self.wanted.emit(-1), tip="Speak this line once more; no take is lost")
        self.list.itemActivated.connect(lambda _: self.play())
        self.list.currentRowChanged.connect(lambda _: self._chosen())
        row = QHBoxLayout()
        for widget in (self.hear, self.keep, self.more):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.list)
        column.addLayout(row)

    @property
    def told(self) -> str:
        """What stands above the takes."""
        return self._head.text()

    @property
    def take(self) -> int:
        """The take that is chosen in the list."""
        item = self.list.currentItem()
        return int(item.data(NUMBER_ROLE)) if item is not None else 0

    def open(self, artifact_id: str, index: int, *, is_kept: bool = True) -> None:
        """Show the takes of a line of the current version, none for several lines (-1); a line whose words are not kept has none."""
        if (artifact_id, index) != (self._artifact_id, self._index):
            self.player.stop()
        self._artifact_id, self._index, self._is_kept = artifact_id, index, is_kept
        self._head.setText("Takes" if is_kept else NONE_YET)
        self.more.setEnabled(is_kept)
        revisions = self._operations.studio.revisions
        if artifact_id and index >= 0:
            self._operations.look(
                lambda work: revisions.takes(work, artifact_id, index),
                lambda found: self._fill(artifact_id, index, found),
                lambda _: self._forget(),
            )
        else:
            self._forget()

    def again(self) -> None:
        """Look at the same line's takes again: one of them may have been spoken meanwhile."""
        self.open(self._artifact_id, self._index, is_kept=self._is_kept)

    def play(self) -> None:
        """Hear the chosen take."""
        if self._artifact_id and self._index >= 0:
            self.playing.emit()
            self.player.play(self._artifact_id, self._index, self.take)

    def _keep(self) -> None:
        self.wanted.emit(self.take)

    def _fill(self, artifact_id: str, index: int, found: Sequence[TakeFacts]) -> None:
        if (artifact_id, index) != (self._artifact_id, self._index):
            return
        if self._said_of == (artifact_id, index, len(found)):
            for row, facts in enumerate(found):
                self.list.item(row).setText(_said(facts))
            self._chosen()
            return
        self._said_of = (artifact_id, index, len(found))
        self.list.clear()
        for facts in found:
            item = QListWidgetItem(_said(facts))
            item.setData(NUMBER_ROLE, facts.number)
            self.list.addItem(item)
        self.list.setCurrentRow(next((at for at, one in enumerate(found) if one.is_chosen), 0))
        self._chosen()

    def _forget(self) -> None:
        self._said_of = ("", -1, 0)
        self.list.clear()
        self._chosen()

    def _chosen(self) -> None:
        item = self.list.currentItem()
        self.hear.setEnabled(item is not None)
        self.keep.setEnabled(item is not None and "in use" not in item.text())


def _said(facts: TakeFacts) -> str:
    length = "not spoken yet" if facts.duration_ms is None else f"{facts.duration_ms / 1000:.1f} s"
    return f"Take {facts.number + 1} · {length}" + (" · in use" if facts.is_chosen else "")
