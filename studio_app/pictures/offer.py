"""Pictures, offer: a card for one kind of artifact, with a small drawing of it, what it is, and its price."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from engine.credits.model import price
from studio_app.theme.colors import Colors, current
from studio_app.theme.fonts import serif, sized

DRAWN = QSize(104, 78)
INSET, GAP = 18, 18


class Offer(QAbstractButton):
    """One of several cards of which one is chosen."""

    def __init__(self, type_: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type, self._words = type_, words
        self._price = f"{price(type_)} credits"
        self.setText(title)
        self.setAccessibleName(f"{title}, {self._price}")
        self.setAccessibleDescription(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for its words."""
        return QSize(400, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow cards are as high, their words take more lines."""
        return QSize(260, 2 * INSET + 24 + 4 * QFontMetrics(sized(self.font(), 13)).lineSpacing() + 26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card, its drawing, its words."""
        painter, colors = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._frame(painter, colors)
        at = QRectF(INSET, (self.height() - DRAWN.height()) / 2, DRAWN.width(), DRAWN.height())
        painter.setOpacity(1.0 if self.isEnabled() else 0.75)
        DRAWINGS[self._type](painter, at, colors)
        painter.setOpacity(1.0)
        self._write(
            painter, QRectF(self.rect()).adjusted(INSET + DRAWN.width() + GAP, INSET - 2, -INSET, -INSET + 2), colors
        )
        painter.end()

    def _frame(self, painter: QPainter, colors: Colors) -> None:
        strong = self.isChecked() or self.hasFocus()
        lit = strong or (self.underMouse() and self.isEnabled())
        painter.setPen(QPen(QColor(colors.accent if lit else colors.line), 2 if strong else 1))
        painter.setBrush(QColor(colors.raised if self.isChecked() or self.isDown() else colors.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _write(self, painter: QPainter, box: QRectF, colors: Colors) -> None:
        painter.setFont(serif(17))
        painter.setPen(QColor(colors.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(sized(self.font(), 13))
        painter.setPen(QColor(colors.quiet))
        flow = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(0, 28, 0, -22), flow, self._words)
        painter.setPen(QColor(colors.accent))
        painter.setFont(sized(self.font(), 13, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self._price)


def _sheet(painter: QPainter, box: QRectF, colors: Colors, fill: str = "") -> None:
    painter.setPen(QPen(QColor(colors.quiet), 1.4))
    painter.setBrush(QColor(fill or colors.page))
    painter.drawRoundedRect(box, 3, 3)


def _bar(painter: QPainter, box: QRectF, color: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(box, 1.5, 1.5)


def _deck(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """Three slides one behind another; a title and a chart on the first."""
    size = QSize(84, 48)
    for step in (2, 1, 0):
        _sheet(
            painter,
            QRectF(box.left() + 10 * step, box.bottom() - size.height() - 12 * step - 3, size.width(), size.height()),
            colors,
        )
    left, foot = box.left() + 9, box.bottom() - 11
    _bar(painter, QRectF(left, foot - 32, 34, 5), colors.text)
    for number, high in enumerate((10, 17, 24)):
        _bar(
            painter,
            QRectF(left + 40 + 10 * number, foot - high, 7, high),
            colors.accent if number == 2 else colors.quiet,
        )
    for number, wide in enumerate((26, 22, 28)):
        _bar(painter, QRectF(left, foot - 20 + 8 * number, wide, 3), colors.quiet)


def _board(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """Six frames on a sheet, one of them chosen."""
    for number in range(6):
        frame = QRectF(box.left() + number % 3 * 35, box.top() + 8 + number // 3 * 34, 31, 22)
        _sheet(painter, frame, colors, colors.accent if number == 4 else "")
        _bar(painter, QRectF(frame.left() + 2, frame.bottom() + 4, 20, 2.5), colors.quiet)


def _screen(painter: QPainter, box: QRectF, colors: Colors) -> QRectF:
    screen = QRectF(box.left(), box.top() + 4, box.width() - 4, 56)
    _sheet(painter, screen, colors)
    middle = screen.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.accent))
    painter.drawPolygon(QPolygonF([middle + QPointF(-8, -11), middle + QPointF(-8, 11), middle + QPointF(12, 0)]))
    return screen


def _trailer(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """A short film: its strip has holes."""
    screen = _screen(painter, box, colors)
    for number in range(9):
        for y in (screen.top() + 4, screen.bottom() - 8):
            _bar(painter, QRectF(screen.left() + 6 + number * 10.4, y, 5, 4), colors.quiet)


def _video(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """A long film: below it what is said and played."""
    _screen(painter, box, colors)
    for number, high in enumerate((4, 8, 13, 7, 10, 14, 9, 5, 11, 13, 8, 4, 9, 12, 6, 3)):
        _bar(painter, QRectF(box.left() + 2 + number * 6.2, box.top() + 71 - high / 2, 3, high), colors.quiet)


DRAWINGS = {"pitch_deck": _deck, "storyboard": _board, "trailer": _trailer, "production_video": _video}
