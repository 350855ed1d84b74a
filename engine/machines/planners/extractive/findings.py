"""Extractive planner, findings: the usable sentences of the sources, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engine.library.digest import Claim, ClaimKind, Support
from engine.library.digesting import leaning
from engine.library.digesting.initials import spelled
from engine.library.digesting.leaning import trimmed
from engine.library.digesting.tongues import ENGLISH, tongue_of_line
from engine.library.digesting.verbs import has_verb
from engine.library.speakable import curled
from engine.machines.planners.extractive.quantities import Quantity, quantities_of, years_of
from engine.machines.planners.extractive.reading import ASKED_FOR, Wished, offered_by, speaks_of
from engine.machines.planners.extractive.words import POINTING, count_words, dangles, stems_of
from engine.planning.ports import PlanningSource

UNSPEAKABLE = re.compile(
    r"https?://|www\.|\||\]\(|```|[{}<>\\]|^\s*(?:table|figure|fig\.)\s+\d"
    r"|\b(?:see|check out|refer to|consult|look at) (?:also )?(?:section|chapter|appendix|figure|table)\s+[\dA-Z]",
    re.IGNORECASE,
)
FORMULA = re.compile(r"[\w)]\s?[−·×=∑∏√∫≤≥≈⊕∈^]\s?[\w(]|\b\w\([a-z]\)|[∑∏√∫≤≥≈⊕∈]")
MOST_FORMULAS = 1
CLUTTER = re.compile(
    r"\[\d+\]|\(\w[\w -]+ et al|\(\w+,? (?:19|20)\d\d\)|\((?:see|cf\.|fig)|\b(?:section|figure|table|appendix|chapter)\s+[\dA-Z][\d.]*\b",
    re.IGNORECASE,
)
META = re.compile(
    r"\b(?:this|the present|our) (?:report|article|study|paper|section|chapter|page|post|note)\b|can be (?:read|found) (?:at|in)|"
    r"\b(?:above|below|overleaf)\)|set out in|was amended|all rights reserved|photograph:",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:says?|said|shows?|thinks?|proves?) otherwise\b", re.IGNORECASE)
CODED = re.compile(
    r"\w_\w|\w\(\d?\w?\)|(?<!\S)--?[a-zA-Z]\w|\b[a-z]+[A-Z]\w*|(?<!\w)/\w+/\w|\b[A-Z]{3,}\b.*\b[A-Z]{3,}\b"
)
"""Names of things in programs, as pages of reference are full of: `fork()`, `--key`, `LC_ALL`, `zColumn`."""
FOOTNOTED = re.compile(r"(?:\s?\[[^\[\]\n]{1,20}\])+$")
"""Marks of notes behind a sentence: `The work went on.[4][5]`"""
ENDS = (".", "!", "?", "…", "”", '"', "’", "»", ")", "。", "！", "？", "」", "』", "؟")
FEWEST, MOST = 4, 75
FEWEST_OF_LINES, FEWEST_LINES = 2, 3
"""Words of a line that may stand for itself, and lines that make slides or notes; one alone is a heading or a torn sentence."""
LONG = 42
MOST_FINDINGS = 600
ALIKE = 0.72
A_REFERENCE, A_FEW = 0.3, 0.05


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


def find(sources: tuple[PlanningSource, ...], wished: Wished = ()) -> tuple[Finding, ...]:
    """Every usable finding, source by source in reading order; of very many the weightiest and those that speak of what is `wished`.

    Where no source holds a whole sentence, as slides and notes do not, their lines are used as they are, if there are a few.
    """
    if found := _found(sources, wished, _is_usable):
        return found
    lines = _found(sources, wished, _is_line)
    return lines if len(lines) >= FEWEST_LINES else ()


def _found(sources: tuple[PlanningSource, ...], wished: Wished, usable: Callable[[str], bool]) -> tuple[Finding, ...]:
    most = MOST_FINDINGS // max(1, len(sources))
    return tuple(
        one
        for index, source in enumerate(sources)
        for one in _weighed(list(_of(index, source, wished, usable)), most, wished)
    )


def _weighed(found: list[Finding], most: int, wished: Wished) -> list[Finding]:
    """The weightiest findings of one source, weighed so that they can be held against another's: half by rank."""
    best = sorted(found, key=lambda one: -one.weight - ASKED_FOR * speaks_of(one.quote, wished))[:most]
    ranks = {id(one): rank for rank, one in enumerate(sorted(best, key=lambda one: -one.weight))}
    found = sorted(best, key=lambda one: one.start)
    return [replace(one, weight=(one.weight + 1 - ranks[id(one)] / len(found)) / 2) for one in found]


def _of(index: int, source: PlanningSource, wished: Wished, usable: Callable[[str], bool]) -> Iterator[Finding]:
    length = max(len(source.text or ""), *(one.char_end for one in source.digest.evidence), 1) if source.digest else 1
    length = max(length, len(source.text or ""))
    seen: set[tuple[int, int]] = set()
    for claim, support in sorted(offered_by(source, wished), key=lambda pair: pair[1].char_start):
        place = (support.char_start, support.char_end)
        if place not in seen and _is_literal(source.text, support) and usable(support.support):
            seen.add(place)
            told = replace(claim, statement=spelled(claim.statement, source.text or ""))
            yield _finding(index, source.id, told, support, support.char_start / length)


def _is_literal(text: str | None, support: Support) -> bool:
    return text is None or text[support.char_start : support.char_end] == support.support


def _is_usable(quote: str) -> bool:
    words = count_words(quote)
    letters = sum(char.isalpha() or char.isspace() for char in quote)
    whole = FOOTNOTED.sub("", quote.rstrip()).endswith(ENDS) and letters >= 0.7 * len(quote)
    told = len(FORMULA.findall(quote)) <= MOST_FORMULAS and not _breaks_in(quote)
    return FEWEST <= words <= MOST and whole and told and UNSPEAKABLE.search(quote) is None


def _is_line(quote: str) -> bool:
    """Whether it is a line that can be said, though no sentence."""
    is_formula = len(FORMULA.findall(quote)) > MOST_FORMULAS
    return FEWEST_OF_LINES <= count_words(quote) <= MOST and not is_formula and UNSPEAKABLE.search(quote) is None


def _breaks_in(quote: str) -> bool:
    """Whether it begins in the middle of a sentence: with a small letter that opens no name such as `eBay` or `fork()`."""
    first = quote.split(maxsplit=1)[0]
    return first[:1].islower() and first.isalpha() and first.islower()


def _finding(index: int, source_id: str, claim: Claim, support: Support, place: float) -> Finding:
    quote = support.support
    return Finding(
        index, source_id, curled(claim.statement), quote, support.char_start, support.char_end, support.page, claim.kind,
        claim.attribution, claim.weight * _fitness(quote), claim.topic, place,
        stems_of(quote), quantities_of(quote), years_of(quote), _leans(quote),
    )  # fmt: skip


def _leans(quote: str) -> bool:
    tongue = tongue_of_line(quote)
    if tongue is not ENGLISH:
        return tongue.dangling.match(quote.lstrip("“”„«»‘'\" ")) is not None
    plain = trimmed(curled(quote))
    return (
        (dangles(quote) and not leaning.PLEONASTIC.match(plain))
        or leaning.dangles(plain)
        or ELSEWHERE.search(quote) is not None
        or (quote[:1] not in '“"' and POINTING.search(quote) is not None)
    )


def _fitness(quote: str) -> float:
    fit = 0.7 if CLUTTER.search(quote) else 1.0
    fit *= 0.5 if META.search(quote) else 1.0
    fit *= 1.0 if has_verb(quote) else 0.5
    return fit * (0.8 if count_words(quote) > LONG else 1.0)


def explains(told: Sequence[Finding]) -> bool:
    """Whether one source only explains: nobody is heard and nobody named for what it says; a manual, and no story."""
    alone = len({one.source for one in told}) == 1
    return alone and not any(one.is_quotation or one.attribution for one in told)


def is_reference(found: Sequence[Finding]) -> bool:
    """Whether it is a page to look things up in: hardly anybody is heard, and much of it names parts of programs."""
    coded = sum(CODED.search(one.quote) is not None for one in found)
    heard = sum(one.is_quotation for one in found)
    alone = len({one.source for one in found}) == 1
    return alone and heard <= A_FEW * len(found) and coded >= A_REFERENCE * len(found)


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
