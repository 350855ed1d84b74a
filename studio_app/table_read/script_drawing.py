"""Table read, script drawing: a line as it is seen: speaker, words, what it rests on to the left, how it stands to the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.stage.rehearsing import LineState
from engine.table_read.model import Entry, Grounding
from studio_app.table_read.script import (
    COLOR_ROLE,
    ENTRY_ROLE,
    SCENE_ROLE,
    SPEAKER_ROLE,
    STATE_ROLE,
    ScriptModel,
    note_of,
)
from studio_app.theme.colors import Colors, current
from studio_app.theme.fonts import sized

Index = QModelIndex | QPersistentModelIndex
PAD, GUTTER, NAME, HEADING, STATE, MANY = 6, 32, 19, 44, 24, 20_000
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
MARKS = {
    LineState.SPOKEN: "✓", LineState.FELL_BACK: "!", LineState.STALE: "↻", LineState.UNSPOKEN: "○", LineState.MUTED: "–",
}  # fmt: skip


class ScriptDelegate(QStyledItemDelegate):
    """Draws a line: speaker in their colour, text below, a mark in the gutter for what it rests on; scenes have a heading."""

    def __init__(self, view: QListView, model: ScriptModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._heights: dict[tuple[str, int], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        colors, entry, scene = current(), index.data(ENTRY_ROLE), index.data(SCENE_ROLE)
        box = option.rect.adjusted(0, HEADING if scene else 0, 0, 0)
        painter.save()
        if scene:
            self._heading(painter, option, scene, colors)
        if option.state & QStyle.StateFlag.State_Selected or self._view.currentIndex() == index:
            painter.fillRect(box, QColor(colors.raised))
        if self._view.currentIndex() == index:
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colors.accent))
        self._mark(painter, box, entry, colors)
        self._state(painter, box, index.data(STATE_ROLE), colors)
        words = box.adjusted(GUTTER, PAD, -PAD - STATE, -PAD)
        painter.setFont(option.font)
        if index.data(SPEAKER_ROLE):
            self._name(painter, words, entry, index.data(COLOR_ROLE), colors)
            words = words.adjusted(0, NAME, 0, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(colors.quiet if entry.muted else colors.text))
        painter.drawText(words, WRAPPED, entry.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as the wrapped text; what was measured once for a width is remembered."""
        row, width = index.row(), max(120, self._view.viewport().width() - GUTTER - PAD - STATE)
        if row >= len(self._model.shapes):
            return QSize(width, 0)
        text, begins_scene, is_named = self._model.shapes[row]
        key = (text, width)
        if key not in self._heights:
            if len(self._heights) > MANY:
                self._heights.clear()
            bounds = QFontMetrics(option.font).boundingRect(0, 0, width, 10_000, WRAPPED, text)
            self._heights[key] = bounds.height()
        return QSize(width, self._heights[key] + NAME * is_named + 2 * PAD + HEADING * begins_scene)

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, scene: str, colors: Colors) -> None:
        box = option.rect.adjusted(GUTTER, 14, -PAD, 0)
        font = sized(option.font, 16, bold=True)
        font.setFamilies(["Georgia", "DejaVu Serif"])
        painter.setFont(font)
        painter.setPen(QColor(colors.accent))
        shown = QFontMetrics(font).elidedText(scene, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, shown)

    def _name(self, painter: QPainter, words: QRect, entry: Entry, color: str, colors: Colors) -> None:
        painter.fillRect(words.left(), words.top() + 3, 9, 9, QColor(color))
        font = sized(painter.font(), 12, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(colors.quiet))
        painter.drawText(words.adjusted(16, 0, 0, 0), Qt.AlignmentFlag.AlignTop, entry.character)
        if note := note_of(entry):
            past = 16 + QFontMetrics(font).horizontalAdvance(entry.character) + 8
            painter.setFont(sized(painter.font(), 12))
            painter.setPen(QColor(colors.bad if entry.unsupported else colors.quiet))
            room = max(0, words.width() - past)
            shown = QFontMetrics(painter.font()).elidedText(note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(words.adjusted(past, 0, 0, 0), Qt.AlignmentFlag.AlignTop, shown)

    def _mark(self, painter: QPainter, box: QRect, entry: Entry, colors: Colors) -> None:
        painter.setFont(sized(painter.font(), 14))
        ink = colors.bad if entry.unsupported else colors.accent if entry.evidence_ids else colors.line
        painter.setPen(QColor(ink))
        known = {Grounding.QUOTE: "❝", Grounding.CLAIM: "●"}.get(entry.grounding, "·")
        mark = "?" if entry.unsupported else known
        painter.drawText(QRect(box.left() + 8, box.top() + PAD, GUTTER - 10, 18), Qt.AlignmentFlag.AlignTop, mark)

    def _state(self, painter: QPainter, box: QRect, state: LineState | None, colors: Colors) -> None:
        if state is None:
            return
        inks = {LineState.SPOKEN: colors.good, LineState.FELL_BACK: colors.bad, LineState.STALE: colors.accent}
        painter.setFont(sized(painter.font(), 13, bold=state is not LineState.SPOKEN))
        painter.setPen(QColor(inks.get(state, colors.quiet)))
        place = QRect(box.right() - STATE, box.top() + PAD, STATE - 4, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, MARKS[state])
