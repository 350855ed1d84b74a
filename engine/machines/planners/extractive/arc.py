"""Extractive planner, the arc: which beat tells which of the chosen findings; each source keeps the order it was written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from engine.machines.planners.extractive.choosing import Choice
from engine.machines.planners.extractive.findings import Finding, is_reference
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.parting import Row, parted
from engine.machines.planners.extractive.roles import cue
from engine.machines.planners.extractive.tensions import Tension
from engine.planning.envelope import BeatRole

BODY = (BeatRole.CONTEXT, BeatRole.CONFLICT, BeatRole.PROOF, BeatRole.TURN, BeatRole.PAYOFF, BeatRole.CTA)
HOOKED = 14
THE_BEGINNING = 0.35
THE_FIRST_LINES, LONGEST_HOOK, EARLY = 0.12, 40, 0.3
MOST_OPENING = 3
APART = -6.0
"""What it costs to end a beat before a sentence that leans on it: more than an empty beat."""
ENOUGH_DISPUTED = 0.2
Laid = dict[BeatRole, tuple[int, ...]]


@dataclass(slots=True)
class Arc:
    """The findings of a plan and what each of them would do in each beat."""

    findings: Sequence[Finding]
    likeness: Likeness
    wanted: dict[int, float]
    latest: int
    cues: dict[tuple[int, BeatRole], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cues = {(i, role): cue(role, one, self.latest) for i, one in enumerate(self.findings) for role in BeatRole}

    def fit(self, role: BeatRole, index: int) -> float:
        """How well a finding does a beat's job, and no other's."""
        others = [self.cues[index, other] for other in BeatRole if other is not role]
        lean = 0.8 if self.findings[index].leans else 0.0
        own = self.cues[index, role] - 0.35 * max(others)
        return own * (0.3 + self.findings[index].weight) + self.wanted.get(index, 0.0) - lean


def lay_out(arc: Arc, tensions: Sequence[Tension], count: int, line: Finding | None) -> Laid:
    """The findings of each beat, `count` in all where there are so many, in the order they are told.

    `line` is the thesis; the payoff ends on it unless a disagreement needs it.
    """
    places = {id(one): index for index, one in enumerate(arc.findings)}
    choice = Choice(arc.findings, arc.likeness, arc.wanted, min(count, len(arc.findings)))
    choice.take_disputes(tensions)
    choice.take(places.get(id(line)) if choice.count > 1 else None)
    choice.fill()
    fixed = _fixed(arc, choice, places, line)
    rest = [index for index in choice.taken if index not in fixed]
    told: dict[BeatRole, list[int]] = {role: [at for at, of in fixed.items() if of is role] for role in BeatRole}
    disputed = len(told[BeatRole.CONFLICT]) >= ENOUGH_DISPUTED * choice.count
    for row in _rows(arc, rest, [role for role in BODY if not (disputed and role is BeatRole.CONFLICT)]):
        for role, indices in parted(row, _missing(told)).items():
            told[role] += indices
    return {role: _ordered(arc, role, told[role], choice.disputes, line) for role in BeatRole}


def _fixed(arc: Arc, choice: Choice, places: dict[int, int], line: Finding | None) -> dict[int, BeatRole]:
    """What has its place whatever else is told: the sides of a disagreement, the thesis, the opening."""
    sides = [places[id(side)] for tension in choice.disputes for side in (tension.one, tension.other)]
    fixed = dict.fromkeys(sides, BeatRole.CONFLICT)
    needed = {index - 1 for index in choice.taken if arc.findings[index].leans}
    last = places.get(id(line))
    entrance = _defining(arc, [index for index in choice.taken if index not in fixed and index not in needed])
    lead = last if entrance is None and last is not None and _introduces(arc, last) else None
    if lead is not None and lead in choice.taken and lead not in fixed:
        fixed |= dict.fromkeys(_with_what_leans(arc, choice, lead), BeatRole.HOOK)
    elif last is not None and last in choice.taken and last not in {*fixed, *needed, entrance} and _may_end(arc, last):
        fixed[last] = BeatRole.PAYOFF
    free = [index for index in choice.taken if index not in fixed and index not in needed]
    opening = entrance if lead is None or fixed.get(lead) is not BeatRole.HOOK else lead
    if opening is None:
        opening = max(free, key=lambda index: (arc.fit(BeatRole.HOOK, index), -index), default=None)
    if opening is None:
        opening = next((index for index in choice.taken if index not in sides), None)
    if opening is not None:
        fixed[opening] = BeatRole.HOOK
        following = opening + 1
        if (
            len(choice.taken) >= HOOKED
            and following in choice.taken
            and following not in fixed
            and following not in needed
        ):
            near = arc.findings[following].start - arc.findings[opening].end
            if arc.findings[following].source == arc.findings[opening].source and 0 <= near <= 1:
                fixed[following] = BeatRole.HOOK
    return fixed


def _defining(arc: Arc, free: Sequence[int]) -> int | None:
    """Where a page of reference is best entered: by what says at its beginning what it is for."""
    early = [index for index in free if arc.findings[index].place < THE_BEGINNING and not arc.findings[index].leans]
    if not early or not is_reference(arc.findings):
        return None
    return max(early, key=lambda index: (arc.findings[index].weight - arc.findings[index].place, -index))


def _introduces(arc: Arc, index: int) -> bool:
    """Whether a text opens on it and it can be said in a breath: what its author begins with is heard first, and never last."""
    one = arc.findings[index]
    alone = len({other.source for other in arc.findings}) == 1
    return alone and one.place < THE_FIRST_LINES and one.words <= LONGEST_HOOK and not one.leans


def _may_end(arc: Arc, index: int) -> bool:
    """Whether a read may end on it: not on what a text alone says at its beginning."""
    return len({one.source for one in arc.findings}) > 1 or arc.findings[index].place >= EARLY


def _with_what_leans(arc: Arc, choice: Choice, lead: int) -> list[int]:
    """The opening line and what points back at it, which is told right behind it."""
    told = [lead]
    while len(told) < MOST_OPENING and told[-1] + 1 in choice.taken and arc.findings[told[-1] + 1].leans:
        told.append(told[-1] + 1)
    return told


def _rows(arc: Arc, rest: Sequence[int], roles: Sequence[BeatRole]) -> list[Row]:
    """The findings of each source in reading order, as they will be parted into beats; the source that says most first."""
    sources = sorted({arc.findings[index].source for index in rest})
    rows = []
    for source in sources:
        mine = sorted(
            (index for index in rest if arc.findings[index].source == source),
            key=lambda index: arc.findings[index].start,
        )
        scores = [[arc.cues[index, role] for role in roles] for index in mine]
        joints = [_joint(arc.findings[one], arc.findings[other]) for one, other in pairwise(mine)]
        rows.append(Row(tuple(mine), tuple(roles), scores, joints))
    return sorted(rows, key=lambda row: -len(row.indices))


def _joint(one: Finding, other: Finding) -> float:
    """How well a beat may end between two neighbours: gladly between sections, never before a sentence that leans."""
    if other.leans:
        return APART
    if one.topic != other.topic:
        return 0.5
    return 0.1 if other.start - one.end > 1 else -0.35


def _missing(told: dict[BeatRole, list[int]]) -> frozenset[BeatRole]:
    return frozenset(role for role in BODY if not told[role])


def _ordered(
    arc: Arc, role: BeatRole, told: Sequence[int], tensions: Sequence[Tension], line: Finding | None
) -> tuple[int, ...]:
    lead = max(
        {arc.findings[i].source for i in told},
        key=lambda s: (sum(arc.findings[i].source == s for i in told), -s),
        default=0,
    )
    order = [index for index in sorted(told) if arc.findings[index].source == lead]
    for index in sorted(told):
        if index not in order:
            order.insert(_after(arc, order, index), index)
    order = _together(arc, order, tensions)
    if role is BeatRole.CONFLICT and tensions:
        sides = {id(side) for side in (tensions[0].one, tensions[0].other)}
        order.sort(key=lambda index: id(arc.findings[index]) not in sides)
    return tuple(sorted(order, key=lambda index: role is BeatRole.PAYOFF and arc.findings[index] is line))


def _after(arc: Arc, order: list[int], index: int) -> int:
    likes = [arc.likeness.of(arc.findings[index], arc.findings[other]) for other in order]
    nearest = max(range(len(order)), key=lambda at: (likes[at], at), default=-1)
    at = nearest + 1
    while at < len(order) and arc.findings[order[at]].leans:
        at += 1
    return at


def _together(arc: Arc, order: list[int], tensions: Sequence[Tension]) -> list[int]:
    places = {id(arc.findings[index]): index for index in order}
    for tension in tensions:
        one, other = places.get(id(tension.one)), places.get(id(tension.other))
        if one is not None and other is not None and (one, other) not in pairwise(order):
            order = [index for index in order if index != other]
            order.insert(order.index(one) + 1, other)
    return order
