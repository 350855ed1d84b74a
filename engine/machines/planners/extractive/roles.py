"""Extractive planner, roles: how well a sentence does the job of a beat, judged by its words, kind and place."""

from __future__ import annotations

import re
from collections.abc import Callable

from engine.library.digest import ClaimKind
from engine.library.digesting.tongues import tongue_of_line
from engine.machines.planners.extractive.cues import ENGLISH_CUES, Cues
from engine.machines.planners.extractive.cues_tongues import OTHERS
from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.quantities import has_date
from engine.planning.envelope import BeatRole

SOMEBODY = re.compile(
    r"\b(?:he|she|him|her|his|hers|they|them|their|er|ihn|ihm|ihre[mnrs]?|seine[mnrs]?|elle|lui|leurs?|él|ella|ellos|"
    r"hij|hem|lei|egli|ele|ela|eles)\b",
    re.IGNORECASE,
)
"""Somebody who has been named before, in seven languages: `For eleven years the register would not admit her.`"""
ELSEWHERE = re.compile(
    r"\b(?:found|was|were|went|stood|sat|lived|came|saw|met) (?:\w+ )?there\b|"
    r"\b(?:this|these|those) (?!(?:year|month|week|spring|summer|autumn|winter|morning|evening|time|is|was|are|were)\b)[a-z]{3,}|\bsince[.!]?$",
    re.IGNORECASE,
)
"""A place or a thing that has been shown before: `Your father found me there`, `this stretch`."""
A_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+ (?:(?:de|van|von|der|da|di|of) )?[A-ZÀ-Þ][\w’'-]+")
Cue = Callable[[Finding, int], float]


def cue(role: BeatRole, one: Finding, latest: int) -> float:
    """0 and up: how far this sentence does the role's job; `latest` is the latest year the material names."""
    return max(0.0, CUES[role](one, latest))


def cues_of(one: Finding) -> Cues:
    """The cue words of the language this sentence is in; English where that is in doubt."""
    return OTHERS.get(tongue_of_line(one.quote).code, ENGLISH_CUES)


def _hits(pattern: re.Pattern[str], one: Finding, most: int = 3) -> int:
    return min(most, len({match.group().lower() for match in pattern.finditer(one.quote)}))


def _hook(one: Finding, _latest: int) -> float:
    short = 0.25 if one.words <= 24 else (-0.3 if one.words > 36 else 0.0)
    voice = 0.3 if one.is_quotation else 0.0
    asks = 0.7 if one.is_question else 0.0
    early = 0.3 if one.place < 0.35 else 0.0
    return (
        0.35 * _hits(cues_of(one).absolute, one)
        + 0.1 * _hits(cues_of(one).trouble, one)
        + short
        + voice
        + asks
        + early
        - _unnamed(one)
        - 0.1 * max(0, len(one.quantities) - 1)
    )


def _unnamed(one: Finding) -> float:
    """How badly it opens a read because it speaks of somebody nobody has named yet."""
    found = None if one.is_quotation else SOMEBODY.search(one.quote)
    if found is None and not one.is_quotation and ELSEWHERE.search(one.quote):
        return 0.6
    return 0.0 if found is None or A_NAME.search(one.quote, 0, found.start()) else 0.6


def _context(one: Finding, latest: int) -> float:
    early = 0.6 * max(0.0, 1 - one.place / 0.5)
    doubt = 0.5 if cues_of(one).unknowing.search(one.quote) else 0.0
    past = 0.3 if one.years and min(one.years) < latest else 0.0
    kind = {
        ClaimKind.DEFINITION: 0.5,
        ClaimKind.OPINION: -0.5,
        ClaimKind.QUOTATION: -0.2,
        ClaimKind.FORECAST: -0.5,
    }.get(one.kind, 0.1)
    return 0.25 * _hits(cues_of(one).setting, one) + early + past - doubt + kind - (1.0 if one.is_question else 0.0)


def _conflict(one: Finding, _latest: int) -> float:
    kind = {ClaimKind.OPINION: 0.5, ClaimKind.QUOTATION: 0.2, ClaimKind.DEFINITION: -0.5}.get(one.kind, 0.0)
    return 0.35 * _hits(cues_of(one).trouble, one) + kind


def _proof(one: Finding, _latest: int) -> float:
    counted = 0.3 * min(3, len(one.quantities))
    kind = {ClaimKind.FACT: 0.2, ClaimKind.ESTIMATE: 0.3, ClaimKind.OPINION: -0.5, ClaimKind.QUOTATION: -0.4}.get(
        one.kind, 0.0
    )
    return counted + 0.25 * _hits(cues_of(one).measure, one) + kind - (0.8 if one.is_question else 0.0)


def _turn(one: Finding, _latest: int) -> float:
    middle = 0.25 if 0.25 <= one.place <= 0.8 else 0.0
    return (
        0.35 * _hits(cues_of(one).pivot, one)
        + middle
        + (0.25 if has_date(one.quote) else 0.0)
        - (0.3 if one.is_question else 0.0)
    )


def _payoff(one: Finding, _latest: int) -> float:
    late = 0.5 * max(0.0, (one.place - 0.5) / 0.5) - (0.4 if one.place < 0.3 else 0.0)
    kind = {
        ClaimKind.ESTIMATE: 0.3,
        ClaimKind.FORECAST: 0.3,
        ClaimKind.DEFINITION: -0.5,
        ClaimKind.QUOTATION: -0.2,
    }.get(one.kind, 0.0)
    open_end = 0.7 if one.is_question or cues_of(one).unknowing.search(one.quote) else 0.0
    return 0.3 * _hits(cues_of(one).outcome, one) + late + kind - open_end


def _ahead(one: Finding, latest: int) -> float:
    late = 0.7 * max(0.0, (one.place - 0.6) / 0.4)
    coming = 0.5 if one.years and max(one.years) >= latest else 0.0
    kind = {ClaimKind.FORECAST: 0.5, ClaimKind.DEFINITION: -0.5, ClaimKind.QUOTATION: -0.3}.get(one.kind, 0.0)
    asks = 0.3 if one.is_question and not one.is_quotation else 0.0
    day = 0.6 if has_date(one.quote) else 0.0
    return 0.35 * _hits(cues_of(one).ahead, one) + day + late + coming + kind + asks


CUES: dict[BeatRole, Cue] = {
    BeatRole.HOOK: _hook, BeatRole.CONTEXT: _context, BeatRole.CONFLICT: _conflict, BeatRole.PROOF: _proof,
    BeatRole.TURN: _turn, BeatRole.PAYOFF: _payoff, BeatRole.CTA: _ahead,
}  # fmt: skip
