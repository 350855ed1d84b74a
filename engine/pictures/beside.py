"""Pictures, beside: which figures may stand beside each other, because their source counts them alike and says so; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.pictures.counted import MOVES, PARTS, Counted
from engine.pictures.figures import HOLLOW, TALLEST, YEAR
from engine.pictures.model import Figure
from engine.pictures.wordings import matters, sentence_with

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence

LEAST_BEFORE = 2
NEAR = 160
"""Letters between two passages that are said in one breath."""
PRONOUNS = frozenset("it he she they that this there these those we you i es er sie das il elle on lo la ello".split())
FROM_TO = (("from", "to"), ("von", "auf"), ("de", "à"), ("de", "a"))
AGAINST = re.compile(
    r"^[^.;]{0,60}?\b(compared (?:with|to)|against|up from|down from|instead of|rather than|statt|gegenüber)\s(?:only\s|about\s|nearly\s)?[£$€¥]?$",
    re.IGNORECASE,
)
BESIDE = re.compile(r"^,\s(?:and\s|und\s)?((?:[^\W\d_]+[\s-]?){1,4})\s[£$€¥]?$")
VERBS = frozenset(
    "is was are were has had have cost costs took takes needs gave gives made makes then now plus".split()
)
PLACES = frozenset(
    "in at on with without for from to by under above below before after during mit ohne bei im für avec sans pour chez con sin para".split()
)
WHEN = re.compile(
    r"^(?:in\s)?(?:last|this|next|today|now|heute|vergangen\w*)\b|^(?:in|by|im)\s(?:the\s)?(?:\d{4}|(?-i:[A-Z])[a-z]+\b)",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """Why two figures belong together."""

    MOVED = "moved"
    AGAINST = "against"
    TAILS = "tails"
    VERBS = "verbs"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that may be shown side by side, each with words of its source that say what it is, and why."""

    one: Figure
    other: Figure
    kind: Kind


def pairs(every: Sequence[Counted]) -> Iterator[Pair]:
    """Those of these figures that may be compared, each with the first that it can be compared with."""
    for at, one in enumerate(every):
        found = next((pair for other in every[at + 1 :] if (pair := paired(one, other)) is not None), None)
        if found is not None:
            yield found


def told_of(pair: Pair, quote: str) -> str:
    """The part of a passage that says both; its whole sentence where little stands before the first."""
    sentence = sentence_with(quote, pair.one.shown)
    places = sorted((sentence.find(pair.one.shown), sentence.find(pair.other.shown)))
    begins = [found.end() for found in PARTS.finditer(sentence) if found.end() <= places[0]]
    ends = [found.start() for found in PARTS.finditer(sentence) if found.start() >= places[1] + len(pair.other.shown)]
    begin = begins[-1] if begins else 0
    if min(places) < 0 or len(sentence[begin : places[0]].split()) < LEAST_BEFORE:
        begin = 0
    return sentence[begin : ends[0] if ends else None]


def groups(every: Sequence[Counted]) -> Iterator[tuple[Counted, ...]]:
    """Three to six that count the same thing in the same words, the largest first; each with what tells it apart."""
    found = list[tuple[Counted, ...]]()
    for at, one in enumerate(every):
        for kind in (Kind.VERBS, Kind.TAILS, Kind.NAMED):
            group = _group(one, every[at + 1 :], kind)
            if len(group) >= 3:
                found.append(group)
    seen = set[Figure]()
    for group in sorted(found, key=lambda group: -len(group)):
        plain = {replace(one.figure, label="") for one in group}
        if not plain <= seen:
            seen |= plain
            yield group


def paired(one: Counted, other: Counted) -> Pair | None:
    """The two as they may stand beside each other; None where nothing in their source puts them there."""
    a, b = one.figure, other.figure
    if a.unit != b.unit or abs(a.value - b.value) < 1e-9 or one.is_change or other.is_change:
        return None
    if one.period != other.period:
        return None
    if one.item.id == other.item.id and one.sentence == other.sentence:
        return _of_one_sentence(one, other)
    return _by_verbs(one, other) if _are_near(one.item, other.item) else None


def _of_one_sentence(one: Counted, other: Counted) -> Pair | None:
    between = other.before[len(one.before) + len(one.figure.shown) :]
    return (
        _moved(one, other, between)
        or _against(one, other, between)
        or _by_tails(one, other)
        or _by_verbs(one, other)
        or _named(one, other, between)
    )


def _moved(one: Counted, other: Counted, between: str) -> Pair | None:
    """From one to the other, where the sentence says that something moved."""
    last, link = (one.before.rstrip("£$€¥ ").split() or [""])[-1].lower(), between.strip("£$€¥ ").lower()
    for start, end in FROM_TO:
        if MOVES.search(one.before) and last == start and link == end:
            return _pair(one, start, other, end, Kind.MOVED)
        if MOVES.search(one.before) and last == end and link == start:
            return _pair(other, start, one, end, Kind.MOVED)
    return None


def _against(one: Counted, other: Counted, between: str) -> Pair | None:
    """One beside the other, as the sentence itself does."""
    found, a, b = AGAINST.match(between), one.tail, other.tail
    if a and b and a.split()[0] == b.split()[0]:
        return _pair(one, a, other, b, Kind.AGAINST) if found else None
    return _pair(one, one.lead or a, other, b or found[1], Kind.AGAINST) if found and (one.lead or a) else None


def _by_tails(one: Counted, other: Counted) -> Pair | None:
    """In one place and in the other, with one thing and with the other."""
    a, b = one.tail, other.tail
    if not a or not b or a.lower() == b.lower():
        return None
    first, second = a.split()[0].lower(), b.split()[0].lower()
    same = first == second and first in PLACES
    return _pair(one, a, other, b, Kind.TAILS) if same or (WHEN.match(a) and WHEN.match(b)) else None


def _by_verbs(one: Counted, other: Counted) -> Pair | None:
    """One costs so much, the other costs so much."""
    a, b = one.lead, other.lead
    if a.lower() == b.lower() or not _are_one_verb(one.verb, other.verb) or not (_says_what(a) and _says_what(b)):
        return None
    return _pair(one, a, other, b, Kind.VERBS)


def _named(one: Counted, other: Counted, between: str) -> Pair | None:
    """Schools take so much, roads so much."""
    found = BESIDE.match(between)
    words = found[1].split() if found else []
    if not words or set(map(str.lower, words)) & (VERBS | PRONOUNS | HOLLOW) or len(one.lead.split()) < 2:
        return None
    return _pair(one, one.lead, other, found[1].strip(), Kind.NAMED) if found else None


def _group(one: Counted, others: Sequence[Counted], kind: Kind) -> tuple[Counted, ...]:
    found, last, labels = [one], one, set[str]()
    label = ""
    for other in others:
        pair = paired(last if kind is Kind.NAMED else one, other)
        if kind is Kind.NAMED and pair is None and len(found) > 1:
            pair = _follows(last, other)
        if pair is None or pair.kind is not kind or pair.other.label in labels:
            continue
        label = label or pair.one.label
        labels.add(pair.other.label)
        found.append(_labelled(other, pair.other))
        last = other
    most = max(one.figure.value for one in found)
    found[0] = _labelled(one, _named_figure(one.figure, label))
    shown = found if kind is Kind.NAMED else [one for one in found if one.figure.value * TALLEST >= most]
    return tuple(shown)[:6] if label else ()


def _follows(one: Counted, other: Counted) -> Pair | None:
    """The next of a row of names and figures, whose verb stands before the first."""
    if one.item.id != other.item.id or one.sentence != other.sentence or one.figure.unit != other.figure.unit:
        return None
    found = BESIDE.match(other.before[len(one.before) + len(one.figure.shown) :])
    if not found or set(found[1].lower().split()) & (VERBS | PRONOUNS | HOLLOW):
        return None
    return _pair(one, one.lead or one.figure.label, other, found[1].strip(), Kind.NAMED)


def _pair(one: Counted, label: str, other: Counted, second: str, kind: Kind) -> Pair:
    return Pair(_named_figure(one.figure, label), _named_figure(other.figure, second), kind)


def _named_figure(figure: Figure, label: str) -> Figure:
    return replace(figure, label=label)


def _labelled(one: Counted, figure: Figure) -> Counted:
    return replace(one, figure=figure)


def _are_near(one: Evidence, other: Evidence) -> bool:
    """Whether two passages are about one matter, or are said in one breath."""
    if one.id == other.id:
        return True
    apart = max(one.char_start, other.char_start) - min(one.char_end, other.char_end)
    if one.source_id == other.source_id and apart <= NEAR and one.char_start != other.char_start:
        return True
    return len(set(matters(one.quote)) & set(matters(other.quote))) >= 3


def _are_one_verb(one: str, other: str) -> bool:
    if not one or not other or one in PRONOUNS or other in PRONOUNS:
        return False
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short[: max(3, len(short) - 1)]) and len(long) - len(short) <= 2


def _says_what(lead: str) -> bool:
    """Whether it names its subject or its year, and not only `it`."""
    words = lead.lower().split()
    return len(words) >= 2 and (words[0] not in PRONOUNS or YEAR.search(lead) is not None)
