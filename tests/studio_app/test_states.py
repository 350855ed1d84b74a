"""The window in its other states: first run, opening, settings, archived, failed, canceled."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.credits.model import Operation
from engine.foundation.errors import KnownError
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader
from engine.planning.model import PlanStatus
from engine.production.model import StoryJobStatus
from engine.sample import Sample
from studio_app.opening import Opening
from studio_app.settings.settings_dialog import SettingsDialog
from studio_app.shell.desk import PLAN, READ, SOURCES, Desk
from studio_app.shell.first_run import offer_sample
from studio_app.shell.main_window import MainWindow
from studio_app.table_read.script import SCENE_ROLE, SPEAKER_ROLE, ScriptModel
from studio_app.theme.colors import DARK, LIGHT, current
from studio_app.theme.sheet import apply
from tests.fakes.machines import FakePlanner, FakeReader, FakeTextReader, fake_machines
from tests.fakes.made import NOTE
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import ORIGIN, Hand

pytestmark = pytest.mark.gui


class AnyReader(FakeReader):
    """Reads anything as the same note."""

    def read(self, path: Path, hint: str, progress: object) -> Extraction:
        return Extraction(f"{NOTE}\n{hint}", FakeTextReader().lay_out(NOTE, markdown=False), {"title": hint}, "txt")


class Serving:
    origin = ORIGIN

    def __init__(self) -> None:
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


def test_a_first_run_installs_the_sample_ready_to_play(home: Path, qtbot: QtBot) -> None:
    machines = dataclasses.replace(fake_machines(), reader=AnyReader(), text_reader=GivenTextReader())
    studio, window = open_studio(home, settings=StudioSettings(), machines=machines), MainWindow()
    qtbot.addWidget(window)
    desk = window.furnish(studio, ORIGIN)

    offer_sample(desk)
    qtbot.waitUntil(lambda: desk.read_page.script.rowCount() > 0 and desk.steps.number == READ)

    assert desk.title.text() == Sample.bundled().name
    assert len(desk.sources.sources) == 3
    assert desk.player_bar.play.isEnabled()
    window.close()
    studio.close()


def test_the_sample_is_offered_to_an_empty_studio_alone(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project("Mine")

    offer_sample(desk)
    qtbot.wait(200)

    assert desk.projects.rowCount() == 1


def test_a_window_is_painted_before_there_is_a_studio(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.painted):
        window.show()

    assert window.desk is None


def test_a_studio_opens_beside_the_window_and_is_closed_in_order(home: Path, qtbot: QtBot) -> None:
    serving, opened = Serving(), []
    opening = Opening(home, lambda studio: (serving, None))
    opening.opened.connect(opened.append)

    with qtbot.waitSignal(opening.served) as served:
        opening.begin()
    qtbot.waitUntil(lambda: len(opened) == 1)
    opening.close()

    assert served.args == [ORIGIN, None]
    assert serving.stopped
    assert opening.problem is None


def test_a_studio_that_cannot_be_opened_says_why(home: Path, qtbot: QtBot) -> None:
    home.mkdir()
    (home / "studio.sqlite3").mkdir()
    opening = Opening(home, lambda studio: (Serving(), None))

    with qtbot.waitSignal(opening.failed):
        opening.begin()
    opening.close()

    assert opening.problem is not None and opening.problem.sentence()


def test_an_empty_studio_invites_to_name_a_project(desk: Desk, hand: Hand) -> None:
    hand.until(desk.nothing.isVisible)
    assert not desk.steps.isVisible()

    hand.project()
    hand.until(lambda: not desk.nothing.isVisible())
    assert desk.steps.isVisible()


def test_a_project_archived_elsewhere_leaves_the_list_and_the_next_is_opened(desk: Desk, hand: Hand) -> None:
    hand.project("First")
    second = hand.project("Second")

    with desk.studio.work("elsewhere") as work:
        desk.studio.library.archive_project(work, second)

    hand.until(lambda: desk.title.text() == "First")
    assert desk.projects.rowCount() == 1


def test_a_plan_that_fails_says_why_and_is_tried_again(
    desk: Desk, hand: Hand, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    draft = FakePlanner.draft

    def refuse(*given: object) -> None:
        raise KnownError("The sources say nothing.", hint="Add more.")

    monkeypatch.setattr(FakePlanner, "draft", refuse)
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    qtbot.mouseClick(desk.sources_page.go, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.plan_page.plan is not None and desk.plan_page.plan.status is PlanStatus.FAILED)
    assert "The sources say nothing." in desk.plan_page.state.text()

    monkeypatch.setattr(FakePlanner, "draft", draft)
    qtbot.mouseClick(desk.plan_page.again, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.plan_page.yes.isVisible())


def test_a_job_is_canceled_and_nothing_is_charged(desk: Desk, hand: Hand, speech: FakeSpeech, qtbot: QtBot) -> None:
    speech.gate = threading.Event()
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    hand.approve()
    hand.until(lambda: speech.requests and desk.read_page.progress.cancel.isVisible())

    qtbot.mouseClick(desk.read_page.progress.cancel, Qt.MouseButton.LeftButton)
    speech.gate.set()
    hand.until(lambda: desk.read_page.job.status is StoryJobStatus.CANCELED)

    assert desk.read_page.progress.head.text() == "Canceled"
    assert not desk.read_page.progress.cancel.isVisible()
    hand.until(lambda: desk.sidebar.credits.text() == "500 credits")


def test_a_job_that_fails_says_why_and_is_tried_again(desk: Desk, hand: Hand, speech: FakeSpeech, qtbot: QtBot) -> None:
    speech.failing = {f"voice-fake-{number}" for number in range(4)}
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    hand.approve()
    hand.until(lambda: desk.read_page.job is not None and desk.read_page.job.status is StoryJobStatus.FAILED)
    assert desk.read_page.progress.head.text() == "It could not be made"
    assert desk.read_page.progress.detail.text()

    speech.failing = set()
    qtbot.mouseClick(desk.read_page.progress.again, Qt.MouseButton.LeftButton)
    hand.performed()


def test_too_few_credits_are_said_before_anything_is_begun(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    with desk.studio.work("test") as work:
        desk.studio.credits.reserve(work, Operation.TABLE_READ, 495, job_id=None, artifact_id=None)

    qtbot.mouseClick(desk.plan_page.yes, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.banner.words.startswith("Not enough credits"))

    assert desk.plan_page.yes.isEnabled()
    assert desk.steps.number == PLAN


def test_settings_top_up_and_make_and_revoke_keys(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    desk.sidebar.settings_asked.emit()
    dialog = next(child for child in desk.children() if isinstance(child, SettingsDialog))
    hand.until(lambda: "500" in dialog.balance.text())

    dialog.amount.setValue(50)
    dialog.top_up()
    hand.until(lambda: "550" in dialog.balance.text() and desk.sidebar.credits.text() == "550 credits")

    qtbot.keyClicks(dialog.name, "Laptop")
    dialog.create_key()
    hand.until(lambda: dialog.keys.count() == 1)
    assert "sh_" in dialog.secret.text()
    dialog.keys.setCurrentRow(0)
    dialog.revoke_key()
    hand.until(lambda: "revoked" in dialog.keys.item(0).text())


def test_the_window_wears_dark_and_light(desk: Desk) -> None:
    app = QApplication.instance()

    assert apply(app, DARK) is DARK and current() is DARK
    assert apply(app, LIGHT) is LIGHT and current() is LIGHT


@pytest.mark.usefixtures("performed_home")
def test_a_busy_page_fits_a_small_window(window: MainWindow, desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    window.resize(760, 560)
    qtbot.wait(50)
    for step in (SOURCES, PLAN, READ):
        desk.steps.go(step)
        qtbot.wait(20)
        assert window.width() == 760 and window.height() == 560, "something does not fit"
        assert desk.player_bar.geometry().bottom() <= desk.height()


@pytest.mark.usefixtures("performed_home")
def test_a_script_tells_scenes_and_speakers_once(desk: Desk, hand: Hand) -> None:
    hand.read()
    model = ScriptModel()
    model.show(desk.read_page.script.read)
    entries = model.read.screenplay.entries

    headings = [model.index(row).data(SCENE_ROLE) for row in range(model.rowCount())]
    names = [model.index(row).data(SPEAKER_ROLE) for row in range(model.rowCount())]

    assert [heading for heading in headings if heading] == [scene.title for scene in model.read.screenplay.scenes]
    turns = [
        e.character
        for n, e in enumerate(entries)
        if n == 0 or (entries[n - 1].character, entries[n - 1].scene_index) != (e.character, e.scene_index)
    ]
    assert [name for name in names if name] == turns


def test_the_list_of_sources_keeps_its_place_while_digests_arrive(studio: Studio, desk: Desk, hand: Hand) -> None:
    hand.project()
    desk.sources_page.add([NOTE, f"{NOTE}\nAnd once more."])
    hand.until(lambda: len(desk.sources.sources) == 2)
    desk.sources_page.list.setCurrentIndex(desk.sources.index(1))
    hand.digested(2)

    assert desk.sources_page.list.currentIndex().row() == 1
