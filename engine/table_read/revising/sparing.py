"""Revising, sparing: `make it shorter but keep the bees`: a wish that leaves some of the lines alone; pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer, Fit
from engine.table_read.revising.leading import introduces
from engine.table_read.revising.places import clearly, somewhere
from engine.table_read.revising.topics import told_of

SPARING = re.compile(
    r"^(?P<wish>.+?),?\s+(?:but|just|only)\s+(?:please\s+|do\s+)?(?:keep|leave|spare|do\s*n['’]?t\s+(?:touch|cut|change|drop|lose|shorten|trim|remove)"
    r"|do not\s+(?:touch|cut|change|drop|lose|shorten|trim|remove))\s+(?P<what>(?!(?:it|that|them|him|her)\b).+?)"
    r"(?:\s+(?:in|intact|alone|as (?:it|they|he|she) (?:is|are)|as is|untouched|unchanged|whole|complete|please|though|out of it))*$",
    re.IGNORECASE,
)
WITHOUT = re.compile(
    r"^(?P<wish>.+?),?\s+without\s+(?:losing|cutting|touching|dropping|removing)\s+(?P<what>(?!(?:it|that|them|any)\b).+)$",
    re.IGNORECASE,
)
REST = re.compile(r"^(?:the (?:rest|others?)|everything else|all else|all the rest)\b", re.IGNORECASE)


def spared_in(clause: str) -> tuple[str, str] | None:
    """The wish and what it shall not touch; None where it spares nothing."""
    found = SPARING.match(clause) or WITHOUT.match(clause)
    return (found["wish"], found["what"]) if found else None


def sparing(read: TableRead, answer: Answer | None, what: str) -> Answer | None:
    """The answer without these lines in it. Raises `EditRefused` where it is not clear which they are, or nothing is left."""
    if answer is None or REST.match(what):
        return answer
    lines = clearly(read, what) or somewhere(read, what) or told_of(read, what)
    if not lines:
        raise EditRefused(f"It is not clear what “{what}” is, which shall stay.")
    entries = read.screenplay.entries
    lines = (*lines, *(index - 1 for index in lines if index and introduces(entries[index - 1], entries[index])))
    if isinstance(answer, Fit):
        return replace(answer, spared=lines)
    if not isinstance(answer, tuple):
        return None
    left = tuple(made for one in answer if (made := _without(read, one, lines)) is not None)
    if not left:
        raise EditRefused(f"Nothing is left to do without “{what}”.")
    return left


def _without(read: TableRead, edit: edits.Edit, spared: Collection[int]) -> edits.Edit | None:
    """The edit of the other lines only; None where there are none."""
    if isinstance(edit, edits.DropScene):
        edit = edits.DropLines(tuple(one.index for one in read.screenplay.entries if one.scene_index == edit.index))
    if not isinstance(edit, edits.DropLines | edits.Direct | edits.Mute | edits.GiveLines):
        return edit
    others = tuple(index for index in edit.indexes if index not in spared)
    return replace(edit, indexes=others) if others else None
