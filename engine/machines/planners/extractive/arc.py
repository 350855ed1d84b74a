"""Extractive planner, the arc: which finding is told in which beat, and in which order; no finding twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.roles import cue
from engine.machines.planners.extractive.tensions import Tension
from engine.planning.envelope import BeatRole

SHARES = {
    BeatRole.HOOK: 0.07, BeatRole.CONTEXT: 0.16, BeatRole.CONFLICT: 0.19, BeatRole.PROOF: 0.19,
    BeatRole.TURN: 0.16, BeatRole.PAYOFF: 0.14, BeatRole.CTA: 0.09,
}  # fmt: skip
ANCHORED = (
    BeatRole.CTA, BeatRole.TURN, BeatRole.HOOK, BeatRole.PAYOFF, BeatRole.CONTEXT, BeatRole.PROOF, BeatRole.CONFLICT,
)  # fmt: skip
FIRST_WHEN_THIN = (
    BeatRole.HOOK, BeatRole.CONTEXT, BeatRole.PAYOFF, BeatRole.PROOF, BeatRole.TURN, BeatRole.CTA, BeatRole.CONFLICT,
)  # fmt: skip
PULL, HOOK_PULL = 1.1, 2.4
VOICES = 0.3
VOICES_IN = {
    BeatRole.HOOK: 1.0, BeatRole.CONTEXT: 0.25, BeatRole.CONFLICT: 0.5, BeatRole.PROOF: 0.2,
    BeatRole.TURN: 0.5, BeatRole.PAYOFF: 0.34, BeatRole.CTA: 0.5,
}  # fmt: skip
ECHO = 0.42
SIDES = 2
MOST_DISPUTED = 0.3
SAME_TOPIC = 0.18


@dataclass(slots=True)
class Arc:
    """Beats being filled; `pull` is how strongly each free finding is drawn to each beat by what it already holds."""

    findings: Sequence[Finding]
    likeness: Likeness
    wanted: dict[int, float]
    latest: int
    beats: dict[BeatRole, list[int]] = field(default_factory=lambda: {role: [] for role in BeatRole})
    room: dict[BeatRole, int] = field(default_factory=dict)
    pull: dict[tuple[int, BeatRole], float] = field(default_factory=dict)
    heard: dict[int, int] = field(default_factory=dict)
    due: dict[int, float] = field(default_factory=dict)
    speakers: set[str] = field(default_factory=set)
    voices: int = 0
    echo: dict[int, float] = field(default_factory=dict)
    last: dict[tuple[int, int], BeatRole] = field(default_factory=dict)
    cues: dict[tuple[int, BeatRole], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cues = {(i, role): cue(role, one, self.latest) for i, one in enumerate(self.findings) for role in BeatRole}

    def free(self) -> list[int]:
        """The findings not told yet."""
        told = {index for told in self.beats.values() for index in told}
        return [index for index in range(len(self.findings)) if index not in told]

    def tell(self, role: BeatRole, index: int, *, draws: bool = True) -> None:
        """Give a finding to a beat; one that draws pulls its like after it."""
        self.beats[role].append(index)
        one = self.findings[index]
        self.heard[one.source] = self.heard.get(one.source, 0) + 1
        self.last[one.source, one.end] = role
        if one.is_quotation:
            self.voices += 1
            self.speakers.add(one.speaker or "")
        for other in range(len(self.findings)):
            like = self.likeness.of(one, self.findings[other])
            self.echo[other] = max(self.echo.get(other, 0.0), like)
            near = like + _neighbours(one, self.findings[other]) if draws else 0.0
            self.pull[other, role] = max(self.pull.get((other, role), 0.0), near)

    def worth(self, role: BeatRole, index: int) -> float:
        """What telling this finding in this beat is worth now."""
        one = self.findings[index]
        own = self.cues[index, role] * (0.45 + one.weight) + 0.6 * one.weight + self.wanted.get(index, 0.0)
        near = (HOOK_PULL if role is BeatRole.HOOK else PULL) * self.pull.get((index, role), 0.0)
        fresh = 0.7 * max(0.0, 1 - self.heard.get(one.source, 0) / self.due.get(one.source, 1.0))
        again = 1.5 if self.echo.get(index, 0.0) > ECHO else 0.0
        return own + near + fresh - again + self._voice(role, one) + self._lean(role, one)

    def _voice(self, role: BeatRole, one: Finding) -> float:
        if not one.is_quotation:
            return 0.0
        here = [self.findings[index] for index in self.beats[role] if self.findings[index].is_quotation]
        same = sum(voice.speaker == one.speaker for voice in here)
        wanted = 0.45 if self.voices < VOICES * sum(self.room.values()) else -0.4
        new = 0.0 if (one.speaker or "") in self.speakers else 0.25
        return wanted + new - 0.3 * same - (0.9 if len(here) + 1 > VOICES_IN[role] * self.room[role] + 0.5 else 0.0)

    def _lean(self, role: BeatRole, one: Finding) -> float:
        if not one.leans:
            return 0.0
        before = (self.last.get((one.source, one.start - gap)) for gap in (1, 2))
        return 0.5 if role in before else -0.9


def lay_out(arc: Arc, tensions: Sequence[Tension], count: int, line: Finding | None) -> dict[BeatRole, tuple[int, ...]]:
    """The findings of each beat, `count` in all where there are so many, in the order they are told.

    `line` is the thesis; the payoff tells it unless a disagreement needs it.
    """
    arc.room, arc.due = _room(min(count, len(arc.findings)), disputes=len(tensions)), _due(arc.findings, count)
    _tell_tensions(arc, tensions)
    _tell_line(arc, line)
    for role in ANCHORED:
        anchored = bool(arc.pull) and any(
            (other, role) in arc.pull and arc.pull[other, role] > 0 for other in arc.free()
        )
        if len(arc.beats[role]) < arc.room[role] and not anchored and arc.free():
            arc.tell(role, max(arc.free(), key=lambda index: (_fit(arc, role, index), -index)))
    _fill(arc)
    _hear_everybody(arc)
    return {role: _closing_on(arc, _ordered(arc, role, tensions), line) for role in BeatRole}


def _room(count: int, *, disputes: int) -> dict[BeatRole, int]:
    room = dict.fromkeys(BeatRole, 0)
    for role in FIRST_WHEN_THIN[:count]:
        room[role] = 1
    if disputes and count > SIDES:
        room[BeatRole.CONFLICT] = max(SIDES, min(SIDES * disputes + 1, int(MOST_DISPUTED * count)))
    while sum(room.values()) < count:
        room[max(BeatRole, key=lambda role: SHARES[role] * count - room[role])] += 1
    return room


def _due(findings: Sequence[Finding], count: int) -> dict[int, float]:
    """How many findings of each source a fair hearing asks for: the larger sources more, but not in proportion."""
    sizes = {
        source: sum(one.source == source for one in findings) ** 0.5 for source in {one.source for one in findings}
    }
    return {source: max(1.0, count * size / sum(sizes.values())) for source, size in sizes.items()}


def _tell_tensions(arc: Arc, tensions: Sequence[Tension]) -> None:
    places = {id(one): index for index, one in enumerate(arc.findings)}
    for tension in tensions:
        if arc.room[BeatRole.CONFLICT] >= len(arc.beats[BeatRole.CONFLICT]) + 2:
            arc.tell(BeatRole.CONFLICT, places[id(tension.one)])
            arc.tell(BeatRole.CONFLICT, places[id(tension.other)])


def _tell_line(arc: Arc, line: Finding | None) -> None:
    index = next((index for index in arc.free() if arc.findings[index] is line), None)
    if index is not None and arc.room[BeatRole.PAYOFF]:
        arc.tell(BeatRole.PAYOFF, index, draws=False)


def _fit(arc: Arc, role: BeatRole, index: int) -> float:
    one = arc.findings[index]
    others = [arc.cues[index, other] for other in BeatRole if other is not role]
    lean = 0.6 if one.leans else 0.0
    return (arc.cues[index, role] - 0.35 * max(others)) * (0.3 + one.weight) + arc.wanted.get(index, 0.0) - lean


def _fill(arc: Arc) -> None:
    free = arc.free()
    while free:
        open_roles = [role for role in BeatRole if len(arc.beats[role]) < arc.room[role]]
        if not open_roles:
            return
        pairs = ((arc.worth(role, index), -index, role) for role in open_roles for index in free)
        _, index, role = max(pairs, key=lambda pair: (pair[0], pair[1]))
        arc.tell(role, -index)
        free.remove(-index)


def _hear_everybody(arc: Arc) -> None:
    for source in sorted({one.source for one in arc.findings}):
        mine = [index for index in arc.free() if arc.findings[index].source == source]
        if mine and not arc.heard.get(source):
            choices = [(arc.worth(role, index), -index, role) for index in mine for role in BeatRole if arc.beats[role]]
            if choices:
                _, index, role = max(choices, key=lambda pair: (pair[0], pair[1]))
                arc.tell(role, -index)


def _ordered(arc: Arc, role: BeatRole, tensions: Sequence[Tension]) -> tuple[int, ...]:
    told = sorted(arc.beats[role])
    lead = max(
        {arc.findings[i].source for i in told},
        key=lambda s: (sum(arc.findings[i].source == s for i in told), -s),
        default=0,
    )
    order = [index for index in told if arc.findings[index].source == lead]
    for index in told:
        if index not in order:
            order.insert(_after(arc, order, index), index)
    order = _together(arc, order, tensions)
    if role is BeatRole.HOOK and order:
        best = max(order, key=lambda index: _fit(arc, role, index))
        order = [best, *(index for index in order if index != best)]
    return tuple(_ending_open(arc, order) if role is BeatRole.CTA else order)


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


def _closing_on(arc: Arc, order: tuple[int, ...], line: Finding | None) -> tuple[int, ...]:
    return tuple(sorted(order, key=lambda index: arc.findings[index] is line))


def _ending_open(arc: Arc, order: list[int]) -> list[int]:
    if not order:
        return order
    last = max(order, key=lambda index: (arc.cues[index, BeatRole.CTA], index))
    return [*(index for index in order if index != last), last]


def _neighbours(one: Finding, other: Finding) -> float:
    if one.source != other.source:
        return 0.0
    near = 0.15 if abs(one.start - other.start) < 700 else 0.0
    return near + (SAME_TOPIC if one.topic and one.topic == other.topic else 0.0)
