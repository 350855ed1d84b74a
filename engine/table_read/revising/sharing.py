"""Revising, sharing: one clause for several people, each with a wish of its own: `Nora warmer, Felix colder`; pure."""

from __future__ import annotations

import re
from itertools import pairwise

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.abroad import in_english
from engine.table_read.revising.answers import Fit, FromSources
from engine.table_read.revising.clauses import HAS_VERB, QUOTED
from engine.table_read.revising.edits import Direct
from engine.table_read.revising.framing import unframed
from engine.table_read.revising.manners import manner_in
from engine.table_read.revising.meanings import meant
from engine.table_read.revising.people import antecedent
from engine.table_read.revising.remarks import is_remark, place_named

CUT = re.compile(
    r"\s*,\s*(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while|whereas|und|aber|et|mais|y|pero|e|en|maar|ma)\s+|\s*[&+]\s*",
    re.IGNORECASE,
)
VERB = re.compile(r"^(?:[a-z]+)(?=\s)", re.IGNORECASE)
AND = re.compile(r"\s*,\s*(?:and\s+)?(?!but\b)|\s+(?:and|und|et|y|e|en)\s+|\s*[&+]\s*", re.IGNORECASE)
STRONG = re.compile(r"\s*[,;]\s*(?:and\s+|but\s+|while\s+)?|\s+(?:but|while|whereas|aber|mais|pero)\s+", re.IGNORECASE)
ASIDE = re.compile(
    r"^(?:nobody|no one|everyone|everybody|people|listeners|it|that|they|this|he|she|we|i)\b", re.IGNORECASE
)
BE = re.compile(r"^(?:be|sound|feel|come across)\s+(?P<how>.+)$", re.IGNORECASE)
SUBJECT = re.compile(
    r"^(?:(?:can|could|should|may|might|would)\s+)?(?P<who>(?!make\b|have\b|let\b|put\b|move\b).+?)\s+"
    r"(?:(?:should|must|could|can|has to|needs to)\b|(?:go|come|be|stand|sound|move|feel|start|end)\b)",
    re.IGNORECASE,
)
LINE = re.compile(r"\blines?\b", re.IGNORECASE)
KIND = re.compile(r"\b(scene|line|beat|chapter)s?\b", re.IGNORECASE)
ONE = re.compile(r"\b(the\s+\w+)\s+one\b", re.IGNORECASE)
ITSELF = re.compile(
    r"^(?:(?:a (?:bit|little|touch|tad)|slightly|much|far|way|very|also|all)\s+)*(?:(?:more|less)\s+)?[\w-]+$",
    re.IGNORECASE,
)
"""A manner that is said of nobody."""


def shared(read: TableRead, clause: str) -> tuple[str, ...]:
    """The clause as it is where it is understood so; else its parts, where every one of them is, with the first one's verb if need be."""
    clause = without_remark(clause)
    if _holds(read, clause) or _contradicts(read, clause):
        return (clause,)
    return (
        _parted(read, clause, STRONG)
        or _parted(read, clause, CUT)
        or _parted(read, clause, AND, partly=True)
        or (clause,)
    )


def _parted(read: TableRead, clause: str, cut: re.Pattern[str], *, partly: bool = False) -> tuple[str, ...] | None:
    """The parts between these cuts as wishes of their own; None where one of them is none, or, `partly`, the first is none."""
    quoted = [found.span() for found in QUOTED.finditer(clause)]
    cuts = [one for one in cut.finditer(clause) if not any(a < one.end() and one.start() < b for a, b in quoted)]
    if not cuts:
        return None
    edges = [0, *(place for one in cuts for place in one.span()), len(clause)]
    parts = [clause[begin:end].strip() for begin, end in list(pairwise(edges))[::2]]
    verb = VERB.match(clause)
    wishes = [part for part in parts if not is_remark(part)]
    reason = ""
    if 0 < len(wishes) < len(parts) and all(_holds(read, part) for part in wishes):
        reason, parts = next(part for part in parts if part not in wishes), wishes
    made: list[str] = []
    for at, part in enumerate(parts):
        said = _understood(read, part, verb[0] if verb and at else "", made[-1] if made else reason)
        if said is None and not (partly and made):
            return None
        made.append(said or (part if len(part.split()) > 1 or not verb else f"{verb[0]} {part}"))
    return tuple(made) if not partly or _edits(read, made[0]) else None


def _edits(read: TableRead, clause: str) -> bool:
    """Whether it is done in the script, without going back to the sources."""
    return not isinstance(meant(read, in_english(clause)), FromSources)


def without_remark(clause: str) -> str:
    """The wish without what is said behind it about how things are: `start with the bees, they're the fun bit`."""
    wish, comma, behind = clause.rpartition(",")
    is_aside = comma and ASIDE.match(behind.strip()) and is_remark(behind.strip())
    return without_remark(wish) if is_aside and len(wish.split()) > 1 else clause


def _understood(read: TableRead, part: str, verb: str, before: str) -> str | None:
    """A part as a wish of its own; a mere manner is one for whom the part before it was said of, and what has no verb takes the first one's."""
    if ITSELF.match(part) and manner_in(part) and before:
        whose = _whose(read, before)
        if whose is None:
            return None
        part = f"make {whose} {part}"
    part = _of_the_same_kind(unframed(part), before)
    if (be := BE.match(part)) and (subject := SUBJECT.match(before)):
        part = f"make {subject['who']} {be['how']}"
    own = HAS_VERB.match(part) is not None or antecedent(read, part) is not None
    readings = (part, f"{verb} {part}".strip()) if own or not HAS_VERB.match(verb) else (f"{verb} {part}",)
    return next((said for said in (*readings, f"make {part}") if said and _holds(read, said)), None)


def _whose(read: TableRead, before: str) -> str | None:
    """Of what a mere manner is said behind another wish: of its line, of whom it names, of everything; None where that is not clear."""
    place, who = place_named(read, before), antecedent(read, before)
    if place is not None and LINE.search(place):
        return place
    try:
        answer = None if who is not None else meant(read, in_english(before))
    except EditRefused:
        return None
    everything = len(read.screenplay.entries)
    of_all = isinstance(answer, Fit) and not answer.lines
    of_all = of_all or (
        isinstance(answer, tuple) and all(isinstance(one, Direct) and len(one.indexes) == everything for one in answer)
    )
    return who or ("everything" if of_all else None)


def _of_the_same_kind(part: str, before: str) -> str:
    """`the last one` beside a scene as `the last scene`."""
    kinds = KIND.findall(before)
    return ONE.sub(rf"\1 {kinds[-1].lower()}", part) if kinds else part


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
