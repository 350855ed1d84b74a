"""Extractive planner, the thesis: the one line of the sources that the rest bears out, and what must not be claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.digest import ClaimKind
from engine.machines.planners.extractive.brief import Brief
from engine.machines.planners.extractive.cues import UNKNOWING
from engine.machines.planners.extractive.findings import CLUTTER, Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.roles import cue
from engine.machines.planners.extractive.telling import Teller, essence
from engine.machines.planners.extractive.tensions import Tension
from engine.machines.planners.extractive.words import POINTING, stems_of
from engine.planning.envelope import BeatRole, Thesis
from engine.planning.ports import PlanningSource

LENGTH = (8, 32)
OWN_VOICE = re.compile(r"\b(?:I|we|our|my|us|me)\b", re.IGNORECASE)
SUPPORTS, AVOIDS = 5, 8
UNSURE = (ClaimKind.OPINION, ClaimKind.FORECAST)


def leading_line(found: Sequence[Finding], sources: Sequence[PlanningSource], tensions: Sequence[Tension], likeness: Likeness,
                 brief: Brief) -> Finding | None:  # fmt: skip
    """The finding that says best what all of them together say, best an undisputed one; None where there is none."""
    disputed = {id(side) for tension in tensions for side in (tension.one, tension.other)}
    free = [one for one in found if id(one) not in disputed]
    return max(
        free or found, key=lambda one: (_standing(one, found, sources, likeness, brief), -one.start), default=None
    )


def thesis_of(line: Finding | None, told: dict[BeatRole, tuple[Finding, ...]], tensions: Sequence[Tension], likeness: Likeness,
              teller: Teller, brief: Brief) -> Thesis:  # fmt: skip
    """The thesis of what is told; with no line it says so."""
    if line is None:
        return Thesis("There are no sources yet, so there is nothing to claim.")
    every = [one for beat in told.values() for one in beat]
    roles = (BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF, BeatRole.CONTEXT)
    bearing = [
        one
        for role in roles
        for one in told[role]
        if one is not line and not (one.is_question or one.is_quotation or one.leans)
    ]
    carrying = sorted(bearing, key=lambda one: -(likeness.of(one, line) + one.weight))[:SUPPORTS]
    return Thesis(
        essence(line, 40), tuple(essence(one, 40) for one in carrying), tuple(_avoid(every, tensions, teller, brief))
    )


def _standing(
    one: Finding, every: Sequence[Finding], sources: Sequence[PlanningSource], likeness: Likeness, brief: Brief
) -> float:
    fewest, most = LENGTH
    fits = fewest <= one.words <= most and not (one.is_question or one.leans or CLUTTER.search(one.quote))
    digest = sources[one.source].digest
    chosen = 0.25 if digest and len(stems_of(digest.thesis) & one.stems) > 0.8 * len(one.stems) else 0.0
    spoken = 0.4 if one.is_quotation or OWN_VOICE.search(one.quote) else 0.0
    numbers = 0.25 * max(0, sum(q.shown[:1].isdigit() for q in one.quantities) - 1)
    plain = 0.3 if one.kind in UNSURE or UNKNOWING.search(one.quote) or POINTING.search(one.quote) else 0.0
    argues = 0.12 * cue(BeatRole.PAYOFF, one, 0) + 0.12 * cue(BeatRole.TURN, one, 0)
    wide = 0.1 * len(_listing(one))
    weighed = 4.0 * likeness.centrality(one, every) + argues + wide + chosen + 0.3 * brief.wish(one) + 0.5 * one.weight
    return (2.0 if fits else 0.0) + weighed - spoken - numbers - plain


def _listing(one: Finding) -> set[str]:
    return {q.unit for q in one.quantities if not q.shown[:1].isdigit()}


def _avoid(every: Sequence[Finding], tensions: Sequence[Tension], teller: Teller, brief: Brief) -> list[str]:
    open_points = [f"As settled, where they disagree: {teller.disagreement(tension)}" for tension in tensions]
    unsure = [one for one in every if one.kind in UNSURE]
    said = [f"As fact: “{essence(one, 22)}” It is {_sort(one)} of {teller.who(one)}." for one in unsure]
    return [*open_points, *(f"Anything about: {ban}" for ban, _ in brief.forbidden), *said][:AVOIDS]


def _sort(one: Finding) -> str:
    return "a forecast" if one.kind is ClaimKind.FORECAST else "the opinion"
