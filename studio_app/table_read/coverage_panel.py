"""Table read, coverage panel: what a reader says of the script: marks, what is strong and what is not, notes that lead to their lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from engine.foundation.events import Event
from engine.table_read.coverage.events import CoverageMoved
from engine.table_read.coverage.model import Coverage, PageNote, Report, Severity
from engine.table_read.events import ScriptWritten
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.table_read.marks import Marks
from studio_app.widgets.coalesce import Coalesced
from studio_app.widgets.pieces import button, label

ENTRY_ROLE = Qt.ItemDataRole.UserRole
LONGEST_FOCUS = 500
NONE_YET = "Nobody has read this script yet. It takes a moment, works offline and costs nothing."
WORDS = {"recommend": "Recommended", "consider": "Worth considering", "pass": "Not yet"}


class CoveragePanel(QWidget):
    """`line_asked(entry_index)` when a note is chosen."""

    line_asked = Signal(int)

    def __init__(self, operations: Operations, events: EngineEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._artifact_id = operations, ""
        self.shown: Coverage | None = None
        self.head, self.state = label("", "title"), label("", "quiet", selectable=True)
        self.marks, self.words = Marks(), label("", "", selectable=True)
        self.focus, self.notes = QLineEdit(), QListWidget()
        self.focus.setPlaceholderText("Look above all at… (may stay empty)")
        self.focus.setAccessibleName("Focus")
        self.focus.setMaxLength(LONGEST_FOCUS)
        self.focus.returnPressed.connect(self.ask)
        self.notes.setAccessibleName("Notes at lines")
        self.notes.setWordWrap(True)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.itemClicked.connect(self._go)
        self.notes.itemActivated.connect(self._go)
        self.go = button("&Read the script", self.ask, "primary", "What is strong, what is not, and where; no charge")
        self._refresh = Coalesced(self.refresh, self)
        events.happened.connect(self._hear)
        self._lay_out()
        self._show(None, 0)

    def open(self, artifact_id: str) -> None:
        """Show the newest assessment of a table read."""
        self._artifact_id = artifact_id
        self._show(None, 0)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest assessment again."""
        artifact_id, coverage = self._artifact_id, self._operations.studio.coverage
        if artifact_id:
            self._operations.look(
                lambda work: coverage.state(work, artifact_id),
                lambda found: self._show(*found) if artifact_id == self._artifact_id else None,
            )

    def ask(self) -> None:
        """Have the current version read."""
        artifact_id, coverage, focus = self._artifact_id, self._operations.studio.coverage, self.focus.text().strip()
        if artifact_id and self.go.isEnabled():
            self.go.setEnabled(False)
            self._operations.run(lambda work: coverage.ask(work, artifact_id, focus or None), lambda _: self.refresh())

    def _hear(self, event: Event) -> None:
        if isinstance(event, CoverageMoved | ScriptWritten) and event.artifact_id == self._artifact_id:
            self._refresh.ask()

    def _go(self, item: QListWidgetItem) -> None:
        self.line_asked.emit(int(item.data(ENTRY_ROLE)))

    def _show(self, one: Coverage | None, current: int) -> None:
        self.shown, report = one, one.report if one is not None else None
        self.go.setEnabled(one is None or not one.is_in_flight)
        self.go.setText("&Read the script" if report is None else "&Run again")
        self.state.setText(_stated(one, current))
        self.head.setText(f"{report.score} of 10 · {WORDS[report.recommendation]}" if report else "")
        self.words.setText(_said(report) if report else "")
        self.marks.show_scores(report.categories if report else ())
        self._note(report.page_notes if report else ())
        for part in (self.head, self.words, self.marks, self.notes):
            part.setVisible(report is not None)

    def _note(self, notes: tuple[PageNote, ...]) -> None:
        self.notes.clear()
        for note in notes:
            weight = " · major" if note.severity is Severity.MAJOR else ""
            item = QListWidgetItem(f"Page {note.page}, line {note.entry_index + 1}{weight}\n{note.note}")
            item.setData(ENTRY_ROLE, note.entry_index)
            self.notes.addItem(item)
        if not notes:
            item = QListWidgetItem("No notes at lines.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.notes.addItem(item)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(10)
        for part in (self.head, self.state, self.focus, self.go, self.marks, self.words):
            column.addWidget(part)
        column.addWidget(self.notes, 1)
        self.notes.setMinimumHeight(220)
        column.addStretch(0)


def _stated(one: Coverage | None, current: int) -> str:
    if one is None:
        return NONE_YET
    if one.is_in_flight:
        return f"Reading version {one.version}…"
    if one.error:
        return f"It could not be read. {one.error}"
    told = f"Version {one.version} was read, {one.updated_at.astimezone():%d %b %H:%M}"
    told += f", with an eye on “{one.focus}”." if one.focus else "."
    stale = f" Version {current} has taken its place meanwhile: run it again." if one.is_stale(current) else ""
    report = one.report
    by = f" {report.written_by} read along." if report and report.written_by else ""
    return told + by + (f" {report.remark}" if report and report.remark else "") + stale


def _said(report: Report) -> str:
    parts = [report.logline]
    for head, told in (("Strong", report.strengths), ("To mend", report.concerns)):
        if told:
            parts.append("\n".join([f"{head}:", *(f"– {one}" for one in told)]))
    return "\n\n".join(part for part in parts if part)
