"""Sounds are proposed where a sentence tells of one, and nowhere else; measured on sentences marked by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.machines.sounds.finding import find
from engine.stage.cues.heard_words import HEARD
from engine.stage.cues.spotting import Restraint, heard_in, restraint_of, spotted, word_at
from engine.table_read.screenplay import Entry, Grounding

MARKED = [
    tuple(part.strip() for part in line.split("|", 2))
    for line in (Path(__file__).parents[2] / "marked" / "sounds.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ABROAD = [
    tuple(part.strip() for part in line.split("|", 2))
    for line in (Path(__file__).parents[2] / "marked" / "sounds_abroad.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FREE = Restraint(4)


def first(text: str) -> tuple[str, str]:
    """The prompt of the first sound of a sentence and the word it begins with; dashes where there is none."""
    for heard, place in heard_in(text):
        return heard.prompt, text.split()[word_at(text, place)].strip("“”.,;").lower()
    return "-", ""


def entry(index: int, text: str, scene: int = 0, *, sourced: bool = True) -> Entry:
    return Entry(index, scene, "NORA", text, Grounding.CLAIM, ("ev-0",) if sourced else ())


def test_the_marked_sentences_are_many_and_of_both_kinds() -> None:
    literal = [one for one in MARKED if one[0] != "-"]

    assert len(MARKED) >= 120
    assert min(len(literal), len(MARKED) - len(literal)) >= 55


def test_what_is_proposed_is_right_and_most_of_what_sounds_is_found() -> None:
    said = [(first(text), (prompt, word.lower()), text) for prompt, word, text in MARKED]
    proposed = [one for one in said if one[0][0] != "-"]
    right = [one for one in proposed if one[0][0] == one[1][0]]
    literal = [one for one in said if one[1][0] != "-"]

    wrong = [one for one in proposed if one not in right]
    missed = [one for one in literal if one[0][0] == "-"]
    assert len(right) / len(proposed) >= 0.97, wrong
    assert len(right) / len(literal) >= 0.9, missed
    assert [one for one in right if one[0][1] != one[1][1]] == []


def test_what_sounds_in_german_french_and_spanish_is_proposed_on_its_word_and_manners_of_speaking_are_not() -> None:
    said = [(first(text), (prompt, word.lower()), text) for prompt, word, text in ABROAD]
    proposed = [one for one in said if one[0][0] != "-"]
    literal = [one for one in said if one[1][0] != "-"]
    right = [one for one in proposed if one[0] == one[1]]

    assert len(right) / len(proposed) >= 0.97, [one for one in proposed if one not in right]
    assert len(right) / len(literal) >= 0.9, [one for one in literal if one not in right]


@pytest.mark.parametrize("heard", HEARD, ids=lambda one: None)
def test_every_proposal_is_a_sound_the_library_has(heard) -> None:  # type: ignore[no-untyped-def]
    assert find(heard.prompt).is_exact


def test_a_scene_gets_few_of_them_apart_and_none_twice() -> None:
    lines = [
        "The telephone rang.",
        "A dog barked.",
        "We waited.",
        "The telephone rang.",
        "Thunder rolled.",
        "So it was.",
        "Birds sang.",
    ]
    entries = [entry(at, text) for at, text in enumerate(lines)]

    assert [one.label for one in spotted(entries, FREE)] == ["Telephone", "Thunder"]
    assert [one.label for one in spotted(entries, Restraint(1))] == ["Telephone"]
    assert spotted(entries, Restraint(0)) == ()


@pytest.mark.parametrize(
    ("policy", "most", "sourced", "numbers"),
    [
        ("none", 0, False, False), ("No effects", 0, False, False), ("sparse", 1, False, False), ("", 2, False, False),
        ("Only what the sources describe, quietly, never under a number", 2, True, True), ("rich, cinematic", 4, False, False),
    ],
)  # fmt: skip
def test_the_words_of_the_plan_say_how_many(policy: str, most: int, sourced: bool, numbers: bool) -> None:
    found = restraint_of(policy)

    assert (found.most_a_scene, found.only_sourced, found.away_from_numbers) == (most, sourced, numbers)


def test_what_no_source_tells_and_what_stands_by_a_number_stays_silent_where_the_plan_says_so() -> None:
    usual = restraint_of("Only what the sources describe, quietly, never under a number")

    assert spotted([entry(0, "The telephone rang.", sourced=False)], usual) == ()
    assert spotted([entry(0, "At 4 the telephone rang.")], usual) == ()
    assert len(spotted([entry(0, "In the hall the telephone rang.")], usual)) == 1
    assert spotted([replace(entry(0, "In the hall the telephone rang."), muted=True)], usual) == ()


@pytest.mark.parametrize("text", ["", "🎈", "\u0000", "rang " * 5000, "Le téléphone ne sonna pas.", "the the the door"])
def test_any_text_can_be_looked_at(text: str) -> None:
    assert spotted([entry(0, text)], FREE) == ()
