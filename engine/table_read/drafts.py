"""Table read, drafts: the steps somebody took on a version by hand, each can be taken back and again; what a wish would do; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from engine.table_read.errors import EditRefused
from engine.table_read.model import TableRead
from engine.table_read.revising.changes import Comparison
from engine.table_read.revising.edits import Edit
from engine.table_read.revising.examples import examples

Step = tuple[Edit, ...]
MOST_STEPS = 2_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What was done to version `base` by hand: the first `position` steps hold, those behind them were taken back."""

    artifact_id: str
    base: int
    steps: tuple[Step, ...]
    position: int
    updated_at: datetime

    @property
    def holding(self) -> tuple[Step, ...]:
        """The steps that hold."""
        return self.steps[: self.position]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return self.position < len(self.steps)

    def then(self, step: Step, at: datetime) -> Draft:
        """One step further; what had been taken back is forgotten. Raises `EditRefused`."""
        if self.position >= MOST_STEPS:
            raise EditRefused(
                f"{MOST_STEPS} edits are waiting.", hint="Keep them as a version first, then go on editing."
            )
        return replace(self, steps=(*self.holding, step), position=self.position + 1, updated_at=at)

    def undone(self, at: datetime) -> Draft:
        """One step back; at the beginning, itself."""
        return replace(self, position=max(0, self.position - 1), updated_at=at)

    def redone(self, at: datetime) -> Draft:
        """One step forward again; at the end, itself."""
        return replace(self, position=min(len(self.steps), self.position + 1), updated_at=at)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A version and what it has become by hand; `draft` is None while nothing was done; stale when the version is not current any more."""

    base: TableRead
    now: TableRead
    draft: Draft | None = None
    is_stale: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the script is another one than that of its version."""
        return self.base != self.now


@dataclass(frozen=True, slots=True)
class Preview:
    """What an instruction would do: the edited script, both compared, what was understood, what goes to the sources or a
    model (`for_model`), and what cannot be done; `credits` is the price, `to_speak` how many lines would be spoken anew."""

    before: TableRead
    after: TableRead
    comparison: Comparison
    done: tuple[str, ...]
    from_sources: tuple[str, ...]
    not_done: tuple[str, ...]
    credits: int
    to_speak: int
    seconds_before: float
    seconds_after: float
    for_model: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would come of it."""
        return self.before == self.after and not self.from_sources and not self.for_model

    @property
    def examples(self) -> tuple[str, ...]:
        """What would be understood, nearest to what was not; nothing where all of it was."""
        return examples(self.before, self.not_done) if self.not_done else ()
