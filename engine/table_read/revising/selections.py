"""Revising, selections: lines and people taken together: `Nora and Felix`, `both hosts`, `the last two lines of scene 2`; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from engine.table_read.errors import EditRefused
from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.revising.clauses import QUOTED

Lines = tuple[int, ...]
Find = Callable[[TableRead, str], Lines | None]
TOGETHER = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|plus|as well as|und|sowie|et|y)\s+|\s*&\s*", re.IGNORECASE)
BOTH = re.compile(r"^(?:both|all(?:\s+of)?|beide|les deux|ambos)\s+|\s+(?:both|alike|beide)$", re.IGNORECASE)
ONLY = re.compile(r"^(?:just|only)\s+|\s+only$", re.IGNORECASE)
WITHIN = re.compile(r"\s+(?:in|of|from|during|throughout|within)\s+", re.IGNORECASE)
COUNTS = {name: value for value, name in enumerate("two three four five six seven eight nine ten".split(), 2)}
SOME = re.compile(
    rf"^(?:(?P<who>.+?)['’]s?\s+|the\s+)?(?P<which>first|opening|last|final|closing)\s+(?P<count>\d+|{'|'.join(COUNTS)})\s+"
    r"(?:lines|sentences)(?:\s+(?:of|in|from|by)\s+(?P<of>.+))?$",
    re.IGNORECASE,
)
HALF = re.compile(
    r"^(?:the\s+)?(?P<which>first|second|last|latter|other|former)\s+half(?:\s+of\s+(?P<of>.+))?$", re.IGNORECASE
)
ENDS = re.compile(
    r"^(?:(?P<who>.+?)['’]s?\s+|the\s+)?(?:very\s+)?(?P<one>\w+)\s+and\s+(?:the\s+)?(?:very\s+)?(?P<other>\w+)\s+lines?(?P<of>\s+.+)?$",
    re.I,
)
SPEAKING_OF = re.compile(
    r"^(?:the\s+)?(?:(?P<who>.+?)['’]s?\s+)?(?:lines?|bits?|part|quotes?|sentences?|remarks?|jokes?|story|comments?|points?|anecdotes?|confession|question)\s+"
    r"(?:about|on|that (?:speaks?|talks?) (?:of|about)|mentioning|with)\s+(?P<topic>.+)$",
    re.IGNORECASE,
)
WHERE_SPOKEN = re.compile(
    r"^(?:(?:the\s+)?(?:bit|part|lines?|moment|passage|place)s?\s+)?(?:(?:where|in which|when)\s+)?(?P<who>.+?)\s+(?:talks?|speaks?|asks?|mentions?"
    r"|tells?(?: us)?|goes on"
    r"|says?(?: something)?)\s+(?:about\s+|of\s+|on\s+)?(?P<topic>.+)$",
    re.IGNORECASE,
)
GROUPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?:the\s+)?(?:women|ladies|girls|female (?:voices|speakers|characters))$", re.IGNORECASE), "female"),
    (
        re.compile(r"^(?:the\s+)?(?:men|guys|gentlemen|boys|male (?:voices|speakers|characters))$", re.IGNORECASE),
        "male",
    ),
)
HOSTS = re.compile(r"^(?:the\s+)?(?:two\s+|three\s+)?(?:hosts|presenters|moderators)$", re.IGNORECASE)
GUESTS = re.compile(r"^(?:the\s+)?guests?$", re.IGNORECASE)


def together(read: TableRead, phrase: str, find: Find) -> Lines | None:
    """The lines of everything a phrase lists, where all of it is found: `Nora and Felix`, `line 3, the intro and Ben`."""
    parts = _listed(ONLY.sub("", BOTH.sub("", part)) for part in listed(BOTH.sub("", phrase.strip(" .,"))))
    if len(parts) < 2 or not all(parts):
        return None
    found = [find(read, part) for part in parts]
    return None if any(one is None for one in found) else _ordered(one for lines in found for one in lines or ())


def listed(phrase: str) -> list[str]:
    """What a phrase lists, one by one; what is quoted stays whole."""
    quoted = [found.span() for found in QUOTED.finditer(phrase)]
    cuts = [
        one.span() for one in TOGETHER.finditer(phrase) if not any(a < one.end() and one.start() < b for a, b in quoted)
    ]
    edges = [0, *(place for cut in cuts for place in cut), len(phrase)]
    return [phrase[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def _listed(parts: Iterable[str]) -> list[str]:
    """The parts, a bare number with what it counts: `lines 2`, `3` as `lines 2, 3`."""
    listed: list[str] = []
    for part in parts:
        if part.isdigit() and listed:
            listed[-1] += f", {part}"
        else:
            listed.append(part)
    return listed


def within(read: TableRead, phrase: str, find: Find, place: Find) -> Lines | None:
    """What is meant within a place: `Felix in scene 2`, `the last two lines of the intro`; the last place that is one counts."""
    for cut in reversed(list(WITHIN.finditer(phrase))):
        around = place(read, phrase[cut.end() :])
        held = find(read, phrase[: cut.start()]) if around is not None else None
        if around is not None and held is not None:
            return tuple(index for index in held if index in around) or None
    return None


def group(read: TableRead, phrase: str) -> Lines | None:
    """The lines of the women, the men, the hosts, the guests."""
    phrase = ONLY.sub("", BOTH.sub("", phrase.strip(" .,")))
    labels = _members(read, phrase)
    return _said_by(read, labels) if labels else None


def some(read: TableRead, phrase: str, find: Find) -> Lines | None:
    """`the first two lines`, `the second half of scene 2`, `the first and last line`; by number among the lines of a place."""
    if found := SOME.match(phrase):
        count = int(found["count"]) if found["count"].isdigit() else COUNTS[found["count"].lower()]
        lines = _around(read, found["who"] or found["of"], find)
        return _edge(lines, count, last=_is_last(found["which"])) if lines else None
    if found := HALF.match(phrase):
        lines = _around(read, found["of"], find)
        return _half(read, lines, found["which"].lower()) if lines else None
    if found := ENDS.match(phrase):
        whose = f"{found['who']}'s" if found["who"] else "the"
        ends = [find(read, f"{whose} {found[name]} line{found['of'] or ''}") for name in ("one", "other")]
        return None if any(one is None for one in ends) else _ordered(one for lines in ends for one in lines or ())
    return None


def spoken_of(phrase: str) -> tuple[str | None, str] | None:
    """Whose lines about what: `Agnete's line about the low note`; None where a phrase says no such thing."""
    found = SPEAKING_OF.match(phrase.strip(" .,")) or WHERE_SPOKEN.match(phrase.strip(" .,"))
    return (found["who"], found["topic"]) if found else None


def _members(read: TableRead, phrase: str) -> tuple[str, ...]:
    for pattern, gender in GROUPS:
        if pattern.match(phrase):
            return tuple(one.character for one in read.cast if one.gender == gender)
    hosts = tuple(label for label in read.screenplay.characters if _leads(read, label))
    if HOSTS.match(phrase):
        return hosts
    return tuple(one for one in read.screenplay.characters if one not in hosts) if GUESTS.match(phrase) else ()


def _leads(read: TableRead, label: str) -> bool:
    """Whether somebody leads through the read: who is only quoted does not."""
    return any(one.character == label and one.grounding is not Grounding.QUOTE for one in read.screenplay.entries)


def _around(read: TableRead, place: str | None, find: Find) -> Lines | None:
    return find(read, place) if place else _all(read)


def _half(read: TableRead, lines: Lines, which: str) -> Lines:
    """The lines before the middle or behind it, by their words."""
    if len(lines) < 2:
        raise EditRefused("There is only one line, which has no halves.", hint="Split it first.")
    entries: list[Entry] = [read.screenplay.entries[index] for index in lines]
    total, so_far, cut = sum(len(one.text.split()) for one in entries), 0, 1
    for at, one in enumerate(entries[:-1], 1):
        so_far += len(one.text.split())
        cut = at if so_far <= total / 2 else cut
    return lines[:cut] if which in ("first", "former") else lines[cut:]


def _edge(lines: Lines, count: int, *, last: bool) -> Lines:
    return lines[-count:] if last else lines[:count]


def _is_last(word: str) -> bool:
    return word.lower() in ("last", "final", "closing")


def _all(read: TableRead) -> Lines:
    return tuple(one.index for one in read.screenplay.entries)


def _said_by(read: TableRead, labels: Iterable[str]) -> Lines:
    wanted = frozenset(labels)
    return tuple(one.index for one in read.screenplay.entries if one.character in wanted)


def _ordered(lines: Iterable[int]) -> Lines:
    return tuple(sorted(set(lines)))
