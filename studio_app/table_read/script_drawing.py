"""Table read, script drawing: a line as it is seen: speaker, words, what it rests on to the left, how it stands to the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.stage.rehearsing import LineState
from engine.table_read.model import Entry, Grounding
from studio_app.table_read.script import ScriptModel, Shape, note_of
from studio_app.table_read.script_ink import Inkwell, ink
from studio_app.theme.colors import Colors, current

Index = QModelIndex | QPersistentModelIndex
PAD, GUTTER, NAME, HEADING, STATE, LEAST = 6, 32, 19, 44, 24, 120
SELECTED = QStyle.StateFlag.State_Selected
MARKS = {
    LineState.SPOKEN: "✓", LineState.FELL_BACK: "!", LineState.STALE: "↻", LineState.UNSPOKEN: "○", LineState.MUTED: "–",
}  # fmt: skip
GROUNDS = {Grounding.QUOTE: "❝", Grounding.CLAIM: "●"}


class ScriptDelegate(QStyledItemDelegate):
    """Draws a line: speaker in their colour, text below, a mark in the gutter for what it rests on; scenes have a heading."""

    def __init__(self, view: QListView, model: ScriptModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._ink, self._sizes, self._width = Inkwell(), dict[Shape, QSize](), 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row, read = index.row(), self._model.read
        if read is None or row >= len(self._model.shapes):
            return
        self._dip(option)
        colors, entry, (_, begins_scene, is_named) = current(), read.screenplay.entries[row], self._model.shapes[row]
        box = option.rect
        painter.save()
        if begins_scene:
            self._heading(painter, box, read.screenplay.scenes[entry.scene_index].title, colors)
            box = box.adjusted(0, HEADING, 0, 0)
        is_current = self._view.currentIndex() == index
        if is_current or option.state & SELECTED:
            painter.fillRect(box, ink(colors.raised))
        if is_current:
            painter.fillRect(box.left(), box.top(), 3, box.height(), ink(colors.accent))
        self._mark(painter, box, entry, colors)
        self._state(painter, box, row, colors)
        top = box.top() + PAD
        if is_named:
            self._name(
                painter, QRect(box.left() + GUTTER, top, box.width() - GUTTER - PAD - STATE, NAME), entry, colors
            )
            top += NAME
        painter.setPen(ink(colors.quiet if entry.muted else colors.text))
        self._ink.words(entry.text).draw(painter, box.left() + GUTTER, top)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as the wrapped text; what was measured once for a width is remembered."""
        row, shapes = index.row(), self._model.shapes
        if row >= len(shapes):
            return QSize(LEAST, 0)
        if row == 0 or not self._sizes:
            self._dip(option)
        return self._sizes.get(shapes[row]) or self._measure(option, shapes[row])

    def _measure(self, option: QStyleOptionViewItem, shape: Shape) -> QSize:
        self._dip(option)
        text, begins_scene, is_named = shape
        height = self._ink.words(text).height + NAME * is_named + 2 * PAD + HEADING * begins_scene
        size = self._sizes[shape] = QSize(self._width, height)
        return size

    def _dip(self, option: QStyleOptionViewItem) -> None:
        self._width = max(LEAST, self._view.viewport().width() - GUTTER - PAD - STATE)
        if self._ink.dip(option.font, self._width):
            self._sizes.clear()

    def _heading(self, painter: QPainter, box: QRect, scene: str, colors: Colors) -> None:
        painter.setPen(ink(colors.accent))
        self._ink.write(
            painter, self._ink.fonts.heading, scene, box.left() + GUTTER, box.top() + 14, box.width() - GUTTER - PAD
        )

    def _name(self, painter: QPainter, box: QRect, entry: Entry, colors: Colors) -> None:
        fonts, note = self._ink.fonts, note_of(entry)
        painter.fillRect(box.left(), box.top() + 3, 9, 9, ink(self._model.color_of(entry)))
        painter.setPen(ink(colors.quiet))
        past = (
            16 + 8 + self._ink.write(painter, fonts.name, entry.character, box.left() + 16, box.top(), box.width() - 16)
        )
        if note:
            painter.setPen(ink(colors.bad if entry.unsupported else colors.quiet))
            self._ink.write(painter, fonts.note, note, box.left() + past, box.top(), box.width() - past)

    def _mark(self, painter: QPainter, box: QRect, entry: Entry, colors: Colors) -> None:
        color = colors.bad if entry.unsupported else colors.accent if entry.evidence_ids else colors.line
        painter.setPen(ink(color))
        mark = "?" if entry.unsupported else GROUNDS.get(entry.grounding, "·")
        self._ink.write(painter, self._ink.fonts.mark, mark, box.left() + 8, box.top() + PAD, GUTTER)

    def _state(self, painter: QPainter, box: QRect, row: int, colors: Colors) -> None:
        if row >= len(self._model.states):
            return
        state, fonts = self._model.states[row], self._ink.fonts
        inks = {LineState.SPOKEN: colors.good, LineState.FELL_BACK: colors.bad, LineState.STALE: colors.accent}
        painter.setPen(ink(inks.get(state, colors.quiet)))
        font = fonts.kept if state is LineState.SPOKEN else fonts.state
        self._ink.write(painter, font, MARKS[state], box.right() - STATE + 4, box.top() + PAD, STATE)
