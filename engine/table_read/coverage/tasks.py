"""Coverage, tasks: the script of one version is read outside any unit of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.jobs.ports import Step
from engine.storage import codec
from engine.table_read.coverage.model import Report
from engine.table_read.coverage.service import KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.jobs.model import Failure, Job
    from engine.jobs.ports import JobRun
    from engine.storage.work import Work
    from engine.table_read.coverage.ports import ScriptReader
    from engine.table_read.coverage.service import CoverageService
    from engine.table_read.service import TableReadService


class CoverageHandler:
    """Makes one assessment."""

    kind = KIND

    def __init__(self, coverage: CoverageService, table_read: TableReadService, reader: ScriptReader) -> None:
        self._coverage, self._table_read, self._reader = coverage, table_read, reader

    def steps(self, job: Job) -> Sequence[Step]:
        """One: `assess`; its result is the report."""
        return (Step("assess", self._assess),)

    def begin(self, work: Work, job: Job) -> None:
        """It is being read."""
        self._coverage.begin(work, job.subject, job.id)

    def finish(self, work: Work, job: Job) -> None:
        """It is read."""
        self._coverage.settle(work, job.subject, job.id, codec.load(Report, job.checkpoint["assess"]), None)

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """It cannot be read."""
        self._coverage.settle(work, job.subject, job.id, None, failure.message)

    def cancel(self, work: Work, job: Job) -> None:
        """Stopped by somebody."""
        self._coverage.settle(work, job.subject, job.id, None, "It was stopped.")

    def _assess(self, run: JobRun) -> Any:
        with run.reading() as work:
            read = self._table_read.read(work, run.job.subject, run.job.payload["version"])
        run.progress("reading", 10, "Reading the script")
        return codec.dump(self._reader.assess(read, run.job.payload.get("focus"), run.raise_if_canceled))
