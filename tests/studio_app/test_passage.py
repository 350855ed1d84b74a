"""A passage says where it stands, whether its text goes on, and what is left of it when its source is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.library.extraction import Absence, Layout, PageStart, Passage, Place
from engine.library.model import RetentionPolicy, Source, SourceStatus, SourceType
from engine.library.passages import Opened, passage_of
from engine.planning.envelope import Confidence, Evidence
from studio_app.library.passage import PassageDialog
from studio_app.library.passage_text import CUT, GONE, NO_PAGE, marked, place_of, remark_on
from studio_app.operations import Operations

TEXT = "The mill stands at the mouth of the river. It was built of oak and stone. Nobody has ground corn there since."
START, END = TEXT.index("It was built"), TEXT.index(" Nobody")
PLACE = Place("s", START, END, TEXT[START:END], 1)
PAGES = Layout((), (PageStart(1, 0), PageStart(2, START + 10)))
WHEN = datetime(2026, 11, 27, tzinfo=UTC)
SOURCE = Source("s", "p", SourceType.FILE, SourceStatus.READY, WHEN, WHEN, file_name="mill.pdf", file_format="pdf")


def _passage(around: int = 300, layout: Layout = PAGES) -> Passage:
    return passage_of(Opened(SOURCE, (TEXT, layout)), PLACE, around)


def test_a_passage_that_runs_over_names_both_pages() -> None:
    on_one = Layout((), (PageStart(1, 0), PageStart(2, END)))

    assert place_of(_passage(), SOURCE).startswith("Pages 1 to 2  ·  characters")
    assert place_of(_passage(layout=on_one), SOURCE).startswith("Page 1  ·  characters")
    assert place_of(_passage(layout=Layout()), SOURCE).startswith("characters")


def test_what_is_shown_around_it_says_where_the_text_goes_on() -> None:
    whole, part = marked(_passage()), marked(_passage(around=20))

    assert CUT.strip() not in whole
    assert part.count(CUT.strip()) == 2


@pytest.mark.parametrize(
    ("source", "absence"),
    [
        (replace(SOURCE, deleted_at=WHEN), Absence.DELETED),
        (replace(SOURCE, retention=RetentionPolicy.METADATA_ONLY), Absence.NOT_KEPT),
        (None, Absence.UNKNOWN),
    ],
)
def test_a_passage_whose_text_is_gone_says_why_in_a_sentence(source: Source | None, absence: Absence) -> None:
    left = passage_of(Opened(source, None) if source else None, PLACE, 300)

    assert remark_on(left, source, is_drawn=False) == GONE[absence]
    assert CUT.strip() not in marked(left)
    assert PLACE.quote in marked(left)


def test_a_pdf_that_is_not_kept_says_why_its_page_is_not_shown() -> None:
    assert remark_on(_passage(), SOURCE, is_drawn=False) == NO_PAGE[RetentionPolicy.EXTRACTED_ONLY]
    assert remark_on(_passage(), SOURCE, is_drawn=True) == ""


def test_the_dialog_of_an_unknown_source_opens_with_its_quote_and_fits_its_screen(studio: Studio, qtbot: QtBot) -> None:
    evidence = Evidence("ev-0", "c" * 25, "", "", Confidence.HIGH, PLACE.quote, START, END, None)
    dialog = PassageDialog(Operations(studio), [evidence])
    qtbot.waitUntil(lambda: dialog.found is not None)

    assert PLACE.quote in dialog.text.toPlainText()
    assert dialog.remark.text() == GONE[Absence.UNKNOWN]
    room: QSize = dialog.screen().availableGeometry().size()
    assert dialog.size().boundedTo(room) == dialog.size()
    dialog.close()
