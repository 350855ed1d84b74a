"""The pictures step: order, see, change one scene, save; and the film of a read."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import Studio
from studio_app.pictures.album_export import free_folder
from studio_app.pictures.film_dialog import FilmDialog
from studio_app.pictures.showcase import EMPTY, UNPLANNED
from studio_app.pictures.strip import SMALL
from studio_app.pictures.under_way import START_OVER
from studio_app.shell.desk import Desk
from studio_app.shell.main_window import MainWindow
from studio_app.stage.share_dialog import ShareDialog
from tests.fakes.made import NOTE
from tests.fakes.pictures import FakeCamera
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand

PICTURES = 3


def ordered(desk: Desk, hand: Hand, qtbot: QtBot, type_: str) -> None:
    """An artifact of this type, made from an approved plan and shown."""
    hand.read()
    desk.steps.go(PICTURES)
    page = desk.pictures_page
    page.order.type.setCurrentIndex(page.order.type.findData(type_))
    qtbot.mouseClick(page.order.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album is not None and page.strip.count() == len(page.album.scenes))


@pytest.mark.usefixtures("performed_home")
def test_what_is_ordered_is_seen_scene_by_scene_and_saved(desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    page = desk.pictures_page
    assert page.album.type == "storyboard"
    assert not page.play.isVisible()
    hand.until(lambda: page.form.isEnabled())
    folder = tmp_path / "board"
    folder.mkdir()
    page.files.save_in(page.album, folder)
    hand.until(lambda: desk.banner.words.startswith("Saved"))
    (own,) = folder.iterdir()
    assert own.name == f"{page.album.title}, storyboard"
    assert {file.name for file in own.iterdir()} == {fact.name for fact in page.album.files} | {"poster.png"}
    assert free_folder(own).name == f"{own.name} 2"


def test_an_empty_room_shows_what_it_can_make_and_the_one_way_on(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.steps.go(PICTURES)
    page = desk.pictures_page
    room = page.showcase
    hand.until(lambda: room.isVisible() and room.need.text() == UNPLANNED)
    assert not page.order.isVisible()
    assert not any(card.isEnabled() for card in room.cards.values())
    qtbot.mouseClick(room.plan, Qt.MouseButton.LeftButton)
    assert desk.steps.number != PICTURES
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    assert room.need.text() == UNPLANNED
    hand.approve()
    hand.until(lambda: room.need.text() == EMPTY)
    desk.steps.go(PICTURES)
    assert page.order.isVisible() and not room.plan.isVisible()
    qtbot.mouseClick(room.cards["storyboard"], Qt.MouseButton.LeftButton)
    assert page.order.type.currentData() == "storyboard"
    page.order.choose("trailer")
    assert [name for name, card in room.cards.items() if card.isChecked()] == ["trailer"]


@pytest.mark.usefixtures("performed_home")
def test_one_scene_is_changed_and_drawn_again(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    ordered(desk, hand, qtbot, "trailer")
    page = desk.pictures_page
    hand.until(lambda: page.form.isEnabled())
    page.form.title.setText("A title of my own")
    qtbot.mouseClick(page.form.draw, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album.scenes[0].title == "A title of my own")
    assert page.play.isVisible()
    assert page.strip.item(0).text().startswith("1. A title of my own\n")


@pytest.mark.usefixtures("performed_home")
def test_a_scene_that_was_changed_can_be_as_it_was_first(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    page, form = desk.pictures_page, desk.pictures_page.form
    hand.until(lambda: form.isEnabled())
    first, kinds = page.album.scenes[0], form.kind.count()
    again = "Title, as it was first"
    form.body.setPlainText("Nobody ever said this.")
    qtbot.mouseClick(form.draw, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album.scenes[0].body == "Nobody ever said this." and form.kind.count() == kinds + 1)
    assert form.source.text() == "No source is quoted here."
    form.kind.setCurrentIndex(form.kind.findText(again))
    assert form.body.toPlainText() == first.body
    qtbot.mouseClick(form.draw, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album.scenes[0].body == first.body)
    assert page.album.scenes[0].evidence_ids == first.evidence_ids
    hand.until(lambda: form.kind.count() == kinds)
    qtbot.mouseClick(form.undo, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album.scenes[0].body == "Nobody ever said this.")


@pytest.mark.usefixtures("performed_home")
def test_what_is_being_made_is_found_again_by_whoever_comes_back_to_it(
    desk: Desk, hand: Hand, qtbot: QtBot, speech: FakeSpeech
) -> None:
    hand.read()
    page, project = desk.pictures_page, desk.project_id
    desk.steps.go(PICTURES)
    page.order.choose("trailer")
    speech.gate = threading.Event()
    qtbot.mouseClick(page.order.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.under_way.isVisible() and page.under_way.cancel.isVisible())
    page.show_project("another")
    assert not page.under_way.isVisible()
    page.show_project(project)
    hand.until(lambda: page.under_way.isVisible() and page.under_way.head.text())
    qtbot.mouseClick(page.under_way.cancel, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.under_way.head.text() == "Canceled")
    speech.gate.set()  # not before: what is finished cannot be canceled any more
    assert page.under_way.detail.text() == f"What was not finished was not charged. {START_OVER}"
    qtbot.mouseClick(page.order.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album is not None and page.album.type == "trailer" and not page.under_way.isVisible())


@pytest.mark.usefixtures("performed_home")
def test_a_low_page_cuts_nothing_off(desk: Desk, hand: Hand, qtbot: QtBot, window: MainWindow) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    page, form = desk.pictures_page, desk.pictures_page.form
    window.resize(1000, 700)
    page.under_way.show()
    hand.until(lambda: page.height() < 600 and page.strip.iconSize() == SMALL)
    for widget in (form.kind, form.title, form.draw, page.view.picture, page.under_way.cancel, page.which):
        assert widget.height() >= widget.minimumSizeHint().height(), widget.accessibleName()
        assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
    assert page.strip.geometry().bottom() <= page.strip.parentWidget().height()
    room = page.height()
    desk.banner.say("A notice", "that takes room")
    hand.until(lambda: page.height() < room)
    column = (form.kind, form.title, form.body, form.source)
    hand.until(lambda: all(other.y() > one.geometry().bottom() for one, other in pairwise(column)))
    assert form.draw.geometry().bottom() < form.height() <= form.parentWidget().height()


@pytest.mark.usefixtures("performed_home")
def test_whoever_begins_to_change_a_scene_has_the_painters_get_ready(
    desk: Desk, hand: Hand, qtbot: QtBot, studio: Studio
) -> None:
    expected = list[object]()
    studio.pictures.expect_change = lambda: expected.append(None)
    ordered(desk, hand, qtbot, "storyboard")
    form = desk.pictures_page.form
    hand.until(lambda: form.isEnabled())
    desk.pictures_page.strip.setCurrentRow(1)
    hand.until(lambda: form.title.text() == desk.pictures_page.album.scenes[1].title)
    assert expected == []
    qtbot.keyClicks(form.title, "A")
    hand.until(lambda: len(expected) == 1)
    qtbot.keyClicks(form.body, "B")
    hand.until(lambda: len(expected) == 2)


@pytest.mark.usefixtures("performed_home")
def test_what_stands_in_the_form_is_drawn_in_its_own_place_also_when_another_scene_was_just_chosen(
    desk: Desk, hand: Hand, qtbot: QtBot
) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    page = desk.pictures_page
    hand.until(lambda: page.form.isEnabled())
    second = page.album.scenes[1]
    page.form.title.setText("Mine")
    page.strip.setCurrentRow(1)
    qtbot.mouseClick(page.form.draw, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album.scenes[0].title == "Mine")
    assert page.album.scenes[1] == second
    hand.until(lambda: page.form.title.text() == second.title)
    qtbot.keyClicks(page.form.title, "Typed and not drawn ")
    typed = page.form.title.text()
    page.strip.setCurrentRow(0)
    hand.until(lambda: page.form.title.text() == "Mine")
    page.strip.setCurrentRow(1)
    hand.until(lambda: page.form.title.text() == typed)
    asked = list[object]()
    page.passages_asked.connect(asked.append)
    page.form.passages_asked.emit(second.evidence_ids)
    assert [item.id for item in asked[0]] == list(second.evidence_ids) if second.evidence_ids else asked == []


@pytest.mark.usefixtures("performed_home")
def test_the_receipts_of_a_board_are_saved_as_a_page(desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    page, target, asked = desk.pictures_page, tmp_path / "board.html", list[object]()
    page.receipts_asked.disconnect()
    page.receipts_asked.connect(asked.append)
    qtbot.mouseClick(page.receipts, Qt.MouseButton.LeftButton)
    desk.receipts.begin(asked[0], target)
    hand.until(lambda: desk.banner.words.startswith("Saved"))
    text = target.read_text()
    desk.serve_at("http://127.0.0.1:5500")
    qtbot.mouseClick(page.share, Qt.MouseButton.LeftButton)
    shared = desk.findChild(ShareDialog)
    hand.until(lambda: shared.link.text().startswith("http://127.0.0.1:5500/share/artifact/"))
    assert shared.windowTitle() == "Share this storyboard"
    shared.reject()
    assert all(f"Frame {scene.index + 1}" in text for scene in page.album.scenes)
    assert "<blockquote" in text


@pytest.mark.usefixtures("performed_home")
def test_a_table_read_is_still_shown_when_pictures_were_made_after_it(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    ordered(desk, hand, qtbot, "storyboard")
    desk.read_page.refresh()
    hand.until(lambda: desk.read_page.script.rowCount())
    assert str(desk.read_page.artifact.type) == "table_read"


@pytest.mark.usefixtures("performed_home")
def test_the_film_of_a_read_is_made_and_saved(desk: Desk, hand: Hand, tmp_path: Path) -> None:
    hand.read()
    target = tmp_path / "film.mp4"
    desk.films.begin(desk.read_page.artifact, target)
    hand.until(target.exists)
    assert target.stat().st_size > 0


@pytest.mark.usefixtures("performed_home")
def test_the_film_of_a_read_says_what_it_costs_is_stopped_made_and_saved(
    desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.read()
    held, paint, before = threading.Event(), FakeCamera.segments, desk.sidebar.credits.text()

    def waits(*asked: Any) -> None:
        held.wait(30)
        paint(*asked)

    monkeypatch.setattr(FakeCamera, "segments", waits)
    desk.export_film()
    dialog = desk.findChild(FilmDialog)
    assert dialog.make.text() == "&Make it  ·  12 credits"
    hand.until(lambda: dialog.outlook.isVisible() and "of disk" in dialog.outlook.text())
    at_1080 = dialog.outlook.text()
    dialog.resolution.setCurrentIndex(dialog.resolution.findData("720p"))
    hand.until(lambda: dialog.outlook.text() != at_1080)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: dialog.stop.isVisible() and dialog.bar.isVisible() and not dialog.make.isVisible())
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    held.set()
    hand.until(lambda: dialog.make.isVisible() and desk.sidebar.credits.text() == before)
    assert not desk.banner.isVisible()
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: dialog.save.isVisible() and dialog.play.isVisible())
    assert not dialog.outlook.isVisible()
    assert dialog.head.text() == "The film is ready" and "1280 × 720" in dialog.remark.text()
    hand.until(lambda: desk.banner.words.startswith("The film is ready"))
    desk.films.save(dialog.film, tmp_path / "film.mp4")
    hand.until((tmp_path / "film.mp4").exists)
    dialog.reject()


@pytest.mark.usefixtures("performed_home")
def test_another_order_has_a_length_of_its_own_and_is_opened_when_it_is_there(
    desk: Desk, hand: Hand, qtbot: QtBot
) -> None:
    ordered(desk, hand, qtbot, "trailer")
    page, order = desk.pictures_page, desk.pictures_page.order
    order.type.setCurrentIndex(order.type.findData("storyboard"))
    assert (order.length.maximum(), order.length.text()) == (48, "As many as usual")
    order.length.setValue(5)
    qtbot.mouseClick(order.make, Qt.MouseButton.LeftButton)
    hand.until(lambda: page.album is not None and page.album.type == "storyboard")
    assert len(page.album.scenes) == page.strip.count() == 5
    assert page.which.count() == 2
