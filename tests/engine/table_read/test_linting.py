"""Linting: a line that says more than its evidence is found, and so is one said twice or made for the eye."""

from __future__ import annotations

import pytest

from engine.planning.envelope import Confidence, Evidence
from engine.table_read.linting import Severity, lint
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay

QUOTE = "The mill cost £3,100 in 1911, and “nobody paid,” said Mara Quill of *Gannet Quay* [3]."
EVIDENCE = {
    "ev-0": Evidence("ev-0", "s", QUOTE, QUOTE, Confidence.HIGH, QUOTE, 0, len(QUOTE), attribution="Mara Quill")
}
SCENES = (Scene(0, "One", "hook", ()), Scene(1, "Two", "cta", ()))
LAST = Entry(1, 1, "NARRATOR", "So it stands, for now.", Grounding.CONNECTIVE)


def _rules(text: str, grounding: Grounding, *ids: str) -> list[str]:
    play = Screenplay("A Story", "documentary", SCENES, (Entry(0, 0, "NARRATOR", text, grounding, ids), LAST))
    return [finding.rule for finding in lint(play, EVIDENCE, ("The Tarrow Gazette",), ("The first estimate",))]


@pytest.mark.parametrize(
    ("text", "grounding", "ids"),
    [
        ("nobody paid", Grounding.QUOTE, ("ev-0",)),
        ("said Mara Quill of Gannet Quay.", Grounding.QUOTE, ("ev-0",)),
        ("The mill cost £3100 in 1911.", Grounding.CLAIM, ("ev-0",)),
        ("The Gazette tells it differently.", Grounding.CONNECTIVE, ()),
        ("Listen to Mara Quill.", Grounding.CONNECTIVE, ()),
    ],
)
def test_what_the_evidence_carries_may_be_said(text: str, grounding: Grounding, ids: tuple[str, ...]) -> None:
    assert _rules(text, grounding, *ids) == []


@pytest.mark.parametrize(
    ("text", "grounding", "ids", "rule"),
    [
        ("nobody ever paid", Grounding.QUOTE, ("ev-0",), "quote"),
        ("The mill cost £3,200.", Grounding.CLAIM, ("ev-0",), "figures"),
        ("It was Tom Pascoe who paid.", Grounding.CLAIM, ("ev-0",), "names"),
        ("The mill cost money.", Grounding.CLAIM, (), "evidence"),
        ("The mill cost money.", Grounding.CLAIM, ("ev-9",), "evidence"),
        ("There were 400 of them.", Grounding.CONNECTIVE, (), "figures"),
        ("There were forty of them.", Grounding.CONNECTIVE, (), "figures"),
        ("Now to London.", Grounding.CONNECTIVE, (), "names"),
        ("Look here.", Grounding.CONNECTIVE, ("ev-0",), "evidence"),
        ("Look **here**.", Grounding.CONNECTIVE, (), "markup"),
        ("Look at www.mill.example now.", Grounding.CONNECTIVE, (), "markup"),
        ("Look here [3].", Grounding.CONNECTIVE, (), "markup"),
        ("...", Grounding.CONNECTIVE, (), "empty"),
        ("The first estimate", Grounding.CONNECTIVE, (), "heading"),
        ("So it stands for now!", Grounding.CONNECTIVE, (), "repeated"),
    ],
)
def test_what_goes_beyond_is_found(text: str, grounding: Grounding, ids: tuple[str, ...], rule: str) -> None:
    assert rule in _rules(text, grounding, *ids)


def test_a_heading_is_a_warning_and_stops_nothing() -> None:
    play = Screenplay("A", "documentary", SCENES, (Entry(0, 0, "N", "The first estimate", Grounding.CONNECTIVE), LAST))

    assert {finding.severity for finding in lint(play, EVIDENCE, (), ("The first estimate",))} == {Severity.WARNING}


def test_a_play_of_one_scene_is_no_table_read() -> None:
    play = Screenplay("A", "documentary", SCENES[:1], (Entry(0, 0, "N", "Look here.", Grounding.CONNECTIVE),))

    assert [finding.rule for finding in lint(play, EVIDENCE)] == ["scenes"]


def test_lines_out_of_order_are_found() -> None:
    lines = (Entry(0, 1, "N", "Look here.", Grounding.CONNECTIVE), Entry(1, 0, "N", "And there.", Grounding.CONNECTIVE))

    assert [finding.rule for finding in lint(Screenplay("A", "documentary", SCENES, lines), EVIDENCE)] == ["order"]
