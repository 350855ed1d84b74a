"""Library, source row: one source on two lines, with its kind at the left and how far it is at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.library.model import DigestStatus, Source, SourceStatus, SourceType
from studio_app.library.sources import SOURCE_ROLE
from studio_app.theme.colors import Colors, current
from studio_app.theme.fonts import sized

Index = QModelIndex | QPersistentModelIndex
HEIGHT, BADGE, GAP = 64, 46, 14


class SourceRow(QStyledItemDelegate):
    """Draws a source; titles that are too long end in an ellipsis and stand whole in the tooltip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Every row is as tall as the other."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        source: Source = index.data(SOURCE_ROLE)
        title, _, facts = str(index.data()).partition("\n")
        colors, box = current(), option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, box, colors)
        self._badge(painter, QRect(box.left() + 10, box.top() + 13, BADGE, HEIGHT - 30), source, colors)
        words = box.adjusted(BADGE + 10 + GAP, 9, -14, -9)
        self._line(painter, words, title, sized(option.font, 14, bold=True), colors.text, at_top=True)
        self._line(painter, words, facts, sized(option.font, 13), tone_of(source, colors), at_top=False)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, colors: Colors) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(colors.raised if chosen else colors.page))
            painter.drawRoundedRect(box, 8, 8)

    def _badge(self, painter: QPainter, box: QRect, source: Source, colors: Colors) -> None:
        painter.setPen(QColor(colors.line))
        painter.setBrush(QColor(colors.page))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(sized(painter.font(), 11, bold=True))
        painter.setPen(QColor(colors.bad if source.status is SourceStatus.FAILED else colors.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, kind_of(source))

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, color: str, *, at_top: bool) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        edge = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag.AlignBottom
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(edge | Qt.AlignmentFlag.AlignLeft), shown)


def kind_of(source: Source) -> str:
    """A few letters for what it was: a file's format, or WEB, TEXT, MD."""
    known = {SourceType.PDF: "PDF", SourceType.URL: "WEB", SourceType.TEXT: "TEXT", SourceType.MARKDOWN: "MD"}
    ending = (source.file_name or "").rpartition(".")[2].upper()
    return known.get(source.type) or (source.file_format or ending or "file")[:4].upper()


def tone_of(source: Source, colors: Colors) -> str:
    """The colour of how far it is."""
    if source.status is SourceStatus.FAILED or source.digest_status is DigestStatus.FAILED:
        return colors.bad
    is_good = source.digest_status is DigestStatus.READY and not source.warnings
    return colors.good if is_good else colors.quiet
