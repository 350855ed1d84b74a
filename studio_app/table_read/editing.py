"""Table read, editing: what hands do in the script becomes edits, and what the edits made is shown where it was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engine.table_read.drafts import Drafted
from engine.table_read.model import Entry, TableRead
from engine.table_read.revising.edits import Edit, MoveLines
from studio_app.operations import Operations
from studio_app.table_read.draft_desk import DraftDesk
from studio_app.table_read.line_panel import LinePanel
from studio_app.table_read.script import ScriptModel
from studio_app.table_read.script_view import ScriptView


class Editing(QObject):
    """Wires the view, the line panel and the draft; `panel_asked()` when the words of a line shall be changed."""

    panel_asked = Signal()

    def __init__(
        self, operations: Operations, desk: DraftDesk, view: ScriptView, model: ScriptModel, panel: LinePanel
    ) -> None:
        super().__init__(view)
        self._operations, self._desk, self._view, self._model, self._panel = operations, desk, view, model, panel
        self._after: tuple[int, ...] | None = None
        view.asked.connect(self._keyed)
        view.moved.connect(self._dragged)
        view.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        panel.edited.connect(lambda edits: desk.edit(*edits))
        panel.takes.wanted.connect(self._take)
        desk.changed.connect(self._changed)
        desk.stated.connect(model.show_states)
        desk.stated.connect(lambda _: panel.takes.again())

    def heard_row(self, entry_index: int) -> int:
        """Where a line of the current version stands in the script that is shown, -1 where it is no more."""
        return _row_of(self._base, self._model.read, entry_index)

    def spoken_index(self, row: int) -> int:
        """Which line of the current version a shown line is, -1 for one that is new."""
        return _row_of(self._model.read, self._base, row)

    @property
    def _base(self) -> TableRead | None:
        return self._desk.drafted.base if self._desk.drafted is not None else self._model.read

    def _changed(self, drafted: Drafted) -> None:
        view, rows = self._view, self._after if self._after is not None else self._view.rows
        self._after, place = None, view.verticalScrollBar().value()
        view.settle()
        self._model.show(drafted.now)
        view.choose(tuple(row for row in rows if row < self._model.rowCount()))
        view.verticalScrollBar().setValue(place)
        self._chosen()

    def _chosen(self) -> None:
        rows, panel = self._view.rows, self._panel
        panel.show_lines(self._model.read, rows)
        spoken = [self.spoken_index(row) for row in rows]
        is_kept = not rows or any(index >= 0 for index in spoken)
        panel.takes.open(self._desk.artifact_id, spoken[0] if len(spoken) == 1 else -1, is_kept=is_kept)
        panel.takes.setEnabled(bool(rows))

    def _keyed(self, what: str) -> None:
        if what in ("undo", "redo"):
            (self._desk.undo if what == "undo" else self._desk.redo)()
        elif what == "edit":
            self.panel_asked.emit()
            self._panel.text.setFocus()
        elif what in ("up", "down"):
            self._move(-1 if what == "up" else 1)
        elif self._view.rows:
            {"drop": self._panel.drop, "mute": self._panel.toggle_mute, "add": self._panel.add}[what]()

    def _move(self, by: int) -> None:
        rows, entries = self._view.rows, self._entries
        edit = _moved_up(entries, rows) if by < 0 else _moved_down(entries, rows)
        if rows and edit is not None:
            at = rows[0] + (by if edit.scene is None or _is_same_scene(entries, rows, edit.scene) else 0)
            self._after = tuple(range(at, at + len(rows)))
            self._desk.edit(edit)

    def _dragged(self, rows: Sequence[int], before: int) -> None:
        at = before - sum(row < before for row in rows)
        self._after = tuple(range(at, at + len(rows)))
        self._desk.edit(*_dropped(self._entries, tuple(rows), before))

    def _take(self, take: int) -> None:
        rows = [self.spoken_index(row) for row in self._view.rows]
        wanted: dict[int, int | None] = {row: None if take < 0 else take for row in rows if row >= 0}
        artifact_id, revisions, takes = self._desk.artifact_id, self._operations.studio.revisions, self._panel.takes
        index = rows[0] if len(rows) == 1 else -1
        if wanted:
            self._operations.run(
                lambda work: revisions.take(work, artifact_id, wanted), lambda _: takes.open(artifact_id, index)
            )

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self._model.read.screenplay.entries if self._model.read is not None else ()


def _moved_up(entries: tuple[Entry, ...], rows: tuple[int, ...]) -> MoveLines | None:
    """One line up within its scene, else to the end of the scene before."""
    if not rows:
        return None
    first = entries[rows[0]]
    if rows[0] > 0 and entries[rows[0] - 1].scene_index == first.scene_index:
        return MoveLines(rows, rows[0] - 1, first.scene_index)
    return MoveLines(rows, rows[0], first.scene_index - 1) if first.scene_index > 0 else None


def _moved_down(entries: tuple[Entry, ...], rows: tuple[int, ...]) -> MoveLines | None:
    """One line down within its scene, else to the beginning of the scene behind it."""
    if not rows:
        return None
    last = entries[rows[-1]]
    if rows[-1] + 1 >= len(entries):
        return None
    below = entries[rows[-1] + 1]
    if below.scene_index == last.scene_index:
        return MoveLines(rows, rows[-1] + 2, last.scene_index)
    return MoveLines(rows, rows[-1] + 1, below.scene_index)


def _is_same_scene(entries: tuple[Entry, ...], rows: tuple[int, ...], scene: int) -> bool:
    return all(entries[row].scene_index == scene for row in rows)


def _dropped(entries: tuple[Entry, ...], rows: tuple[int, ...], before: int) -> tuple[Edit, ...]:
    """Dropped between two lines: into the scene of the one above, at the very top into the first."""
    above = next((entries[row] for row in range(before - 1, -1, -1) if row not in rows), None)
    scene = above.scene_index if above is not None else 0
    if before < len(entries) and before not in rows and entries[before].scene_index == scene:
        return (MoveLines(rows, before),)
    return (MoveLines(rows, before, scene),)


def _row_of(one: TableRead | None, other: TableRead | None, row: int) -> int:
    """The row of a line in another state of its script: the same line by speaker and words, the nearest where there are several."""
    if one is None or other is None or not 0 <= row < len(one.screenplay.entries):
        return -1
    if one is other:
        return row
    entry, entries = one.screenplay.entries[row], other.screenplay.entries
    said = (entry.character, entry.text)
    if row < len(entries) and (entries[row].character, entries[row].text) == said:
        return row
    same = [each.index for each in entries if (each.character, each.text) == said]
    return min(same, key=lambda index: abs(index - row)) if same else -1
