"""Extractive planner, the blueprint: the scenes of the script to be, and how many pages each may take."""

from __future__ import annotations

from collections.abc import Sequence

from engine.planning.envelope import Beat, SceneBudget

GROUPS = {
    2: ((0, 1, 2), (3, 4, 5, 6)),
    3: ((0, 1), (2, 3), (4, 5, 6)),
    4: ((0, 1), (2, 3), (4, 5), (6,)),
    5: ((0, 1), (2,), (3,), (4, 5), (6,)),
    7: ((0,), (1,), (2,), (3,), (4,), (5,), (6,)),
}
STEP = 0.25


def scenes_for(beats: Sequence[Beat], pages: int) -> tuple[SceneBudget, ...]:
    """At least two scenes; budgets are quarters of a page, none empty, and add up to `pages`."""
    count = 2 if pages <= 2 else 3 if pages == 3 else 4 if pages == 4 else 5 if pages <= 7 else 7
    groups = [tuple(beats[at] for at in group) for group in GROUPS[count]]
    sizes = [sum(beat.estimated_seconds for beat in group) for group in groups]
    budgets = _quarters(sizes, round(pages / STEP))
    return tuple(
        SceneBudget(
            index,
            group[0].title if len(group) == 1 else _leading(group).title,
            quarters * STEP,
            tuple(b.id for b in group),
        )
        for index, (group, quarters) in enumerate(zip(groups, budgets, strict=True))
    )


def _leading(group: Sequence[Beat]) -> Beat:
    return max(group, key=lambda beat: (beat.estimated_seconds, -group.index(beat)))


def _quarters(sizes: Sequence[int], total: int) -> list[int]:
    whole = sum(sizes) or 1
    given = [max(1, int(size * total / whole)) for size in sizes]
    while sum(given) < total:
        given[_neediest(sizes, given, total / whole)] += 1
    while sum(given) > total:
        given[max(range(len(given)), key=lambda at: (given[at], -at))] -= 1
    return given


def _neediest(sizes: Sequence[int], given: Sequence[int], scale: float) -> int:
    return max(range(len(given)), key=lambda at: (sizes[at] * scale - given[at], -at))
