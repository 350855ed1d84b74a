"""What the pages say of a read: who is on stage, where a line comes from, how a title stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Ask = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "passage", "is_held"),
    [
        ("It holds six cars.", "“It holds six cars,” he said. Nobody counts.", True),
        ("Six cars?", "It holds sixty-six cars.", False),
        ("It carries six.", "It holds six cars.", False),
        ("…", "It holds six cars.", False),
    ],
)
def test_a_passage_holds_a_line_word_for_word_or_not(ask: Ask, text: str, passage: str, is_held: bool) -> None:
    assert ask("sentences", "(m, [t, p]) => m.holds(t, ['Another one.', p])", [text, passage]) is is_held


def test_a_line_in_its_passages_own_words_is_not_called_somebody_elses(ask: Ask) -> None:
    told = ask(
        "sentences", "(m) => [m.ground('claim', false, true), m.ground('claim'), m.ground('quote', false, true)]"
    )
    assert told == [
        "The passage’s own words, told without quotation marks.",
        "Told from this passage, not word for word.",
        "Quoted from the source, word for word.",
    ]


def test_only_those_who_speak_are_on_stage(ask: Ask) -> None:
    cast, lines = [{"character": name} for name in ("ANN", "BEN", "CY")], [{"character": "CY"}, {"character": "ANN"}]
    names = "(m, [cast, lines]) => m.speakersOf(cast, lines).map((one) => one.character)"
    assert ask("timeline", names, [cast, lines]) == ["ANN", "CY"]
    assert ask("timeline", names, [cast, []]) == ["ANN", "BEN", "CY"]


@pytest.mark.parametrize(
    ("credit", "shown"),
    [("From The last ferry", ""), ("From “The last ferry”", ""), (None, ""), ("From The last ferry and The log", None)],
)
def test_a_credit_that_only_says_the_title_again_is_not_shown(ask: Ask, credit: str | None, shown: str | None) -> None:
    read = {"title": "The last ferry", "credit": credit}
    assert ask("playbill", "(m, read) => m.creditOf(read)", read) == (credit if shown is None else shown)


def test_a_hyphenated_name_in_a_title_stays_whole_unless_it_is_long(ask: Ask) -> None:
    whole = "(m, text) => { const h = document.createElementNS('http://www.w3.org/1999/xhtml', 'h1'); m.writeWhole(h, text);"
    whole += " return [h.textContent, [...h.children].map((one) => one.textContent)]; }"
    title = "How Saint-Cyr keeps - and not-at-all-willingly-loses - its boat"
    assert ask("dom", whole, title) == [title, ["Saint-Cyr"]]
