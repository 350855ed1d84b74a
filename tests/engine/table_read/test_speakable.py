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
    ],
)
def test_references_and_broken_words_of_a_manual(text: str, said: str) -> None:
    assert speakable(text) == said
