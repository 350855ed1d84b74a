"""Table read, script: the lines as a model; a change touches only the rows it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.stage.rehearsing import LineState
from engine.table_read.model import Entry, Grounding, TableRead

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Shape = tuple[str, bool, bool]
ENTRY_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
SCENE_ROLE = Qt.ItemDataRole.UserRole + 2
SPEAKER_ROLE = Qt.ItemDataRole.UserRole + 3
STATE_ROLE = Qt.ItemDataRole.UserRole + 4
LINE_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
STANDS = {
    LineState.SPOKEN: "Spoken.",
    LineState.FELL_BACK: "Spoken by another voice, since its own failed.",
    LineState.STALE: "Changed since it was spoken; it is spoken anew when it is next heard.",
    LineState.UNSPOKEN: "Not spoken yet.",
    LineState.MUTED: "Muted: it stays in the script and is passed over.",
}


class ScriptModel(QAbstractListModel):
    """A table read's lines in speaking order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: TableRead | None = None
        self.states: tuple[LineState, ...] = ()
        self.shapes: tuple[Shape, ...] = ()
        self._colors: dict[str, str] = {}
        self._count = 0

    def show(self, read: TableRead | None) -> None:
        """Show another read; of one like the present one, only the rows that differ are touched."""
        if read == self.read:
            return
        if self.read is None or read is None:
            self.beginResetModel()
            self._take(read)
            self.endResetModel()
            return
        old, new, shapes = self.read.screenplay.entries, read.screenplay.entries, self.shapes
        first = _same_at_start(old, new)
        last = _same_at_start(old[first:][::-1], new[first:][::-1])
        gone, come = len(old) - last, len(new) - last
        if gone > come:
            self.beginRemoveRows(ROOT, come, gone - 1)
            self._take(read)
            self.endRemoveRows()
        elif come > gone:
            self.beginInsertRows(ROOT, gone, come - 1)
            self._take(read)
            self.endInsertRows()
        else:
            self._take(read)
        if shapes != self.shapes:
            # Laying out measures every line; where none has become taller or shorter, nothing is to be laid out.
            self.layoutAboutToBeChanged.emit()
            self.layoutChanged.emit()
        self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def show_states(self, states: Sequence[LineState]) -> None:
        """Show how the lines stand."""
        if tuple(states) != self.states:
            self.states = tuple(states)
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many lines."""
        # Qt asks this for every index it makes, six hundred times for one layout.
        return 0 if parent.isValid() else self._count

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be dragged, and dropped between others."""
        return LINE_FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Lines move."""
        return Qt.DropAction.MoveAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line's text, the line itself, its speaker's colour, the scene it opens, or how it is read to somebody."""
        if self.read is None or not index.isValid() or index.row() >= self.rowCount():
            return None
        entry = self.read.screenplay.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == SCENE_ROLE:
            return self._scene_begun_by(entry)
        if role == SPEAKER_ROLE:
            return entry.character if self._speaks_first(entry) or note_of(entry) else ""
        if role == COLOR_ROLE:
            return self.color_of(entry)
        if role == STATE_ROLE:
            return self.states[index.row()] if index.row() < len(self.states) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.character}: {entry.text}. {said_of(entry)} {self._stands(index)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{said_of(entry)} {self._stands(index)}".strip()
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None

    def color_of(self, entry: Entry) -> str:
        """The colour of whoever says a line."""
        return self._colors.get(entry.character, "#888888")

    def _take(self, read: TableRead | None) -> None:
        self.read, self._count = read, len(read.screenplay.entries) if read is not None else 0
        self.states = () if read is None else self.states
        self._colors = {member.character: member.color for member in read.cast} if read else {}
        self.shapes = _shapes(read.screenplay.entries) if read is not None else ()

    def _stands(self, index: Index) -> str:
        return STANDS.get(index.data(STATE_ROLE), "")

    def _scene_begun_by(self, entry: Entry) -> str:
        """The title of the scene this line is the first of, or nothing."""
        before = self._before(entry)
        is_first = before is None or before.scene_index != entry.scene_index
        return self.read.screenplay.scenes[entry.scene_index].title if self.read is not None and is_first else ""

    def _speaks_first(self, entry: Entry) -> bool:
        """Whether somebody else spoke before, or a scene begins."""
        before = self._before(entry)
        return before is None or (before.character, before.scene_index) != (entry.character, entry.scene_index)

    def _before(self, entry: Entry) -> Entry | None:
        return self.read.screenplay.entries[entry.index - 1] if self.read is not None and entry.index else None


def _shapes(entries: Sequence[Entry]) -> tuple[Shape, ...]:
    """Of every line its words, whether a scene begins with it, and whether its speaker is named."""
    found, scene, speaker = list[Shape](), -1, ""
    for entry in entries:
        begins = entry.scene_index != scene
        found.append((entry.text, begins, begins or entry.character != speaker or bool(note_of(entry))))
        scene, speaker = entry.scene_index, entry.character
    return tuple(found)


def said_of(entry: Entry) -> str:
    """What a line rests on, in words."""
    if entry.unsupported:
        return "Edited by hand, unsupported: no source carries it."
    words = {
        Grounding.QUOTE: "A quotation; press Enter for its passage.",
        Grounding.CLAIM: "A claim with evidence; press Enter for its passage.",
    }
    return words.get(entry.grounding, "Connects; it claims nothing.")


def note_of(entry: Entry) -> str:
    """What stands beside a speaker's name: the manner, and what must be known of the line."""
    notes = [f"({entry.parenthetical.strip('() ')})"] if entry.parenthetical else []
    notes += [f"take {entry.take + 1}"] if entry.take else []
    notes += ["muted"] if entry.muted else []
    notes += ["edited by hand, unsupported"] if entry.unsupported else []
    return " · ".join(notes)


def _same_at_start(one: Sequence[Entry], other: Sequence[Entry]) -> int:
    count = 0
    for before, after in zip(one, other, strict=False):
        if (before.character, before.text) != (after.character, after.text):
            break
        count += 1
    return count
