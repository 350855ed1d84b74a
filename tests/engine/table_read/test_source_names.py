"""What a source is called aloud, and what is said of sources that hold nothing to quote."""

from __future__ import annotations

import pytest

from engine.machines.writers.extractive.sources import names_of
from engine.planning.ports import PlanningSource
from engine.table_read.bylines import author_of
from tests.engine.table_read.rehearsal import brief_of


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Takeaways from a contentious testimony", "the article"),
        ("Incremental coordination: speech production", "the article"),
        ("Annual report 2024, Hollin Valley", "the annual report"),
        ("Report on the flood", "the report"),
        ("Minutes of the parish council, 3 May", "the minutes"),
    ],
)
def test_a_source_is_called_by_what_its_title_is_built_on(title: str, phrase: str) -> None:
    text = "The wall was built of stone in the year of the flood. " * 40
    source = PlanningSource("c", title, "url", {}, None, text, None)

    assert names_of([source])["c"].phrase == phrase


def test_sources_that_cannot_be_quoted_are_not_said_to_be_missing() -> None:
    none = brief_of(PlanningSource("c", "A list", "text", {}, None, "one two\n\nthree", None)).envelope

    assert none.thesis.one_line == "Nothing in the sources can be quoted, so there is nothing to claim."


@pytest.mark.parametrize(
    ("byline", "author"),
    [("Josie Trent", "Josie Trent"), ("National Desk", None), ("By Staff Reporters", None), ("By Ann Low", "Ann Low")],
)
def test_a_desk_or_an_agency_is_no_author(byline: str, author: str | None) -> None:
    assert author_of("Pizza", "Pizza was searched more than anything.", {"byline": byline}) == author
