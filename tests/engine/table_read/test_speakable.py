"""What is for the eye in a page of a manual is not read aloud."""

from __future__ import annotations

import pytest

from engine.table_read.speakable import speakable


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It calls fork() and then execve(2).", "It calls fork and then execve."),
        ("Locks (mlock(2), mlockall(2)) are not inherited.", "Locks are not inherited."),
        ("Only safe functions (see signal-safety(7)) may be called.", "Only safe functions may be called."),
        ("The set is empty at the be‐\n   ginning.", "The set is empty at the beginning."),
        ("All FILE(s) are read.", "All FILE(s) are read."),
        ("See the [mill's page][] and [the log][2].", "See the mill's page and the log."),
        ("A well‐known gate.", "A well‐known gate."),
        ("Passes fell by 62 % (95 % CI 54–69 %) in all (p = 0.41).", "Passes fell by 62 % in all."),
        (
            "It was 11.3 m wide (s.d. 2.6 m), 93 of 99 (94 %) in number.",
            "It was 11.3 m wide, 93 of 99 (94 %) in number.",
        ),
        ("Kuijper et al. (2008) found that bats turned back.", "Kuijper et al. found that bats turned back."),
        ("1.º La presidenta expone el caso.", "La presidenta expone el caso."),
    ],
)
def test_references_and_broken_words_of_a_manual(text: str, said: str) -> None:
    assert speakable(text) == said
