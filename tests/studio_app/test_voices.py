"""The cast in the window: search, listen, another voice in place; quiet when it closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from engine.table_read.events import CastChanged
from studio_app.shell.desk import Desk
from studio_app.voices.cast_dialog import CastDialog
from studio_app.voices.voice_picker import VoicePicker
from studio_app.voices.voices_model import region_name
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio_app.voices.listener.device_is_there", lambda: False)


def picker(desk: Desk, hand: Hand, line: str = "It leaks.") -> VoicePicker:
    made = VoicePicker(desk.operations, "TOM", line, "voice-fake-1", desk)
    made.show()
    hand.until(lambda: made.model.shown)
    return made


def test_the_voice_in_place_is_marked_and_filters_narrow_the_list(desk: Desk, hand: Hand) -> None:
    made = picker(desk, hand)
    assert made.voice is not None
    assert made.voice.id == "voice-fake-1"
    made.gender.setCurrentIndex(made.gender.findData("female"))
    assert [voice.name for voice in made.model.shown] == ["Ada", "Cleo"]
    made.search.setText("cle")
    assert [voice.name for voice in made.model.shown] == ["Cleo"]
    made.search.setText("nobody")
    assert made.model.shown == ()
    assert "No voice fits" in made.told.text()
    assert not made.use.isEnabled()
    made.reject()


def test_a_sample_and_the_own_line_are_heard(desk: Desk, hand: Hand, speech: FakeSpeech) -> None:
    made = picker(desk, hand)
    made.play()
    hand.until(lambda: made.listener.is_playing)
    assert made.hear.text() == "&Stop"
    assert "small lamp" in speech.requests[-1].text
    made.play_line()
    hand.until(lambda: speech.requests[-1].text == "It leaks.")
    hand.until(lambda: not made.listener.is_playing)
    made.reject()


def test_without_a_sound_device_it_says_why_nothing_is_heard(desk: Desk, hand: Hand) -> None:
    made = picker(desk, hand)
    made.play()
    hand.until(lambda: "No sound device was found" in made.told.text())
    made.reject()


def test_a_region_wider_than_a_country_has_its_name() -> None:
    assert region_name("en-029") == "Caribbean"
    assert region_name("en-GB") == "United Kingdom"


def test_enter_in_the_cast_opens_the_picker_and_nothing_else(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    desk.read_page.cast.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CastDialog) and one.isVisible())
    qtbot.keyClick(dialog.people, Qt.Key.Key_Return)
    hand.until(lambda: dialog.picker is not None and dialog.picker.model.shown)
    assert dialog.lexicon is None
    dialog.picker.reject()
    dialog.reject()


def test_closing_falls_silent(desk: Desk, hand: Hand) -> None:
    made = picker(desk, hand)
    made.play()
    hand.until(lambda: made.listener.is_playing)
    made.reject()
    assert not made.listener.is_playing


def test_a_voice_that_cannot_speak_says_so(desk: Desk, hand: Hand, speech: FakeSpeech) -> None:
    made = picker(desk, hand)
    speech.failing.add("voice-fake-1")
    made.play()
    hand.until(lambda: "could not speak" in made.told.text())
    made.reject()


def test_every_control_has_a_name(desk: Desk, hand: Hand) -> None:
    made = picker(desk, hand)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTableView, QListWidget)
    own = [
        one
        for kind in kinds
        for one in made.findChildren(kind)
        if one.isVisibleTo(made) and "qt_" not in one.objectName()
    ]
    assert [one for one in own if not one.accessibleName() and one.parent() in (made,)] == []
    made.reject()


def test_another_voice_is_put_in_place(desk: Desk, hand: Hand) -> None:
    hand.read()
    artifact, read = desk.read_page.artifact, desk.read_page.script.read
    desk.read_page.cast.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CastDialog))
    assert dialog.people.count() == len(read.cast)
    dialog.people.setCurrentRow(0)
    dialog.open_picker()
    hand.until(lambda: dialog.picker.model.shown)
    character, before = read.cast[0].character, read.cast[0].voice_id
    other = next(voice for voice in dialog.picker.model.shown if voice.id != before)
    dialog.picker.table.selectRow(dialog.picker.model.row_of(other.id))
    heard = []
    desk.events.happened.connect(lambda event: heard.append(event))
    dialog.picker.use.click()
    hand.until(lambda: any(isinstance(event, CastChanged) for event in heard))
    hand.until(lambda: desk.read_page.script.read.voice_of(character).voice_id == other.id)
    assert other.name in dialog.people.item(0).text()
    with desk.studio.reading("owner") as work:
        assert desk.studio.artifacts.get(work, artifact.id).current_version == 1
    dialog.reject()
