"""The window says who digested, arranged and wrote: the built-in parts, or which model; and what a failing model may have charged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.planning.model import StoryPlan
from engine.planning.ports import Drafted, PlanningSource
from engine.table_read.ports import WritingBrief
from engine.table_read.screenplay import Remark, Screenplay
from studio_app.library.sources import state_of
from studio_app.shell.main_window import MainWindow
from studio_app.theme.sheet import apply
from tests.fakes.blank import lay_studio
from tests.fakes.machines import FakeDigester, FakePlanner, FakeWriter, fake_machines
from tests.studio_app.conftest import ORIGIN, Hand

MODEL = "tall <one> (Example AI)"
CHARGED = "Example AI was too slow. 2 earlier answers (3,120 tokens) may have been charged; what could be used of them is kept."


class Modelled(FakePlanner):
    """A planner with a model behind it."""

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        drafted = super().draft(plan, sources, tick)
        told = f"written_by: {MODEL} arranged this plan; every passage of it stands in your sources."
        envelope = replace(drafted.envelope, written_by=MODEL)
        return replace(drafted, envelope=envelope, warnings=(*drafted.warnings, told))


class GaveUp(FakePlanner):
    """A planner whose model failed and had the built-in one take over."""

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        drafted = super().draft(plan, sources, tick)
        told = f"model_fallback: the built-in planner made this plan. {CHARGED}"
        return replace(drafted, warnings=(*drafted.warnings, told))


class Partly(FakeWriter):
    """A writer whose model wrote parts and then failed."""

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        told = (
            Remark("written_by", f"{MODEL} wrote parts of it; every line was held against your sources."),
            Remark("model_fallback", f"The built-in writer wrote “Payoff-1”. {CHARGED}"),
        )
        return replace(super().write(brief, progress), written_by=MODEL, remarks=told)


@pytest.fixture
def opened(home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Hand]]:
    """Opens a window on a studio with these machines instead of the usual fakes."""
    monkeypatch.setattr("studio_app.stage.player.device_is_there", lambda: False)
    studios, windows = list[Studio](), list[MainWindow]()

    def open_with(**machines: object) -> Hand:
        apply(QApplication.instance())
        lay_studio(home)
        studios.append(open_studio(home, settings=StudioSettings(), machines=replace(fake_machines(), **machines)))
        windows.append(MainWindow())
        windows[0].furnish(studios[0], ORIGIN)
        windows[0].show()
        qtbot.waitExposed(windows[0])
        return Hand(windows[0].desk, qtbot)

    yield open_with
    for window in windows:
        window.close()
        window.deleteLater()
    for studio in studios:
        studio.close()


def _said(hand: Hand) -> str:
    """Everything the plan's page says."""
    return "\n".join(label.text() for label in hand.desk.plan_page.findChildren(QLabel))


def test_without_a_model_the_built_in_parts_are_named(opened: Callable[..., Hand]) -> None:
    hand = opened()
    hand.read()
    assert "Arranged by the built-in planner." in _said(hand)
    assert "written&nbsp;by the built-in writer" in hand.desk.read_page._cast.text()
    assert " by " not in state_of(hand.desk.sources.sources[0])
    assert "charged" not in hand.desk.read_page.notes.text()


def test_a_model_that_arranged_and_wrote_is_named_and_its_name_is_no_markup(opened: Callable[..., Hand]) -> None:
    hand = opened(planner=Modelled(), writer=Partly())
    hand.read()
    said = _said(hand)
    assert f"Arranged by {MODEL}." in said
    assert "written_by" not in said
    cast = hand.desk.read_page._cast.text()
    assert "written&nbsp;by tall &lt;one&gt; (Example AI)" in cast
    assert "<one>" not in cast


def test_what_the_built_in_writer_took_over_and_what_was_charged_is_said_under_the_read(
    opened: Callable[..., Hand],
) -> None:
    hand = opened(writer=Partly())
    hand.read()
    notes = hand.desk.read_page.notes
    assert f"The built-in writer wrote “Payoff-1”. {CHARGED}" in notes.text()
    assert notes.isVisibleTo(hand.desk.read_page)


def test_a_plan_whose_model_failed_says_who_made_it_and_what_was_charged(opened: Callable[..., Hand]) -> None:
    hand = opened(planner=GaveUp())
    hand.project()
    hand.desk.sources_page.add(["A mill stands at the river. " * 20])
    hand.digested()
    hand.plan()
    said = _said(hand)
    assert "Arranged by the built-in planner." in said
    assert f"The built-in planner made this plan. {CHARGED}" in said
    assert "model_fallback" not in said


def test_a_digest_says_which_model_weighed_it_or_why_none_did(opened: Callable[..., Hand]) -> None:
    class Weighed(FakeDigester):
        def digest(self, *given: object) -> object:
            return replace(super().digest(*given), written_by=MODEL, note=f"It was slow. {CHARGED}")

    hand = opened(digester=Weighed())
    hand.project()
    hand.desk.sources_page.add(["A mill stands at the river. " * 20])
    hand.digested()
    told = state_of(hand.desk.sources.sources[0])
    assert f"found by {MODEL}" in told
    assert CHARGED in told
