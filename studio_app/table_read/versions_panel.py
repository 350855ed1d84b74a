"""Table read, versions panel: every version with when and why; compare any two, listen to one, make one current again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from engine.artifacts.model import Revision
from engine.table_read.revising.changes import Comparison
from studio_app.operations import Operations
from studio_app.table_read.diff_text import diff_html
from studio_app.theme.colors import current
from studio_app.widgets.pieces import button, label

NUMBER_ROLE = Qt.ItemDataRole.UserRole
NOTES_ROLE = NUMBER_ROLE + 1
SCOPES = {"edit": "Edited by hand", "restore": "Restored"}


class VersionsPanel(QWidget):
    """`listen_asked(number)` for an old version, 0 for the current one; `restored(number)` once one is current again."""

    listen_asked = Signal(int)
    restored = Signal(int)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        self._shown: Comparison | None = None
        self._follows = True
        super().__init__(parent)
        self._operations, self._artifact_id, self._current = operations, "", 0
        self.list, self.other, self.diff = QListWidget(), QComboBox(), QTextBrowser()
        self.list.setAccessibleName("Versions")
        self.list.setWordWrap(True)
        self.other.setAccessibleName("Compare with")
        self.diff.setAccessibleName("Differences")
        self.facts, self.notes = label("", "quiet", selectable=True), label("", "quiet", selectable=True)
        self.listen = button("&Listen", self._listen, tip="Play this version; lines are kept, nothing is spoken twice")
        self.again = button("&Make current again", self.restore, tip="As a new version, without a charge")
        self.list.currentRowChanged.connect(lambda _: self._chosen())
        self.list.itemActivated.connect(lambda _: self._listen())
        self.other.currentIndexChanged.connect(lambda _: self.compare())
        self._lay_out()

    @property
    def number(self) -> int:
        """The version that is chosen, 0 for none."""
        item = self.list.currentItem()
        return int(item.data(NUMBER_ROLE)) if item is not None else 0

    def open(self, artifact_id: str, current_version: int) -> None:
        """Show a table read's versions."""
        self._follows = self.number in (0, self._current) or artifact_id != self._artifact_id
        self._artifact_id, self._current = artifact_id, current_version
        revisions = self._operations.studio.revisions
        if artifact_id:
            self._operations.look(
                lambda work: revisions.versions(work, artifact_id), lambda found: self._fill(artifact_id, found)
            )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Colours of the theme stand in the differences themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._shown is not None:
            self.diff.setHtml(diff_html(self._shown, current()))

    def compare(self) -> None:
        """Show what is different from the other version to the chosen one."""
        artifact_id, revisions = self._artifact_id, self._operations.studio.revisions
        one, other = int(self.other.currentData() or 0), self.number
        if not one or not other or one == other:
            self.diff.hide()
            self.facts.clear()
            return
        self._operations.look(
            lambda work: revisions.compare(work, artifact_id, one, other),
            lambda found: self._compared(one, other, found),
        )

    def restore(self) -> None:
        """The chosen version again, as a new one."""
        artifact_id, revisions, number = self._artifact_id, self._operations.studio.revisions, self.number
        if number:
            self._operations.run(
                lambda work: revisions.restore(work, artifact_id, number), lambda made: self.restored.emit(made)
            )

    def _listen(self) -> None:
        self.listen_asked.emit(0 if self.number == self._current else self.number)

    def _fill(self, artifact_id: str, found: Sequence[Revision]) -> None:
        if artifact_id != self._artifact_id:
            return
        known = self._current if self._follows else self.number
        self.list.clear()
        self.other.blockSignals(True)
        self.other.clear()
        for revision in found:
            item = QListWidgetItem(_said(revision, is_current=revision.number == self._current))
            item.setData(NUMBER_ROLE, revision.number)
            item.setData(NOTES_ROLE, "\n".join(revision.notes))
            self.list.addItem(item)
            self.other.addItem(f"Compare with version {revision.number}", revision.number)
        self.other.blockSignals(False)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(NUMBER_ROLE) == known]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _chosen(self) -> None:
        number = self.number
        self.again.setEnabled(bool(number) and number != self._current)
        self.listen.setText("Listen to the current" if number == self._current else f"&Listen to version {number}")
        item = self.list.currentItem()
        notes = str(item.data(NOTES_ROLE) or "") if item is not None else ""
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        before = self.other.findData(number - 1)
        if before >= 0 and self.other.currentIndex() != before:
            self.other.setCurrentIndex(before)
        else:
            self.compare()

    def _compared(self, one: int, other: int, found: Comparison) -> None:
        if (one, other) == (int(self.other.currentData() or 0), self.number):
            self.facts.setText(f"From version {one} to version {other}: {found.sentence()}")
            self._shown = found
            self.diff.setHtml(diff_html(found, current()))
            self.diff.show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.listen, self.again):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 2)
        column.addLayout(row)
        for part in (self.notes, self.other, self.facts):
            column.addWidget(part)
        column.addWidget(self.diff, 3)
        self.diff.hide()


def _said(revision: Revision, *, is_current: bool) -> str:
    when = f"{revision.created_at.astimezone():%d %b %H:%M}"
    head = f"Version {revision.number} · {when}" + (" · current" if is_current else "")
    kind = SCOPES.get(revision.scope or "", "Refined")
    why = f"{kind}: {revision.instruction}" if revision.instruction else "As it was written"
    notes = f"\n{len(revision.notes)} not done or not carried over" if revision.notes else ""
    return f"{head}\n{why}{notes}"
