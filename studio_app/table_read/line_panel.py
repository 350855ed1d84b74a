"""Table read, line panel: the chosen line, or many of them, under one's hands: words, speaker, manner, mute, split, join, takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.revising.edits import (
    AddLine,
    Direct,
    DropLines,
    Edit,
    GiveLines,
    JoinLines,
    Mute,
    SayInstead,
    SplitLine,
)
from studio_app.operations import Operations
from studio_app.table_read.takes_box import TakesBox
from studio_app.widgets.pieces import button, label

NEW_LINE = "A new line."
SAYS = {
    Grounding.QUOTE: "Quotes its source word for word. Reworded, it becomes a claim if its passage still carries it.",
    Grounding.CLAIM: "Claims what its passage says.",
    Grounding.CONNECTIVE: "Connects; it claims nothing.",
}


class LinePanel(QWidget):
    """`edited(edits)` is one step on the script; takes are asked for through `takes`."""

    edited = Signal(object)

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: TableRead | None = None
        self.indexes: tuple[int, ...] = ()
        self._sent: tuple[Edit, ...] = ()
        self.head, self.ground = label("", "small"), label("", "quiet")
        self.text, self.manner, self.speaker = QPlainTextEdit(), QLineEdit(), QComboBox()
        self.text.setAccessibleName("Words of the line")
        self.text.setTabChangesFocus(True)
        self.manner.setAccessibleName("Manner of speaking")
        self.manner.setPlaceholderText("Manner, such as: warm, slowly")
        self.speaker.setAccessibleName("Speaker")
        self.takes = TakesBox(operations)
        self._make_buttons()
        self._lay_out()
        for field in (self.text, self.manner):
            QShortcut(QKeySequence("Ctrl+Return"), field, self.keep, context=Qt.ShortcutContext.WidgetShortcut)
        self.text.textChanged.connect(self._touched)
        self.manner.textChanged.connect(lambda _: self._touched())
        self.speaker.currentIndexChanged.connect(lambda _: self._touched())
        self.text.cursorPositionChanged.connect(self._touched)
        self.show_lines(None, ())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The chosen lines."""
        entries = self._read.screenplay.entries if self._read is not None else ()
        return tuple(entries[index] for index in self.indexes if index < len(entries))

    def show_lines(self, read: TableRead | None, indexes: Sequence[int]) -> None:
        """Take these lines under one's hands; whoever goes on to another line keeps what they typed in this one."""
        chosen, before = tuple(sorted(indexes)), self.entries
        if chosen != self.indexes and read is self._read:
            self.settle()
        is_same = chosen == self.indexes
        self._read, self.indexes = read, chosen
        entries = self.entries
        if is_same and entries and entries == before and self.is_touched:
            return
        self.setEnabled(bool(entries))
        self.head.setText(_head(entries))
        one = entries[0] if len(entries) == 1 else None
        self._fill(entries, one)
        self.ground.setText(_ground(one))
        self.ground.setProperty("role", "bad" if one and one.unsupported else "quiet")
        self.ground.style().polish(self.ground)
        for widget in (self.text, self.split, self.join, self.takes.list, self.takes.hear, self.takes.keep):
            widget.setEnabled(one is not None)
        self._touched()

    @property
    def is_touched(self) -> bool:
        """Whether something was typed or chosen that is not kept yet."""
        return bool(self.changes())

    def keep(self) -> None:
        """What was changed in the fields, as one step."""
        self._ask(*self.changes())

    def settle(self) -> None:
        """Keep what was typed and is not on its way yet, unless there are no words left."""
        has_words = not self.text.isEnabled() or bool(self.text.toPlainText().strip())
        if has_words and self.changes() != self._sent:
            self.keep()

    def changes(self) -> tuple[Edit, ...]:
        """The edits the fields stand for."""
        entries, found = self.entries, list[Edit]()
        if not entries:
            return ()
        text, manner = self.text.toPlainText().strip(), self.manner.text().strip() or None
        if len(entries) == 1 and text != entries[0].text:
            found.append(SayInstead(entries[0].index, text))
        if self.manner.isModified() or len(entries) == 1:
            other = tuple(one.index for one in entries if one.parenthetical != manner)
            found += [Direct(other, manner)] if other else []
        who = self.speaker.currentData()
        given = tuple(one.index for one in entries if who and one.character != who)
        return (*found, *((GiveLines(given, who),) if given else ()))

    def toggle_mute(self) -> None:
        """Pass these lines over, or speak them again."""
        muted = not all(one.muted for one in self.entries)
        self._ask(*self.changes(), Mute(self.indexes, muted))

    def drop(self) -> None:
        """Take these lines out of the script."""
        self._ask(DropLines(self.indexes))

    def cut(self) -> None:
        """Split the line where the cursor stands."""
        if len(self.indexes) == 1:
            self._ask(SplitLine(self.indexes[0], self.text.textCursor().position()))

    def put_together(self) -> None:
        """Join the line with the next one."""
        if len(self.indexes) == 1:
            self._ask(*self.changes(), JoinLines(self.indexes[0]))

    def add(self) -> None:
        """A new line behind these, by the same speaker."""
        entries = self.entries
        if entries:
            self._ask(*self.changes(), AddLine(entries[-1].index + 1, entries[-1].character, NEW_LINE))

    def _ask(self, *edits: Edit) -> None:
        if edits and self.indexes:
            self._sent = self.changes()
            self.edited.emit(edits)

    def _fill(self, entries: tuple[Entry, ...], one: Entry | None) -> None:
        self._sent = ()
        for field in (self.text, self.manner, self.speaker):
            field.blockSignals(True)
        self.text.setPlainText(one.text if one else "")
        manners = {entry.parenthetical for entry in entries}
        self.manner.setText((next(iter(manners)) or "") if len(manners) == 1 else "")
        self.manner.setModified(False)
        self.speaker.clear()
        speakers = {entry.character for entry in entries}
        if len(speakers) > 1:
            self.speaker.addItem("Several speakers", None)
        for member in self._read.cast if self._read is not None else ():
            self.speaker.addItem(f"{member.character} ({member.voice_name})", member.character)
        self.speaker.setCurrentIndex(max(0, self.speaker.findData(entries[0].character)) if len(speakers) == 1 else 0)
        for field in (self.text, self.manner, self.speaker):
            field.blockSignals(False)
        self.mute.setText("Un&mute" if entries and all(entry.muted for entry in entries) else "&Mute")

    def _touched(self) -> None:
        self.save.setEnabled(bool(self.changes()))
        place = self.text.textCursor().position()
        text = self.text.toPlainText()
        self.split.setEnabled(len(self.indexes) == 1 and 0 < place < len(text) and not self.changes())

    def _make_buttons(self) -> None:
        self.save = button("&Keep change", self.keep, "primary", "Ctrl+Enter")
        self.mute = button("&Mute", self.toggle_mute, tip="M in the script")
        self.remove = button("&Delete", self.drop, tip="Delete in the script")
        self.split = button("&Split here", self.cut, tip="Where the cursor stands in the words")
        self.join = button("&Join next", self.put_together, tip="With the next line of the same speaker")
        self.new = button("Add &line", self.add, tip="Insert in the script: a line of your own behind this one")

    def _lay_out(self) -> None:
        self.text.setMinimumHeight(64)
        self.text.setMaximumHeight(110)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, widget in enumerate((self.save, self.mute, self.remove, self.split, self.join, self.new)):
            grid.addWidget(widget, number // 3, number % 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(8)
        for part in (self.head, self.text, self.ground, self.speaker, self.manner):
            column.addWidget(part)
        column.addLayout(grid)
        column.addWidget(self.takes)
        column.addStretch(1)


def _head(entries: tuple[Entry, ...]) -> str:
    if not entries:
        return "Choose a line in the script."
    if len(entries) == 1:
        return f"Line {entries[0].index + 1}"
    return f"{len(entries)} lines"


def _ground(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if entry.unsupported:
        return "Edited by hand, unsupported: no source carries what it says."
    return SAYS[entry.grounding]
