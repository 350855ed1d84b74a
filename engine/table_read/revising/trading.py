"""Revising, trading: two people say each other's lines in one place only; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.people import ARTICLE, whom
from engine.table_read.revising.places import lines_of, somewhere
from engine.table_read.revising.topics import headed
from engine.table_read.sentences import words

PLACED = re.compile(
    r"^(?P<who>.+?)(?:,?\s+but)?\s+(?:only\s+)?(?:in|during|within|throughout)\s+(?P<place>.+?)(?:\s+only)?$",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"^(?:the\s+)?(?:lines?|parts?|roles?|words)\s+(?:of|by)\s+|['’]s?(?:\s+(?:lines?|parts?|roles?|words))?$",
    re.IGNORECASE,
)


def swapped_within(read: TableRead, one: str, other: str) -> tuple[edits.Edit, ...] | None:
    """`swap Nora's and Felix's lines in scene 2`; without a place the lines of both; None where one of them is nobody."""
    placed = PLACED.match(other)
    first, second = _who(read, one), _who(read, placed["who"] if placed else other)
    if first is None or second is None or first == second:
        return None
    if placed is None:
        return (edits.SwapCharacters(first, second),)
    around = somewhere(read, placed["place"])
    if around is None:
        return None
    said = [_of(read, who, around) for who in (first, second)]
    if not any(said):
        raise EditRefused(f"Neither {first} nor {second} speaks there.")
    given = [edits.GiveLines(lines, who) for lines, who in zip(said, (second, first), strict=True) if lines]
    # Whoever gives first must be there to be given to.
    stay = [bool(_of(read, who, _elsewhere(read, around))) or not _of(read, who, around) for who in (first, second)]
    if not any(stay):
        return (edits.SwapCharacters(first, second),)
    return tuple(given if stay[0] else reversed(given))


def speakers_swapped(read: TableRead, one: str, other: str) -> tuple[edits.Edit, ...] | None:
    """`swap who says line 2 and line 3`; None where these are no two lines."""
    first, second = lines_of(read, one), lines_of(read, other)
    if not first or not second or len(first) != 1 or len(second) != 1:
        return None
    who = [read.screenplay.entries[lines[0]].character for lines in (first, second)]
    return edits.GiveLines(first, who[1]), edits.GiveLines(second, who[0])


def exchanged(read: TableRead, one: str, other: str) -> tuple[edits.Edit, ...] | None:
    """`swap the fire and the visitors`: scenes of exactly these titles, or what stands under such headings; None where these are none."""
    titles = [tuple(words(ARTICLE.sub("", scene.title))) for scene in read.screenplay.scenes]
    pair = [tuple(words(ARTICLE.sub("", phrase))) for phrase in (one, other)]
    if all(titles.count(title) == 1 for title in pair):
        first, second = sorted(titles.index(title) for title in pair)
        return edits.MoveScene(second, first), edits.MoveScene(first + 1, second + 1)
    before, behind = sorted((headed(read, one), headed(read, other)))
    if not before or not behind or before[-1] >= behind[0]:
        return None
    moved = tuple(index + len(behind) for index in before)
    return edits.MoveLines(behind, before[0]), edits.MoveLines(moved, behind[-1] + 1)


def _who(read: TableRead, phrase: str) -> str | None:
    return whom(read, OWNED.sub("", phrase.strip(" ,")))


def _elsewhere(read: TableRead, around: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(one.index for one in read.screenplay.entries if one.index not in around)


def _of(read: TableRead, who: str, around: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(index for index in around if read.screenplay.entries[index].character == who)
