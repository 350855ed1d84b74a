"""Table read, receipts, model: the lines, their passages and their sources as they are handed on; pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from engine.library.extraction import Absence
from engine.table_read.screenplay import Grounding

FORBIDDEN = re.compile(r"[^\w .,'()-]+")
LONGEST = 70
DISCLOSURE = (
    "A machine wrote this script from the sources named here, and synthetic voices speak it. A line marked as a quotation"
    " stands word for word in its source; a line marked as a claim says in other words what its passage says; a line that"
    " connects claims nothing, or only says who somebody is, as the source does. Whether the sources are right was not checked."
)
PICTURES = (
    "A machine chose these scenes and their words from the sources named here; where words are spoken, synthetic voices speak"
    " them. Words marked as a quotation stand in their source; words marked as a claim say in other words, or in part, what"
    " their passage says; other words are the plan's own, or by hand, and rest on no passage. Whether the sources are right"
    " was not checked."
)
GROUNDS = {
    Grounding.QUOTE: "Quotes its source",
    Grounding.CLAIM: "Claims what its source says",
    Grounding.CONNECTIVE: "Connects; claims nothing",
}
OF_THE_PLAN = "Words of the plan or by hand; rests on no passage"
NAMES = "Connects; says who somebody is, as the source does"
BY_HAND = "Written by hand; no source was found that says it"
KEPT_NO_LONGER = {
    Absence.DELETED: "The source was deleted; this is the quote as it was kept.",
    Absence.NOT_KEPT: "The source's text is not kept; this is the quote as it was kept.",
    Absence.UNKNOWN: "The source is no longer known here; this is the quote as it was kept.",
}
NOT_FOUND = "The quote was not found at its place in the source."


@dataclass(frozen=True, slots=True)
class Receipt:
    """The passage one piece of evidence stands on; `source` is the number of its source in the list, from 1."""

    evidence_id: str
    quote: str
    source: int
    source_title: str
    page: int | None
    char_start: int
    char_end: int
    verified: bool
    absence: Absence | None = None
    last_page: int | None = None

    @property
    def remark(self) -> str:
        """What a reader must know of it, or nothing."""
        if self.absence is not None:
            return KEPT_NO_LONGER[self.absence]
        return "" if self.verified else NOT_FOUND

    @property
    def place(self) -> str:
        """Where it stands in its source, in words."""
        stretch = f"characters {self.char_start:,} to {self.char_end:,}"
        if self.page is None:
            return stretch
        runs_over = self.last_page is not None and self.last_page > self.page
        return f"pages {self.page} to {self.last_page}, {stretch}" if runs_over else f"page {self.page}, {stretch}"


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One spoken line with its receipts; `index` from 0, as everywhere."""

    index: int
    speaker: str
    text: str
    grounding: Grounding
    receipts: tuple[Receipt, ...] = ()
    aside: str | None = None
    unsupported: bool = False
    pictured: bool = False
    introduces: bool = False

    @property
    def ground(self) -> str:
        """What the line rests on, in words."""
        if self.introduces:
            return NAMES
        if self.pictured and self.grounding is Grounding.CONNECTIVE:
            return OF_THE_PLAN
        return BY_HAND if self.unsupported else GROUNDS[self.grounding]


@dataclass(frozen=True, slots=True)
class ReceiptScene:
    """A scene and its lines."""

    title: str
    lines: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class ReceiptSource:
    """A source as it is credited; `url` only when it is one a browser may open."""

    number: int
    title: str
    type: str
    url: str | None
    retrieved_at: datetime | None
    content_hash: str | None
    passages: int
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines do what, and how many passages and sources they rest on."""

    lines: int
    quotes: int
    claims: int
    connections: int
    passages: int
    sources: int
    by_hand: int = 0
    pictured: bool = False
    introductions: int = 0


@dataclass(frozen=True, slots=True)
class Receipts:
    """Everything a receipts page says of one revision."""

    title: str
    thesis: str
    revision: int
    scenes: tuple[ReceiptScene, ...]
    sources: tuple[ReceiptSource, ...]
    pictured: bool = False
    what: str = "table read"
    checked: date | None = None
    """The day the passages were looked up in their sources."""

    @property
    def heading(self) -> str:
        """What these are the receipts of."""
        return f"Receipts of the {self.what}, version {self.revision}"

    @property
    def disclosure(self) -> str:
        """Who made this, what the marks mean, and when the passages were looked up."""
        when = f" The passages were looked up in their sources on {self.checked.isoformat()}." if self.checked else ""
        return f"{PICTURES if self.pictured else DISCLOSURE}{when}"

    @property
    def lines(self) -> Iterator[ReceiptLine]:
        """Every line, in speaking order."""
        return (line for scene in self.scenes for line in scene.lines)

    def counts(self) -> Counts:
        """The numbers."""
        lines = list(self.lines)
        introduced = sum(line.introduces for line in lines)
        kinds = [line.grounding for line in lines if not line.unsupported and not line.introduces]
        passages = {receipt.evidence_id for line in lines for receipt in line.receipts}
        used = sum(source.passages > 0 for source in self.sources)
        return Counts(
            len(lines), kinds.count(Grounding.QUOTE), kinds.count(Grounding.CLAIM), kinds.count(Grounding.CONNECTIVE),
            len(passages), used, len(lines) - len(kinds) - introduced, self.pictured, introduced,
        )  # fmt: skip


def counted(counts: Counts) -> str:
    """The numbers in a sentence."""
    kinds = f"{_many(counts.quotes, 'quotes', 'quote')} a source, {_many(counts.claims, 'claims', 'claim')} what a passage says"
    rest = f"{_many(counts.connections, 'connects and claims', 'connect and claim')} nothing"
    if counts.pictured:
        rest = f"{_many(counts.connections, 'rests', 'rest')} on no passage: words of the plan or by hand"
    if counts.introductions:
        rest = f"{_many(counts.introductions, 'says', 'say')} who somebody is, {rest}"
    found = f"{_many(counts.passages, 'passage', 'passages')} from {_many(counts.sources, 'source', 'sources')}"
    hand = (
        f" {_many(counts.by_hand, 'was', 'were')} written by hand; no source was found for that."
        if counts.by_hand
        else ""
    )
    return f"{_many(counts.lines, 'line', 'lines')}: {kinds}, {rest}.{hand} They rest on {found}."


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def file_name(title: str, kind: str, type_: str = "table_read", revision: int | None = None) -> str:
    """What a file on a person's disk is called; those of one plan's artifacts and of earlier versions lie side by side."""
    plain = FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    whose = "" if type_ == "table_read" else f", {type_.replace('_', ' ')}"
    when = "" if revision is None else f", version {revision}"
    return f"{' '.join(plain.split())[:LONGEST].strip(' .') or 'Table read'}{whose}, receipts{when}.{kind}"
