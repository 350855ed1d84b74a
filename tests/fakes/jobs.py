"""Running a job's steps at once, in the test's own thread."""

from __future__ import annotations

from engine.foundation.events import EventBus
from engine.jobs.model import Job
from engine.jobs.ports import JobHandler
from engine.jobs.repository import JobRepository
from engine.jobs.runner import Runner
from engine.storage.work import Units, Work


def run_job_inline(units: Units, handler: JobHandler, job: Job, bus: EventBus | None = None) -> Job:
    """Claim this very job and run it to an end (or a wait); returns it as it then is."""
    from dataclasses import replace
    from datetime import timedelta

    from engine.jobs.model import JobStatus

    with units.work("test") as work:
        repository = JobRepository(work.session)
        current = repository.get(job.id)
        held = replace(
            current,
            status=JobStatus.RUNNING,
            holder="test:1:0#0",
            lease_until=work.now() + timedelta(seconds=20),
            attempts=current.attempts + 1,
        )
        repository.save(replace(held, started_at=work.now()))
    Runner(units, bus or EventBus(), {handler.kind: handler}).run(held)
    with units.reading("test") as work:
        return JobRepository(work.session).get(job.id)


def nothing(_work: Work, _job: Job) -> None:
    """A begin, finish or cancel that does nothing."""
