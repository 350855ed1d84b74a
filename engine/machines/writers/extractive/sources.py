"""Machines, writers, extractive, sources: what to call a source aloud, and whose voice it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.planning.ports import PlanningSource

NOUNS = (
    "report study survey review paper article note notes letter memo memorandum minutes interview transcript diary journal essay briefing "
    "statement book blog story analysis plan proposal guide handbook manual speech column testimony assessment bulletin newsletter "
    "investigation log leaflet brochure"
).split()
PAPERS = (
    "Gazette Times Herald Courier News Post Chronicle Guardian Observer Journal Tribune Mail Echo Argus Star Telegraph Standard "
    "Mercury Advertiser Review Press Record Express Independent Register Citizen Examiner Bugle"
).split()
BY_TYPE = {"pdf": "report", "url": "article", "markdown": "note", "text": "text", "file": "document"}
BY_PERSON = re.compile(
    r"^((?:[A-Z][\w’'-]*\s){0,3}?[A-Z][\w-]*)[’']s?\s+(?:\w+\s)?"
    r"(note|notes|letter|diary|memo|journal|testimony|statement|speech|essay|column|blog)\b"
)
PERSONAL = frozenset({"note", "notes", "letter", "diary", "journal", "text", "blog", "column", "essay"})
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source by ear: `phrase` within a sentence (`the report`), `label` as a character, `author` when one person speaks in it."""

    id: str
    phrase: str
    label: str
    noun: str
    author: str | None = None

    @property
    def opening(self) -> str:
        """The phrase at the head of a sentence."""
        return self.phrase[0].upper() + self.phrase[1:]


def names_of(sources: Sequence[PlanningSource]) -> dict[str, SourceName]:
    """A name for every source; sources that would be called the same are counted: the first report, the second report."""
    named = [_named(source) for source in sources]
    often = Counter(name.phrase for name in named)
    seen: Counter[str] = Counter()
    told = {}
    for name in named:
        if often[name.phrase] > 1:
            order = ORDINALS[min(seen[name.phrase], len(ORDINALS) - 1)]
            seen[name.phrase] += 1
            name = replace(
                name,
                phrase=f"the {order} {name.noun}",
                label=name.author.upper() if name.author else f"THE {order} {name.noun}".upper(),
            )
        told[name.id] = name
    return told


def _named(source: PlanningSource) -> SourceName:
    title = " ".join(source.title.replace("’", "'").split())
    head = re.split(r",|:|\s[–—|-]\s", title)[0].strip()
    if found := BY_PERSON.match(head):
        return SourceName(source.id, f"{found[1]}'s {found[2]}", found[1].upper(), found[2], found[1])
    author = _author(source)
    for word in head.split():
        if word.strip(".") in PAPERS and len(head.split()) <= 5:
            return SourceName(source.id, f"the {word}", f"THE {word}".upper(), word, None)
    noun = next((word for word in reversed(re.findall(r"[a-z]+", head.lower())) if word in NOUNS), None)
    if noun is None:
        paper = str(source.metadata.get("siteName") or "").split()
        known = next((word for word in paper if word in PAPERS), None)
        noun = known or BY_TYPE.get(source.type, "document")
    signed = author if noun in PERSONAL else None
    return SourceName(source.id, f"the {_described(head, noun)}", (signed or f"THE {noun}").upper(), noun, signed)


def _described(head: str, noun: str) -> str:
    """The noun with a plain word before it, where the title has one: `engineers' report`."""
    found = re.match(rf"^(?:the\s)?([a-z']+)\s{noun}$", head, re.IGNORECASE)
    plain = found and (head[0].islower() or found[1].lower().endswith(("s'", "'s", "al", "ing", "ary")))
    return f"{found[1].lower()} {noun}" if found and plain else noun


def _author(source: PlanningSource) -> str | None:
    said = str(source.metadata.get("author") or source.metadata.get("byline") or "").strip()
    said = re.sub(r"^by\s+", "", said, flags=re.IGNORECASE).split(",")[0]
    return said if re.fullmatch(r"(?:[A-Z][\w’'.-]*\s){1,3}[A-Z][\w’'-]*", said) else None
