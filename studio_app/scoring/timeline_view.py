"""Scoring, timeline view: what hands and keys do on the timeline: choose, drag, hear, open, take away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from engine.stage.score import Anchor
from engine.stage.scoring.model import Sheet
from studio_app.scoring.blocks import PROPOSED, Block, Lane
from studio_app.scoring.canvas import ZOOM_STEP, Canvas
from studio_app.scoring.drawing import RULER
from studio_app.scoring.places import Place

GRIP_PX, SLACK_PX = 5, 6
EMPTY = "Timeline"
KEYS = (
    "Arrow keys choose; plus and minus zoom, 0 shows everything; Space lets what is chosen be heard; Enter goes to its settings; "
    "Alt with arrows moves it or makes it louder and softer; Delete takes it away."
)
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TimelineView(Canvas):
    """`chosen(block)`, `sought(ms)`, `cue_moved(id, line, word)`, `anchored(scene, anchor)`, `louder(block, steps)`, `heard(block)`,
    `opened(block)`, `removed(block)`; words count from 0, -1 is the line itself."""

    chosen = Signal(object)
    sought = Signal(int)
    cue_moved = Signal(str, int, int)
    anchored = Signal(int, object)
    louder = Signal(object, int)
    heard = Signal(object)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: tuple[Block, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(EMPTY)
        self.setAccessibleDescription(KEYS)

    @property
    def choice(self) -> Block | None:
        """What is chosen."""
        return self.score.find(self.framed)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show this; the place, the zoom and what is chosen stay."""
        if self.lay_out(sheet):
            self.framed = None
        self.choose(self.choice, anew=True)

    def choose(self, block: Block | None, *, anew: bool = False) -> None:
        """Choose a block, and say so to eyes and ears."""
        name = block.name if block else None
        if name == self.framed and not anew:
            return
        self.framed = name
        self.setAccessibleName(block.said if block else EMPTY)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.viewport().update()
        self.chosen.emit(block)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose what is there; the ruler moves the playhead."""
        at = event.position()
        if at.y() < RULER:
            self.sought.emit(max(0, round(self.scale.ms(at.x()))))
            return
        block = self.block_at(at)
        self.choose(block)
        self._grip = (block, at.x()) if block is not None and _moves(block) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag what can be dragged."""
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and at.y() < RULER:
            self.sought.emit(max(0, round(self.scale.ms(at.x()))))
        if self._grip is not None and abs(at.x() - self._grip[1]) > GRIP_PX:
            self.dragged = (self._grip[0], self.scale.ms(at.x()))
            self.viewport().update()
        elif not event.buttons():
            block = self.block_at(at)
            self.viewport().setToolTip(block.said[:400] if block else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of it where it shall be."""
        dragged = self.dragged
        self._grip = self.dragged = None
        self.viewport().update()
        if dragged is not None:
            self._dropped(*dragged)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hear it."""
        if (block := self.block_at(event.position())) is not None:
            self.heard.emit(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Everything the mouse can do."""
        key, block = Qt.Key(event.key()), self.choice
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP, self._middle(block))
        elif key == Qt.Key.Key_0:
            self.fit()
        elif alt and block is not None and key in ARROWS:
            self._nudge(block, ARROWS[key])
        elif alt and block is not None and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.louder.emit(block, 1 if key == Qt.Key.Key_Up else -1)
        elif key in ARROWS:
            self._walk(ARROWS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._change_lane(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(self.score.lane(block.lane if block else Lane.LINES), 0 if key == Qt.Key.Key_Home else -1)
        elif block is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            {Qt.Key.Key_Space: self.heard, Qt.Key.Key_Delete: self.removed}.get(key, self.opened).emit(block)
        else:
            super().keyPressEvent(event)

    def block_at(self, at: QPointF) -> Block | None:
        """What is drawn there; of effects that overlap, the one that begins last."""
        scale = self.scale
        for lane in Lane:
            top, height = scale.lane(lane)
            if top <= at.y() < top + height:
                ms = scale.ms(at.x())
                slack = SLACK_PX / scale.px_per_ms
                found = [one for one in self.score.lane(lane) if one.start_ms - slack <= ms <= one.end_ms + slack]
                if lane is not Lane.CUES:
                    found = [one for one in found if one.start_ms <= ms <= one.end_ms] or found
                return found[-1] if found else None
        return None

    def _walk(self, by: int) -> None:
        block = self.choice
        blocks = self.score.lane(block.lane if block else Lane.LINES)
        if block is None:
            self._go_to(blocks, 0)
        else:
            place = next((n for n, one in enumerate(blocks) if one.name == block.name), 0)
            self._go_to(blocks, min(max(0, place + by), len(blocks) - 1))

    def _change_lane(self, by: int) -> None:
        block = self.choice
        at = (block.start_ms + block.end_ms) / 2 if block else self._playhead
        lane = int(block.lane if block else Lane.SCENES) + by
        while Lane.SCENES <= lane <= Lane.MUSIC:
            found = self.score.nearest(Lane(lane), at)
            if found is not None:
                self.choose(found)
                self.show_block(found)
                return
            lane += by

    def _go_to(self, blocks: tuple[Block, ...], place: int) -> None:
        if blocks:
            self.choose(blocks[place])
            self.show_block(blocks[place])

    def _nudge(self, block: Block, by: int) -> None:
        if block.lane is Lane.MUSIC:
            self.anchored.emit(int(block.key), Anchor.START if by < 0 else Anchor.END)
        elif _moves(block) and self.places is not None:
            self._move_cue(block, self.places.beside(block.start_ms, by))

    def _dropped(self, block: Block, ms: float) -> None:
        if self.places is None:
            return
        if block.lane is Lane.MUSIC:
            self.anchored.emit(int(block.key), self.places.end(block, ms))
        else:
            self._move_cue(block, self.places.near(ms))

    def _move_cue(self, block: Block, place: Place | None) -> None:
        if place is not None:
            self.cue_moved.emit(str(block.key), place.line, place.word)

    def _middle(self, block: Block | None) -> float | None:
        return self.scale.x(block.start_ms) if block is not None else None


def _moves(block: Block) -> bool:
    return block.lane in (Lane.CUES, Lane.MUSIC) and block.state != PROPOSED
