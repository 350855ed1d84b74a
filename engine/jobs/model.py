"""Jobs, model: one durable piece of work, its lease and its checkpoint."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

MAX_ATTEMPTS = 3


class JobStatus(StrEnum):
    """queued > running > done | failed | canceled; back to queued after a crash or to wait."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work is: a stage word, 0..100, and a sentence for people."""

    stage: str
    percent: int
    detail: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why work failed: a code for programs, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work about one `subject` (the id of a source, plan, story job, artifact).

    `checkpoint` maps finished step names to their JSON results; `attempts` counts starts without progress.
    """

    id: str
    kind: str
    subject: str
    payload: dict[str, Any]
    status: JobStatus
    created_at: datetime
    checkpoint: dict[str, Any] = field(default_factory=dict)
    attempts: int = 0
    holder: str | None = None
    lease_until: datetime | None = None
    run_after: datetime | None = None
    cancel_requested: bool = False
    progress: Progress | None = None
    failure: Failure | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen unless somebody resumes it."""
        return self.status in (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELED)

    @property
    def is_worn_out(self) -> bool:
        """Whether it has been started so often without finishing that it must fail."""
        return self.attempts >= MAX_ATTEMPTS

    def is_alive(self, now: datetime) -> bool:
        """Whether a runner holds a lease that has not run out."""
        return self.status is JobStatus.RUNNING and self.lease_until is not None and self.lease_until > now

    def queued_again(self, run_after: datetime | None = None) -> Job:
        """The job back in the queue at its checkpoint, held by nobody."""
        return replace(self, status=JobStatus.QUEUED, holder=None, lease_until=None, run_after=run_after)

    def with_step(self, name: str, result: Any) -> Job:
        """The job with one more finished step; progress was made, so attempts start over."""
        return replace(self, checkpoint={**self.checkpoint, name: result}, attempts=0)
