"""What a person does on the sound page, for its tests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.stage.modifications.model import ModificationStatus
from studio_app.scoring.blocks import Block, Lane
from studio_app.scoring.sound_page import SoundPage
from studio_app.shell.desk import READ, SOUND, Desk
from tests.fakes.made import made_read
from tests.studio_app.conftest import Hand


@pytest.fixture
def page(studio: Studio, request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SoundPage:
    """The sound page of a read that is spoken."""
    monkeypatch.setattr("studio_app.scoring.auditioner.device_is_there", lambda: False)
    artifact_id = made_read(studio)
    with studio.reading("owner") as work:
        project_id = studio.artifacts.get(work, artifact_id).project_id
    desk: Desk = request.getfixturevalue("desk")
    # The window opens its only project by itself, and turns to its read when it has; asked again, it would turn back later.
    qtbot.waitUntil(lambda: desk.project_id == project_id, timeout=20_000)
    qtbot.waitUntil(lambda: desk.sound_page.is_ready and desk.steps.number == READ, timeout=20_000)
    desk.steps.go(SOUND)
    qtbot.waitUntil(lambda: desk.sound_page.sheet is not None, timeout=20_000)
    return desk.sound_page


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
