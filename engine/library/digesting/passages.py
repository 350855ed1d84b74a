"""Library, digesting, passages: what a text offers as claims: whole sentences or whole quotations, under their headings. Pure."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.library.digest import ClaimKind
from engine.library.digesting.boilerplate import dateline, is_boilerplate, is_byline, is_licence
from engine.library.digesting.kinds import is_dangling, is_statement, kind_of
from engine.library.digesting.leaning import dangles
from engine.library.digesting.lines import Line, asking_mark, lines_of
from engine.library.digesting.sentences import Span, sentences
from engine.library.digesting.speakers import Speakers, source_named
from engine.library.digesting.tongues import ENGLISH, Tongue
from engine.library.digesting.turns import Turns
from engine.library.digesting.verbs import has_verb
from engine.library.extraction import SPEAKABLE, Block, BlockKind, Extraction
from engine.library.speakable import closed, speakable

NUMBERING = re.compile(
    r"^(?:(?:chapter|part|section|appendix|annex)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.:]?\s+(?=\S)", re.IGNORECASE
)
QUOTED = re.compile(r"[“„\"«»「『]([^“”„\"«»「」『』]{3,})[”“\"»«」』]")
WHOLLY_QUOTED = re.compile(r"^[“„\"«»‘「][^“”„«»\"」]*[”“\"»«’」][.!?]?(?:\s*\[\d+\])?$")
LEAD_IN = re.compile(
    r"\b((?:the|her|his|their|its|a|an) (?:[\w’'-]+ ){0,2}?"
    r"(?:log ?book|diary|letter|report|notebook|book|note|ledger|statement|article|memo(?:randum)?|minutes|inquiry|journal|law|act|contract|poem|song|"
    r"sign|inscription))\b",
    re.IGNORECASE,
)
BY_OFFICE = frozenset(
    "Chair Chairman Chairwoman Moderator Judge Interviewer Host President Mayor Clerk Speaker Presenter".split()
)
LEAST_QUOTED, QUARTER, MOSTLY, NEAR = 15, 0.25, 0.4, 4
LONGEST, LONGEST_QUOTATION, LONGEST_PAIR = 420, 700, 360


@dataclass(frozen=True, slots=True)
class Passage:
    """A candidate: where it lies, how it reads, what sort of statement it is, who makes it, what leads to it.

    `opens` and `closes` tell its place in its paragraph; `second` is where the second of two sentences starts, 0 for one.
    """

    span: Span
    text: str
    kind: ClaimKind
    topic: str
    section: int
    page: int | None
    attribution: str | None = None
    opens: bool = False
    stands: bool = True
    closes: bool = False
    second: int = 0

    @property
    def is_spoken(self) -> bool:
        """Whether somebody says it in so many words."""
        return self.kind is ClaimKind.QUOTATION


def passages_of(extraction: Extraction, author: str | None, tongue: Tongue = ENGLISH) -> list[Passage]:
    """Every candidate of an extraction in order; some overlap, where a sentence leans on the one before."""
    text = extraction.text
    told = [speakable(text[block.start : block.end]) for block in extraction.layout.blocks if block.kind in SPEAKABLE]
    speakers = Speakers.of(" ".join(told))
    reading = _Reading(extraction, speakers, Turns.of(told, speakers), author, tongue)
    reading.asked = asking_mark(text, extraction.layout.blocks)
    found = [passage for block in extraction.layout.blocks for passage in reading.next(block)]
    return _of_the_matter(found)


def title_of(extraction: Extraction) -> str:
    """What the text is called: by its facts, or by its first heading."""
    told = str(extraction.metadata.get("title") or "")
    headings = (block for block in extraction.layout.blocks if block.kind is BlockKind.HEADING)
    first = next(headings, None)
    return told or (speakable(extraction.text[first.start : first.end]) if first else "")


def _of_the_matter(found: list[Passage]) -> list[Passage]:
    """Without the terms a document is given away under, and what stands between them; all of it where terms are its matter."""
    terms = Counter(passage.section for passage in found if is_licence(passage.text))
    if terms.total() > MOSTLY * len(found):
        return found
    sizes = Counter(passage.section for passage in found)
    named = sorted(section for section, count in terms.items() if count >= QUARTER * sizes[section])
    between = {section for one, two in itertools.pairwise(named) if two - one <= NEAR for section in range(one, two)}
    sections = between | set(named)
    return [passage for passage in found if passage.section not in sections and not is_licence(passage.text)]


class _Reading:
    """Reads block by block, knowing the heading it is under and what came before."""

    def __init__(
        self, extraction: Extraction, speakers: Speakers, turns: Turns, author: str | None, tongue: Tongue
    ) -> None:
        self._text, self._layout, self._speakers = extraction.text, extraction.layout, speakers
        self._turns, self._author, self._tongue = turns, author, tongue
        self._topic, self._section = "", 0
        self._before: Block | None = None
        self.asked: str | None = None
        self._about = speakers.heads(title_of(extraction), extraction.text)
        self._is_printed = extraction.file_format == "pdf"

    def next(self, block: Block) -> list[Passage]:
        """The candidates of the next block."""
        if block.kind is BlockKind.HEADING:
            self._topic = NUMBERING.sub("", speakable(self._text[block.start : block.end]))
            self._section += 1
        if block.kind not in SPEAKABLE:
            return []
        found = [unit for line in lines_of(self._text, block, self._turns) for unit in self._of(block, line)]
        self._before = block
        return found

    def _of(self, block: Block, opened: Line) -> list[Passage]:
        start = opened.start + dateline(self._text[opened.start : opened.end])
        units = [self._passage(span) for span in sentences(self._text, start, opened.end)]
        if (
            opened.asks
            or (self.asked is not None and opened.mark == self.asked)
            or (opened.is_set_apart and units and is_byline(units[0].text))
        ):
            return []
        if block.kind is BlockKind.QUOTE and not any(unit.is_spoken for unit in units) and self._quotes():
            return self._set_off(Span(opened.start, opened.end))
        if opened.speaker is not None:
            units = [self._said(unit, self._speakers.named(opened.speaker)) for unit in units]
        else:
            units = list(self._joined(self._attributed(units)))
        if units:
            units[0] = replace(units[0], opens=True)
            units[-1] = replace(units[-1], closes=len(units) > 1)
        return [unit for unit in [*units, *self._pairs(units)] if _fits(unit)]

    def _quotes(self) -> bool:
        """Whether what is set in is quoted: in a printed page only where the line before it leads to it."""
        before = self._text[self._before.start : self._before.end].rstrip() if self._before else ""
        return not self._is_printed or before.endswith(":")

    def _said(self, unit: Passage, speaker: str) -> Passage:
        who = f"the {speaker.lower()}" if speaker in BY_OFFICE else speaker
        return replace(unit, kind=ClaimKind.QUOTATION, attribution=who)

    def _passage(self, span: Span) -> Passage:
        text = speakable(self._text[span.start : span.end])
        is_quotation = _quoted(text) >= max(LEAST_QUOTED, MOSTLY * len(text))
        kind = ClaimKind.QUOTATION if is_quotation else kind_of(text, self._tongue)
        stands = not (is_dangling(text, self._tongue) or (self._tongue is ENGLISH and dangles(text)))
        return Passage(span, text, kind, self._topic, self._section, self._layout.page_at(span.start), stands=stands)

    def _attributed(self, units: Sequence[Passage]) -> Iterator[Passage]:
        speaker: str | None = None
        for unit in units:
            said_by = (
                self._speakers.by(unit.text, speaker or self._about)
                if QUOTED.search(closed(unit.text)) or not unit.is_spoken
                else None
            )
            speaker = said_by or self._speakers.only_in(unit.text) or speaker
            if unit.is_spoken and said_by:
                yield replace(unit, attribution=said_by, stands=True)
            elif unit.is_spoken:
                yield (
                    unit
                    if WHOLLY_QUOTED.match(unit.text)
                    else replace(
                        unit,
                        kind=kind_of(unit.text, self._tongue),
                        attribution=source_named(unit.text, self._tongue),
                    )
                )
            else:
                named = said_by or source_named(unit.text, self._tongue)
                if said_by and _quoted(unit.text) >= max(LEAST_QUOTED, QUARTER * len(unit.text)):
                    unit = replace(unit, kind=ClaimKind.QUOTATION, stands=True)
                own = self._author if self._tongue.own_voice.search(QUOTED.sub(" ", closed(unit.text))) else None
                yield replace(unit, attribution=named or own)

    def _joined(self, units: Iterator[Passage]) -> Iterator[Passage]:
        # “A,” said somebody. “B.” is one quotation; a quotation nobody is named for belongs to the sentence that leads to it.
        last: Passage | None = None
        for unit in units:
            if (
                last is not None
                and unit.is_spoken
                and unit.attribution is None
                and unit.span.end - last.span.start <= LONGEST_QUOTATION
            ):
                speaker = last.attribution or self._speakers.last_in(last.text)
                last = replace(
                    self._passage(Span(last.span.start, unit.span.end)),
                    kind=ClaimKind.QUOTATION,
                    attribution=speaker,
                    stands=last.stands,
                )
                continue
            if last is not None:
                yield last
            last = unit
        if last is not None:
            yield last

    def _pairs(self, units: Sequence[Passage]) -> Iterator[Passage]:
        for first, second in itertools.pairwise(units):
            one_voice = first.is_spoken == second.is_spoken and first.attribution == second.attribution
            if (
                second.stands
                or not (first.stands or not is_statement(first.text))
                or not (one_voice or not (first.is_spoken or second.is_spoken))
                or second.span.end - first.span.start > LONGEST_PAIR
            ):
                continue
            both = self._passage(Span(first.span.start, second.span.end))
            yield replace(
                both,
                kind=first.kind,
                attribution=first.attribution or second.attribution,
                opens=first.opens,
                closes=second.closes,
                stands=first.stands,
                second=second.span.start,
            )

    def _set_off(self, span: Span) -> list[Passage]:
        lead = self._text[self._before.start : self._before.end] if self._before else ""
        named = list(LEAD_IN.findall(lead))
        spoken = self._speakers.by(speakable(lead)[-200:], None)
        who = spoken or (named[0][0].lower() + named[0][1:] if named else None)
        if who is None and self._tongue is ENGLISH and not has_verb(self._text[span.start : span.end]):
            return []
        if span.end - span.start > LONGEST_QUOTATION:
            return [
                replace(unit, attribution=who)
                for unit in map(self._passage, sentences(self._text, span.start, span.end))
                if _fits(unit)
            ]
        return [replace(self._passage(span), kind=ClaimKind.QUOTATION, attribution=who, stands=True)]


def _quoted(text: str) -> int:
    return sum(len(part) for part in QUOTED.findall(closed(text)))


def _fits(unit: Passage) -> bool:
    most = LONGEST_QUOTATION if unit.is_spoken else LONGEST
    return is_statement(unit.text) and len(unit.text) <= most and not is_boilerplate(unit.text)
