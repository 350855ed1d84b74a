"""Extractive planner, findings: the usable sentences of the sources, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engine.library.digest import Claim, ClaimKind, Support
from engine.library.extraction import SPEAKABLE, Layout
from engine.machines.planners.extractive.quantities import Quantity, quantities_of, years_of
from engine.machines.planners.extractive.words import POINTING, count_words, dangles, stems_of
from engine.planning.ports import PlanningSource

SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’)]*\s+(?=[A-Z“\"‘(\d])")
UNSPEAKABLE = re.compile(r"https?://|www\.|\||\]\(|```|[{}<>\\]|^\s*(?:table|figure|fig\.)\s+\d", re.IGNORECASE)
CLUTTER = re.compile(
    r"\[\d+\]|\((?:see|cf\.|fig)|\b(?:section|figure|table|appendix|chapter)\s+[\dA-Z]\b", re.IGNORECASE
)
META = re.compile(
    r"\b(?:this|the present|our) (?:report|article|study|paper|section|chapter|page|post|note)\b|can be (?:read|found) (?:at|in)|"
    r"\b(?:above|below|overleaf)\)|set out in|was amended|all rights reserved|photograph:",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
ENDS = (".", "!", "?", "…", "”", '"', "’", "»", ")")
FEWEST, MOST = 4, 75
LONG = 42
ALIKE = 0.72


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence (or quotation) a source holds; `place` is how far into the source it stands, 0..1."""

    source: int
    source_id: str
    claim: str
    quote: str
    start: int
    end: int
    page: int | None
    kind: ClaimKind
    attribution: str | None
    weight: float
    topic: str
    place: float
    stems: frozenset[str] = field(repr=False)
    quantities: tuple[Quantity, ...] = field(repr=False)
    years: tuple[int, ...] = field(repr=False)
    leans: bool = False

    @property
    def words(self) -> int:
        """Spoken words of the quote."""
        return count_words(self.quote)

    @property
    def speaker(self) -> str | None:
        """The name of whoever says it, without their standing; None for the source itself."""
        return self.attribution.split(",")[0].strip() if self.attribution else None

    @property
    def is_quotation(self) -> bool:
        """Whether somebody speaks in it."""
        return self.kind is ClaimKind.QUOTATION or bool(self.attribution and "“" in self.quote)

    @property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return "?" in self.quote


def find(sources: tuple[PlanningSource, ...]) -> tuple[Finding, ...]:
    """Every usable finding, source by source in reading order."""
    return tuple(one for index, source in enumerate(sources) for one in _weighed(list(_of(index, source))))


def _weighed(found: list[Finding]) -> list[Finding]:
    """The findings of one source with weights that can be held against another's: half the weight, half the rank."""
    ranks = {id(one): rank for rank, one in enumerate(sorted(found, key=lambda one: -one.weight))}
    return [replace(one, weight=(one.weight + 1 - ranks[id(one)] / len(found)) / 2) for one in found]


def _of(index: int, source: PlanningSource) -> Iterator[Finding]:
    length = max(len(source.text or ""), *(one.char_end for one in source.digest.evidence), 1) if source.digest else 1
    length = max(length, len(source.text or ""))
    seen: set[tuple[int, int]] = set()
    for claim, support in sorted(_claims(source), key=lambda pair: pair[1].char_start):
        place = (support.char_start, support.char_end)
        if place not in seen and _is_literal(source.text, support) and _is_usable(support.support):
            seen.add(place)
            yield _finding(index, source, claim, support, support.char_start / length)


def _claims(source: PlanningSource) -> Iterable[tuple[Claim, Support]]:
    if source.digest is not None and source.digest.evidence:
        claims = source.digest.claims
        return [(claims[one.claim_index], one) for one in source.digest.evidence if one.claim_index < len(claims)]
    return list(_sentences(source.text or "", source.layout or Layout()))


def _sentences(text: str, layout: Layout) -> Iterator[tuple[Claim, Support]]:
    spans = [(block.start, block.end) for block in layout.blocks if block.kind in SPEAKABLE]
    spans = spans or [(match.start(), match.end()) for match in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text)]
    for start, end in spans:
        for piece in _pieces(text, start, end):
            quote = text[piece[0] : piece[1]]
            kind = ClaimKind.QUOTATION if quote.startswith("“") else ClaimKind.FACT
            yield Claim(quote, kind, None, 0.4), Support(0, quote, *piece, layout.page_at(piece[0]))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in SENTENCE_END.finditer(text, start, end):
        cut = match.end() - len(match[0]) + len(match[0].rstrip())
        yield _trimmed(text, at, cut)
        at = match.end()
    yield _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _is_literal(text: str | None, support: Support) -> bool:
    return text is None or text[support.char_start : support.char_end] == support.support


def _is_usable(quote: str) -> bool:
    words = count_words(quote)
    letters = sum(char.isalpha() or char.isspace() for char in quote)
    whole = quote.rstrip().endswith(ENDS) and letters >= 0.7 * len(quote)
    return FEWEST <= words <= MOST and whole and UNSPEAKABLE.search(quote) is None


def _finding(index: int, source: PlanningSource, claim: Claim, support: Support, place: float) -> Finding:
    quote = support.support
    return Finding(
        index, source.id, claim.statement, quote, support.char_start, support.char_end, support.page, claim.kind,
        claim.attribution or _author(source, quote), claim.weight * _fitness(quote), claim.topic, place,
        stems_of(quote), quantities_of(quote), years_of(quote), _leans(quote),
    )  # fmt: skip


def _leans(quote: str) -> bool:
    return dangles(quote) or (quote[:1] not in '“"' and POINTING.search(quote) is not None)


def _author(source: PlanningSource, quote: str) -> str | None:
    names = (source.metadata.get(key) for key in ("author", "byline"))
    name = next((name for name in names if isinstance(name, str) and 1 < len(name.split()) < 5), None)
    return name if name and FIRST_PERSON.search(quote) else None


def _fitness(quote: str) -> float:
    fit = 0.7 if CLUTTER.search(quote) else 1.0
    fit *= 0.5 if META.search(quote) else 1.0
    return fit * (0.8 if count_words(quote) > LONG else 1.0)


def unlike(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without near-duplicates, the weightier of two kept."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda item: (-item.weight, item.source, item.start)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda item: (item.source, item.start)))


def _numbers(one: Finding) -> set[float]:
    return {quantity.value for quantity in one.quantities} | set(one.years)


def _same(one: Finding, other: Finding) -> bool:
    if one.source == other.source and one.start < other.end and other.start < one.end:
        return True
    mine, theirs = _numbers(one), _numbers(other)
    if mine != theirs and (one.source != other.source or not mine & theirs):
        return False
    smaller = min(len(one.stems), len(other.stems))
    return smaller > 2 and len(one.stems & other.stems) >= ALIKE * max(
        smaller, 0.75 * max(len(one.stems), len(other.stems))
    )
