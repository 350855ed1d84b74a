"""Extractive planner, reading: what a source offers: the claims of its digest, and the rest of its text read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.library.digest import Claim, Support
from engine.library.digesting.passages import Passage, passages_of
from engine.library.digesting.ranking import rank
from engine.library.digesting.tongues import Tongue, tongue_of, tongue_of_most
from engine.library.extraction import Block, BlockKind, Extraction, Layout
from engine.machines.planners.extractive.words import stems_of
from engine.planning.ports import PlanningSource
from engine.table_read.bylines import is_a_person

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
FURTHER_WEIGHT = 0.75
FURTHER = 220
LONGER = 0.15
LEANS = 0.3
ASKED_FOR, MOSTLY = 2.0, 0.6

Offered = tuple[Claim, Support]
Wished = Sequence[frozenset[str]]
"""The stems of what somebody asked for, a set for each thing."""


def offered_by(source: PlanningSource, wished: Wished = ()) -> list[Offered]:
    """Everything a source says that may be told: its digest's claims first, then what they leave of its text.

    Of a long text the weightiest are offered, and whatever speaks of something `wished`, however little it weighs.
    """
    digest = source.digest
    claimed = (
        [(digest.claims[one.claim_index], one) for one in digest.evidence if one.claim_index < len(digest.claims)]
        if digest
        else []
    )
    return claimed if source.text is None else [*claimed, *_further(source, source.text, claimed, wished)]


def author_of(source: PlanningSource) -> str | None:
    """The person who speaks where the text says I or we, if its metadata names one."""
    names = (source.metadata.get(key) for key in ("byline", "author"))
    return next((name for name in names if isinstance(name, str) and name.strip() and is_a_person(name)), None)


def _further(source: PlanningSource, text: str, claimed: list[Offered], wished: Wished) -> Iterator[Offered]:
    tongue = tongue_of(text)
    passages = passages_of(Extraction(text, _layout(source, text), source.metadata), author_of(source), tongue)
    weighed = sorted(
        zip(rank(passages, tongue, source.title), passages, strict=True),
        key=lambda item: (-_worth(*item) - ASKED_FOR * speaks_of(item[1].text, wished), item[1].span.start),
    )
    taken = [(one.char_start, one.char_end) for _, one in claimed]
    most = len(taken) + FURTHER
    for weight, one in weighed:
        start, end = one.span.start, one.span.end
        if len(taken) < most and not any(start < until and since < end for since, until in taken):
            taken.append((start, end))
            support = Support(0, text[start:end], start, end, one.page)
            yield Claim(one.text, one.kind, one.attribution, weight * FURTHER_WEIGHT, one.topic), support


def speaks_of(text: str, wished: Wished) -> bool:
    """Whether a sentence says most of something somebody asked for."""
    if not wished:
        return False
    stems = stems_of(text)
    return any(asked and len(asked & stems) >= MOSTLY * len(asked) for asked in wished)


def _worth(weight: float, passage: Passage) -> float:
    """The weight; of two passages that overlap the longer, which leans on nothing, goes first."""
    longer = LONGER * min(1.0, (passage.span.end - passage.span.start) / 400)
    return weight + longer - (0 if passage.stands else LEANS)


def _layout(source: PlanningSource, text: str) -> Layout:
    if source.layout is not None and source.layout.blocks:
        return source.layout
    blocks = (Block(BlockKind.PARAGRAPH, found.start(), found.end()) for found in PARAGRAPH.finditer(text))
    return Layout(tuple(blocks), source.layout.pages if source.layout else ())


def tongue_of_source(source: PlanningSource) -> Tongue:
    """The language a source is written in."""
    return tongue_of(source.words)


def tongue_of_sources(sources: Sequence[PlanningSource]) -> Tongue:
    """The language most of the sources' words are in."""
    return tongue_of_most(source.words for source in sources)
