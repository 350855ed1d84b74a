"""What a person does to a finished read: try a wish and have it done, edit lines, take back, speak again, compare, restore, script first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.stage.rehearsing import LineState
from studio_app.shell.desk import PLAN, Desk
from studio_app.shell.main_window import MainWindow
from studio_app.table_read.read_page import ReadPage
from studio_app.table_read.side import LINE, REVISE, VERSIONS
from tests.fakes.made import NOTE
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand
from tests.studio_app.reviser import Reviser

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton
SPOKEN = LineState.SPOKEN


@pytest.fixture
def reviser(performed_home: Path, desk: Desk, hand: Hand, qtbot: QtBot) -> Reviser:
    hand.read()
    return Reviser(desk, hand, qtbot)


def test_a_wish_is_seen_before_it_is_paid_and_what_is_not_done_is_said(reviser: Reviser, studio: Studio) -> None:
    page, before = reviser.page, balance(studio)
    reviser.wish("Rename the guest to Ada, and sing it in Latin.")

    shown = page.revise.diff.toPlainText()
    assert "GUEST → Ada" in shown
    assert "sing it in Latin" in page.revise.trouble.text()
    assert page.revise.facts.text().startswith("Understood: “Rename the guest to Ada”.")
    assert (page.revise.trouble.isVisible(), balance(studio), page.artifact.current_version) == (True, before, 1)

    reviser.press(page.revise.go)
    reviser.version(2)
    reviser.hand.until(lambda: page.revise.facts.text().startswith("Done"))
    assert "sing it in Latin" in page.revise.trouble.text()
    assert balance(studio) == before - 8
    assert "Ada" in page.read.screenplay.characters
    page.side.go(VERSIONS)
    reviser.hand.until(lambda: page.versions.list.count() == 2)
    assert "sing it in Latin" in page.versions.notes.text()


def test_a_wish_that_changes_nothing_cannot_be_paid_for(reviser: Reviser) -> None:
    reviser.wish("Sing it in Latin.")

    assert "Nothing would be changed" in reviser.page.revise.facts.text()
    assert not reviser.page.revise.go.isEnabled()
    assert reviser.page.revise.examples.isVisible()
    assert reviser.page.revise.examples.text().startswith("Understood would be, for example: “")
    reviser.page.revise.wish.setPlainText("Per favore, fallo cantare con il gatto della luna")
    reviser.press(reviser.page.revise.look)
    reviser.hand.until(lambda: "Italian" in reviser.page.revise.trouble.text())


def test_lines_are_reworded_split_muted_moved_and_everything_is_taken_back(reviser: Reviser) -> None:
    page, first = reviser.page, reviser.words
    reviser.line(2)
    page.line.text.setPlainText("And there it stands, still.")
    reviser.press(page.line.save)
    reviser.edited(1)
    assert reviser.words[2] == "And there it stands, still."

    cursor = page.line.text.textCursor()
    cursor.setPosition(len("And there it stands,"))
    page.line.text.setTextCursor(cursor)
    reviser.press(page.line.split)
    reviser.edited(2)
    assert reviser.words[2:4] == ["And there it stands,", "still."]

    reviser.line(3)
    reviser.qtbot.keyClick(page.lines, Qt.Key.Key_M)
    reviser.edited(3)
    assert page.read.screenplay.entries[2].muted is False
    assert page.script.read.screenplay.entries[3].muted is True

    reviser.line(1)
    reviser.qtbot.keyClick(page.lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    reviser.edited(4)
    assert reviser.words[:2] == [first[1], first[0]]

    for left in (3, 2, 1):
        reviser.qtbot.keyClick(page.lines, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        reviser.edited(left)
    reviser.press(page.edits.undo)
    reviser.hand.until(lambda: reviser.words == first)
    reviser.press(page.edits.redo)
    reviser.hand.until(lambda: reviser.words[2] == "And there it stands, still.")


def test_edits_become_a_version_and_only_what_changed_is_spoken(reviser: Reviser, speech: FakeSpeech) -> None:
    page = reviser.page
    reviser.hand.until(lambda: page.script.states and all(state is SPOKEN for state in page.script.states))
    speech.requests.clear()
    reviser.line(5)
    page.line.text.setPlainText("Nobody said so before.")
    reviser.press(page.line.save)
    reviser.edited(1)
    reviser.press(page.edits.apply)
    reviser.version(2)

    reviser.hand.until(lambda: page.script.states and all(state is SPOKEN for state in page.script.states))
    assert {request.text.rstrip(".") for request in speech.requests} == {"Nobody said so before"}
    reviser.hand.until(lambda: not page.edits.isVisible())


def test_a_line_is_spoken_again_takes_are_compared_and_one_is_kept(reviser: Reviser) -> None:
    page = reviser.page
    reviser.line(0)
    takes = page.line.takes
    reviser.hand.until(lambda: takes.list.count() == 1)
    reviser.press(takes.more)
    reviser.hand.until(lambda: takes.list.count() == 2 and "in use" in takes.list.item(1).text())
    reviser.hand.until(lambda: takes.list.item(1) is not None and "not spoken" not in takes.list.item(1).text())

    takes.list.setCurrentRow(0)
    reviser.press(takes.keep)
    reviser.hand.until(lambda: takes.list.count() == 2 and "in use" in takes.list.item(0).text())
    assert (page.artifact.current_version, page.read.screenplay.entries[0].takes) == (1, 2)


def test_several_lines_show_no_takes_and_words_that_are_not_kept_have_none(reviser: Reviser) -> None:
    page, takes = reviser.page, reviser.page.line.takes
    reviser.line(0)
    reviser.hand.until(lambda: takes.list.count() == 1)
    reviser.line(0, 2)
    assert (takes.list.count(), takes.hear.isEnabled(), takes.more.isEnabled()) == (0, False, True)

    reviser.line(0)
    reviser.hand.until(lambda: takes.list.count() == 1)
    page.line.text.setPlainText("Words of my own.")
    reviser.press(page.line.save)
    reviser.edited(1)
    reviser.hand.until(lambda: takes.list.count() == 0)
    assert not any(button.isEnabled() for button in (takes.hear, takes.keep, takes.more))
    assert takes.told.startswith("Takes: none of these words yet")
    reviser.press(page.edits.undo)
    reviser.hand.until(lambda: takes.list.count() == 1)
    assert takes.more.isEnabled()


def test_versions_are_compared_and_an_old_one_comes_back(reviser: Reviser, studio: Studio) -> None:
    page, first, before = reviser.page, reviser.words, balance(studio)
    reviser.line(4)
    reviser.press(page.line.remove)
    reviser.edited(1)
    reviser.press(page.edits.apply)
    reviser.version(2)
    page.side.go(VERSIONS)
    versions = page.versions
    reviser.hand.until(lambda: versions.list.count() == 2)
    versions.list.setCurrentRow(1)
    versions.list.setCurrentRow(0)
    reviser.hand.until(lambda: "1 line removed" in versions.facts.text())
    assert first[4] in versions.diff.toPlainText()

    versions.list.setCurrentRow(1)
    reviser.press(versions.again)
    reviser.version(3)
    reviser.hand.until(lambda: reviser.words == first)
    assert balance(studio) == before


def test_a_script_comes_first_where_the_person_says_so(
    desk: Desk, hand: Hand, qtbot: QtBot, speech: FakeSpeech
) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    assert desk.steps.number == PLAN
    desk.plan_page.script_first.click()
    assert "write the script" in desk.plan_page.yes.text()
    speech.requests.clear()
    hand.approve()
    reviser = Reviser(desk, hand, qtbot)
    page = reviser.page
    hand.until(lambda: page.script.rowCount() and page.speak.isVisible())
    hand.until(lambda: "Nothing is spoken yet" in page.facts.text())

    reviser.line(2)
    page.line.text.setPlainText("There it stands.")
    reviser.press(page.line.save)
    reviser.edited(1)
    reviser.press(page.edits.apply)
    reviser.version(2)
    hand.until(lambda: page.speak.isVisible())
    assert speech.requests == []

    reviser.press(page.speak)
    hand.until(lambda: not page.speak.isVisible())
    assert "There it stands" in {request.text.rstrip(".") for request in speech.requests}
    assert "Nothing is spoken yet" not in page.facts.text()


def test_nothing_of_the_panels_is_cut_off_at_the_side(window: MainWindow, reviser: Reviser) -> None:
    page = reviser.page
    window.resize(1000, 700)
    reviser.wish("Drop line 5.")
    reviser.line(1)
    reviser.qtbot.keyClick(page.lines, Qt.Key.Key_M)
    reviser.edited(1)
    for number in (LINE, REVISE, VERSIONS):
        page.side.go(number)
        reviser.qtbot.wait(60)
        wide = page.width()
        cut = [
            one.text()
            for one in page.findChildren(QPushButton)
            if one.isVisible() and (one.width() < one.minimumSizeHint().width() or right_of(one, page) > wide)
        ]
        assert cut == []


def right_of(widget: QPushButton, page: ReadPage) -> int:
    return widget.mapTo(page, widget.rect().bottomRight()).x()


def balance(studio: Studio) -> int:
    with studio.reading("test") as work:
        return studio.credits.balance(work).total
