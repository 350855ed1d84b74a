"""The whole main job, clicked through: sources, plan, yes, progress, play, export, link."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from engine.library.model import SourceStatus, SourceType
from engine.planning.model import PlanStatus
from studio_app.library.passage import PassageDialog
from studio_app.shell.desk import PLAN, READ, SOURCES, Desk
from studio_app.stage.share_dialog import ShareDialog
from tests.fakes.made import NOTE
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import ORIGIN, Hand

pytestmark = pytest.mark.gui


def test_a_named_project_is_opened_on_an_inviting_page(desk: Desk, hand: Hand) -> None:
    hand.project("Tide and time")

    assert desk.steps.number == SOURCES
    assert desk.sources_page.drop.isVisible()
    assert not desk.sources_page.list.isVisible()
    assert not desk.sources_page.go.isEnabled()


def test_dropped_files_are_copied_in_and_digested(desk: Desk, hand: Hand, tmp_path: Path) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for number, file in enumerate(files):
        file.write_text(f"{NOTE}\nCopy {number}.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    hand.project()

    hand.drop(data)
    hand.digested(2)

    assert {source.title for source in desk.sources.sources} == {"one.txt", "two.txt"}
    assert "claims found" in desk.sources.index(0).data()
    assert desk.sources_page.drop.property("over") == "false"
    assert all(file.exists() for file in files)


def test_pasted_text_and_addresses_become_sources(desk: Desk, hand: Hand) -> None:
    hand.project()

    hand.paste(NOTE)
    hand.digested()
    hand.paste("https://example.invalid/a\nhttps://example.invalid/b.pdf")
    hand.until(lambda: len(desk.sources.sources) == 3)

    assert sorted(source.type for source in desk.sources.sources) == [SourceType.PDF, SourceType.TEXT, SourceType.URL]


def test_an_address_that_cannot_be_fetched_says_why_on_its_row(desk: Desk, hand: Hand) -> None:
    hand.project()
    desk.sources_page.add(["https://example.invalid/page"])
    hand.until(lambda: [s.status for s in desk.sources.sources] == [SourceStatus.FAILED])

    assert "There is no network." in desk.sources.index(0).data()
    assert not desk.sources_page.go.isEnabled()


def test_an_empty_clipboard_and_a_folder_are_answered_in_words(desk: Desk, hand: Hand, tmp_path: Path) -> None:
    hand.project()
    QApplication.clipboard().clear()
    desk.sources_page.paste()
    hand.until(lambda: "nothing to paste" in desk.banner.words)

    desk.sources_page.add([tmp_path])
    hand.until(lambda: "is not a file" in desk.banner.words)


def test_a_chosen_source_is_removed_by_its_key(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()

    desk.sources_page.list.setFocus()
    desk.sources_page.list.setCurrentIndex(desk.sources.index(0))
    qtbot.keyClick(desk.sources_page.list, Qt.Key.Key_Delete)

    hand.until(lambda: not desk.sources.sources)


def test_a_plan_shows_beats_evidence_and_price(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()

    texts = words_in(desk.plan_page)
    assert "One line." in texts
    assert {"Hook-1", "Payoff-1"} <= texts
    assert f"{desk.plan_page.plan.quote.total} credits" in texts
    assert str(desk.plan_page.plan.quote.total) in desk.plan_page.yes.text()


LONG = "in the lower streets of the town, where it reached the third step of every house and carried off two boats and a cart. "


def test_a_plan_ends_where_its_last_card_ends(desk: Desk, hand: Hand) -> None:
    """However little is in its beats: a page that scrolls on into nothing looks unfinished."""
    hand.project()
    desk.sources_page.add(["".join(f"In the year {1900 + number} the water stood {LONG}" for number in range(9))])
    hand.digested()
    hand.plan()

    area = desk.plan_page.findChild(QScrollArea)
    cards = [one for one in area.findChildren(QFrame, "card") if one.isVisible()]
    end = max(one.mapTo(area.widget(), QPoint(0, one.height())).y() for one in cards)
    assert end < area.widget().height() <= max(area.viewport().height(), end + 30)


def test_evidence_opens_the_exact_passage(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    first = desk.plan_page.plan.envelope.source_digest.evidence[0]
    button = next(b for b in desk.plan_page.findChildren(QPushButton) if first.quote[:40] in b.accessibleName())

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.findChildren(PassageDialog))

    dialog = desk.findChildren(PassageDialog)[0]
    hand.until(lambda: dialog.found is not None)
    assert first.quote in dialog.text.toPlainText()
    assert dialog.text.textCursor().selectedText() == "" and f"characters {first.char_start:,}" in " ".join(
        words_in(dialog)
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_no_makes_nothing(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()

    qtbot.mouseClick(desk.plan_page.no, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.plan_page.plan.status is PlanStatus.REJECTED)

    assert not desk.plan_page.yes.isVisible()
    with desk.studio.reading("test") as work:
        assert desk.studio.production.list(work).items == ()


def test_the_yes_is_followed_to_a_read_and_paid_once(desk: Desk, hand: Hand, speech: FakeSpeech) -> None:
    speech.gate = threading.Event()
    hand.project()
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()
    price = desk.plan_page.plan.quote.total
    hand.approve()
    hand.until(lambda: desk.read_page.progress.isVisible() and desk.read_page.progress.bar.value() > 0)
    assert desk.read_page.progress.head.text() in ("Writing the screenplay", "Casting the voices", "Performing")

    speech.gate.set()
    hand.performed()

    hand.until(lambda: desk.sidebar.credits.text() == f"{500 - price} credits")
    assert not desk.read_page.progress.isVisible()
    assert desk.player_bar.isVisible()


@pytest.mark.usefixtures("performed_home")
def test_a_line_opens_the_passage_it_rests_on(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    page = desk.read_page
    page.lines.setFocus()
    page.lines.setCurrentIndex(page.script.index(0))
    assert page.passage.isEnabled()

    qtbot.keyClick(page.lines, Qt.Key.Key_Return)

    hand.until(lambda: desk.findChildren(PassageDialog))
    connective = next(e.index for e in page.script.read.screenplay.entries if not e.evidence_ids)
    page.lines.setCurrentIndex(page.script.index(connective))
    assert not page.passage.isEnabled()


@pytest.mark.usefixtures("performed_home")
def test_the_recording_is_saved_where_the_person_says(desk: Desk, hand: Hand, tmp_path: Path) -> None:
    hand.read()
    target = tmp_path / "mill.mp3"

    desk.exporter.begin(desk.read_page.artifact, target)
    hand.until(lambda: desk.banner.words.startswith("Saved"))

    assert target.stat().st_size > 10_000
    assert list(tmp_path.glob("*.part")) == []
    assert "LUFS" in desk.banner.words


@pytest.mark.usefixtures("performed_home")
def test_a_folder_that_cannot_be_written_is_one_sentence(desk: Desk, hand: Hand, tmp_path: Path) -> None:
    hand.read()
    (tmp_path / "nowhere").write_text("A file.")

    desk.exporter.begin(desk.read_page.artifact, tmp_path / "nowhere" / "mill.mp3")
    hand.until(lambda: "Nothing can be written to" in desk.banner.words)


@pytest.mark.usefixtures("performed_home")
def test_the_share_link_is_on_the_clipboard(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()

    qtbot.mouseClick(desk.read_page.link, Qt.MouseButton.LeftButton)
    (dialog,) = desk.findChildren(ShareDialog)
    hand.until(lambda: dialog.copy.isVisible() and dialog.link.text())
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    dialog.reject()

    assert QApplication.clipboard().text().startswith(f"{ORIGIN}/share/table-read/")


@pytest.mark.usefixtures("performed_home")
def test_a_project_opens_at_the_step_where_it_stands(desk: Desk, hand: Hand) -> None:
    hand.read()
    first = desk.project_id
    second = hand.project("Another")
    assert desk.steps.number == SOURCES
    desk.sources_page.add([NOTE])
    hand.digested()
    hand.plan()

    desk.sidebar.choose(first)
    hand.until(lambda: desk.steps.number == READ)
    desk.sidebar.choose(second)
    hand.until(lambda: desk.steps.number == PLAN)


def words_in(widget: object) -> set[str]:
    """Every label's words."""
    from PySide6.QtWidgets import QLabel

    return {label.text() for label in widget.findChildren(QLabel)}
