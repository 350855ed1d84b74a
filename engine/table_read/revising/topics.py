"""Revising, topics: which lines speak of something: those that say it, and those whose passage stands under a heading that says it; pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from engine.library.digesting.tongues import tongue_of
from engine.table_read.model import Entry, Grounding, TableRead
from engine.table_read.revising.clauses import unquoted
from engine.table_read.revising.kin import SMALL, kin
from engine.table_read.revising.leading import introduces
from engine.table_read.sentences import words

Lines = tuple[int, ...]
DETERMINER = re.compile(
    r"^(?:(?:the|all|any|every|a|an|our|this|that|whole|entire)\s+|(?:der|die|das|den|dem|le|la|les|el|los|las|il|lo|gli|i|het|de|o|os|as)\s+|l['’])+",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"^(?:everything|all|whatever)\s+(?:that\s+)?(?:is\s+|stands\s+|comes\s+)?(?:about|on|under|of|concerning)\s+"
    r"|^(?:the\s+)?(?:\w+\s+)?(?:section|chapter|part|bit|stuff|passage|story|business|topic|subject)s?\s+(?:about|on|of|with|concerning|titled|called)\s+"
    r"|\s+(?:section|chapter|part|bit|stuff|passages?|story|business|thing|topic|subject|lines|material|number|figure|stat|statistic|detail|fact)s?$",
    re.IGNORECASE,
)
NO_TOPIC = frozenset(
    "it this that these those them him her he she they one rest other others everything thing things stuff something part end beginning title".split()
)
OWNED = re.compile(r"^.+?['’]s?\s+(.+)$")
MOST, WIDEST_GAP, LOOKED_AT = 0.6, 3, 80
"""A heading over more of the read than this is what all of it is about; a conversation between two lines is no longer than that."""


def about(read: TableRead, topic: str) -> tuple[Entry, ...]:
    """The lines that speak of a topic: every word of it that carries meaning, in any of its forms; the title says nothing."""
    wanted = _wanted(read, topic)
    said = tuple(one for one in read.screenplay.entries if wanted and _says(wanted, _spoken(read, one)))
    return said or (
        tuple(one for one in read.screenplay.entries if _says_there(read, wanted, one)) if len(wanted) > 1 else ()
    )


def headed(read: TableRead, topic: str) -> Lines:
    """The lines from under the headings that name a topic, and what is said between them; none where that is most of the read."""
    lines = _under(read, topic)
    return () if _is_all(read, lines) else _with_between(read, lines)


def is_all_of_it(read: TableRead, topic: str) -> bool:
    """Whether most of the read stands under headings that name this topic."""
    return _is_all(read, _under(read, topic))


def told_of(read: TableRead, topic: str) -> Lines:
    """All the lines of a topic, from under its headings and wherever else it is spoken of."""
    said = {one.index for one in (about(read, topic) or about(read, bare_topic(topic)))}
    return tuple(sorted(said | set(headed(read, topic))))


def stretch(read: TableRead, topic: str, *, last: bool = False) -> Lines:
    """The topic as a part that can be moved: what stands under its headings, else from the first to the last line that says it in one scene.

    Where these stand apart it is the first of them, or the `last`.
    """
    if lines := headed(read, topic):
        return lines
    said = [one.index for one in (about(read, topic) or about(read, bare_topic(topic)))]
    entries, one_line = read.screenplay.entries, tuple(said[-1:] if last else said[:1])
    if not said or entries[said[0]].scene_index != entries[said[-1]].scene_index:
        return one_line
    near = all(other - one <= WIDEST_GAP + 1 for one, other in pairwise(said))
    return tuple(range(said[0], said[-1] + 1)) if near else one_line


def place_of(read: TableRead, topic: str) -> Lines:
    """Where a topic is told: its stretch, or the one scene whose title says it."""
    titled = [one.index for one in read.screenplay.scenes if names(read, one.title, topic)]
    scene = tuple(one.index for one in read.screenplay.entries if titled == [one.scene_index])
    return stretch(read, topic) or scene


def names(read: TableRead, title: str, topic: str) -> bool:
    """Whether a title says a topic."""
    wanted = _wanted(read, bare_topic(topic))
    return bool(wanted) and _says(wanted, _kin(read, title))


def section_of(read: TableRead, entry: Entry) -> str | None:
    """What the section is called that a line comes from; None where that is not known."""
    over = [read.headings[name] for name in entry.evidence_ids if name in read.headings]
    return over[0][-1] if over and len(over[0]) > 1 else None


def bare_topic(phrase: str) -> str:
    """`the stuff about the bees` and `the bees section` as `bees`."""
    said, before = unquoted(phrase.strip(" .,")), ""
    while said != before:
        before, said = said, SECTION.sub("", DETERMINER.sub("", said)).strip(" .,")
    return said


def _under(read: TableRead, topic: str) -> Lines:
    wanted = _wanted(read, bare_topic(topic))
    named = {
        name for name, said in read.headings.items() if wanted and any(_says(wanted, _kin(read, one)) for one in said)
    }
    return tuple(
        one.index for one in read.screenplay.entries if one.evidence_ids and named.issuperset(one.evidence_ids)
    )


def _is_all(read: TableRead, lines: Collection[int]) -> bool:
    resting = sum(bool(one.evidence_ids) for one in read.screenplay.entries)
    return bool(lines) and len(lines) > MOST * resting


def _with_between(read: TableRead, lines: Lines) -> Lines:
    """With the words that lead from one of them to the next, and with who introduces the first."""
    entries, found = read.screenplay.entries, set(lines)
    for one, other in pairwise(lines):
        between = range(one + 1, other)
        if len(between) <= WIDEST_GAP and all(entries[index].grounding is Grounding.CONNECTIVE for index in between):
            found.update(between)
    return tuple(
        sorted(found | {index - 1 for index in found if index and introduces(entries[index - 1], entries[index])})
    )


def _wanted(read: TableRead, topic: str) -> tuple[frozenset[str], ...]:
    """The words of a topic, each in all of its forms."""
    said = [word for word in words(unquoted(DETERMINER.sub("", topic.strip()))) if word not in SMALL]
    return () if not said or set(said) <= NO_TOPIC else tuple(_kin(read, word) for word in said)


def _says(wanted: tuple[frozenset[str], ...], spoken: frozenset[str]) -> bool:
    return all(word & spoken for word in wanted)


def _says_there(read: TableRead, wanted: tuple[frozenset[str], ...], entry: Entry) -> bool:
    """Whether a line says a part of it under a heading that says the rest: `the pumpkin theft`."""
    section, spoken = section_of(read, entry), _spoken(read, entry)
    there = spoken | (_kin(read, section) if section else frozenset())
    return any(word & spoken for word in wanted) and _says(wanted, there)


def _spoken(read: TableRead, entry: Entry) -> frozenset[str]:
    return _kin(read, entry.text.replace(read.screenplay.title, "") if read.screenplay.title else entry.text)


def _kin(read: TableRead, text: str) -> frozenset[str]:
    return kin(text, tongue_of_read(read))


def tongue_of_read(read: TableRead) -> str:
    """The code of the language a read is in; empty where it is none of those known."""
    return _tongue(read.screenplay.entries)


@lru_cache(maxsize=8)
def _tongue(entries: tuple[Entry, ...]) -> str:
    return tongue_of(" ".join(one.text for one in entries[:LOOKED_AT])).code
