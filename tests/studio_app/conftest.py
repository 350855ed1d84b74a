"""A window on a studio of fakes, on a screen nobody sees; whatever it started must be gone when it closes."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from studio_app.shell.desk import PLAN, READ, Desk
from studio_app.shell.main_window import MainWindow
from studio_app.theme.sheet import apply
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import NOTE, made_read, performed
from tests.fakes.speech import FakeSpeech

ORIGIN = "http://127.0.0.1:5500"
PATIENCE_MS = 60_000


@pytest.fixture
def speech() -> FakeSpeech:
    return FakeSpeech()


@pytest.fixture(scope="session")
def performed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a project whose read is performed; tests that ask for it open their window on a copy."""
    home = tmp_path_factory.mktemp("performed") / "home"
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    performed(studio, made_read(studio))
    studio.close()
    return home


@pytest.fixture
def studio(home: Path, speech: FakeSpeech, request: pytest.FixtureRequest) -> Iterator[Studio]:
    before = set(threading.enumerate())
    if "performed_home" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("performed_home"), home)
    else:
        lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(speech))
    yield studio
    studio.close()
    left = [thread for thread in set(threading.enumerate()) - before if not thread.name.startswith("Dummy")]
    for thread in left:
        thread.join(30)
    assert [thread.name for thread in left if thread.is_alive()] == []


@pytest.fixture
def window(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Dressed, furnished, shown; without a sound device."""
    monkeypatch.setattr("studio_app.stage.player.device_is_there", lambda: False)
    apply(QApplication.instance())
    window = MainWindow()
    window.furnish(studio, ORIGIN)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.desk


class Patient(QtBot):
    """Waits longer than a machine that does much else can keep somebody waiting."""

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - Qt's way of naming
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A patient one."""
    return Patient(request)


class Hand:
    """What a person does, waited for."""

    def __init__(self, desk: Desk, qtbot: QtBot, *, finds_a_read: bool = False) -> None:
        self.desk, self.qtbot, self.finds_a_read = desk, qtbot, finds_a_read

    def until(self, fact: Callable[[], object], seconds: float = PATIENCE_MS / 1000) -> None:
        """Wait for a fact."""
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=int(seconds * 1000))

    def project(self, name: str = "The mill") -> str:
        """A new project by its name, opened."""
        before = self.desk.project_id
        self.qtbot.keyClicks(self.desk.sidebar.name, name)
        self.qtbot.keyClick(self.desk.sidebar.name, Qt.Key.Key_Return)
        self.until(lambda: self.desk.project_id != before and self.desk.title.text() == name)
        self.until(lambda: self.desk.sources.is_known and not self.desk.sources.sources)
        return self.desk.project_id

    def drop(self, data: QMimeData) -> None:
        """Drop this on the sources page."""
        page, place = self.desk.sources_page, QPointF(40, 40)
        buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, modifiers)
        page.dragEnterEvent(enter)
        assert enter.isAccepted()
        assert page.drop.property("over") == "true"
        page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, modifiers))

    def paste(self, text: str) -> None:
        """Paste text on the sources page."""
        QApplication.clipboard().setText(text)
        self.qtbot.keyClick(self.desk.sources_page.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def digested(self, count: int = 1) -> None:
        """Wait for so many digests."""
        self.until(lambda: sum(s.digest is not None for s in self.desk.sources.sources) == count)

    def plan(self) -> None:
        """From a project with digested sources to a plan that waits for a yes."""
        self.qtbot.mouseClick(self.desk.sources_page.go, Qt.MouseButton.LeftButton)
        assert self.desk.steps.number == PLAN
        self.until(lambda: self.desk.plan_page.yes.isVisible() and not self.desk.plan_page.is_filling)

    def approve(self) -> None:
        """The yes."""
        self.qtbot.mouseClick(self.desk.plan_page.yes, Qt.MouseButton.LeftButton)
        self.until(lambda: self.desk.steps.number == READ)

    def read(self) -> None:
        """To a table read that can be played: the one that is there, or one made from nothing."""
        if self.finds_a_read:
            self.until(lambda: self.desk.steps.number == READ)
            self.performed()
            return
        self.project()
        self.desk.sources_page.add([NOTE])
        self.digested()
        self.plan()
        self.approve()
        self.performed()

    def performed(self) -> None:
        """Wait for the table read and its times."""
        self.until(lambda: self.desk.read_page.script.rowCount() and self.desk.player.timeline is not None)


@pytest.fixture
def hand(desk: Desk, qtbot: QtBot, request: pytest.FixtureRequest) -> Hand:
    return Hand(desk, qtbot, finds_a_read="performed_home" in request.fixturenames)


def named(widget: QWidget) -> str:
    """What a screen reader says, or what there is to see."""
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")
