"""What a person does on the sound page, for its tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.foundation.errors import StudioError
from engine.stage.modifications.model import ModificationStatus
from studio_app.engine_events import EngineEvents
from studio_app.operations import Operations
from studio_app.scoring.blocks import Block, Lane
from studio_app.scoring.sound_page import SoundPage
from studio_app.stage.player import Player
from studio_app.theme.sheet import apply
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read, performed
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand


@dataclass(frozen=True, slots=True)
class Kept:
    """A studio's home in which one read has been made and spoken, to be copied."""

    home: Path
    artifact_id: str


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Making a read takes longer than most of what is done to it here, so it is made once."""
    home = tmp_path_factory.mktemp("spoken") / "home"
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    artifact_id = made_read(studio)
    performed(studio, artifact_id)
    studio.close()
    return Kept(home, artifact_id)


@pytest.fixture
def studio(home: Path, speech: FakeSpeech, kept: Kept) -> Iterator[Studio]:
    """A studio in which that read is."""
    shutil.copytree(kept.home, home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(speech))
    yield studio
    studio.close()


class Stand(QWidget):
    """The sound page by itself, with what a desk gives it."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.operations = Operations(studio, self)
        self.events, self.player = EngineEvents(studio.events, self), Player(self.operations, self)
        self.page, self.refused = SoundPage(self.operations, self.events, self.player), list[StudioError]()
        self.operations.failed.connect(self.refused.append)
        QVBoxLayout(self).addWidget(self.page)
        self.resize(1180, 780)

    def show_read(self, studio: Studio, artifact_id: str) -> None:
        """Lay this read out, as the desk does when it is ready."""
        with studio.reading("owner") as work:
            self.page.show_read(studio.artifacts.get(work, artifact_id))
        self.player.load(artifact_id)
        self.show()

    def leave(self) -> None:
        """Be quiet, and let go of the studio."""
        self.page.hearing.stop()
        self.player.stop()
        self.operations.close()
        self.events.close()


@pytest.fixture
def stand(studio: Studio, kept: Kept, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """The page with the read on it."""
    for room in ("scoring.auditioner", "stage.player"):
        monkeypatch.setattr(f"studio_app.{room}.device_is_there", lambda: False)
    apply(QApplication.instance())
    stand = Stand(studio)
    stand.show_read(studio, kept.artifact_id)
    qtbot.waitUntil(lambda: stand.page.sheet is not None and stand.player.timeline is not None)
    yield stand
    stand.leave()
    stand.deleteLater()


@pytest.fixture
def page(stand: Stand) -> SoundPage:
    """The sound page of a read that is spoken."""
    return stand.page


@pytest.fixture
def hand(qtbot: QtBot) -> Waiting:
    """Somebody who waits."""
    return Waiting(qtbot)


class Waiting(Hand):
    """A hand without a desk."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot


def choose(page: SoundPage, lane: Lane, key: int | str) -> Block:
    block = page.timeline.score.find((lane, key))
    assert block is not None
    page.timeline.choose(block)
    return block


def add_cue(page: SoundPage, hand: Hand, line: int, wish: str = "heavy door") -> str:
    """A sound effect at a line, as a person adds it; its id."""
    choose(page, Lane.LINES, line)
    form = page.inspector.line
    form.wish.setText(wish)
    form.add.click()
    hand.until(lambda: (cue := page.sheet.inputs.cue_at(line)) and cue.prompt == wish)
    return str(page.sheet.inputs.cue_at(line).id)


def compose(page: SoundPage, hand: Hand, scene: int, wish: str = "") -> None:
    choose(page, Lane.MUSIC, scene)
    before = page.sheet.inputs.music.clip(scene)
    page.inspector.scene.wish.setText(wish)
    page.inspector.scene.compose.click()
    hand.until(lambda: (clip := page.sheet.inputs.music.clip(scene)) and clip.sound and clip != before)


def statuses(page: SoundPage) -> list[ModificationStatus]:
    return [one.status for one in page.sheet.inputs.modifications]


def drag(port: QWidget, at: QPoint) -> None:
    local = QPointF(at)
    QApplication.sendEvent(
        port,
        QMouseEvent(
            QEvent.Type.MouseMove, local, QPointF(port.mapToGlobal(at)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def wheel(port: QWidget, at: QPointF, turned: int) -> None:
    event = QWheelEvent(
        at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
