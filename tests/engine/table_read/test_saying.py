"""Saying: how written tokens are said, and that there is one answer for each."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.table_read.saying import spoken_tokens
from tests.engine.table_read.sayings import CASES


@pytest.mark.parametrize(("written", "said"), CASES.items(), ids=list(CASES))
def test_it_is_said_like_this(written: str, said: str) -> None:
    assert " ".join(word for word in spoken_tokens(written) if word) == said


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(CASES) >= 200


def test_a_sum_is_shared_between_its_tokens() -> None:
    assert spoken_tokens("cost £2.4 million, not") == ("cost", "two point four", "million pounds,", "not")


def test_a_pause_goes_to_the_word_before_a_lone_dash() -> None:
    assert spoken_tokens("the mill — closed") == ("the", "mill,", "", "closed")


@given(st.text(max_size=120))
def test_there_is_one_answer_for_every_token(text: str) -> None:
    assert len(spoken_tokens(text)) == len(text.split())


WRITTEN = st.lists(
    st.sampled_from(
        "the mill £2.4 million 12% (a [3] Dr. 1911 3–5 kWh 450 — “No. 5 MP3 A12 🎉 ** #3 www.a.org x@y.org ½ II Part e.g. 9.30 a.m. °C "
        "°F m/s 1,5 1,50,0 -- ... ?! £ $ %".split()
    )
    | st.text(alphabet="0123456789.,-–/:%£$€ abcxyzIVX'’“”()[]°²³", max_size=8),
    max_size=14,
).map(" ".join)


@given(WRITTEN)
def test_an_answer_is_empty_or_speakable_and_never_markup(text: str) -> None:
    for said in spoken_tokens(text):
        assert said == "" or any(letter.isalnum() for letter in said)
        assert not set(said) & set("*_`[](){}<>|#%£€$@&")


@given(WRITTEN)
@example("www.a.org I² aI0III")
@example("~/A²")
def test_no_figure_is_left_as_a_figure(text: str) -> None:
    assert not any("0" <= letter <= "9" for said in spoken_tokens(text) for letter in said)


@given(WRITTEN)
def test_the_same_text_is_said_the_same_way(text: str) -> None:
    assert spoken_tokens(text) == spoken_tokens(text)
