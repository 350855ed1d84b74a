"""The script of an hour: six hundred lines come to rest, and a frame or a keystroke is answered before anybody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio_app.table_read.script_drawing import ScriptDelegate
from studio_app.theme.sheet import apply
from tests.bench.script_desk import Desk, choose, edit, follow, frames, leap, scroll, six_hundred, type_on

pytestmark = pytest.mark.gui
FRAME_MS, KEY_MS = 8.0, 16.0


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Script and line panel."""
    apply(QApplication.instance())
    desk = Desk(six_hundred())
    qtbot.addWidget(desk)
    yield desk


def test_a_long_script_is_laid_out_once_and_rests(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    hint = ScriptDelegate.sizeHint
    monkeypatch.setattr(ScriptDelegate, "sizeHint", lambda *given: measured.append(1) or hint(*given))
    desk = Desk(six_hundred())
    qtbot.addWidget(desk)
    count = len(measured)
    QTest.qWait(300)

    assert 600 <= count <= 2 * 600 + 100
    assert len(measured) == count


def test_every_line_is_as_tall_as_its_words_at_every_width(desk: Desk, qtbot: QtBot) -> None:
    def end() -> int:
        """Where the last line ends, once every line follows the one before it; 0 until then."""
        rows = [desk.view.visualRect(desk.model.index(row)) for row in range(600)]
        return rows[-1].bottom() * all(one.bottom() + 1 == other.top() for one, other in pairwise(rows))

    wide = end()
    desk.resize(900, 900)
    qtbot.waitUntil(lambda: end() > 1.25 * wide > 0)


def test_a_name_that_is_too_long_leaves_the_state_alone(desk: Desk) -> None:
    read = desk.read
    first = replace(read.screenplay.entries[0], character="SOMEBODY WITH A NAME " * 12)
    cast = (*read.cast, replace(read.cast[0], character=first.character))
    desk.take(
        replace(read, cast=cast, screenplay=replace(read.screenplay, entries=(first, *read.screenplay.entries[1:])))
    )
    desk.settle()
    picture = desk.view.viewport().grab().toImage()
    box = desk.view.visualRect(desk.model.index(0))
    page = picture.pixelColor(QPoint(box.right() - 22, box.top() + 48))

    free = [picture.pixelColor(QPoint(box.right() - 23, box.top() + 52 + y)) == page for y in range(8)]
    assert all(free)


@pytest.mark.alone
@pytest.mark.parametrize(
    ("act", "most"),
    [(scroll, FRAME_MS), (leap, FRAME_MS), (follow, FRAME_MS), (choose, KEY_MS), (type_on, KEY_MS), (edit, KEY_MS)],
)
def test_a_frame_or_keystroke_of_six_hundred_lines_keeps_nobody_waiting(
    desk: Desk, act: Callable[[Desk], Callable[[int], object]], most: float
) -> None:
    frames(desk, act(desk), 10)

    assert min(frames(desk, act(desk), 30)[15] for _ in range(3)) <= most
