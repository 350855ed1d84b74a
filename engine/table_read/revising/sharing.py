"""Revising, sharing: one clause for several people, each with a wish of its own: `Nora warmer, Felix colder`; pure."""

from __future__ import annotations

import re
from itertools import pairwise

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.abroad import in_english
from engine.table_read.revising.clauses import QUOTED
from engine.table_read.revising.meanings import meant
from engine.table_read.revising.remarks import is_remark

CUT = re.compile(
    r"\s*,\s*(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while|whereas|und|aber|et|mais|y|pero)\s+", re.IGNORECASE
)
VERB = re.compile(r"^(?:[a-z]+)(?=\s)", re.IGNORECASE)


def shared(read: TableRead, clause: str) -> tuple[str, ...]:
    """The clause as it is where it is understood so; else its parts, where every one of them is, with the first one's verb if need be."""
    if _holds(read, clause) or _contradicts(read, clause):
        return (clause,)
    quoted = [found.span() for found in QUOTED.finditer(clause)]
    cuts = [one for one in CUT.finditer(clause) if not any(a < one.end() and one.start() < b for a, b in quoted)]
    if not cuts:
        return (clause,)
    edges = [0, *(place for one in cuts for place in one.span()), len(clause)]
    parts = [clause[begin:end].strip() for begin, end in list(pairwise(edges))[::2]]
    verb = VERB.match(clause)
    wishes = [part for part in parts if not is_remark(part)]
    if 0 < len(wishes) < len(parts) and all(_holds(read, part) for part in wishes):
        parts = wishes
    made = [_understood(read, part, verb[0] if verb and at else "") for at, part in enumerate(parts)]
    return tuple(one for one in made if one is not None) if all(made) else (clause,)


def _understood(read: TableRead, part: str, verb: str) -> str | None:
    return next(
        (said for said in (part, f"{verb} {part}".strip(), f"make {part}") if said and _holds(read, said)), None
    )


def _contradicts(read: TableRead, clause: str) -> bool:
    """Whether its parts cannot be had together."""
    try:
        meant(read, in_english(clause))
    except EditRefused as refused:
        return refused.sentence().startswith("It cannot become")
    return False


def _holds(read: TableRead, clause: str) -> bool:
    try:
        return meant(read, in_english(clause)) is not None
    except EditRefused:
        return False
