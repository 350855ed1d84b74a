"""The language model in the settings: chosen, tested and keyed by hand; what is said is true of what stands there, and holds at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.paths import StudioPaths
from engine.machines.models import nearby
from engine.machines.models.desk import StudioModelDesk
from studio_app.operations import Operations
from studio_app.settings.model_page import NOBODY, SAVED, ModelPage
from studio_app.settings.settings_dialog import SettingsDialog
from studio_app.theme.colors import DARK, LIGHT
from studio_app.theme.sheet import apply
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.model_server import ModelServer, Move, fails, says
from tests.fakes.no_keyring import no_keyring
from tests.studio_app.test_by_hand_and_ear import focusable, nameless, reached

__all__ = ["no_keyring"]
pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("no_keyring")]
SECRET = "sk-abcdefghijklmnopqrstuvwxyz"
WELL = {"word": "stage", "number": 7, "sentence": "The sea was grey and wide that morning."}
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A model server on a usual port."""
    server = ModelServer(lambda body: says(WELL), ("tiny", "tall"))
    monkeypatch.setattr(nearby.look_around, "__defaults__", ((("Ollama", server.port),), frozenset()))
    yield server
    server.close()


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    """A studio with a real desk for models."""
    machines = replace(fake_machines(), models=StudioModelDesk(StudioPaths(home).make()))
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines, run_jobs=False)
    yield studio
    studio.close()


@pytest.fixture
def dialog(studio: Studio, server: ModelServer, qtbot: QtBot) -> Iterator[SettingsDialog]:
    """The settings, opened at the model."""
    apply(QApplication.instance())
    operations = Operations(studio)
    dialog = SettingsDialog(operations, "http://127.0.0.1:5500")
    qtbot.addWidget(dialog)
    dialog.tabs.setCurrentWidget(dialog.model)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.model.again.isEnabled())
    yield dialog
    operations.close()


@pytest.fixture
def page(dialog: SettingsDialog) -> ModelPage:
    return dialog.model


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda fact: qtbot.waitUntil(lambda: bool(fact()))


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Press a button."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def offer(page: ModelPage) -> QPushButton:
    """The button of the server that was found."""
    return next(one for one in page.findChildren(QPushButton) if one.text().startswith("Use "))


def test_a_server_of_this_machine_is_used_tested_and_kept_with_three_presses(
    page: ModelPage, studio: Studio, server: ModelServer, qtbot: QtBot, until: Until
) -> None:
    assert offer(page).text() == "Use Ollama (2 models)"
    press(qtbot, offer(page))
    press(qtbot, page.test)
    until(lambda: page.words.startswith("The test went well."))
    assert "a sentence about the sea, tiny answered" in page.words
    assert "tokens a second" in page.words
    press(qtbot, page.save)
    until(lambda: page.words == SAVED)
    chosen = studio.models.choice()
    assert (chosen.kind, chosen.address, chosen.name) == (ProviderKind.OPENAI, server.address, "tiny")


def test_a_test_that_fails_says_why_and_the_person_can_mend_it(
    page: ModelPage, server: ModelServer, qtbot: QtBot, until: Until
) -> None:
    server.answer = lambda body: fails(401, "Incorrect API key")
    press(qtbot, offer(page))
    press(qtbot, page.test)
    until(lambda: "does not accept the key" in page.words)
    assert page.words.startswith("The test did not go well.")
    page.form.address.setText("nowhere")
    assert page.words == ""
    press(qtbot, page.test)
    until(lambda: "Expected an address such as" in page.words)
    assert page.test.isEnabled()


def test_a_key_is_kept_never_shown_and_removed(
    page: ModelPage, studio: Studio, server: ModelServer, qtbot: QtBot, until: Until, home: Path
) -> None:
    press(qtbot, offer(page))
    field = page.form.key_field
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert not page.form.forget_key.isEnabled()
    qtbot.keyClicks(field, SECRET)
    press(qtbot, page.save)
    until(lambda: page.words == SAVED)
    assert field.text() == ""
    assert "is kept" in field.placeholderText()
    assert "encrypted" in page.form.key_place.text()
    press(qtbot, page.test)
    until(lambda: page.words.startswith("The test went well."))
    assert server.seen[-1]["authorization"] == f"Bearer {SECRET}"
    assert SECRET.encode() not in b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    press(qtbot, page.form.forget_key)
    until(lambda: page.words == "The key is removed.")
    assert not studio.models.has_key(studio.models.choice())
    assert not page.form.forget_key.isEnabled()


def test_every_field_is_read_back_as_it_was_shown(page: ModelPage) -> None:
    limits = ModelLimits(7, 9000, 4096, 90, 1.5, 2.25)
    for kind in ProviderKind:
        choice = ModelChoice(kind, "http://127.0.0.1:1/v1", "some model", limits, False, True, True, False)
        page.form.show_choice(choice)
        assert page.form.choice() == choice


def test_without_a_provider_there_is_nothing_to_fill_in(page: ModelPage) -> None:
    assert not page.form.address.isVisible()
    page.form.kind.setCurrentIndex(2)
    assert page.form.address.isVisible()
    assert page.form.address.placeholderText() == "https://api.anthropic.com"


def test_models_are_listed_for_choosing_and_a_silent_server_is_said_so(
    page: ModelPage, server: ModelServer, qtbot: QtBot, until: Until
) -> None:
    press(qtbot, offer(page))
    page.form.name.clear()
    page.form.name.setEditText("")
    press(qtbot, page.form.list_models)
    until(lambda: page.words == "It offers 2 models.")
    assert [page.form.name.itemText(at) for at in range(page.form.name.count())] == ["tiny", "tall"]
    server.models = None
    press(qtbot, page.form.list_models)
    until(lambda: "does not list its models" in page.words)
    press(qtbot, page.again)
    until(lambda: page.nearby.isVisible() and page.nearby.text() == NOBODY)


def test_an_answer_about_another_choice_is_not_shown(
    page: ModelPage, server: ModelServer, qtbot: QtBot, until: Until
) -> None:
    go = threading.Event()

    def slowly(body: object) -> Move:
        go.wait(60)
        return says(WELL)

    server.answer = slowly
    press(qtbot, offer(page))
    press(qtbot, page.test)
    until(lambda: server.asked)
    page.form.name.setEditText("another")
    go.set()
    until(lambda: page.test.isEnabled())
    assert page.words == ""


def test_opening_the_page_asks_this_machine_alone(
    studio: Studio, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(nearby, "_listed", lambda url, headers, timeout_s: asked.append(url))
    studio.models.choose(ModelChoice(ProviderKind.ANTHROPIC, name="claude"), SECRET)
    operations = Operations(studio)
    dialog = SettingsDialog(operations, "")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(100)
    assert asked == []
    dialog.tabs.setCurrentWidget(dialog.model)
    until(lambda: dialog.model.again.isEnabled() and dialog.model.form.name.currentText() == "claude")
    operations.close()
    assert asked
    assert all(url.startswith("http://127.0.0.1:") for url in asked)


def test_scrolling_over_a_field_changes_nothing(page: ModelPage, qtbot: QtBot) -> None:
    page.form.kind.setCurrentIndex(1)
    before = page.form.choice()
    for field in (page.form.kind, page.form.requests, page.form.price_in):
        place = QPointF(5, 5)
        wheel = QWheelEvent(
            place, field.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, wheel)
    assert page.form.choice() == before


def test_everything_has_a_name_and_the_keyboard_reaches_it(
    dialog: SettingsDialog, page: ModelPage, qtbot: QtBot
) -> None:
    page.form.kind.setCurrentIndex(1)
    assert nameless(dialog) == []
    assert set(focusable(dialog)) - reached(dialog, qtbot) == set()
    shown = [one for one in dialog.findChildren(QWidget) if one.isVisible() and callable(getattr(one, "text", None))]
    letters = [text[text.index("&") + 1].lower() for one in shown if "&" in (text := str(one.text()))]  # type: ignore[attr-defined]
    letters += [text[text.index("&") + 1].lower() for at in range(2) if "&" in (text := dialog.tabs.tabText(at))]
    assert sorted(letters) == sorted(set(letters)), letters


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(440, 520), (1200, 1000)], ids=["small", "large"])
def test_no_width_or_colour_cuts_anything_off(
    dialog: SettingsDialog, page: ModelPage, colors: object, size: tuple[int, int]
) -> None:
    apply(QApplication.instance(), colors)  # type: ignore[arg-type]
    page.form.kind.setCurrentIndex(1)
    dialog.resize(*size)
    QApplication.processEvents()
    right = dialog.mapToGlobal(dialog.rect().bottomRight()).x()
    shown = [
        one
        for one in page.form.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert shown
    assert [one for one in shown if one.mapToGlobal(one.rect().topRight()).x() > right] == []
