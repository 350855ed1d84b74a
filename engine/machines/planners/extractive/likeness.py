"""Extractive planner, likeness: how near two findings are in what they speak of, rare words counting more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from engine.machines.planners.extractive.findings import Finding


class Likeness:
    """Knows how rare each word is in the material, and so how much sharing it means."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        counted = Counter(stem for one in findings for stem in one.stems)
        self._rarity = {stem: log(1 + len(findings) / count) for stem, count in counted.items()}
        self._size = {id(one): self.weight(one.stems) for one in findings}

    def weight(self, stems: Iterable[str]) -> float:
        """How much these words say together."""
        return sum(self._rarity.get(stem, 1.0) ** 2 for stem in stems)

    def rarity(self, stem: str) -> float:
        """How rare one word is; 0.7 for one in every finding."""
        return self._rarity.get(stem, 1.0)

    def of(self, one: Finding, other: Finding) -> float:
        """0 for nothing in common to 1 for the same words."""
        shared = one.stems & other.stems
        if not shared:
            return 0.0
        sizes = sqrt(self._sized(one) * self._sized(other))
        return self.weight(shared) / sizes if sizes else 0.0

    def _sized(self, one: Finding) -> float:
        return self._size.get(id(one)) or self.weight(one.stems)

    def centrality(self, one: Finding, others: Sequence[Finding]) -> float:
        """How much a finding stands for all of them: its mean likeness, every source counting the same."""
        near: dict[int, list[float]] = {}
        for other in others:
            if other is not one:
                near.setdefault(other.source, []).append(self.of(one, other))
        return sum(sum(each) / len(each) for each in near.values()) / max(1, len(near))
