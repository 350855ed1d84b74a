"""Words typed into a line: kept when somebody goes on, and when the window is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine import Studio
from studio_app.shell.desk import Desk
from tests.studio_app.conftest import Hand
from tests.studio_app.reviser import Reviser

pytestmark = pytest.mark.gui


@pytest.fixture
def reviser(performed_home: Path, desk: Desk, hand: Hand, qtbot: QtBot) -> Reviser:
    hand.read()
    return Reviser(desk, hand, qtbot)


def test_words_that_were_typed_go_along_when_another_line_is_chosen_or_this_one_is_muted(reviser: Reviser) -> None:
    page, first = reviser.page, reviser.words
    reviser.line(2)
    page.line.text.setPlainText("Typed and left.")
    reviser.line(3)
    reviser.edited(1)
    assert (reviser.words[2], page.line.text.toPlainText()) == ("Typed and left.", first[3])

    page.line.text.setPlainText("Typed and muted.")
    reviser.press(page.line.mute)
    reviser.hand.until(lambda: page.draft.is_idle and reviser.words[3] == "Typed and muted.")
    assert page.script.read.screenplay.entries[3].muted is True
    assert page.line.mute.text() == "Un&mute"

    page.line.text.setPlainText("Typed and applied.")
    reviser.press(page.edits.apply)
    reviser.version(2)
    reviser.hand.until(lambda: reviser.words[2:4] == ["Typed and left.", "Typed and applied."])


def test_words_that_were_typed_are_kept_when_the_window_is_closed(reviser: Reviser, desk: Desk, studio: Studio) -> None:
    page = reviser.page
    reviser.line(2)
    page.line.text.setPlainText("Typed first.")
    reviser.line(3)
    page.line.text.setPlainText("Typed last.")
    desk.leave()

    with studio.reading("test") as work:
        kept = studio.revisions.draft(work, page.artifact.id).now.screenplay.entries
    assert [one.text for one in kept[2:4]] == ["Typed first.", "Typed last."]


def test_a_line_without_words_is_left_as_it_was(reviser: Reviser) -> None:
    page, first = reviser.page, reviser.words
    reviser.line(2)
    page.line.text.setPlainText("  ")
    reviser.line(3)
    reviser.line(2)
    assert (page.line.text.toPlainText(), page.edits.isVisible()) == (first[2], False)
