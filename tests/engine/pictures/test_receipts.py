"""The receipts of decks, boards and films name a passage for every word that has one, and say which have none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engine.library.extraction import Passage
from engine.pictures.album import Album
from engine.pictures.directing import scenes_for
from engine.pictures.looks import look_of
from engine.pictures.narration import said_over
from engine.pictures.receipts import receipts_of
from engine.table_read.model import SourceCredit
from engine.table_read.receipts.model import ReceiptLine, Receipts, counted
from engine.table_read.receipts.page import page
from engine.table_read.screenplay import Grounding
from tests.engine.pictures.builders import BOOK, envelope

TYPES = {"pitch_deck": "Slide", "storyboard": "Frame", "trailer": "Shot", "production_video": "Shot"}


def _album(type_: str, count: int = 12) -> Album:
    plan = envelope()
    scenes = scenes_for(plan, BOOK, count)
    credits = (SourceCredit("source-a", "The report", "pdf"), SourceCredit("source-b", "The letter", "text"))
    look = look_of(plan.visual_system, plan.title)
    return Album(type_, plan.title, 1920, 1080, look, scenes, (), evidence=plan.source_digest.evidence, sources=credits)


def _receipts(album: Album) -> Receipts:
    passages = {
        item.id: Passage(item.source_id, "", "", item.quote, "", item.char_start, item.char_end, item.page, True)
        for item in album.evidence
    }
    return receipts_of(album, 3, passages, {})


def _letters(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


@pytest.mark.parametrize("type_", TYPES)
def test_everything_shown_and_said_is_a_line_once(type_: str) -> None:
    album = _album(type_)
    receipts = _receipts(album)
    assert (receipts.revision, len(receipts.scenes)) == (3, len(album.scenes))
    for scene, told in zip(album.scenes, receipts.scenes, strict=True):
        texts = [_letters(line.text) for line in told.lines]
        assert told.title.startswith(f"{TYPES[type_]} {scene.index + 1}")
        assert len(texts) == len(set(texts))
        wanted = [scene.title, scene.body, *(f"{one.shown} {one.label}" for one in scene.figures)]
        wanted += [] if type_ == "storyboard" else [one.text for one in said_over(scene)]
        assert {_letters(text) for text in wanted if _letters(text)} <= set(texts)
    assert [line.index for line in receipts.lines] == list(range(len(list(receipts.lines))))


@pytest.mark.parametrize("type_", TYPES)
def test_a_quotation_stands_in_its_passage_and_what_has_no_evidence_says_so(type_: str) -> None:
    lines = list(_receipts(_album(type_)).lines)
    quotes = [line for line in lines if line.grounding is Grounding.QUOTE]
    assert quotes
    for line in quotes:
        assert line.receipts
        for piece in re.split(": | … | or ", line.text):
            assert any(_letters(piece) in _letters(one.quote) for one in line.receipts)
    for line in lines:
        assert (line.grounding is Grounding.CONNECTIVE) == (not line.receipts)
        assert ("rests on no passage" in line.ground) == (not line.receipts)


def test_every_number_that_is_shown_is_in_a_passage_beside_it() -> None:
    def numbers(line: ReceiptLine) -> set[str]:
        return {word for word in _letters(line.text).split() if word.isdigit()}

    for line in _receipts(_album("pitch_deck")).lines:
        if line.receipts:
            known = {word for one in line.receipts for word in _letters(one.quote).split()}
            assert numbers(line) <= known, line.text


def test_a_storyboard_says_what_its_pictures_should_be_and_nobody_speaks() -> None:
    lines = list(_receipts(_album("storyboard")).lines)
    assert any(line.text == "The sea, held." and line.aside == "direction for the picture" for line in lines)
    assert all(line.aside != "said" for line in lines)


def test_evidence_that_is_only_in_a_figure_or_a_list_is_listed_too() -> None:
    album = _album("production_video", 20)
    names = {one.evidence_id for scene in album.scenes for one in scene.figures}
    receipts = _receipts(album)
    shown = {one.evidence_id for line in receipts.lines for one in line.receipts}
    assert names <= shown
    assert {source.title for source in receipts.sources} == {"The report", "The letter"}
    assert sum(source.passages for source in receipts.sources) == len(shown)


def test_the_page_says_that_scenes_were_chosen_and_what_rests_on_nothing() -> None:
    receipts = _receipts(_album("trailer"))
    text = page(receipts)
    assert "A machine chose these scenes" in text
    assert "Words of the plan or by hand; rests on no passage" in text
    assert "on no passage: words of the plan or by hand" in counted(receipts.counts())
    assert "Shot 1: The Tide Mill" in text


def test_a_title_made_of_a_quotation_or_of_figures_names_where_they_stand() -> None:
    album = _album("trailer")
    said = replace(album.scenes[1], title="“It only knows the way in”", body="", evidence_ids=())
    counted_out = replace(
        album.scenes[2], title="11 houses or 23 houses", body="", evidence_ids=(), figures=(), items=()
    )
    made_up = replace(album.scenes[3], title="12 houses or 23 houses", body="", evidence_ids=(), figures=(), items=())
    receipts = _receipts(replace(album, scenes=(said, counted_out, made_up)))
    lines = [scene.lines[0] for scene in receipts.scenes]
    assert [{one.evidence_id for one in line.receipts} for line in lines] == [{"ev-0"}, {"ev-1", "ev-2"}, set()]
    assert [line.grounding for line in lines] == [Grounding.QUOTE, Grounding.QUOTE, Grounding.CONNECTIVE]


@pytest.mark.parametrize("type_", TYPES)
def test_the_receipts_say_what_they_are_of_and_name_every_label(type_: str) -> None:
    album = _album(type_)
    receipts = _receipts(album)

    assert receipts.heading == f"Receipts of the {type_.replace('_', ' ')}, version 3"
    labels = {scene.kicker for scene in album.scenes if scene.kicker}
    assert labels
    assert {_letters(label) for label in labels} <= {_letters(line.text) for line in receipts.lines}
    assert any(line.speaker == "LABEL" for line in receipts.lines)


def test_of_a_film_only_what_is_heard_in_it_is_a_spoken_line() -> None:
    album = _album("trailer")
    could = [line.text for line in _receipts(album).lines if line.aside == "said"]
    heard = could[:1]

    said = [line.text for line in _receipts(replace(album, told=tuple(heard))).lines if line.aside == "said"]
    silent = [line.text for line in _receipts(replace(album, told=())).lines if line.aside == "said"]

    assert len(could) > 2
    assert (said, silent) == (heard, [])


def test_a_card_whose_words_stand_in_a_passage_names_it() -> None:
    plan = envelope()
    quote = plan.source_digest.evidence[0]
    said = replace(plan, thesis=replace(plan.thesis, one_line=quote.quote))
    own = replace(plan, thesis=replace(plan.thesis, one_line="Nobody wrote this down in any of the sources we have."))

    assert scenes_for(said, BOOK, 8)[0].evidence_ids == (quote.id,)
    assert scenes_for(own, BOOK, 8)[0].evidence_ids == ()
