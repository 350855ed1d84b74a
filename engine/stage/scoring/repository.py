"""Scoring, repository: rows to steps and to the sounds of ended versions, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from engine.stage.scoring.model import Inputs, Step
from engine.stage.scoring.tables import EndedSoundsRow, StepRow
from engine.storage import codec

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST = 100


class StepRepository:
    """All queries about the steps of a read."""

    def __init__(self, session: Session, artifact_id: str) -> None:
        self._session, self._artifact_id = session, artifact_id
        self._mine = StepRow.artifact_id == artifact_id

    def add(self, step: Step, version: int) -> Step:
        """Keep a step as the newest; those that were undone are gone with it, as are those of other versions and the oldest."""
        last = self._session.scalar(select(func.max(StepRow.number)).where(self._mine)) or 0
        numbered = replace(step, number=last + 1)
        old = StepRow.is_undone | (StepRow.version != version) | (StepRow.number <= last + 1 - MOST)
        self._session.execute(delete(StepRow).where(self._mine, old))
        self._session.add(StepRow(
            artifact_id=self._artifact_id, number=numbered.number, version=version, step=codec.dump(numbered), is_undone=False
        ))  # fmt: skip
        self._session.flush()
        return numbered

    def mark(self, number: int, *, undone: bool) -> None:
        """A step is taken back, or done again."""
        self._session.execute(update(StepRow).where(self._mine, StepRow.number == number).values(is_undone=undone))

    def steps(self, version: int) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """What was done, oldest first, and what was taken back, in the order in which it was taken back."""
        found = self._session.scalars(
            select(StepRow).where(self._mine, StepRow.version == version).order_by(StepRow.number)
        )
        rows = [(codec.load(Step, row.step), row.is_undone) for row in found]
        return tuple(step for step, undone in rows if not undone), tuple(
            step for step, undone in reversed(rows) if undone
        )


class EndedRepository:
    """All queries about what sounded in versions that are not current any more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, artifact_id: str, revision: int, inputs: Inputs) -> None:
        """Keep what a version ends with; the first time counts."""
        if self._session.get(EndedSoundsRow, (artifact_id, revision)) is None:
            self._session.add(EndedSoundsRow(artifact_id=artifact_id, revision=revision, inputs=codec.dump(inputs)))
            self._session.flush()

    def get(self, artifact_id: str, revision: int) -> Inputs | None:
        """What a version ended with; None where nobody kept it."""
        row = self._session.get(EndedSoundsRow, (artifact_id, revision))
        return None if row is None else codec.load(Inputs, row.inputs)
