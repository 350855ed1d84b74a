"""Cutting a line into clauses and timing its words: laws and cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.machines.voicing.clauses import breathe, is_speakable
from engine.machines.voicing.words import timed

TEXTS = some.text(some.sampled_from("ab Z9.,;:!?…—–\"' \n\t()é東😀"), max_size=60)
EVENTS = some.lists(some.tuples(some.integers(-3, 70), some.integers(0, 9), some.integers(0, 5000)), max_size=30)


@given(TEXTS)
def test_every_token_lies_in_exactly_one_clause(text: str) -> None:
    said = [token for clause in breathe(text) for token in text[clause.start : clause.end].split()]
    assert said == text.split()


@given(TEXTS)
def test_clauses_can_be_heard_and_the_last_is_followed_by_nothing(text: str) -> None:
    clauses = breathe(text)
    if is_speakable(text):
        assert all(is_speakable(text[clause.start : clause.end]) for clause in clauses)
        assert clauses[-1].pause_ms == 0


@given(TEXTS, EVENTS, some.integers(0, 4000))
def test_whatever_the_engine_says_times_rise_inside_the_take(
    text: str, events: list[tuple[int, int, int]], duration: int
) -> None:
    words = timed(text, sorted(events, key=lambda event: event[2]), duration)
    assert [text[word.start : word.end] for word in words] == text.split()
    moments = [moment for word in words for moment in (word.start_ms, word.end_ms)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= duration for moment in moments)


def test_a_token_begins_at_the_event_that_names_its_start() -> None:
    words = timed("one two three", [(0, 3, 0), (4, 3, 200), (8, 5, 450)], 900)
    assert [(word.start_ms, word.end_ms) for word in words] == [(0, 200), (200, 450), (450, 900)]


def test_extra_events_inside_a_number_do_not_move_the_next_word() -> None:
    events = [(0, 4, 0), (5, 1, 100), (6, 1, 300), (7, 1, 500), (7, 1, 700), (15, 2, 900)]
    assert [word.start_ms for word in timed("cost $1,250.75 in", events, 1100)] == [0, 100, 900]


def test_two_words_said_as_one_share_their_time_by_length() -> None:
    assert [word.start_ms for word in timed("sum of them", [(0, 3, 0), (4, 2, 300)], 900)] == [0, 300, 500]


def test_a_mark_that_is_not_said_takes_no_time() -> None:
    words = timed("well — yes", [(0, 4, 0), (7, 3, 400)], 800)
    assert [(word.start_ms, word.end_ms) for word in words] == [(0, 400), (400, 400), (400, 800)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Dr. Smith came at 5 p.m. today.", ["Dr. Smith came at 5 p.m. today."]),
        ('"Stop!" she said; nobody did.', ['"Stop!"', "she said;", "nobody did."]),
        ("It rose by 2.4 million.", ["It rose by 2.4 million."]),
        ("Wait… … what?", ["Wait…", "… what?"]),
        ("A well-known — and old — tale", ["A well-known —", "and old —", "tale"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_a_line_takes_breath_where_a_reader_would(text: str, clauses: list[str]) -> None:
    assert [text[clause.start : clause.end] for clause in breathe(text)] == clauses
