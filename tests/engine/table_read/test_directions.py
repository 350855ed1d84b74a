"""Directions: what notes ask for is done where it can be, kept word for word where it is a manner, and told where it is neither."""

from __future__ import annotations

from functools import cache

import pytest

from engine.machines.writers.extractive.bank import variants
from engine.machines.writers.extractive.directions import directions_of
from engine.machines.writers.extractive.phrases_podcast import PODCAST
from engine.planning.ports import PlanningSource
from engine.table_read.screenplay import Grounding, Screenplay
from tests.documents import document
from tests.engine.table_read.rehearsal import brief_of, write


@cache
def _library() -> PlanningSource:
    return document("library_closure.md")


def _play(mode: str = "podcast", **asked: object) -> Screenplay:
    return write(brief_of(_library(), pages=4, mode=mode, **asked))  # type: ignore[arg-type]


def test_it_opens_on_what_the_notes_name() -> None:
    assert "doctor" in _play(notes="Open cold with the doctor.").entries[0].text


def test_it_ends_on_a_question() -> None:
    assert _play(notes="End on a question.").entries[-1].text.endswith("?")


def test_a_host_gets_the_name_and_the_others_keep_their_voices() -> None:
    assert {"MIRA", "RUTH ABARA", "TOBIAS ORCHARD"} <= set(_play(notes="Call the host Mira.").characters)


def test_a_sober_read_has_no_playful_line() -> None:
    playful = {
        way.split("{")[0] for known in PODCAST.values() for one in known if one[0] == "~" for way in variants(one)
    }
    said = [entry.text for entry in _play(notes="No jokes.").entries if entry.grounding is Grounding.CONNECTIVE]

    assert not any(text.startswith(tuple(start for start in playful if start)) for text in said)


def test_what_is_to_be_left_out_is_not_mentioned() -> None:
    assert not any("boiler" in entry.text for entry in _play(notes="Do not mention the boiler.").entries)


def test_a_manner_is_kept_word_for_word_on_whom_it_is_for() -> None:
    play = _play(notes="Call the host Mira. Mira is dry and unhurried.")

    assert next(e for e in play.entries if e.character == "MIRA").parenthetical == "dry and unhurried"


def test_what_cannot_be_done_is_told() -> None:
    told = [remark.message for remark in _play(notes="Add a barking dog. Open with the dragon.").remarks]

    assert any("barking dog" in message for message in told)
    assert any("dragon" in message for message in told)


def test_a_first_line_that_is_to_be_clean_has_no_direction() -> None:
    play = _play(mode="drama", notes="Open quietly.", first_line_clean=True)

    assert play.entries[0].parenthetical is None


@pytest.mark.parametrize(("notes", "seconds"), [("Keep it to about 3 minutes.", 180), ("under two minutes", 120)])
def test_a_length_in_the_notes_is_read(notes: str, seconds: float) -> None:
    assert directions_of(notes).seconds == seconds


def test_punching_up_changes_the_script_and_says_nothing_forbidden() -> None:
    plain, punched = _play(), _play(punch_up=True, never_say=("underselling",))

    assert plain.entries != punched.entries
    assert not any("underselling" in entry.text for entry in punched.entries)
    assert [entry.index for entry in punched.entries] == list(range(len(punched.entries)))


@pytest.mark.parametrize(("policy", "narrated"), [("auto", False), ("narrated", True), ("suppress", False)])
def test_a_drama_is_played_by_the_people_of_its_sources(policy: str, narrated: bool) -> None:
    play = _play(mode="drama", narration_policy=policy)

    assert play.mode == "drama"
    assert {"THE STRANGER", "THE REPORTER", "RUTH ABARA"} <= set(play.characters)
    assert ("NARRATOR" in play.characters) is narrated
    assert all(entry.evidence_ids == () for entry in play.entries if entry.grounding is Grounding.CONNECTIVE)


def test_a_drama_with_a_fixed_cast_is_played_by_that_cast() -> None:
    play = _play(mode="drama", brief={"castNotes": "Two voices: Ada and Ben."})

    assert set(play.characters) == {"ADA", "BEN"}
