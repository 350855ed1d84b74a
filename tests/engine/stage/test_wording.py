"""What is shown and what is said belong together, token by token."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.stage.speech import WordTiming
from engine.stage.wording import wording
from engine.table_read.saying import spoken_tokens
from tests.engine.stage.builders import plainly

TEXT = "Paid 2.4 million [3] then."


def test_every_shown_token_points_at_what_is_said_for_it() -> None:
    words = wording(TEXT, plainly)

    assert words.spoken == "Paid two point four million then."
    assert [(TEXT[t.start : t.end], words.spoken[t.spoken_start : t.spoken_end]) for t in words.tokens] == [
        ("Paid", "Paid"), ("2.4", "two point four"), ("million", "million"), ("[3]", ""), ("then.", "then."),
    ]  # fmt: skip


def test_a_new_paragraph_stays_one_where_something_is_said_on_both_sides() -> None:
    assert wording("One. \n\nTwo.", plainly).spoken == "One.\n\nTwo."
    assert wording("One.\n\n[3]\nTwo.", plainly).spoken == "One.\n\nTwo."
    assert wording("One.\nTwo.\n\n[3]", plainly).spoken == "One. Two."


def test_times_of_the_spoken_words_come_back_to_the_shown_tokens() -> None:
    words = wording(TEXT, plainly)
    spoken = [(0, 4), (5, 8), (9, 14), (15, 19), (20, 27), (28, 33)]
    timings = [WordTiming(start, end, 100 * number, 100 * number + 90) for number, (start, end) in enumerate(spoken)]

    timed = words.timed(timings)

    assert [(word.start_ms, word.end_ms) for word in timed] == [(0, 90), (100, 390), (400, 490), (490, 490), (500, 590)]


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=80))
def test_any_text_keeps_one_timing_per_token_in_order(text: str) -> None:
    words = wording(text, spoken_tokens)
    timings = []
    at = 0
    for number, word in enumerate(words.spoken.split()):
        at = words.spoken.index(word, at)
        timings.append(WordTiming(at, at + len(word), number * 10, number * 10 + 9))
        at += len(word)

    timed = words.timed(timings)

    assert [text[word.start : word.end] for word in timed] == text.split()
    assert all(word.start_ms <= word.end_ms for word in timed)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(timed))
