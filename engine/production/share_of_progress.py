"""Production, share of progress: one artifact's 0..100 as its part of the whole job's."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.jobs.ports import JobRun
    from engine.storage.work import Work

FAILED = "failed"


def own_job(job: Job, prefix: str) -> Job:
    """The job with one artifact's results only, under the names its maker gave them."""
    mine = {name.removeprefix(prefix): result for name, result in job.checkpoint.items() if name.startswith(prefix)}
    return replace(job, checkpoint=mine)


def steps_given_up(job: Job) -> tuple[str, ...]:
    """The names of every step of artifacts that were given up, so that a resume does them anew."""
    failed = {name for name, result in job.checkpoint.items() if isinstance(result, dict) and FAILED in result}
    positions = {name.split(".")[0] for name in failed}
    passed_over = {
        name for name, result in job.checkpoint.items() if result is None and name.split(".")[0] in positions
    }
    return tuple(sorted(failed | passed_over))


class ShareOfProgress:
    """A `JobRun` seen by one artifact's steps: its own checkpoint names, its own percent."""

    def __init__(self, run: JobRun, prefix: str, position: int, count: int) -> None:
        self._run, self._prefix, self._position, self._count = run, prefix, position, count

    @property
    def job(self) -> Job:
        """The job with this artifact's results under the names its maker gave them."""
        return own_job(self._run.job, self._prefix)

    def progress(self, stage: str, percent: int, detail: str) -> None:
        """Say how far this artifact is."""
        self._run.progress(stage, (self._position * 100 + percent) // self._count, detail)

    def raise_if_canceled(self) -> None:
        """Leave when somebody asked to stop."""
        self._run.raise_if_canceled()

    def work(self) -> AbstractContextManager[Work]:
        """A unit of work of its own."""
        return self._run.work()

    def reading(self) -> AbstractContextManager[Work]:
        """A unit that only reads."""
        return self._run.reading()
