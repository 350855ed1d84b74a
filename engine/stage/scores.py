"""Stage, scores: whatever adds sound to a read brings its part; together they are the score of its performance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.stage.score import EMPTY

if TYPE_CHECKING:
    from engine.stage.score import Score
    from engine.storage.work import Work
    from engine.table_read.model import TableRead


class ScorePart(Protocol):
    """One kind of sound in a read: its music, its effects, what is done to its voices."""

    def score(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """What of it is ready to be heard now. The same state gives an equal score."""


class Scores:
    """The parts, joined in the order in which they were given."""

    def __init__(self, *parts: ScorePart) -> None:
        self._parts = parts

    def of(self, work: Work, artifact_id: str, read: TableRead) -> Score:
        """Everything that sounds beside the plain voices of this artifact."""
        joined = EMPTY
        for part in self._parts:
            joined = joined.joined(part.score(work, artifact_id, read))
        return joined
