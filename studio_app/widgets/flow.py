"""Widgets, flow: buttons one beside the other, and in a further row where a window is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

APART = 10


class Flow(QLayout):
    """Rows of widgets at their own sizes, each row at the right end."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items = list[QLayoutItem]()
        self._known: list[tuple[QLayoutItem, QSize]] | None = None
        self._tall = dict[int, int]()
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """One more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The one at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Let go of the one at this place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """More rows where it is narrow."""
        return True

    def invalidate(self) -> None:
        """Something in it has another size: what was asked of it before is asked anew."""
        self._known = None
        self._tall.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of its rows at this width."""
        if width not in self._tall:
            rows = self._rows(width)
            self._tall[width] = sum(_height(row) for row in rows) + APART * max(0, len(rows) - 1)
        return self._tall[width]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one row."""
        shown = self._shown()
        return QSize(sum(size.width() for _, size in shown) + APART * max(0, len(shown) - 1), _height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest of them."""
        shown = self._shown()
        return QSize(max((size.width() for _, size in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put them in their places."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            left = rect.right() + 1 - sum(size.width() for _, size in row) - APART * (len(row) - 1)
            for item, size in row:
                item.setGeometry(QRect(QPoint(left, top), size))
                left += size.width() + APART
            top += _height(row) + APART

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """Those that are seen with their sizes, which styled buttons take their time to tell."""
        if self._known is None:
            self._known = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._known

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows, room = list[list[tuple[QLayoutItem, QSize]]](), 0
        for item, size in self._shown():
            if not rows or room < size.width() + APART:
                rows.append([])
                room = width + APART
            rows[-1].append((item, size))
            room -= size.width() + APART
        return rows


def _height(row: list[tuple[QLayoutItem, QSize]]) -> int:
    return max((size.height() for _, size in row), default=0)
