"""Revising, sequence: `first the costs, then the traffic, then the bats`: topics or scenes in an order of somebody's own; pure."""

from __future__ import annotations

import re
from itertools import pairwise

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.ordering import turn_of
from engine.table_read.revising.people import whom
from engine.table_read.revising.places import scenes_of
from engine.table_read.revising.topics import bare_topic, place_of
from engine.table_read.revising.wishes import is_name

ORDER = r"^(?:(?:the\s+)?order:?\s+)?(?P<first>.+?)\s*,?\s+(?:and\s+)?(?:only\s+)?then\s+(?P<rest>.+)$"
LISTED = (
    r"^(?:(?:change|make|use|set|put)\s+)?(?:the\s+)?(?:right\s+|new\s+)?order\s*(?:should be|must be|is|to be|to)?\s*:?\s+"
    r"(?P<first>[^,]+),\s*(?P<rest>.+)$"
)
REST = re.compile(r"^(?:the\s+)?(?:rest|others?|remaining.*)$|^everything else$", re.IGNORECASE)
LEAD = re.compile(r"^(?:start|begin|open|lead|kick off)\s+with\s+", re.IGNORECASE)
FIRST = re.compile(
    r"^(?:(?:tell|do|play) (?:it|this)[^:]*:|in reverse:|backwards:)\s*|^(?:first|start with|begin with|open with"
    r"|lead with|kick off with|tell)\s+|\s+first$|\s+to (?:begin|start) with$",
    re.IGNORECASE,
)
THEN = re.compile(
    r"\s*,?\s+(?:and\s+)?(?:only\s+)?then\s+|\s*,\s+(?:and\s+)?(?:finally|lastly|last)\s+|\s*,\s*(?:and\s+)?|\s+and\s+",
    re.IGNORECASE,
)


def in_order(read: TableRead, found: re.Match[str]) -> Answer | None:
    """`the costs first, then the traffic`; None where only some of these are scenes or topics."""
    named = [FIRST.sub("", part.strip(" .")) for part in (found["first"], *THEN.split(found["rest"]))]
    scenes = [scenes_of(read, part) for part in named]
    if all(len(one) == 1 for one in scenes):
        return _scenes_in_order([one[0] for one in scenes])
    named = [part for part in named if not REST.match(part)]
    parts = [_part(read, part) for part in named]
    if not any(parts):
        return None
    if len(parts) == 1:
        return (edits.MoveLines(parts[0], 0),)
    if not all(parts):
        lost = next(part for part, lines in zip(named, parts, strict=True) if not lines)
        raise EditRefused(f"No line speaks of “{lost}”.")
    if len({index for lines in parts for index in lines}) != sum(map(len, parts)):
        raise EditRefused("These parts overlap, so they have no order of their own.", hint="Move them one by one.")
    return _lines_in_order(parts, 0 if LEAD.match(found["first"]) else min(min(lines) for lines in parts))


def _part(read: TableRead, phrase: str) -> tuple[int, ...]:
    label = whom(read, phrase)
    return turn_of(read, label) if label is not None and is_name(phrase, label) else place_of(read, bare_topic(phrase))


def _scenes_in_order(wanted: list[int]) -> Answer:
    """Each scene brought right behind the one before it."""
    order, made = list(range(max(wanted) + 1)), list[edits.Edit]()
    for scene, other in pairwise(wanted):
        now = order.index(other)
        place = order.index(scene) + 1
        if now != place:
            made.append(edits.MoveScene(now, place))
            order.remove(other)
            order.insert(order.index(scene) + 1, other)
    return tuple(made)


def _lines_in_order(parts: list[tuple[int, ...]], before: int) -> Answer:
    """The parts, one after the other, before a line of the script as it is now."""
    made, gone = list[edits.Edit](), set[int]()
    for lines in parts:
        # Lines that stood behind the place and have been brought before it push the others on.
        now = tuple(index + sum(one > index for one in gone) for index in lines)
        if now != tuple(range(before, before + len(now))):
            made.append(edits.MoveLines(now, before))
        before += len(lines)
        gone |= set(lines)
    return tuple(made)
