"""Jobs, ports: what a handler is made of, and what dispatches it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from engine.jobs.model import Failure, Job
    from engine.storage.work import Work


class JobRun(Protocol):
    """One run of a job, as its steps see it."""

    @property
    def job(self) -> Job:
        """The job as it was when this step began; `job.checkpoint` holds earlier results."""

    def progress(self, stage: str, percent: int, detail: str) -> None:
        """Say how far it is: to the bus at once, to the row at most once a second. Percent never falls."""

    def raise_if_canceled(self) -> None:
        """Leave the step when somebody asked to stop. Raises `JobCanceled` or `LeaseLost`."""

    def work(self) -> AbstractContextManager[Work]:
        """A unit of work of its own, for results that must be kept before the step ends."""

    def reading(self) -> AbstractContextManager[Work]:
        """A unit that only reads."""


@dataclass(frozen=True, slots=True)
class Step:
    """A named step: `do` works outside any unit of work and returns a JSON value; `keep` writes it.

    `keep` runs in the same unit of work as the checkpoint, so a step is kept whole or not at all.
    `do` may run twice (crash before the commit); its outputs are content-addressed.
    """

    name: str
    do: Callable[[JobRun], Any]
    keep: Callable[[Work, Job, Any], None] | None = None


class JobHandler(Protocol):
    """Everything the runner knows about one kind of job; the last four run inside a unit of work with the job's final row."""

    @property
    def kind(self) -> str:
        """The kind of job it handles."""

    def steps(self, job: Job) -> Sequence[Step]:
        """The steps of this job, in order; the same list for the same job, always."""

    def begin(self, work: Work, job: Job) -> None:
        """The job is claimed (again); called at the start of every run."""

    def finish(self, work: Work, job: Job) -> None:
        """Every step is done: settle, move pointers, note events."""

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """The job failed for good: release, note events."""

    def cancel(self, work: Work, job: Job) -> None:
        """The job was canceled: release, note events."""


class JobDispatcher(Protocol):
    """Runs queued jobs, somewhere."""

    def wake(self) -> None:
        """There is something to do."""

    def close(self, wait: float) -> None:
        """Stop claiming; let running steps reach their end for at most `wait` seconds; release leases."""


Handlers = Mapping[str, JobHandler]
