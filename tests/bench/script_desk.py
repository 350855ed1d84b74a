"""Bench: one frame and one keystroke of the script desk with six hundred lines: scrolling, choosing, playing, typing, editing.

Run from the checkout: `python -m tests.bench.script_desk [frames]`. Times are of this process's processor, so that a busy machine
does not count.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QWidget

from engine.foundation.events import EventBus
from engine.stage.rehearsing import LineState
from engine.table_read.drafts import Drafted
from engine.table_read.model import TableRead
from engine.table_read.revising.applying import revised
from engine.table_read.revising.edits import DropLines, MoveLines, SayInstead, SplitLine
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.table_read.draft_desk import DraftDesk
from studio_app.table_read.editing import Editing
from studio_app.table_read.line_panel import LinePanel
from studio_app.table_read.script import ScriptModel
from studio_app.table_read.script_view import ScriptView
from studio_app.theme.sheet import apply
from tests.bench.stage import a_long_read

SIZE, LINES, FRAMES = (1400, 900), 600, 200


def six_hundred() -> TableRead:
    """A read of so many lines."""
    return a_long_read(LINES * 20 / 150)


class Nobody:
    """Operations that never answer: what the engine does is no part of a frame."""

    studio = cast("Any", type("Nothing", (), {"revisions": None})())

    def look(self, *_given: object) -> None:
        """Nothing."""

    run = look


class Desk(QWidget):
    """Script and line panel side by side, as on the page."""

    def __init__(self, read: TableRead) -> None:
        super().__init__()
        nobody, self.read = cast("Operations", Nobody()), read
        self.model = ScriptModel(self)
        self.view, self.panel = ScriptView(self.model), LinePanel(nobody)
        self.draft = DraftDesk(nobody, EngineEvents(EventBus()), self)
        self.editing = Editing(nobody, self.draft, self.view, self.model, self.panel)
        row = QHBoxLayout(self)
        row.addWidget(self.view, 1)
        row.addWidget(self.panel)
        self.panel.setFixedWidth(380)
        self.resize(*SIZE)
        self.model.show(read)
        self.draft.drafted = Drafted(read, read)
        self.show()
        self.settle()

    def take(self, now: TableRead) -> None:
        """The engine has answered with the next state of the script, then with how its lines stand."""
        self.draft.drafted = Drafted(self.read, now)
        self.draft.changed.emit(self.draft.drafted)
        self.model.show_states([LineState.SPOKEN] * len(now.screenplay.entries))

    def settle(self) -> None:
        """Until every line has been measured."""
        bar, known = self.view.verticalScrollBar(), [-1, -1, -1]
        while bar.maximum() == 0 or {bar.maximum()} != set(known):
            known = [*known[1:], bar.maximum()]
            QTest.qWait(80)


def frames(desk: Desk, act: Callable[[int], object], count: int) -> list[float]:
    """The processor time of every frame in milliseconds, in order of size; each after one `act(number)`."""
    took = []
    for number in range(count):
        began = time.process_time()
        act(number)
        QApplication.processEvents()
        took.append(1000 * (time.process_time() - began))
    return sorted(took)


def scroll(desk: Desk) -> Callable[[int], object]:
    """A wheel's turn further down, over and over."""
    bar = desk.view.verticalScrollBar()
    return lambda number: bar.setValue((61 * number) % max(1, bar.maximum()))


def leap(desk: Desk) -> Callable[[int], object]:
    """The scroll bar is dragged: everything that is seen is new."""
    bar = desk.view.verticalScrollBar()
    return lambda number: bar.setValue((7919 * number) % max(1, bar.maximum()))


def choose(desk: Desk) -> Callable[[int], object]:
    """The next line is chosen with the arrow key."""
    return lambda number: QTest.keyClick(desk.view, Qt.Key.Key_Down if number % 40 else Qt.Key.Key_Home)


def follow(desk: Desk) -> Callable[[int], object]:
    """The next line is heard, and lit."""

    def act(number: int) -> None:
        index = desk.model.index(desk.editing.heard_row(number % LINES))
        desk.view.setCurrentIndex(index)
        desk.view.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    return act


def type_on(desk: Desk) -> Callable[[int], object]:
    """A letter more in the words of the chosen line."""
    desk.view.choose((300,))
    return lambda number: QTest.keyClick(desk.panel.text, Qt.Key.Key_A if number % 6 else Qt.Key.Key_Space)


def edit(desk: Desk) -> Callable[[int], object]:
    """A line is reworded, dropped, moved, split, in turn; the engine's part does not count."""
    steps = (SayInstead(300, "Shorter."), DropLines((301,)), MoveLines((310,), 305), SplitLine(302, 20))
    states = [desk.read]
    for step in steps:
        states.append(revised(states[-1], [step]))
    return lambda number: desk.take(states[(number + 1) % len(states)])


ACTS = {
    "scrolling": scroll, "leaping": leap, "choosing the next line": choose, "playing": follow,
    "typing a letter": type_on, "an edit": edit,
}  # fmt: skip


def main() -> None:
    """Everything, one line each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    app = QApplication.instance() or QApplication([])
    apply(app)
    desk = Desk(six_hundred())
    for what, act in ACTS.items():
        took = frames(desk, act(desk), count)
        middle, high = took[len(took) // 2], took[len(took) * 99 // 100]
        print(f"{what}: median {middle:.1f} ms, p99 {high:.1f} ms of processor", flush=True)


if __name__ == "__main__":
    main()
