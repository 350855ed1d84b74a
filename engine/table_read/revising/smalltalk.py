"""Revising, small talk: the lines that carry nothing of the sources and lead nowhere, by what people call them; pure."""

from __future__ import annotations

import re
from itertools import pairwise

from engine.table_read.model import Grounding, TableRead
from engine.table_read.revising.leading import introduces

CALLED = re.compile(
    r"^(?:(?:all|any|every|some)\s+)?(?:of\s+)?(?:the|that|this|those)?\s*(?:\w+\s+)?"
    r"(?:filler|padding|small[ -]?talk|banter|chit[ -]?chat|chatter|waffle|fluff|blather)s?"
    r"(?:\s+(?:lines?|stuff|bits?|talk|remarks?|phrases?|sentences?))?$"
    r"|^(?:(?:all|any|every|the)\s+)*(?:lines?|bits?|stuff|remarks?|things?)\s+"
    r"(?:that|which)\s+(?:says?|adds?|means?|tells?(?: us)?)\s+nothing(?:\s+(?:new|at all))?$",
    re.IGNORECASE,
)
EDGE = 2


def small_talk(read: TableRead, phrase: str) -> tuple[int, ...] | None:
    """The lines called filler or the like; None for any other phrase. Greeting, farewell, and who introduces somebody are none."""
    if not CALLED.match(phrase.strip(" .,")):
        return None
    entries = read.screenplay.entries
    leading = {one.index for one, other in pairwise(entries) if introduces(one, other)}
    return tuple(
        one.index
        for one in entries[:-EDGE]
        if one.grounding is Grounding.CONNECTIVE and one.index not in leading and read.screenplay.title not in one.text
    )
