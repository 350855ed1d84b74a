"""Jobs, runner: takes one claimed job through its steps and writes how it ended."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.foundation.errors import DiskFull, KnownError, is_disk_full, said_plainly
from engine.jobs.errors import JobCanceled, LeaseLost, NotYet
from engine.jobs.model import Failure, Job, JobStatus, Progress
from engine.jobs.repository import JobRepository
from engine.jobs.running import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.events import EventBus
    from engine.jobs.ports import Handlers, JobHandler, Step
    from engine.storage.spare import SpareRoom
    from engine.storage.work import Units, Work

log = logging.getLogger(__name__)
UNKNOWN_KIND = Failure(
    "internal_error", "This studio does not know how to do this work; it was queued by a newer version."
)
RETRY_S = 1.0
BUG = "Something went wrong inside the studio; the log has the details."


class Runner:
    """Runs claimed jobs; knows nothing about threads."""

    def __init__(self, units: Units, bus: EventBus, handlers: Handlers, spare: SpareRoom | None = None) -> None:
        self._units, self._bus, self._handlers, self._spare = units, bus, handlers, spare
        self.stopping = threading.Event()

    def run(self, job: Job) -> None:
        """Run to an end, to a wait, or until the lease is lost; never raises."""
        handler = self._handlers.get(job.kind)
        if handler is None:
            self._end(job, None, JobStatus.FAILED, UNKNOWN_KIND)
            return
        if self._spare is not None:
            self._spare.keep()
        try:
            self._steps(job, handler)
        except LeaseLost:
            log.warning("Job %s was taken over by another runner", job.id)
        except NotYet as wait:
            self._again(job, wait.wait, counts=False)
        except JobCanceled:
            self._end(job, handler, JobStatus.CANCELED, None)
        except KnownError as problem:
            self._end(job, handler, JobStatus.FAILED, Failure(problem.code, problem.sentence()))
        except Exception as problem:
            log.exception("Job %s (%s) stumbled", job.id, job.kind)
            if is_disk_full(problem):
                self._end(job, handler, JobStatus.FAILED, Failure(DiskFull.code, said_plainly(problem).sentence()))
            else:
                self._stumbled(job, handler)

    def give_up(self, job: Job, failure: Failure) -> None:
        """End a job that has been started too often."""
        self._end(job, self._handlers.get(job.kind), JobStatus.FAILED, failure)

    def _steps(self, job: Job, handler: JobHandler) -> None:
        run = Run(job, self._units, self._bus, self.stopping)
        with self._units.work("runner") as work:
            handler.begin(work, self._mine(work, job))
        for step in handler.steps(job):
            if step.name not in run.job.checkpoint:
                self._step(run, step)
        with self._units.work("runner") as work:
            mine = self._mine(work, job)
            handler.finish(work, mine)
            JobRepository(work.session).save(_over(mine, JobStatus.DONE, None, work))

    def _step(self, run: Run, step: Step) -> None:
        run.raise_if_canceled()
        result = step.do(run)
        with self._units.work("runner") as work:
            mine = self._mine(work, run.job)
            if step.keep is not None:
                step.keep(work, mine, result)
            run.job = mine.with_step(step.name, result)
            JobRepository(work.session).save(run.job)

    def _mine(self, work: Work, job: Job) -> Job:
        mine = JobRepository(work.session).get(job.id)
        if mine.holder != job.holder or mine.status is not JobStatus.RUNNING:
            raise LeaseLost("Another runner holds this job now.")
        if mine.cancel_requested:
            raise JobCanceled("The job was canceled.")
        return mine

    def _stumbled(self, job: Job, handler: JobHandler) -> None:
        with self._units.reading("runner") as work:
            worn_out = JobRepository(work.session).get(job.id).is_worn_out
        if worn_out:
            self._end(job, handler, JobStatus.FAILED, Failure("internal_error", BUG))
        else:
            self._again(job, timedelta(milliseconds=500), counts=True)

    def _again(self, job: Job, wait: timedelta, *, counts: bool) -> None:
        self._write(job, lambda: self._write_again(job, wait, counts))

    def _write_again(self, job: Job, wait: timedelta, counts: bool) -> None:
        with self._units.work("runner") as work:
            repository = JobRepository(work.session)
            current = repository.get(job.id)
            if current.holder == job.holder:
                waiting = current.queued_again(work.now() + wait)
                repository.save(waiting if counts else replace(waiting, attempts=0))

    def _end(self, job: Job, handler: JobHandler | None, status: JobStatus, failure: Failure | None) -> None:
        self._write(job, lambda: self._write_end(job, handler, status, failure))

    def _write(self, job: Job, act: Callable[[], None]) -> None:
        """Write how a job stands; on a full disk into the room set aside, else as soon as there is some."""
        while True:
            try:
                act()
            except DiskFull:
                log.exception("How job %s (%s) stands could not be written; it is tried again", job.id, job.kind)
            except Exception:
                log.exception("How job %s (%s) stands could not be written", job.id, job.kind)
                return
            else:
                return
            has_room = self._spare is not None and self._spare.give()
            if not has_room and self.stopping.wait(RETRY_S):
                return

    def _write_end(self, job: Job, handler: JobHandler | None, status: JobStatus, failure: Failure | None) -> None:
        with self._units.work("runner") as work:
            repository = JobRepository(work.session)
            current = repository.get(job.id)
            if current.holder != job.holder or current.is_over:
                return
            if handler is not None and status is JobStatus.CANCELED:
                handler.cancel(work, current)
            elif handler is not None and failure is not None:
                handler.fail(work, current, failure)
            repository.save(_over(current, status, failure, work))


def _over(job: Job, status: JobStatus, failure: Failure | None, work: Work) -> Job:
    progress = Progress("done", 100, "Done") if status is JobStatus.DONE else job.progress
    return replace(
        job, status=status, failure=failure, progress=progress, holder=None, lease_until=None, finished_at=work.now()
    )
