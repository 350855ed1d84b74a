"""Table read, grounding: what a line may say given the evidence it names; pure, and the same for every writer.

`Ground` holds the evidence; `findings(entries)` says what is wrong with which line: a quotation that does not stand in
its passage, a number, a date or a name its evidence does not carry, a statement without support, a repetition, markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from engine.planning.envelope import Evidence
from engine.table_read.quantities import quantities
from engine.table_read.screenplay import Entry, Grounding
from engine.table_read.sentences import STRAIGHT, Said, contains, words
from engine.table_read.speakable import speakable

MARKUP = re.compile(
    r"\[\d+\]|https?://|www\.\S|[*_`#<>|~]{2,}|`|(?<!\w)[*_](?=\w)|</?[a-z]+>|^\s*#|\]\(|&[a-z]+;|\u00ad|\ufffd|(?<!\w)[@#](?=[^\W\d])"
)
NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
STARTS = re.compile(r"(?:^|[.!?:;…]['\"”’)]*\s+|[\"“‘(]\s*|\s[–—-]\s+)$")
FREE_NAMES = frozenset("i i'm i'll i'd i've narrator".split())
COMMON = frozenset(
    "about after again against because been before being between could does doing done down each even every from going have here into itself just "
    "keep know like made make many more most much must next nobody nothing only other over said same says should some something still such take "
    "tell than that their them then there these they thing things this those through time told under until upon very want well were what when "
    "where which while whose will with without word words would your".split()
)
SUPPORT, FACTUAL, FEWEST = 0.5, 0.75, 4


class Severity(StrEnum):
    """An error stops a line before any voice is spent, a warning is told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with which line.

    `rule` is one of `quote` (not verbatim), `figures` and `names` (not in the evidence), `evidence` (none, or unknown),
    `unsupported` (says more than its evidence, or claims without any), `repeated`, `markup`, `empty`, `heading`, and for
    whole screenplays `scenes` and `order`. `offending` are the words that are too much.
    """

    entry_index: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    offending: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What lines may rest on: evidence by id, texts whose names may be spoken freely (titles, characters), headings."""

    evidence: Mapping[str, Evidence]
    known: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    _free: frozenset[str] = field(init=False, repr=False)
    _named: frozenset[str] = field(init=False, repr=False)
    _counted: frozenset[str] = field(init=False, repr=False)
    _told: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        told = tuple(text for item in self.evidence.values() for text in texts_of(item))
        free = frozenset(word for text in self.known for word in name_words(text)) | FREE_NAMES
        standing = " ".join([*self.known, *(item.attribution or "" for item in self.evidence.values())])
        values = {
            "_free": free,
            "_named": free | frozenset(word for text in told for word in name_words(text)),
            "_counted": frozenset(one for text in (*self.known, *told) for one in quantities(text)),
            "_told": frozenset(stem for item in self.evidence.values() for stem in stems(item.quote)) - stems(standing),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def findings(self, entries: Sequence[Entry]) -> tuple[Finding, ...]:
        """Everything wrong with these lines, in their order, repetitions last. Raises nothing."""
        heads = frozenset(words(heading) for heading in self.headings if len(words(heading)) > 1)
        found: list[Finding] = []
        for entry in entries:
            found += [*_spoken(entry, heads), *self.of(entry)]
        return (*found, *repetitions(entries))

    def of(self, entry: Entry) -> tuple[Finding, ...]:
        """What is wrong with one line and its evidence."""
        unknown = [name for name in entry.evidence_ids if name not in self.evidence]
        if unknown:
            return (_missing(entry, f"There is no evidence {', '.join(unknown)}.", tuple(unknown)),)
        if entry.grounding is Grounding.CONNECTIVE:
            return tuple(self._connective(entry))
        if not entry.evidence_ids:
            return (_missing(entry, "A quote or a claim needs evidence."),)
        items = [self.evidence[name] for name in entry.evidence_ids]
        return tuple(_quoted(entry, items) if entry.grounding is Grounding.QUOTE else self._claimed(entry, items))

    def _claimed(self, entry: Entry, items: list[Evidence]) -> Iterator[Finding]:
        texts = tuple(text for item in items for text in texts_of(item))
        counted = frozenset(one for text in texts for one in quantities(text))
        missing = tuple(sorted(quantities(entry.text) - counted))
        if missing:
            yield Finding(entry.index, "figures", f"The evidence does not say {', '.join(missing)}.", offending=missing)
        said = frozenset(word for text in texts for word in name_words(text)) | self._free
        strange = tuple(name for name in names(entry.text) if name not in said)
        if strange:
            yield Finding(entry.index, "names", f"The evidence does not name {', '.join(strange)}.", offending=strange)
        meant = stems(entry.text)
        held = meant & frozenset(stem for text in (*texts, *self.known) for stem in stems(text))
        if len(meant) >= FEWEST and len(held) < SUPPORT * len(meant):
            beyond = tuple(sorted(meant - held))
            yield Finding(entry.index, "unsupported", "The line says more than its evidence does.", offending=beyond)

    def _connective(self, entry: Entry) -> Iterator[Finding]:
        if entry.evidence_ids:
            yield _missing(entry, "A connective line rests on nothing.")
        strange = tuple(name for name in names(entry.text) if name not in self._named)
        if strange:
            yield Finding(entry.index, "names", f"No source names {', '.join(strange)}.", offending=strange)
        counted = tuple(sorted(quantities(entry.text) - self._counted))
        if counted:
            yield Finding(entry.index, "figures", f"No source says {', '.join(counted)}.", offending=counted)
        meant = stems(entry.text)
        claimed = tuple(sorted(meant & self._told))
        if len(claimed) >= FEWEST and len(claimed) >= FACTUAL * len(meant):
            message = "A line that is marked as joining others states something."
            yield Finding(entry.index, "unsupported", message, Severity.WARNING, claimed)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only what must not be spoken."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def repetitions(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Lines that have been said already, or almost."""
    said = Said()
    for entry in entries:
        if said.before(entry.text):
            yield Finding(entry.index, "repeated", "This has been said already, or almost.")
        said.add(entry.text)


def texts_of(item: Evidence) -> tuple[str, str, str]:
    """The texts a claim on this evidence may draw on."""
    return item.quote, item.claim, item.attribution or ""


def name_words(text: str) -> frozenset[str]:
    """The words of a text as names are compared."""
    return frozenset(word.translate(STRAIGHT).casefold().removesuffix("'s") for word in NAME.findall(text))


def names(text: str) -> Iterator[str]:
    """Capitalised words that do not merely begin a sentence."""
    for found in NAME.finditer(text):
        if found[0][0].isupper() and not STARTS.search(text[: found.start()]):
            yield found[0].translate(STRAIGHT).casefold().removesuffix("'s")


def stems(text: str) -> frozenset[str]:
    """The words that carry meaning, cut short so that `regained` and `regains` are one."""
    return frozenset(word[:5] for word in words(text) if len(word) > 3 and word.isalpha() and word not in COMMON)


def _missing(entry: Entry, message: str, offending: tuple[str, ...] = ()) -> Finding:
    return Finding(entry.index, "evidence", message, offending=offending)


def _quoted(entry: Entry, items: list[Evidence]) -> Iterator[Finding]:
    if not any(contains(passage, entry.text) for item in items for passage in (item.quote, speakable(item.quote))):
        yield Finding(entry.index, "quote", "These words do not stand in the passage.", offending=(entry.text,))


def _spoken(entry: Entry, headings: frozenset[tuple[str, ...]]) -> Iterator[Finding]:
    if not words(entry.text):
        yield Finding(entry.index, "empty", "There is nothing to say.")
    if found := MARKUP.search(entry.text):
        message = "Markup, an address or a footnote mark would be read aloud."
        yield Finding(entry.index, "markup", message, offending=(found[0],))
    if words(entry.text) in headings:
        yield Finding(entry.index, "heading", "A heading of a source would be read aloud.", Severity.WARNING)
