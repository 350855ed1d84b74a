"""Jobs, service: other rooms ask for long work here, stop it, and ask how it goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.foundation.ids import new_id
from engine.jobs.model import Job, JobStatus, Progress
from engine.jobs.repository import JobRepository

if TYPE_CHECKING:
    from engine.storage.work import Work


class JobsService:
    """Enqueues, cancels and resumes; a job exists exactly when its reason does, since both are one unit of work."""

    def __init__(self) -> None:
        self._wake: Callable[[], None] = lambda: None

    def dispatch_by(self, wake: Callable[[], None]) -> None:
        """Call this whenever there is something to do."""
        self._wake = wake

    def enqueue(self, work: Work, kind: str, subject: str, payload: dict[str, Any] | None = None) -> Job:
        """A new job about this subject; the dispatcher is woken after the commit."""
        job = Job(new_id(), kind, subject, payload or {}, JobStatus.QUEUED, work.now())
        JobRepository(work.session).add(job)
        work.after_commit(self._wake)
        return job

    def get(self, work: Work, job_id: str) -> Job:
        """The job. Raises `JobNotFound`."""
        return JobRepository(work.session).get(job_id)

    def of_subject(self, work: Work, subject: str, kind: str | None = None) -> Job | None:
        """The newest job about this subject, None when there never was one."""
        return JobRepository(work.session).of_subject(subject, kind)

    def is_behind(self, work: Work, job: Job) -> bool:
        """Whether an earlier job of its kind about the same subject is not over: whoever changes one thing after another waits for it."""
        return JobRepository(work.session).is_behind(job)

    def progress_of(self, work: Work, subjects: Sequence[str], kind: str) -> dict[str, Progress]:
        """How far the newest jobs of this kind about these subjects are; a look cheap enough to be taken again and again."""
        return JobRepository(work.session).progress_of(subjects, kind)

    def is_alive(self, work: Work, job: Job) -> bool:
        """Whether it waits in the queue or a living runner holds it."""
        return job.status is JobStatus.QUEUED or job.is_alive(work.now())

    def cancel_subject(self, work: Work, subject: str, kind: str | None = None) -> None:
        """Stop the newest job about this subject, if it is not over."""
        job = self.of_subject(work, subject, kind)
        if job is not None:
            self.cancel(work, job.id)

    def forget_subject(self, work: Work, subject: str, kind: str) -> None:
        """Stop the newest job about this subject, and drop what its steps made and was kept with it."""
        job = self.of_subject(work, subject, kind)
        if job is not None:
            JobRepository(work.session).save(replace(self.cancel(work, job.id), checkpoint={}))

    def cancel(self, work: Work, job_id: str) -> Job:
        """Stop a job: at once when it waits, at its next look when it runs; the caller settles its own state in this unit."""
        repository = JobRepository(work.session)
        job = repository.get(job_id)
        if job.is_over:
            return job
        stopped = replace(job, cancel_requested=True)
        if job.status is JobStatus.QUEUED:
            stopped = replace(stopped, status=JobStatus.CANCELED, finished_at=work.now())
        repository.save(stopped)
        return stopped

    def resume(self, work: Work, job_id: str, forget: Collection[str] = ()) -> Job:
        """Queue a failed or abandoned job again at its checkpoint, same id; a live or finished one is returned as it is.

        `forget` names steps to be done anew; with it a finished job is queued again too.
        """
        repository = JobRepository(work.session)
        job = repository.get(job_id)
        if (job.status is JobStatus.DONE and not forget) or self.is_alive(work, job):
            return job
        kept = {name: result for name, result in job.checkpoint.items() if name not in forget}
        again = replace(
            job.queued_again(), checkpoint=kept, attempts=0, failure=None, finished_at=None, cancel_requested=False
        )
        repository.save(again)
        work.after_commit(self._wake)
        return again
