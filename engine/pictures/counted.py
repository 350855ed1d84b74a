"""Pictures, counted: a figure with the words round it, and what they say of it; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.pictures.figures import HOLLOW, LABEL_WORDS, YEAR, figures_of
from engine.pictures.model import Figure
from engine.pictures.wordings import SENTENCE

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence

QUALIFIERS = frozenset(
    "about around nearly almost only some roughly perhaps just at least most up more less over under ca rund etwa knapp fast circa environ "
    "than approximately only by a an the another further extra".split()
)
CHANGE = re.compile(
    r"^\W*(?:more|less|fewer|higher|lower|extra|longer|shorter|cheaper|dearer|older|younger|ahead|behind"
    r"|mehr|weniger|de plus|de moins|menos|más)\b", re.IGNORECASE,
)  # fmt: skip
EXTRA = re.compile(r"\b(?:another|further|extra|every|each|weitere[rn]?)\s(?:\w+\s)?$", re.IGNORECASE)
EDGE = re.compile(r"^\s?\S*\s?(?:to|and|bis|und)\s[£$€]?\d")
PERIOD = re.compile(r"^\s*(?:an?|per|each|every|je|pro|im|par|por)\s+([^\W\d_]+)", re.IGNORECASE)
MOVES = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|raised?|cut|chang\w+|dropp\w+|increas\w+|went|gone|up|down|climb\w+|lower\w+|shr[aiu]nk\w*|"
    r"declin\w+|reduc\w+|jump\w+|slid|sank|slow\w+|stieg\w*|gestiegen|fiel\w*|gefallen|sank\w*|gesunken|wuchs\w*|gewachsen)\b", re.IGNORECASE,
)  # fmt: skip
PARTS = re.compile(r"[;:.!?—–]\s|,\s|\s(?:and|und|but|while|et|y)\s")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, the words of its sentence before and after it, and where that is."""

    figure: Figure
    item: Evidence
    before: str
    after: str
    sentence: int

    @property
    def is_change(self) -> bool:
        """Whether it says how much more or less, or how often, and not how much."""
        return bool(CHANGE.match(self.after) or EXTRA.search(self.before))

    @property
    def is_edge(self) -> bool:
        """Whether it begins or ends a stretch from one to another, and nothing has moved."""
        begins = re.search(r"\b(?:between|from|zwischen|von)\s[£$€]?$", self.before) and EDGE.match(self.after)
        ends = re.search(
            r"\b(?:between|from|zwischen|von)\s[£$€]?\d[\d.,]*\s?\S*\s(?:to|and|bis|und)\s[£$€]?$", self.before
        )
        return bool(begins or ends) and not MOVES.search(self.before)

    @property
    def period(self) -> str:
        """What it is counted by: a week, a head."""
        found = PERIOD.match(self.after)
        return found[1].lower() if found else ""

    @property
    def lead(self) -> str:
        """The words of its part of the sentence before it, without small ones at their end."""
        return _trimmed(PARTS.split(self.before.rstrip("£$€¥ ,;"))[-1].split(), QUALIFIERS | HOLLOW)

    @property
    def verb(self) -> str:
        """The last word before it that means something."""
        words = self.lead.split()
        return words[-1].lower() if words else ""

    @property
    def tail(self) -> str:
        """The words after it that say where, when or with what."""
        words = re.split(
            r"[,;:.!?()—–]|\s[£$€¥]?\d(?!\d{3}\b)|\s(?:and|und|or|but)\s(?=[a-z£$€\d])", self.after, maxsplit=1
        )[0].split()
        return _trimmed(words, HOLLOW)

    @property
    def year(self) -> str:
        """The year of its own part of the sentence, or the only one of its passage."""
        own = YEAR.findall(f"{PARTS.split(self.before)[-1]} {self.tail}")
        every = set(YEAR.findall(self.item.quote))
        return own[0] if len(own) == 1 else next(iter(every)) if len(every) == 1 and not own else ""


def counted(item: Evidence) -> tuple[Counted, ...]:
    """The figures of a passage with the words round them."""
    quote, found, at = item.quote.replace("*", ""), list[Counted](), 0
    for figure in figures_of(item):
        start = quote.find(figure.shown, at)
        if start < 0:
            continue
        at = start + len(figure.shown)
        begin, number, end = _sentence(quote, start)
        found.append(Counted(figure, item, quote[begin:start], quote[at:end], number))
    return tuple(found)


def _sentence(quote: str, at: int) -> tuple[int, int, int]:
    """Where the sentence at this letter begins, which one it is, and where it ends."""
    begin, number = 0, 0
    for found in SENTENCE.finditer(quote):
        if found.end() > at:
            return begin, number, found.start()
        begin, number = found.end(), number + 1
    return begin, number, len(quote)


def _trimmed(words: list[str], small: frozenset[str]) -> str:
    """At most a label's words, the last ones of a lead or the first of a tail as they are given, without small ones at their end."""
    kept = list(words)
    while kept and kept[-1].lower().strip("’'") in small:
        kept.pop()
    return " ".join(kept) if len(kept) <= LABEL_WORDS else ""
