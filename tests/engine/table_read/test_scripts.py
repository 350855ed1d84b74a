"""Scripts over ten documents and the sample: every quotation verbatim, every number from a source, nothing twice, nothing odd aloud."""

from __future__ import annotations

import re
from functools import cache

import pytest

from engine.library.digesting.leaning import dangles
from engine.planning.ports import PlanningSource
from engine.table_read.ports import WritingBrief
from engine.table_read.saying import spoken_tokens
from engine.table_read.screenplay import Grounding, Screenplay
from tests.documents import NAMES, SAMPLE, document, source_of
from tests.engine.table_read.figures import figures_of
from tests.engine.table_read.rehearsal import brief_of, write

MODES = ("documentary", "podcast", "drama")
ODD = re.compile(r"[\[\]{}<>*_#@|~^\\]|https?|www\.|\bdot com\b|\bet al\b|\(.*\b(?:19|20)\d\d\)")
LEANING = re.compile(r"^(?:This|That|These|Those|It|They|He|She) (?:shows?|means?|is why|proves?|was|were|is|are)\b")


@cache
def _source(name: str) -> PlanningSource:
    return source_of(SAMPLE / "note.md", "Nell Carne's note") if name == "sample" else document(name)


@cache
def _script(name: str, mode: str, punch: bool = False) -> tuple[WritingBrief, Screenplay]:
    brief = brief_of(_source(name), pages=3, mode=mode, punch_up=punch)
    return brief, write(brief)


@pytest.mark.parametrize("name", ["sample", *NAMES])
def test_a_script_says_only_what_its_source_says(name: str) -> None:
    for mode in MODES:
        brief, play = _script(name, mode)
        counted = figures_of(play, brief)

        assert counted.wrong == ()
        assert (counted.misquoted, counted.invented, counted.shared_evidence) == (0, 0, 0)
        assert counted.share_held >= 0.95
        assert counted.repeated == 0
        assert counted.joints == counted.distinct_joints


@pytest.mark.parametrize("name", NAMES)
def test_a_punched_up_script_says_no_more(name: str) -> None:
    brief, play = _script(name, "podcast", punch=True)

    assert figures_of(play, brief).wrong == ()


@pytest.mark.parametrize("mode", MODES)
def test_nothing_odd_is_read_aloud(mode: str) -> None:
    for name in NAMES:
        for entry in _script(name, mode)[1].entries:
            assert not ODD.search(entry.text), entry.text
            assert all(said == "" or any(letter.isalnum() for letter in said) for said in spoken_tokens(entry.text))


@pytest.mark.parametrize("mode", MODES)
def test_no_claim_leans_on_something_that_is_not_there(mode: str) -> None:
    for name in NAMES:
        lines = _script(name, mode)[1].entries
        for before, entry in zip((None, *lines), lines, strict=False):
            leans = entry.grounding is Grounding.CLAIM and LEANING.match(entry.text) and dangles(entry.text)
            assert (
                not leans
                or (before is not None and before.grounding is not Grounding.CONNECTIVE)
                or "?" in (before.text if before else "")
            ), entry.text


@pytest.mark.parametrize("mode", MODES)
def test_rich_material_is_told_in_the_time_asked_for(mode: str) -> None:
    sources = tuple(_source(name) for name in NAMES)
    for pages in (2, 6, 10):
        brief = brief_of(*sources, pages=pages, mode=mode)
        counted = figures_of(write(brief), brief)

        assert counted.wrong == ()
        assert counted.words >= 55 * pages
        assert abs(counted.seconds / counted.target - 1) <= 0.10


def test_thin_material_is_told_honestly() -> None:
    brief = brief_of(_source(NAMES[0]), pages=20)

    assert "length_missed" in {remark.code for remark in write(brief).remarks}
