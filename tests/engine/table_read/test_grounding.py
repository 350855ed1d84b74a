"""Grounding: numbers are compared as numbers, in figures or in words, and a line that goes beyond its evidence is found."""

from __future__ import annotations

import pytest

from engine.planning.envelope import Confidence, Evidence
from engine.table_read.grounding import Finding, Ground, Severity, errors
from engine.table_read.quantities import quantities
from engine.table_read.screenplay import Entry, Grounding

PASSAGE = "Scars under elastic moorings regained 62% of their shoot density within 5 years, at a cost of £2.4m [3]."
ITEM = Evidence(
    "ev-0", "s", PASSAGE, PASSAGE, Confidence.HIGH, PASSAGE, 0, len(PASSAGE), attribution="Ann Low, a diver"
)
GROUND = Ground({"ev-0": ITEM}, ("The Meadow",))


def _found(text: str, grounding: Grounding = Grounding.CLAIM, *ids: str) -> list[Finding]:
    return list(GROUND.findings([Entry(0, 0, "A", text, grounding, ids or ("ev-0",))]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sixty-two of them", "62"), ("twelve hundred men", "1200"), ("in nineteen eleven", "1911"), ("£2.4m", "2400000"),
        ("two point four million", "4000000"), ("three thousand one hundred", "3100"), ("one hundred and five", "105"), ("1,145,000", "1145000"),
        ("twenty twenty-six", "2026"), ("six million and twelve", "6000012"),
    ],
)  # fmt: skip
def test_a_number_is_a_number_however_it_is_written(text: str, value: str) -> None:
    assert value in quantities(text)


def test_one_and_two_are_words() -> None:
    assert quantities("one of the two") == frozenset()


def test_a_number_in_words_may_stand_for_the_figure() -> None:
    assert _found("Elastic moorings regained sixty-two percent of the shoot density within five years.") == []


@pytest.mark.parametrize(
    ("text", "rule", "too_much"),
    [
        ("Elastic moorings regained sixty-three percent of their density.", "figures", ("63",)),
        ("In March the scars regained their density.", "names", ("march",)),
        ("Fishermen celebrated loudly because harbour dues vanished overnight.", "unsupported", None),
        ("The scars under @moorings regained density.", "markup", ("@",)),
    ],
)
def test_what_the_evidence_does_not_carry_is_named(text: str, rule: str, too_much: tuple[str, ...] | None) -> None:
    found = next(finding for finding in _found(text) if finding.rule == rule)

    assert too_much is None or found.offending == too_much


def test_a_joining_line_that_states_something_is_told() -> None:
    (found,) = GROUND.findings(
        [Entry(0, 0, "A", "Scars under elastic moorings regained shoot density.", Grounding.CONNECTIVE)]
    )

    assert (found.rule, found.severity) == ("unsupported", Severity.WARNING)
    assert errors([found]) == ()


def test_a_footnote_mark_does_not_part_a_quotation_from_its_passage() -> None:
    assert _found("within 5 years, at a cost of £2.4m.", Grounding.QUOTE) == []
