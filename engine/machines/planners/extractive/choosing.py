"""Extractive planner, choosing: which findings are told at all: the weightiest, each source heard, nothing said twice, nothing left hanging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.machines.planners.extractive.findings import Finding
from engine.machines.planners.extractive.likeness import Likeness
from engine.machines.planners.extractive.tensions import Tension

ECHO = 0.42
VOICES, FEWEST_VOICES = 0.3, 1
NEAR = 60
LONGEST_CHAIN = 8
A_STEP_BACK = 0.2
SIDES, MOST_DISPUTED = 2, 0.3
BESIDE = 400


@dataclass(slots=True)
class Choice:
    """Findings being chosen; `wanted` is what the person wishes to hear of each."""

    findings: Sequence[Finding]
    likeness: Likeness
    wanted: dict[int, float]
    count: int
    taken: list[int] = field(default_factory=list)
    disputes: list[Tension] = field(default_factory=list)
    _echo: dict[int, float] = field(default_factory=dict)
    _heard: dict[int, int] = field(default_factory=dict)
    _voices: dict[str, int] = field(default_factory=dict)
    _due: dict[int, float] = field(default_factory=dict)
    _before: dict[int, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._due = _due(self.findings, self.count)
        self._before = {index: self._leant_on(index) for index in range(len(self.findings))}

    def take_disputes(self, tensions: Sequence[Tension]) -> None:
        """Both sides of the clearest disagreements, as many as leave room for the rest."""
        places = {id(one): index for index, one in enumerate(self.findings)}
        room = max(SIDES, int(MOST_DISPUTED * self.count)) if self.count > SIDES else 0
        for tension in tensions:
            if room >= SIDES:
                self.disputes.append(tension)
                self.take(places[id(tension.one)])
                self.take(places[id(tension.other)])
                room -= SIDES

    def take(self, index: int | None) -> None:
        """This one, whatever it weighs; what it leans on comes with it."""
        if index is None or index in self.taken:
            return
        before = self._before[index]
        if before is not None and self._may_stand(index):
            self.take(before)
        one = self.findings[index]
        self.taken.append(index)
        self._heard[one.source] = self._heard.get(one.source, 0) + 1
        if one.is_quotation:
            self._voices[one.speaker or ""] = self._voices.get(one.speaker or "", 0) + 1
        for other in range(len(self.findings)):
            self._echo[other] = max(self._echo.get(other, 0.0), self.likeness.of(one, self.findings[other]))

    def fill(self) -> None:
        """Take the best until there are as many as asked for; every source is heard once at least."""
        free = {index for index in range(len(self.findings)) if self._may_stand(index)} - set(self.taken)
        while free and len(self.taken) < self.count:
            best = max(free, key=lambda index: (self._worth(index), -index))
            self.take(best)
            free -= set(self.taken)
        for source in sorted({one.source for one in self.findings} - set(self._heard)):
            mine = [index for index, one in enumerate(self.findings) if one.source == source]
            self.take(max(mine, key=lambda index: (self._worth(index), -index)))

    def _may_stand(self, index: int) -> bool:
        """Whether it leans on nothing, or on what can be told before it."""
        at: int | None = index
        for _ in range(LONGEST_CHAIN):
            if at is None or not self.findings[at].leans:
                return at is not None
            at = self._before[at]
        return False

    def _steps_back(self, index: int) -> int:
        """How many findings would have to be told before this one that are not told yet."""
        steps, at = 0, self._before[index]
        while at is not None and at not in self.taken and steps < LONGEST_CHAIN:
            steps, at = steps + 1, self._before[at]
        return steps

    def _leant_on(self, index: int) -> int | None:
        """What stands right before a finding that leans."""
        one = self.findings[index]
        if not one.leans or index == 0:
            return None
        other = self.findings[index - 1]
        near = other.source == one.source and 0 <= one.start - other.end <= NEAR
        return index - 1 if near else None

    def _worth(self, index: int) -> float:
        one = self.findings[index]
        again = 1.2 if self._echo.get(index, 0.0) > ECHO else 0.0
        fresh = 0.7 * max(0.0, 1 - self._heard.get(one.source, 0) / self._due.get(one.source, 1.0))
        lean = A_STEP_BACK * self._steps_back(index)
        return one.weight + self.wanted.get(index, 0.0) + fresh + self._voice(one) + self._beside(index) - again - lean

    def _voice(self, one: Finding) -> float:
        if not one.is_quotation:
            return 0.0
        voices = sum(self._voices.values())
        wanted = 0.45 if voices < max(FEWEST_VOICES, VOICES * self.count) else -0.4
        return wanted + (0.25 if not self._voices.get(one.speaker or "") else -0.15 * self._voices[one.speaker or ""])

    def _beside(self, index: int) -> float:
        """A little more for what stands beside something told: a story is told in stretches."""
        one = self.findings[index]
        beside = (at for at in (index - 1, index + 1) if at in self.taken)
        near = (self.findings[at] for at in beside)
        return 0.12 * any(other.source == one.source and abs(other.start - one.start) < BESIDE for other in near)


def _due(findings: Sequence[Finding], count: int) -> dict[int, float]:
    """How many findings of each source a fair hearing asks for: the larger sources more, but not in proportion."""
    sizes = {
        source: sum(one.source == source for one in findings) ** 0.5 for source in {one.source for one in findings}
    }
    return {source: max(1.0, count * size / sum(sizes.values())) for source, size in sizes.items()}
