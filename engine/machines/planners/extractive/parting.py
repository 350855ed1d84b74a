"""Extractive planner, parting: a row of sentences cut into the beats of the arc, in order, where each part does its beat's job best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.planning.envelope import BeatRole

SHARES = {
    BeatRole.CONTEXT: 0.18, BeatRole.CONFLICT: 0.2, BeatRole.PROOF: 0.22,
    BeatRole.TURN: 0.17, BeatRole.PAYOFF: 0.14, BeatRole.CTA: 0.09,
}  # fmt: skip
UNEVEN = 1.1
EMPTY = 4.0
CUES = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """Findings of one source in reading order; `scores` is what each does for each role, `joints` how well one may end a part after it."""

    indices: tuple[int, ...]
    roles: tuple[BeatRole, ...]
    scores: Sequence[Sequence[float]]
    joints: Sequence[float]


def parted(row: Row, missing: frozenset[BeatRole]) -> dict[BeatRole, list[int]]:
    """The row cut into one stretch per role, in the order of the roles; some may be empty, best none of the `missing` ones."""
    size = len(row.indices)
    best: list[list[float]] = [[0.0 if at == 0 else float("-inf") for at in range(size + 1)]]
    cuts: list[list[int]] = []
    for number, role in enumerate(row.roles):
        sums = _sums([line[number] for line in row.scores])
        found = [_best_cut(row, best[-1], sums, role, end, role in missing) for end in range(size + 1)]
        best.append([worth for worth, _ in found])
        cuts.append([start for _, start in found])
    end, told = size, {}
    for number in reversed(range(len(row.roles))):
        start = cuts[number][end]
        told[row.roles[number]] = list(row.indices[start:end])
        end = start
    return told


def _best_cut(
    row: Row, before: Sequence[float], sums: Sequence[float], role: BeatRole, end: int, is_missing: bool
) -> tuple[float, int]:
    """The best worth of telling everything up to `end` when this role tells the last stretch, and where that starts."""
    due = max(1.0, SHARES[role] * len(row.indices))
    found = []
    for start in range(end + 1):
        if before[start] == float("-inf"):
            continue
        count = end - start
        joint = row.joints[start - 1] if 0 < start < len(row.indices) and count else 0.0
        empty = EMPTY if count == 0 and is_missing else 0.0
        uneven = UNEVEN * (count - due) ** 2 / due if count or is_missing else 0.0
        found.append((before[start] + CUES * (sums[end] - sums[start]) + joint - empty - 0.5 * uneven, -start))
    worth, start = max(found)
    return worth, -start


def _sums(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums
