"""Revising, toning: wishes for another manner of speaking, of a line, a person or a place; pure."""

from __future__ import annotations

import re

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising import edits
from engine.table_read.revising.answers import Answer
from engine.table_read.revising.manners import manner_in, strange_in
from engine.table_read.revising.people import antecedent
from engine.table_read.revising.places import lines_of, somewhere
from engine.table_read.revising.topics import place_of, told_of

SAYING = re.compile(
    r"^\s+(?:when|where|whenever|while)\s+\S+\s+(?:talks?|speaks?|says?|mentions?|tells?(?: us)?)\s+(?:about\s+|of\s+|on\s+)?(?P<topic>.+)$",
    re.IGNORECASE,
)
Found = re.Match[str]
THING = re.compile(r"^(?:the|das|die|der|le|la|el|il|de|het|o|a)\s+(?P<what>[\w-]+)$", re.IGNORECASE)
AT_EDGE = re.compile(r"\s+(?:at|towards?|near) the (?:very )?(?P<edge>\w+)$", re.IGNORECASE)
OF_SOUND = frozenset(
    "music sound sounds voice voices volume pace tempo mood tone audio effects effect accent accents pauses pause title titles names dates numbers "
    "quotes questions rhythm speed delivery jokes credits".split()
)
ANOTHER = re.compile(r"\b(?:scenes?|lines?|everyone|everybody|everything|the rest)\b", re.IGNORECASE)
"""Words by which a manner turns out to be a wish for somebody else too."""


def tone(read: TableRead, found: Found) -> Answer | None:
    """`make Ben warmer`, `slow down the opening`; None where no word of it is a manner of speaking."""
    manner = manner_in(found["how"])
    lines = somewhere(read, found["what"] or "") or _told(read, found["what"] or "")
    if (
        manner is None
        or lines is None
        or strange_in(found["how"])
        or ANOTHER.search(found["how"])
        or antecedent(read, found["how"])
    ):
        return None
    return (edits.Direct(lines, manner),)


def placed_tone(read: TableRead, found: Found) -> Answer | None:
    """`Felix more angry in line 2`, `the women warmer`; None where nobody is meant, or no manner."""
    manner, where = (
        manner_in(found["how"]),
        re.sub(r"^\s*(?:throughout|everywhere|all .+)$", "", found["where"] or "", flags=re.I),
    )
    if about_what := SAYING.match(where):
        return _when_said(read, found["what"] or "everything", about_what["topic"], manner)
    where = AT_EDGE.sub(r" in the \g<edge>", where)
    lines = somewhere(read, f"{found['what'] or 'everything'}{where}")
    return (edits.Direct(lines, manner),) if manner is not None and lines else None


def _when_said(read: TableRead, who: str, topic: str, manner: str | None) -> Answer | None:
    """`Tom more amused when he talks about the train`. Raises `EditRefused` where none of these lines speaks of that."""
    lines = somewhere(read, who)
    if manner is None or not lines:
        return None
    spoken = tuple(index for index in lines if index in told_of(read, topic))
    if not spoken:
        raise EditRefused(f"None of these lines speaks of “{topic.strip()}”.")
    return (edits.Direct(spoken, manner),)


def _told(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """Where a thing is told that some lines speak of, `the letter`; nothing that belongs to every performance."""
    named = THING.match(phrase.strip(" .,"))
    return (place_of(read, phrase) or None) if named and named["what"].lower() not in OF_SOUND else None


def plain(read: TableRead, found: Found) -> Answer | None:
    """`no stage directions`: everything is said as it stands."""
    lines = somewhere(read, found["where"] or "everything")
    return (edits.Direct(lines, None),) if lines else None


def stress(read: TableRead, found: Found) -> Answer | None:
    """`stress line 4`: it is said firmly; what is no line is a topic, of which the sources may know more."""
    lines = lines_of(read, found["what"])
    return (edits.Direct(lines, "firm"),) if lines else None
