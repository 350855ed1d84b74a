"""Widgets, pieces: labels, buttons and cards with their roles and their accessible names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

FRAME, AIR = 24, 8
Spin = TypeVar("Spin", bound=QAbstractSpinBox)


def label(text: str, role: str = "", *, selectable: bool = False) -> QLabel:
    """A wrapping, plain-text label in one of the theme's roles."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(text: str, act: Callable[[], object], kind: str = "", tip: str = "") -> QPushButton:
    """A button whose accessible name is its text."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(text.replace("&", ""))
    made.setToolTip(tip)
    made.clicked.connect(lambda: act())
    return made


def roomy(box: Spin) -> Spin:
    """A spin box with air before its number, which the style sheet cannot give the field inside."""
    box.lineEdit().setTextMargins(AIR, 0, 0, 0)
    return box


def modest(choice: QComboBox, letters: int) -> None:
    """Have a choice ask for room for so many letters instead of its longest one, whatever is asked anew when the look changes."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(letters)


def card(*parts: QWidget | QLayout, spacing: int = 8) -> QFrame:
    """A framed card with its parts one below the other."""
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(spacing)
    for part in parts:
        add(column, part)
    return frame


def add(column: QVBoxLayout, part: QWidget | QLayout) -> None:
    """Put a widget or a layout at the end of a column."""
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        column.addLayout(part)


def stacked(*parts: tuple[QWidget, int], inset: int = 0) -> QWidget:
    """Widgets one below the other, each with how much of the room that is left it takes."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(inset, 0, 0, 0)
    for part, stretch in parts:
        column.addWidget(part, stretch)
    return side


def scrolled(inside: QWidget) -> QScrollArea:
    """A vertical scroll area around a page that grows with its window."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Words that wrap want most height where they have least width; the page is as tall as it is at the width it has.
    inside.setMinimumHeight(1)
    area.setWidget(inside)
    return area


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def invitation(title: str, text: str, *buttons: QPushButton) -> QWidget:
    """What an empty page says: what belongs here and the way to it, in the middle."""
    head, words = label(title, "title"), label(text, "quiet")
    row = QHBoxLayout()
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(12)
    column.addStretch(2)
    for line in (head, words):
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(line)
    column.addLayout(row)
    column.addStretch(3)
    return page


def narrow(inside: QLayout, most: int) -> QWidget:
    """A page in the middle whose lines stay readable on a wide screen: never wider than `most` pixels."""
    page, column = QWidget(), QWidget()
    column.setLayout(inside)
    column.setMaximumWidth(most)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, most)
    row.addStretch(1)
    return page


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """The size a window would like, or what the screen it opens on has room for beside its frame."""
    room = window.screen().availableGeometry().size() - QSize(FRAME, 2 * FRAME)
    return QSize(width, height).boundedTo(room)
