"""Machines, writers, extractive, fitting: a read is told again with more or less of the material until it takes the time that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.writers.extractive.directions import Directions
from engine.machines.writers.extractive.measure import SceneMaterial, fitted, words_of
from engine.table_read.pace import WORDS_PER_MINUTE, seconds_of
from engine.table_read.screenplay import Entry, Remark

if TYPE_CHECKING:
    from engine.table_read.ports import WritingBrief

PAGE_S, LEAST_WORDS = 60.0, 55
NEAR, TOLERANCE = 0.03, 0.10
TRIES, FIRST_SHARE = 9, 0.75
LIGHTER = (
    "It is said more brightly and answered more often; the built-in writer makes up no jokes, a language model can."
)


@dataclass(frozen=True, slots=True)
class Fit:
    """The telling that came nearest: its lines and scenes, its probable seconds, and those asked for."""

    entries: tuple[Entry, ...]
    scenes: tuple[SceneMaterial, ...]
    seconds: float
    target: float

    @property
    def miss(self) -> float:
        """How far off it is, as a share of the target: 0.1 is a tenth too long."""
        return self.seconds / self.target - 1


def fit(
    scenes: Sequence[SceneMaterial], brief: WritingBrief, wanted: Directions, kept: Collection[str],
    tell: Callable[[Sequence[SceneMaterial]], Sequence[Entry]],
) -> Fit:  # fmt: skip
    """The telling nearest to the time asked for; all the material where even that is not enough, never padded."""
    pages = brief.envelope.page_target
    target = max(wanted.seconds or pages * PAGE_S * wanted.scale, pages * LEAST_WORDS * 60 / WORDS_PER_MINUTE)
    most, low, high = words_of(scenes), 0, 2 * words_of(scenes)
    limit, best = min(most, round(target * WORDS_PER_MINUTE / 60 * FIRST_SHARE)), None
    for _ in range(TRIES):
        chosen = fitted(scenes, limit, kept)
        entries = tuple(tell(chosen))
        tried = Fit(entries, chosen, seconds_of(entries), target)
        best = tried if best is None or abs(tried.miss) < abs(best.miss) else best
        if abs(tried.miss) <= NEAR or (limit >= most and tried.miss < 0):
            break
        low, high = (limit, high) if tried.miss < 0 else (low, limit)
        guess = round(limit * target / max(tried.seconds, 1.0))
        limit = min(most, guess if low < guess < high else (low + high) // 2)
        if limit in (low, high) and limit != most:
            break
    assert best is not None  # at least one telling was tried
    return best


def remarks_on(found: Fit, wanted: Directions, unmet: Sequence[str]) -> tuple[Remark, ...]:
    """What the person should know: a length that could not be met, wishes that could not be followed."""
    told = []
    if abs(found.miss) > TOLERANCE:
        why = "the sources carry no more" if found.miss < 0 else "no passage could be left out"
        told.append(
            Remark(
                "length_missed",
                f"The read will take about {_clock(found.seconds)} of the {_clock(found.target)} asked for: {why}.",
            )
        )
    if wanted.lighter:
        told.append(Remark("notes_not_followed", LIGHTER))
    told += [Remark("notes_not_followed", message) for message in unmet]
    told += [
        Remark("notes_not_followed", f"The built-in writer cannot follow “{_short(wish)}”; it was left aside.")
        for wish in wanted.unmet
    ]
    return tuple(told)


def _short(wish: str) -> str:
    return wish.strip(" .") if len(wish) <= 160 else f"{wish[:157].rstrip()}…"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
