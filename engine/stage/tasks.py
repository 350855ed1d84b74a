"""Stage, tasks: the handler that finishes an artifact's audio.

Whatever adds sound to a read completes what is missing of it first: `complete(run, artifact_id)` may raise a known error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.stage.finalizing import KIND
from engine.stage.model import FinalizeStatus

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.model import Failure, Job
    from engine.stage.service import StageService
    from engine.stage.taping import Taping
    from engine.storage.work import Work

PERFORM, MIX = "perform", "mix"


class FinalizeHandler:
    """Performs what is missing, mixes, and hands the recording over; a mix made before is taken as it is."""

    kind = KIND

    def __init__(
        self,
        stage: StageService,
        taping: Taping,
        artifacts: ArtifactsService,
        complete: Callable[[JobRun, str], None] | None = None,
    ) -> None:
        self._stage, self._taping, self._artifacts = stage, taping, artifacts
        self._complete = complete or _nothing_missing

    def steps(self, job: Job) -> Sequence[Step]:
        """Perform, then mix."""
        return [
            Step(PERFORM, self._perform, lambda work, job, _result: self._keep_companions(work, job)),
            Step(MIX, self._mix, lambda work, _job, mixed: self._keep(work, mixed)),
        ]

    def begin(self, work: Work, job: Job) -> None:
        """It is being made."""
        self._stage.finalizing.move(work, job.subject, job.id, FinalizeStatus.RENDERING)

    def finish(self, work: Work, job: Job) -> None:
        """Hand over and charge."""
        artifact = self._artifacts.get(work, job.subject)
        book = self._stage.books.book(work, job.subject)
        mix = self._taping.keep(work, job.checkpoint[MIX])
        self._stage.finalizing.complete(work, artifact, job.id, book.inputs, mix)

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """Give the credits back and say why."""
        self._stage.finalizing.fail(work, job.subject, job.id, failure.message)

    def cancel(self, work: Work, job: Job) -> None:
        """As if it had never been asked for."""
        self._stage.finalizing.withdraw(work, job.subject, job.id)

    def _perform(self, run: JobRun) -> Any:
        self._complete(run, run.job.subject)
        with run.reading() as work:
            kept = self._taping.kept(work, self._stage.books.book(work, run.job.subject).inputs)
        return {"kept": kept} if kept else self._taping.perform(run, run.job.subject, 1, 60)

    def _mix(self, run: JobRun) -> Any:
        performed = run.job.checkpoint[PERFORM]
        mixed = performed.get("kept") or self._taping.mix(run, run.job.subject, performed, 60, 97)
        with run.work() as work:
            self._stage.finalizing.move(work, run.job.subject, run.job.id, FinalizeStatus.UPLOADING)
        return mixed

    def _keep_companions(self, work: Work, job: Job) -> None:
        self._stage.keep_companions(work, job.subject)

    def _keep(self, work: Work, mixed: Any) -> None:
        self._taping.keep(work, mixed)


def _nothing_missing(_run: JobRun, _artifact_id: str) -> None:
    """Only voices are heard."""


def one_by_one(*complete: Callable[[JobRun, str], None]) -> Callable[[JobRun, str], None]:
    """Everything that completes a read, one after the other."""

    def all_of_them(run: JobRun, artifact_id: str) -> None:
        for each in complete:
            each(run, artifact_id)

    return all_of_them
