"""Table read, script: the lines as a list; a marker tells quote, claim and connective apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from engine.table_read.model import Entry, Grounding, TableRead
from studio_app.theme.colors import Colors, current
from studio_app.theme.fonts import sized

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ENTRY_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
SCENE_ROLE = Qt.ItemDataRole.UserRole + 2
SPEAKER_ROLE = Qt.ItemDataRole.UserRole + 3
PAD, GUTTER, NAME, HEADING, MANY, BATCH = 6, 32, 19, 44, 20_000, 16
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class ScriptModel(QAbstractListModel):
    """A table read's lines in speaking order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: TableRead | None = None
        self._colors: dict[str, str] = {}

    def show(self, read: TableRead | None) -> None:
        """Show another read."""
        self.beginResetModel()
        self.read = read
        self._colors = {member.character: member.color for member in read.cast} if read else {}
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many lines."""
        return 0 if parent.isValid() or self.read is None else len(self.read.screenplay.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line's text, the line itself, its speaker's colour, the scene it opens, or how it is read to somebody."""
        if self.read is None or not index.isValid():
            return None
        entry = self.read.screenplay.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == SCENE_ROLE:
            return self._scene_begun_by(entry)
        if role == SPEAKER_ROLE:
            return entry.character if self._speaks_first(entry) else ""
        if role == COLOR_ROLE:
            return self._colors.get(entry.character, "#888888")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.character}: {entry.text}. {said_of(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return said_of(entry)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None

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


def said_of(entry: Entry) -> str:
    """What a line rests on, in words."""
    words = {
        Grounding.QUOTE: "A quotation; press Enter for its passage.",
        Grounding.CLAIM: "A claim with evidence; press Enter for its passage.",
    }
    return words.get(entry.grounding, "Connects; it claims nothing.")


def make_lines(model: ScriptModel) -> QListView:
    """The list a script is read in."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(ScriptDelegate(view))
    view.setAccessibleName("Script")
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    # Measuring wrapped lines takes time: a few in each turn of the event loop, however long the script is.
    view.setLayoutMode(QListView.LayoutMode.Batched)
    view.setBatchSize(BATCH)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


class ScriptDelegate(QStyledItemDelegate):
    """Draws a line: speaker in their colour, text below, a mark in the gutter for what it rests on; scenes have a heading."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int, str], int] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        colors, entry, scene = current(), index.data(ENTRY_ROLE), index.data(SCENE_ROLE)
        box = option.rect.adjusted(0, HEADING if scene else 0, 0, 0)
        painter.save()
        if scene:
            self._heading(painter, option, scene, colors)
        if self._view.currentIndex() == index:
            painter.fillRect(box, QColor(colors.raised))
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colors.accent))
        self._mark(painter, box, entry, colors)
        words = box.adjusted(GUTTER, PAD, -PAD, -PAD)
        painter.setFont(option.font)
        if index.data(SPEAKER_ROLE):
            self._name(painter, words, entry.character, index.data(COLOR_ROLE), colors)
            words = words.adjusted(0, NAME, 0, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(colors.text))
        painter.drawText(words, WRAPPED, entry.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as the wrapped text; what was measured once for a width is remembered."""
        text, width = str(index.data()), max(120, self._view.viewport().width() - GUTTER - PAD)
        key = (text, width, option.font.key())
        if key not in self._heights:
            if len(self._heights) > MANY:
                self._heights.clear()
            bounds = QFontMetrics(option.font).boundingRect(0, 0, width, 10_000, WRAPPED, text)
            self._heights[key] = bounds.height()
        heading = HEADING if index.data(SCENE_ROLE) else 0
        name = NAME if index.data(SPEAKER_ROLE) else 0
        return QSize(width, self._heights[key] + name + 2 * PAD + heading)

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, scene: str, colors: Colors) -> None:
        box = option.rect.adjusted(GUTTER, 14, -PAD, 0)
        font = sized(option.font, 16, bold=True)
        font.setFamilies(["Georgia", "DejaVu Serif"])
        painter.setFont(font)
        painter.setPen(QColor(colors.accent))
        shown = QFontMetrics(font).elidedText(scene, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, shown)

    def _name(self, painter: QPainter, words: QRect, character: str, color: str, colors: Colors) -> None:
        painter.fillRect(words.left(), words.top() + 3, 9, 9, QColor(color))
        painter.setFont(sized(painter.font(), 12, bold=True))
        painter.setPen(QColor(colors.quiet))
        painter.drawText(words.adjusted(16, 0, 0, 0), Qt.AlignmentFlag.AlignTop, character)

    def _mark(self, painter: QPainter, box: QRect, entry: Entry, colors: Colors) -> None:
        painter.setFont(sized(painter.font(), 14))
        painter.setPen(QColor(colors.accent if entry.evidence_ids else colors.line))
        mark = {Grounding.QUOTE: "❝", Grounding.CLAIM: "●"}.get(entry.grounding, "·")
        painter.drawText(QRect(box.left() + 8, box.top() + PAD, GUTTER - 10, 18), Qt.AlignmentFlag.AlignTop, mark)
