"""Stage, performing: a finished read is spoken and mixed ahead of its listeners, as a job of its own, without a charge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step

if TYPE_CHECKING:
    from engine.jobs.model import Failure, Job
    from engine.jobs.service import JobsService
    from engine.stage.service import StageService
    from engine.stage.taping import Taping
    from engine.storage.work import Work
    from engine.table_read.receipts.service import ReceiptsService

KIND = "perform_read"
RECEIPTS, PERFORM, MIX = "receipts", "perform", "mix"


def ask_performance(work: Work, jobs: JobsService, artifact_id: str, revision: int, *, speak: bool) -> Job:
    """Have the current version performed, or (without `speak`) only its receipts written; an earlier wish of this kind is given up,
    but for the receipts it still owed."""
    earlier = jobs.of_subject(work, artifact_id, KIND)
    owed = _owed(earlier) if earlier is not None and not earlier.is_over else []
    jobs.cancel_subject(work, artifact_id, KIND)
    missing = [number for number in owed if number != revision]
    return jobs.enqueue(work, KIND, artifact_id, {"revision": revision, "speak": speak, "owed": missing})


def _owed(job: Job) -> list[int]:
    """The versions whose receipts this job has yet to write, the newest last."""
    return [] if RECEIPTS in job.checkpoint else [*job.payload.get("owed", ()), job.payload["revision"]]


class PerformHandler:
    """Writes the receipts of a version, speaks what is missing, mixes; every part of it is kept as soon as it is there."""

    kind = KIND

    def __init__(self, stage: StageService, taping: Taping, receipts: ReceiptsService) -> None:
        self._stage, self._taping, self._receipts = stage, taping, receipts

    def steps(self, job: Job) -> Sequence[Step]:
        """Receipts, then perform and mix where the version shall be spoken."""
        receipts = Step(RECEIPTS, self._write, self._keep_receipts)
        if not job.payload["speak"]:
            return [receipts]
        perform = Step(PERFORM, self._perform, lambda work, job, _result: self._keep_companions(work, job))
        return [receipts, perform, Step(MIX, self._mix, lambda work, _job, mixed: self._keep(work, mixed))]

    def begin(self, work: Work, job: Job) -> None:
        """Nothing waits for it."""

    def finish(self, work: Work, job: Job) -> None:
        """Everything is kept already."""

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """Nothing was charged; whoever plays it hears the lines as they come."""

    def cancel(self, work: Work, job: Job) -> None:
        """What was spoken stays."""

    def _write(self, run: JobRun) -> Any:
        run.progress("casting", 2, "Writing the receipts")
        numbers = _owed(run.job)
        with run.reading() as work:
            made = [self._receipts.of(work, run.job.subject, number) for number in numbers]
        return [[number, self._receipts.blobs_of(one)] for number, one in zip(numbers, made, strict=True)]

    def _keep_receipts(self, work: Work, job: Job, written: Any) -> None:
        for number, blobs in written:
            self._receipts.keep(work, job.subject, number, blobs)

    def _perform(self, run: JobRun) -> Any:
        return self._taping.perform(run, run.job.subject, 5, 70)

    def _keep_companions(self, work: Work, job: Job) -> None:
        self._stage.keep_companions(work, job.subject)

    def _mix(self, run: JobRun) -> Any:
        return self._taping.mix(run, run.job.subject, run.job.checkpoint[PERFORM], 70, 99)

    def _keep(self, work: Work, mixed: Any) -> None:
        self._taping.keep(work, mixed)
