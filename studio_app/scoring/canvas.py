"""Scoring, canvas: a score in lanes, to be zoomed and scrolled; the still picture is kept, what moves is drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from engine.stage.scoring.model import Sheet
from studio_app.scoring.blocks import Block, Lane, Score, score_of
from studio_app.scoring.drawing import GAP, HEIGHTS, RULER, TALLER, Scale, draw
from studio_app.scoring.levels import Levels
from studio_app.scoring.places import Places
from studio_app.scoring.strip import Strip
from studio_app.theme.colors import current

NEAREST, ZOOM_STEP, MARGIN_MS, TURN_MS = 0.4, 1.35, 1500, 800


class Canvas(QAbstractScrollArea):
    """`resized()` when the lanes may lie elsewhere; which block is framed and where one is being dragged is set by whoever uses it."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.score, self.levels = Score(), Levels()
        self._strip = Strip.of(self.score)
        self.places: Places | None = None
        self.framed: tuple[Lane, int | str] | None = None
        self.dragged: tuple[Block, float] | None = None
        self._px_per_ms, self._fits, self._playhead = 0.02, True, 0
        self._still: QPixmap | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        least = RULER + sum(HEIGHTS.values()) + GAP * (len(HEIGHTS) + 1) + 14
        self.setMinimumHeight(least)
        self.setMaximumHeight(least + 2 * TALLER)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.redraw())

    @property
    def scale(self) -> Scale:
        """What is seen now."""
        port = self.viewport()
        start = self.horizontalScrollBar().value() / self._px_per_ms
        return Scale(start, self._px_per_ms, max(1, port.width()), max(1, port.height()))

    @property
    def playhead_ms(self) -> int:
        """Where the playhead stands."""
        return self._playhead

    def lay_out(self, sheet: Sheet | None) -> bool:
        """Show this; place and zoom stay, unless it is another read. Whether it is one."""
        is_other = sheet is None or self.sheet is None or sheet.artifact_id != self.sheet.artifact_id
        self.sheet, self.score = sheet, score_of(sheet) if sheet else Score()
        self._strip = Strip.of(self.score)
        self.places = Places.of(sheet, self.score) if sheet else None
        if is_other:
            self.levels.forget()
            self._fits, self._playhead = True, 0
        if sheet is not None:
            self.levels.lay_out(sheet)
        self._measure()
        return is_other

    def show_block(self, block: Block) -> None:
        """Scroll so far that a block is seen."""
        scale = self.scale
        if block.start_ms < scale.start_ms or block.start_ms > scale.ms(scale.width * 0.9):
            self.horizontalScrollBar().setValue(int((block.start_ms - MARGIN_MS) * self._px_per_ms))

    def play_at(self, ms: int, *, follows: bool) -> None:
        """Put the playhead there; where it leaves the page while it is followed, the page is turned."""
        scale, before = self.scale, self._playhead
        self._playhead = ms
        if follows and not 0 <= scale.x(ms) <= scale.width:
            self.horizontalScrollBar().setValue(int((ms - MARGIN_MS) * self._px_per_ms))
        for at in (before, ms):
            self.viewport().update(QRect(round(scale.x(at)) - 6, 0, 13, scale.height))

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Nearer or farther, around a place on the page."""
        scale = self.scale
        x = scale.width / 2 if at_x is None else at_x
        ms = scale.ms(x)
        self._px_per_ms = min(NEAREST, max(self._farthest(), self._px_per_ms * factor))
        self._fits = self._px_per_ms <= self._farthest() * 1.001
        self._measure()
        self.horizontalScrollBar().setValue(round(ms * self._px_per_ms - x))

    def fit(self) -> None:
        """Everything on one page."""
        self._fits = True
        self._measure()

    def redraw(self) -> None:
        """The still picture is no longer true."""
        self._still = None
        self.viewport().update()

    def changeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Another theme is another picture."""
        super().changeEvent(event)  # type: ignore[arg-type]
        self._still = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width is another page."""
        super().resizeEvent(event)
        self._measure()
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; with Ctrl, zoom around the pointer."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP ** (turned.y() / 120), event.position().x())
        else:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The still picture, what is chosen, what is dragged, the playhead."""
        scale, painter = self.scale, QPainter(self.viewport())
        if self._still is None:
            self._still = self._drawn(scale)
        painter.drawPixmap(0, 0, self._still)
        self._paint_moving(painter, scale)
        painter.end()

    def _paint_moving(self, painter: QPainter, scale: Scale) -> None:
        colors = current()
        if (block := self.score.find(self.framed)) is not None:
            painter.setPen(QPen(QColor(colors.accent if self.hasFocus() else colors.text), 2))
            painter.drawRect(scale.box(block).adjusted(0, 0, -1, -1))
        if self.dragged is not None and self.places is not None:
            top, height = scale.lane(self.dragged[0].lane)
            ms, said = self.places.snapped(*self.dragged)
            x = scale.x(ms)
            painter.setPen(QPen(QColor(colors.accent), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, top - 4), QPointF(x, top + height + 4))
            self._say(painter, said, x, top)
        x = scale.x(self._playhead)
        painter.setPen(QPen(QColor(colors.bad), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, scale.height))

    def _say(self, painter: QPainter, said: str, x: float, bottom: float) -> None:
        """A few words beside what is dragged."""
        colors, room = current(), painter.fontMetrics().boundingRect(said).adjusted(-8, -5, 8, 5)
        room.moveBottomLeft(QPoint(min(round(x) + 8, self.viewport().width() - room.width()), round(bottom) - 2))
        painter.fillRect(room, QColor(colors.raised))
        painter.setPen(QColor(colors.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)

    def _farthest(self) -> float:
        return self.viewport().width() / max(1, self.score.duration_ms + MARGIN_MS)

    def _measure(self) -> None:
        self._px_per_ms = self._farthest() if self._fits else max(self._farthest(), self._px_per_ms)
        width, bar = self.viewport().width(), self.horizontalScrollBar()
        bar.setRange(0, max(0, round((self.score.duration_ms + MARGIN_MS) * self._px_per_ms) - width))
        bar.setPageStep(width)
        bar.setSingleStep(60)
        self.redraw()

    def _drawn(self, scale: Scale) -> QPixmap:
        ratio = self.devicePixelRatioF()
        still = QPixmap(round(scale.width * ratio), round(scale.height * ratio))
        still.setDevicePixelRatio(ratio)
        still.fill(QColor(current().card))
        painter = QPainter(still)
        try:
            if self.sheet is not None:
                draw(painter, scale, self.score, self._strip, self.levels, self.sheet, self.font())
        finally:
            # A picture that goes while it is painted on takes the window with it.
            painter.end()
        return still
