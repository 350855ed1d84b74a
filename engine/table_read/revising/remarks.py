"""Revising, remarks: what is said about a script beside the wishes for it, and what `that` and `it` in a wish go back to; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.clauses import VERBS
from engine.table_read.revising.places import lines_of, scene_of
from engine.table_read.revising.topics import bare_topic, told_of

REMARK = re.compile(
    rf"^(?!(?:{VERBS})\b)(?:nobody|no one|everyone|everybody|people|listeners|he|she|they|you|the|this|that|it|i|we|there|line|scene|lines|scenes|his"
    rf"|her|their|[A-ZÀ-Þ]\S*)\b.*?(?:(?:^|\s)(?:it|that|they|this)['’](?:s|re)\s+\w+|['’]ve\s+\w+|['’](?:s|re)\s+(?:too|so|not|a|very|really|kind|far|way|rather|quite|still)|\s+(?:is|are|was|were|feels?|sounds?|seems?|drags?|looks?|reads?|runs?"
    r"|talks?|speaks?|goes|comes|gets|think|feel|like|love|hate|does|do|did|isn['’]t|doesn['’]t|don['’]t|has|have|knows?|wants?|cares?|matters?|works?|repeats?|drag|misses|adds?))\b",
    re.IGNORECASE,
)
ITS = re.compile(r"^(?:it|that|they|this|he|she)['’](?:s|re)\s+\w+", re.IGNORECASE)
WISHES = re.compile(
    r"\b(?:should|must|could|would|can|needs?|ought|want|please|wish|shall|has to|have to|let|make|too)\b",
    re.IGNORECASE,
)
PLACED = re.compile(
    r"(?:\bthe\s+|\b\w+['’]s\s+)(?:very\s+)?(?:\w+\s+)?(?:line|scene|beat)\b|\b(?:line|scene|beat)s?\s+\d+(?:\s*(?:,|and|-|–|to)\s*\d+)*|\bthe "
    r"(?:ending|opening|intro|outro|beginning)\b", re.IGNORECASE
)  # fmt: skip
OF_THE_WHOLE = re.compile(r"\b(?:seconds?|minutes?|mins?|secs?|hours?|shorter|longer|whole)\b|\d", re.IGNORECASE)
SUBJECT = re.compile(r"^(?P<what>[^,]{3,50}?)\s+(?:is|are|was|were|feels?|sounds?|drags?)\b", re.IGNORECASE)
SPOKEN_OF = re.compile(
    r"\b(?:talks?|speaks?|goes? on|rambles?)\s+about\s+(?P<what>.+?)(?:\s+(?:all the time|too much|a lot|so much|forever))?$",
    re.IGNORECASE,
)
RETITLED = re.compile(r"^(?:re-?title|title)\b", re.IGNORECASE)
THAT = re.compile(
    r"\b(?:that|it|this|them|these|those)\b(?!\s+(?:is|are|was|\w+s\b))(?!['’])|\bthat (?:line|one|bit|part|scene)\b",
    re.IGNORECASE,
)


def is_remark(clause: str) -> bool:
    """Whether it says how something is and asks for nothing: `the ending is weak`."""
    return bool(REMARK.match(clause) or ITS.match(clause)) and not WISHES.search(clause)


def is_reason(clause: str) -> bool:
    """Whether it says only why: `it's confusing`."""
    return bool(ITS.match(clause)) and is_remark(clause)


def place_named(read: TableRead, clause: str) -> str | None:
    """The line or scene a clause names last, in its words; None where it names none."""
    if is_place(read, clause):
        return clause
    named = [found.group() for found in PLACED.finditer(clause)]
    placed = next((one for one in reversed(named) if is_place(read, one)), None)
    topic = (SPOKEN_OF.search(clause) or SUBJECT.match(clause)) if placed is None and is_remark(clause) else None
    return topic["what"] if topic and told_of(read, topic["what"]) and bare_topic(topic["what"]) else placed


def with_place(clause: str, place: str | None) -> str | None:
    """The clause with `that` said by name: `let Nora say that` as `let Nora say line 7`; None where nothing is to be said so."""
    if place is None or RETITLED.match(clause) or not THAT.search(clause):
        return None
    return THAT.sub(lambda _: place, clause, count=1)


def goes_back(clause: str) -> bool:
    """Whether it asks for something of what was named before: `tone it down`; `make it a minute` is said of the whole."""
    return bool(THAT.search(clause)) and not RETITLED.match(clause) and not OF_THE_WHOLE.search(clause)


def is_place(read: TableRead, phrase: str) -> bool:
    """Whether it is the name of lines or of a scene, and nothing else."""
    try:
        return bool(lines_of(read, phrase)) or scene_of(read, phrase) is not None
    except EditRefused:
        return False
