"""Revising, texts: how long a line and a title may be; white space made single; pure."""

from __future__ import annotations

from engine.table_read.errors import EditRefused

LONGEST_LINE, LONGEST_TITLE = 5000, 200


def a_line(text: str) -> str:
    """The words of a line. Raises `EditRefused`."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_LINE:
        raise EditRefused(f"A line has 1 to {LONGEST_LINE} characters.")
    return text


def a_title(text: str) -> str:
    """The words of a title. Raises `EditRefused`."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_TITLE:
        raise EditRefused(f"A title has 1 to {LONGEST_TITLE} characters.")
    return text
