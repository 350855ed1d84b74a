"""Bench: one frame of the sound page's timeline for an hour of six hundred lines: zooming, scrolling, playing.

Run from the checkout: `python -m tests.bench.timeline [frames]`. Times are of this process's processor, so that a busy machine
does not count; beside them stands what filling six hundred boxes one by one takes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from studio_app.scoring.canvas import ZOOM_STEP
from studio_app.scoring.timeline_view import TimelineView
from studio_app.theme.sheet import apply
from tests.fakes.hour_sheet import hour_sheet, waves

SIZE = (1600, 360)
FRAMES = 200


class Bare(QWidget):
    """Only fills boxes."""

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        painter, fill = QPainter(self), QColor(200, 90, 60, 44)
        for at in range(600):
            painter.fillRect(QRectF(at * 2.6, 60, 2.4, 58), fill)
        painter.end()


def laid_out(lines: int = 600) -> TimelineView:
    """A timeline of an hour, shown."""
    view, sheet = TimelineView(), hour_sheet(lines)
    view.resize(*SIZE)
    view.show_sheet(sheet)
    view.levels.known(*waves(sheet), sheet)
    view.show()
    view.redraw()
    QApplication.processEvents()
    return view


def frames(widget: QWidget, act: Callable[[int], object], count: int) -> list[float]:
    """The processor time of every frame in milliseconds, in order of size; each after one `act(number)`."""
    port, took = getattr(widget, "viewport", lambda: widget)(), []
    for number in range(count):
        began = time.process_time()
        act(number)
        port.repaint()
        took.append(1000 * (time.process_time() - began))
    return sorted(took)


def to_and_fro(view: TimelineView, steps: int) -> Callable[[int], object]:
    """Zooming out and in again, over and over, a little further every time."""
    return lambda number: view.zoom(1 / ZOOM_STEP if number // steps % 2 == 0 else ZOOM_STEP, 300 + number % 700)


def scroll(view: TimelineView) -> Callable[[int], object]:
    """A wheel's turn to the right."""
    bar = view.horizontalScrollBar()
    return lambda number: bar.setValue((37 * number) % max(1, bar.maximum()))


def drag(view: TimelineView) -> Callable[[int], object]:
    """An effect under the pointer."""
    block = view.score.lane(next(lane for lane in view.score.lanes if lane.name == "CUES"))[3]

    def act(number: int) -> None:
        view.dragged = (block, 60_000 + 500 * number)
        view.viewport().update()

    return act


def main() -> None:
    """Everything, one line each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    app = QApplication.instance() or QApplication([])
    apply(app)
    bare, view = Bare(), laid_out()
    bare.resize(*SIZE)
    bare.show()
    QApplication.processEvents()
    say("filling six hundred boxes", frames(bare, lambda _: bare.update(), count))
    view.zoom(ZOOM_STEP**14, 200)
    say("zooming out and in", frames(view, to_and_fro(view, 14), count))
    view.fit()
    say("the whole hour, drawn anew", frames(view, lambda _: view.redraw(), count))
    view.zoom(ZOOM_STEP**8, 200)
    say("scrolling, near", frames(view, scroll(view), count))
    view.fit()
    view.zoom(ZOOM_STEP**2, 200)
    say("scrolling, far", frames(view, scroll(view), count))
    say("dragging", frames(view, drag(view), count))
    say("playing", frames(view, lambda number: view.play_at(100 * number, follows=True), count))


def say(what: str, took: list[float]) -> None:
    """A line."""
    print(
        f"{what}: median {took[len(took) // 2]:.1f} ms, p99 {took[min(len(took) - 1, len(took) * 99 // 100)]:.1f} ms of processor"
    )


if __name__ == "__main__":
    main()
