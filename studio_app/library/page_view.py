"""Library, page view: one page of a PDF with the passage marked on it; it can be leafed through, zoomed and read by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from engine.library.extraction import Box, PagePicture

MARK = "#ffd36b"
GAP, SETTLE_MS = 10, 120
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PageSheet(QWidget):
    """The paper: a picture in the width it is given, with the marked boxes drawn over it like a pen's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._boxes = QImage(), tuple[Box, ...]()

    def show_page(self, image: QImage, boxes: tuple[Box, ...]) -> None:
        """Show another page."""
        self._image, self._boxes = image, boxes
        self.update()

    def fit(self, width: int) -> None:
        """Be this wide, and as high as the page then is."""
        image = self._image
        height = round(width * image.height() / image.width()) if image.width() else width
        self.setFixedSize(QSize(width, height))

    def marked(self) -> QRectF:
        """Where the marks are, all of them together; nothing without marks."""
        found = QRectF()
        for box in self._boxes:
            found = found.united(self._place(box))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page, then the marks so that the letters stay black."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self._boxes:
            painter.fillRect(self._place(box).adjusted(-2, -1, 2, 1), QColor(MARK))
        painter.end()

    def _place(self, box: Box) -> QRectF:
        wide, high = self.width(), self.height()
        return QRectF(
            box.left * wide, box.top * high, (box.right - box.left) * wide, (box.bottom - box.top) * high
        )  # fmt: skip


class PageView(QScrollArea):
    """Asks `wanted(pixels)` for a picture as wide as it now needs; whoever hears it answers with `show_page`."""

    def __init__(self, wanted: Callable[[int], None], leaf: Callable[[int], None]) -> None:
        super().__init__()
        self._wanted, self._leaf, self._zoom = wanted, leaf, 1.0
        self._is_new = True
        self.sheet = PageSheet()
        self.setWidget(self.sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    @property
    def zoom(self) -> float:
        """1 fits the page to the width of the view."""
        return self._zoom

    def begin(self) -> None:
        """Another page will come: it is shown from its marks on."""
        self._is_new = True
        self._ask()

    def show_page(self, picture: PagePicture, image: QImage) -> None:
        """Show a picture of the page that was asked for."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        marked = "the passage is marked" if picture.boxes else "nothing is marked on it"
        self.setAccessibleName(f"Page {picture.page} of {picture.count}, {marked}")
        self.sheet.show_page(image, picture.boxes)
        self.sheet.fit(self._width())
        if self._is_new:
            self._is_new = False
            self.to_mark()

    def to_mark(self) -> None:
        """Bring the marks into the middle, or the head of the page where there are none."""
        marked, height = self.sheet.marked(), self.viewport().height()
        top = marked.center().y() - height / 2 if marked.height() < height else marked.top() - GAP
        self.verticalScrollBar().setValue(round(top) if not marked.isEmpty() else 0)
        self.horizontalScrollBar().setValue(round(marked.center().x() - self.viewport().width() / 2))

    def step_zoom(self, step: int) -> None:
        """One size larger (1), smaller (-1), or as wide as the view (0)."""
        near = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self._zoom))
        place = max(0, min(near + step, len(ZOOMS) - 1)) if step else ZOOMS.index(1.0)
        self._zoom = ZOOMS[place]
        self._refit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit at once, and ask for a sharper picture when the size has settled."""
        super().resizeEvent(event)
        self._refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Page keys move a screen; at the end of a page they turn it."""
        bar, step = (
            self.verticalScrollBar(),
            {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0),
        )
        end = bar.maximum() if step > 0 else bar.minimum()
        if step and bar.value() == end:
            self._leaf(step)
        else:
            super().keyPressEvent(event)

    def _refit(self) -> None:
        """Another size: what was in the middle stays there."""
        bars, before = (self.horizontalScrollBar(), self.verticalScrollBar()), self.sheet.size()
        sides = (self.viewport().width(), self.viewport().height())
        middles = [bar.value() + side / 2 for bar, side in zip(bars, sides, strict=True)]
        self.sheet.fit(self._width())
        after = (self.sheet.width() / max(before.width(), 1), self.sheet.height() / max(before.height(), 1))
        for bar, middle, side, factor in zip(bars, middles, sides, after, strict=True):
            bar.setValue(round(middle * factor - side / 2))
        self._settle.start()

    def _width(self) -> int:
        # Room for the scroll bar is always left: a page that fits and does not by turns would flicker.
        return max(120, round((self.width() - self.verticalScrollBar().sizeHint().width() - 2) * self._zoom))

    def _ask(self) -> None:
        if self.isVisible():
            self._wanted(round(self._width() * self.devicePixelRatioF()))
