"""Coverage, verdict: what one aspect comes to: a share of what could be, a sentence, and what it found at lines; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.table_read.coverage.model import HIGHEST, LOWEST, Aspect, CategoryScore, PageNote, Severity

if TYPE_CHECKING:
    from engine.table_read.coverage.sheet import Line

# Half of what could be is less than half a recommendation.
STRICTNESS = 1.4


@dataclass(frozen=True, slots=True)
class Verdict:
    """`share` is 0..1 of what could be; the sentence says what it rests on, `mend` what would help most."""

    aspect: Aspect
    share: float
    sentence: str
    mend: str
    notes: tuple[PageNote, ...] = ()

    def scored(self) -> CategoryScore:
        """As the report has it."""
        measured = LOWEST + (HIGHEST - LOWEST) * min(1.0, max(0.0, self.share)) ** STRICTNESS
        return CategoryScore(self.aspect, round(measured, 2), self.sentence)


def weighed(*parts: tuple[float, float]) -> float:
    """The mean of (weight, share) by weight."""
    return sum(weight * share for weight, share in parts) / sum(weight for weight, _ in parts)


def note(line: Line, severity: Severity, told: str) -> PageNote:
    """A note at a line."""
    return PageNote(line.page, line.index, severity, told)


def some(number: int, one: str, more: str = "") -> str:
    """A number with its noun: `1 line`, `3 lines`."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def percent(share: float) -> str:
    """A share in words."""
    return f"{round(100 * share)} %"
