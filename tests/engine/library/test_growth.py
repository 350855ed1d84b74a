"""A text eight times as long takes about eight times the work, whatever it is full of: people, words nobody is named for, labels, gaps, terms of use."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

import pytest

from engine.library.digesting.extractive import ExtractiveDigester
from engine.library.extraction import Extraction
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.readers.given.reader import GivenTextReader
from engine.planning.ports import Drafted, PlanningSource
from tests.engine.planning.builders import a_plan

PARAGRAPHS, TIMES, MOST_OVER = 80, 8, 1.45
FIRST = "Ada Ben Cora Dan Eve Finn Gail Hugo Iris Jon Kate Leo".split()
THINGS = "harbour bridge survey winter storm repair road village report school farmer tower".split()

Given, Made = TypeVar("Given"), TypeVar("Made")
pytestmark = pytest.mark.alone


def _paragraph(at: int, chance: random.Random) -> str:
    """Everything a text may have many of: each person is another one, and all of one family."""
    who = f"{chance.choice(FIRST)} {chr(65 + at % 26)}{'aeiou'[at // 26 % 5]}{'lmnrst'[at // 130 % 6]}{at % 7 * 'a'}b Smith"
    one, two, number = chance.choice(THINGS), chance.choice(THINGS), chance.randint(3, 9000)
    return (
        f"## The {one} of {who}\n\n"
        f"The {one} near the {two} was measured at {number} metres because the {two} had fallen. "
        f"“We have seen the {one} fall for {number} years,” said {who}, a keeper of the {two}. "
        f"The {two} of {who} was old. “And nobody has ever asked us why the {one} of {number} fell.”\n\n"
        f"{who}: I think that the {two} was {number} metres high, was it not?\n\n"
        f"It is not known how many of the {number} {one}s stood near the {two}. Copyright {number} {who}."
    )


def _text(paragraphs: int) -> str:
    chance = random.Random(7)
    return "\n\n".join(_paragraph(at, chance) for at in range(paragraphs))


def _source(text: str) -> PlanningSource:
    layout = GivenTextReader().lay_out(text, markdown=True)
    digest = ExtractiveDigester().digest(Extraction(text, layout))
    return PlanningSource("clong", "The survey", "text", {}, digest, text, layout)


def _plan(source: PlanningSource) -> Drafted:
    return ExtractivePlanner().draft(a_plan(source), (source,))


def _worked(do: Callable[[Given], Made], given: Given) -> tuple[Made, float]:
    began = time.process_time()
    return do(given), time.process_time() - began


def test_a_digest_and_a_plan_grow_no_faster_than_their_source() -> None:
    _source(_text(PARAGRAPHS // 4))
    short, quick = _worked(_source, _text(PARAGRAPHS))
    long, slow = _worked(_source, _text(TIMES * PARAGRAPHS))
    one, other = (_worked(_plan, each)[1] for each in (short, long))

    assert slow / quick < MOST_OVER * TIMES
    assert other / one < MOST_OVER * TIMES
