"""A script that is only played: what was heard is shown as spoken, and what is said of the whole stays true."""

from __future__ import annotations

import pytest

from engine.stage.rehearsing import LineState
from studio_app.shell.desk import Desk
from tests.fakes.made import NOTE
from tests.studio_app.conftest import Hand

pytestmark = pytest.mark.gui


def test_a_line_that_was_heard_is_shown_as_spoken(desk: Desk, hand: Hand) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    desk.plan_page.script_first.click()
    hand.approve()
    page = desk.read_page
    hand.until(lambda: "Nothing is spoken yet" in page.facts.text())

    desk.player.toggle()
    hand.until(lambda: page.script.states[0] is LineState.SPOKEN)
    hand.until(lambda: "Nothing is spoken yet" not in page.facts.text())
    assert page.speak.isVisible() or LineState.UNSPOKEN not in page.script.states
    desk.player.stop()
