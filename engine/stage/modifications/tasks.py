"""Modifications, tasks: the lines are spoken and the effect is done to them, so that it is heard as soon as it is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.stage.modifications.model import ModificationStatus
from engine.stage.modifications.service import KIND
from engine.stage.promptbook import PromptBook
from engine.stage.score import Score
from engine.stage.speaking import HEARD_PLAIN

if TYPE_CHECKING:
    from engine.jobs.model import Failure, Job
    from engine.stage.modifications.service import ModificationService
    from engine.stage.service import StageService
    from engine.storage.work import Work


class ModificationHandler:
    """Renders one modification."""

    kind = KIND

    def __init__(self, modifications: ModificationService, stage: StageService) -> None:
        self._modifications, self._stage = modifications, stage

    def steps(self, job: Job) -> Sequence[Step]:
        """One: `render`; its result is why it failed, or nothing."""
        return (Step("render", lambda run: self._render(run, job.subject, job.payload["modification"])),)

    def begin(self, work: Work, job: Job) -> None:
        """It is being made."""
        self._modifications.move(work, job.subject, job.payload["modification"], ModificationStatus.RENDERING)

    def finish(self, work: Work, job: Job) -> None:
        """It is ready, or has failed."""
        self._modifications.settle(work, job.subject, job.payload["modification"], job.checkpoint["render"])

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """It cannot be made."""
        self._modifications.settle(work, job.subject, job.payload["modification"], failure.message)

    def cancel(self, work: Work, job: Job) -> None:
        """Stopped by somebody."""
        self._modifications.settle(work, job.subject, job.payload["modification"], "It was stopped.")

    def complete(self, run: JobRun, artifact_id: str) -> None:
        """Make whatever of an artifact is still in flight, before its audio is finished."""
        with run.reading() as work:
            waiting = [one.id for one in self._modifications.in_flight(work, artifact_id)]
        for modification_id in waiting:
            run.raise_if_canceled()
            error = self._render(run, artifact_id, modification_id)
            with run.work() as work:
                self._modifications.settle(work, artifact_id, modification_id, error)

    def _render(self, run: JobRun, artifact_id: str, modification_id: str) -> Any:
        with run.reading() as work:
            colours = self._modifications.candidate(work, artifact_id, modification_id)
            one = next((one for one in self._modifications.all(work, artifact_id) if one.id == modification_id), None)
            book = self._stage.books.book(work, artifact_id)
        if one is None or not colours:
            return None
        excerpt = _excerpt(book, one.first, one.last, Score(colours=colours))
        warnings = [
            take.warning
            for _place, take in self._stage.conductor(artifact_id, excerpt, {}).takes(lambda _: run.raise_if_canceled())
        ]
        return next((warning for warning in warnings if warning and HEARD_PLAIN in warning), None)


def _excerpt(book: PromptBook, first: int, last: int, score: Score) -> PromptBook:
    """These lines alone, with the effects of this score on their voices."""
    lines = [line for line in book.lines if first <= line.entry.index <= last]
    alone = tuple(
        replace(line, position=position, effects=score.chain(line.entry.index)) for position, line in enumerate(lines)
    )
    return PromptBook(book.title, book.scenes, alone, book.engines, book.attribution, rack=book.rack)
