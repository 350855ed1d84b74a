"""Table read, script: the lines as a list; a marker tells quote, claim and connective apart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from engine.table_read.model import Entry, Grounding, TableRead
from studio_app.theme.colors import current

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ENTRY_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
PAD, GUTTER = 10, 26


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
        """The line's text, the line itself, its speaker's colour, or how it is read to somebody."""
        if self.read is None or not index.isValid():
            return None
        entry = self.read.screenplay.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == COLOR_ROLE:
            return self._colors.get(entry.character, "#888888")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.character}: {entry.text}. {said_of(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return said_of(entry)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None


def said_of(entry: Entry) -> str:
    """What a line rests on, in words."""
    words = {
        Grounding.QUOTE: "A quotation; press Enter for its passage.",
        Grounding.CLAIM: "A claim with evidence; press Enter for its passage.",
    }
    return words.get(entry.grounding, "Connects; it claims nothing.")


class ScriptDelegate(QStyledItemDelegate):
    """Draws a line: speaker in their colour, text below, a mark in the gutter for what it rests on."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        colors, entry, rect = current(), index.data(ENTRY_ROLE), option.rect.adjusted(GUTTER, PAD // 2, -PAD, -PAD // 2)
        painter.save()
        if self._view.currentIndex() == index:
            painter.fillRect(option.rect, QColor(colors.raised))
        painter.setPen(QColor(colors.accent if entry.evidence_ids else colors.line))
        painter.drawText(
            option.rect.left() + 6, rect.top() + 15, {"quote": "❝", "claim": "●"}.get(str(entry.grounding), "·")
        )
        painter.setFont(_speaker_font(option.font))
        painter.setPen(QColor(colors.quiet))
        painter.fillRect(rect.left(), rect.top() + 4, 9, 9, QColor(index.data(COLOR_ROLE)))
        painter.drawText(rect.adjusted(16, 0, 0, 0), Qt.AlignmentFlag.AlignTop, entry.character)
        painter.setFont(option.font)
        painter.setPen(QColor(colors.text))
        painter.drawText(rect.adjusted(0, 20, 0, 0), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, entry.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Any:  # noqa: N802 - Qt's name
        """As tall as the wrapped text."""
        width = self._view.viewport().width() - GUTTER - PAD - 4
        metrics = QFontMetrics(option.font)
        bounds = metrics.boundingRect(0, 0, max(120, width), 10_000, Qt.TextFlag.TextWordWrap, index.data())
        return bounds.adjusted(0, 0, 0, 20 + PAD).size()


def _speaker_font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPixelSize(12)
    font.setBold(True)
    return font
