"""Revising, another tongue: a word on it where somebody names a topic in another language than the script is in; pure."""

from __future__ import annotations

from engine.library.digesting.tongues import BY_CODE
from engine.table_read.model import TableRead
from engine.table_read.revising.tongues import foreign
from engine.table_read.revising.topics import tongue_of_read

LOST = ("No line speaks of", "It is not clear")


def told_apart(read: TableRead, instruction: str, not_done: tuple[str, ...]) -> tuple[str, ...]:
    """What could not be done, with what may help: the script's own words."""
    script = BY_CODE[code].name if (code := tongue_of_read(read)) in BY_CODE else None
    asked = foreign(instruction) or "English"
    if script is None or script == asked or not any(one in told for told in not_done for one in LOST):
        return not_done
    wish = "" if asked == "English" else f"The wish seems to be in {asked}. "
    return (*not_done, f"{wish}The script is in {script}; topics are found by the words it uses.")
