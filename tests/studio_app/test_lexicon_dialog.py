"""Words put right in the window: heard, kept, taken back; what cannot be said is told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.table_read.spoken.sounded import is_sounded
from studio_app.shell.desk import Desk
from studio_app.voices.lexicon_dialog import LexiconDialog
from tests.fakes.made import NOTE
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(desk: Desk, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Iterator[LexiconDialog]:
    monkeypatch.setattr("studio_app.voices.listener.device_is_there", lambda: False)
    hand.project()
    desk.sources_page.add([f"{NOTE}\nThe ferry of Nguyen left in 1987.\nNobody but Nguyen knew why the DWP had asked."])
    hand.digested()
    made = LexiconDialog(desk.operations, desk.project_id, "voice-fake-1", desk)
    made.show()
    hand.until(lambda: made.words.count() > 0)
    yield made
    made.reject()


def words(dialog: LexiconDialog) -> list[str]:
    return [dialog.words.item(row).text() for row in range(dialog.words.count())]


def test_names_acronyms_and_numbers_are_listed_with_how_they_are_said(dialog: LexiconDialog) -> None:
    told = words(dialog)
    assert any(text.startswith("Nguyen   name, 2 times") for text in told)
    assert any("nineteen eighty-seven" in text for text in told)
    assert any(text.startswith("DWP   acronym") for text in told)


def test_a_word_is_heard_as_typed_kept_and_taken_back(dialog: LexiconDialog, hand: Hand, speech: FakeSpeech) -> None:
    dialog.word.setText("Nguyen")
    dialog.respelled.setText("win")
    dialog.play()
    hand.until(lambda: any(request.text == "win" for request in speech.requests))
    dialog.keep()
    hand.until(lambda: "Nguyen   said win" in words(dialog))
    dialog.remove()
    hand.until(lambda: "Nguyen   said win" not in words(dialog))


def test_sounds_are_played_as_sounds(dialog: LexiconDialog, hand: Hand, speech: FakeSpeech) -> None:
    dialog.word.setText("Nguyen")
    dialog.respelled.clear()
    dialog.ipa.setText("ˈwɪn")
    dialog.play()
    hand.until(lambda: any(is_sounded(request.text) for request in speech.requests))


def test_what_cannot_be_said_is_told(dialog: LexiconDialog, hand: Hand) -> None:
    dialog.word.setText("Nguyen")
    dialog.respelled.setText("<win>")
    dialog.ipa.clear()
    dialog.keep()
    hand.until(lambda: dialog.told.text().startswith("A respelling consists of"))


def test_a_table_that_does_not_fit_names_the_row(dialog: LexiconDialog, hand: Hand, tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("Nguyen,win,\nDWP,<dee>,\n", encoding="utf-8")
    dialog.import_from(tmp_path / "words.csv")
    hand.until(lambda: dialog.told.text().startswith("Row 2: A respelling consists of"))


def test_entries_go_out_to_a_file_and_come_back(dialog: LexiconDialog, hand: Hand, tmp_path: Path) -> None:
    dialog.word.setText("Nguyen")
    dialog.respelled.setText("win")
    dialog.ipa.clear()
    dialog.keep()
    hand.until(lambda: "Nguyen   said win" in words(dialog))
    dialog.export_to(tmp_path / "words.csv")
    hand.until(lambda: "Saved" in dialog.told.text())
    dialog.remove()
    hand.until(lambda: "Nguyen   said win" not in words(dialog))
    dialog.import_from(tmp_path / "words.csv")
    hand.until(lambda: "Nguyen   said win" in words(dialog))
