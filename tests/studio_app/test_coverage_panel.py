"""What a person does with a reader's assessment: ask for it, follow a note to its line, see that it is stale, run it again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.table_read.coverage.model import Aspect
from studio_app.shell.desk import Desk
from studio_app.table_read.side import COVERAGE
from tests.studio_app.conftest import Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]


def test_a_script_is_read_and_a_note_leads_to_its_line(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    page, panel = desk.read_page, desk.read_page.coverage
    page.side.go(COVERAGE)
    assert "Nobody has read" in panel.state.text()
    assert not panel.marks.isVisible()

    panel.focus.setText("pacing")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    hand.until(lambda: panel.shown is not None and panel.shown.report is not None)

    assert "of 10" in panel.head.text()
    assert "“pacing”" in panel.state.text()
    assert list(panel.marks.bars) == list(Aspect)
    item = panel.notes.item(0)
    panel.notes.itemClicked.emit(item)
    assert page.lines.currentIndex().row() == item.data(Qt.ItemDataRole.UserRole)
    assert panel.go.text() == "&Run again"


def test_another_version_makes_it_stale_until_it_is_run_again(
    desk: Desk, hand: Hand, qtbot: QtBot, studio: Studio
) -> None:
    hand.read()
    page, panel = desk.read_page, desk.read_page.coverage
    page.side.go(COVERAGE)
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    hand.until(lambda: panel.shown is not None and panel.shown.report is not None)

    artifact = page.artifact
    assert artifact is not None
    with studio.work("owner") as work:
        read = studio.table_read.read(work, artifact.id)
        studio.table_read.keep_version(work, artifact.id, read, "edit", None)
    hand.until(lambda: "Version 2 has taken its place" in panel.state.text())
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    hand.until(lambda: "Version 2 was read" in panel.state.text())

    assert "has taken its place" not in panel.state.text()
