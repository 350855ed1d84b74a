"""Revising, stressing: wishes for stress on a word, as a direction a voice understands; pure."""

from __future__ import annotations

import re

from engine.table_read.emphasis import places, stressing
from engine.table_read.errors import EditRefused
from engine.table_read.model import Entry, TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.clauses import unquoted
from engine.table_read.revising.places import somewhere
from engine.table_read.revising.topics import about

Found = re.Match[str]
SAYING = re.compile(
    r"^(?:when|where|as|in)\s+(?P<who>.+?)\s+(?:says?|said|speaks?|asks?|tells?)\b(?:\s+(?:it|that|so|this)$)?(?P<topic>.*)$",
    re.IGNORECASE,
)
IN = re.compile(r"^(?:in|of|within|during|throughout)\s+", re.IGNORECASE)
SHOWN = 40


def words(read: TableRead, found: Found) -> Answer:
    """`put the stress on 'never' in line 3`: in every line of that place which says it. Raises `EditRefused` where none does."""
    wanted, where = unquoted(found["words"]), (found["where"] or "").strip(" ,.")
    around = _around(read, where)
    holding = [one for one in around if places(one.text.split(), wanted)]
    if not holding:
        place = f"Line {around[0].index + 1}" if len(around) == 1 else "None of these lines" if where else "No line"
        says = "does not say" if len(around) == 1 else "says"
        raise EditRefused(f"{place} {says} “{wanted[:SHOWN]}”.")
    if any(letter.isdigit() for letter in wanted):
        raise EditRefused(
            f"“{wanted[:SHOWN]}” is spoken in other words than it is written in, so no stress is put on it.",
            hint="Write it in words first, or stress the line.",
        )
    return tuple(edits.Direct((one.index,), stressing(one.parenthetical, wanted)) for one in holding)


def _around(read: TableRead, where: str) -> list[Entry]:
    entries = read.screenplay.entries
    if not where:
        return list(entries)
    said = SAYING.match(where)
    lines = somewhere(read, said["who"]) if said else somewhere(read, IN.sub("", where))
    if lines is None:
        raise EditRefused(f"It is not clear where “{where}” is.")
    spoken = {one.index for one in about(read, said["topic"])} if said else set()
    return [entries[index] for index in lines if index in spoken] or [entries[index] for index in lines]
