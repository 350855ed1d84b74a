"""A project without a table read: the page leads to the plan, or makes the read of a plan that is approved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from studio_app.shell.desk import PLAN, READ, Desk
from studio_app.table_read.nothing_yet import PLANNED, UNPLANNED
from tests.fakes.made import NOTE
from tests.studio_app.conftest import Hand


def told(desk: Desk) -> str:
    """What the page says."""
    return " ".join(one.text() for one in desk.read_page.nothing_yet.findChildren(QLabel) if one.isVisible())


def test_without_a_plan_the_page_leads_to_it(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.steps.go(READ)
    hand.until(lambda: UNPLANNED in told(desk))
    assert not desk.read_page.nothing_yet.make.isVisible()


def test_of_an_approved_plan_the_read_is_made_at_once(studio: Studio, desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    project = hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    with studio.work("owner") as work:
        asked = NewPlan(requests=(ArtifactRequest("trailer"),), auto_approve=True)
        plan = studio.planning.create(work, project, asked).id

    def is_approved() -> bool:
        with studio.reading("owner") as work:
            return studio.planning.get(work, plan).status is PlanStatus.APPROVED

    hand.until(is_approved)
    desk.read_page.refresh()
    desk.steps.go(READ)
    hand.until(lambda: PLANNED in told(desk))
    assert UNPLANNED not in told(desk)
    qtbot.mouseClick(desk.read_page.nothing_yet.make, Qt.MouseButton.LeftButton)
    hand.performed()
    assert not desk.read_page.nothing_yet.isVisible()
    assert desk.steps.number != PLAN
