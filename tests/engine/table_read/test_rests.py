"""A direction may want a longer or a shorter silence before its line; the stage keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.stage.direction import delivery_of
from engine.stage.promptbook import pause_ms
from engine.table_read.rests import rest_in, rested_ms, resting
from tests.engine.table_read.revising.plays import play


@pytest.mark.parametrize(
    ("said", "usual", "wanted"),
    [
        (None, 400, 400), ("warm", 400, 400), ("after a pause", 400, 1000), ("warm, after a long pause", 400, 1600), ("after a very long pause", 400, 2600),
        ("after a short pause", 400, 220), ("without a pause", 400, 120), ("after 2 s of silence", 400, 2000), ("after 99 s of silence", 400, 10_000),
        ("beat", 400, 1000), ("(long pause)", 400, 1600), ("beaten", 400, 400), ("pausing", 400, 400),
    ],
)  # fmt: skip
def test_a_rest_is_longer_or_shorter_than_the_usual_one(said: str | None, usual: int, wanted: int) -> None:
    assert rested_ms(usual, said) == wanted


def test_another_rest_takes_the_place_of_the_one_before_and_leaves_the_manner() -> None:
    said = resting(resting("firm", "after a pause"), "after a long pause")

    assert said == "firm, after a long pause"
    assert rest_in(said) == "after a long pause"
    assert delivery_of(said) == delivery_of("firm")


def test_the_stage_keeps_it_between_lines_and_between_scenes() -> None:
    entries = play("reef").screenplay.entries
    for before, entry in ((entries[0], entries[1]), (entries[5], entries[6])):
        rested = replace(entry, parenthetical="after a long pause")

        assert pause_ms(before, rested) == pause_ms(before, entry) + 1200
    assert pause_ms(None, replace(entries[0], parenthetical="after a pause")) == pause_ms(None, entries[0])
