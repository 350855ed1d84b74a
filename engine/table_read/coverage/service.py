"""Coverage, service: an assessment is asked for, made by a job, and read until the next one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.coverage.events import CoverageMoved
from engine.table_read.coverage.model import Coverage, CoverageStatus
from engine.table_read.coverage.repository import CoverageRepository

if TYPE_CHECKING:
    from engine.jobs.service import JobsService
    from engine.storage.work import Work
    from engine.table_read.coverage.model import Report
    from engine.table_read.service import TableReadService

KIND = "coverage"


class CoverageService:
    """The newest assessment of every table read; it costs nothing and changes nothing of what is heard."""

    def __init__(self, table_read: TableReadService, jobs: JobsService) -> None:
        self._table_read, self._jobs = table_read, jobs

    def state(self, work: Work, artifact_id: str) -> tuple[Coverage | None, int]:
        """The newest assessment, None before the first, and the number of the current version. Raises `ArtifactNotFound`."""
        current = self._table_read.current(work, artifact_id)
        return CoverageRepository(work.session).get(artifact_id), current

    def ask(self, work: Work, artifact_id: str, focus: str | None = None) -> Coverage:
        """An assessment of the current version; one on its way is returned as it is. Raises `ArtifactNotFound`."""
        there, current = self.state(work, artifact_id)
        if there is not None and there.is_in_flight:
            return there
        wanted = " ".join(focus.split()) if focus else None
        job = self._jobs.enqueue(work, KIND, artifact_id, {"version": current, "focus": wanted})
        asked = Coverage(artifact_id, CoverageStatus.QUEUED, current, work.now(), wanted or None, ticket=job.id)
        return self._keep(work, asked)

    def begin(self, work: Work, artifact_id: str, ticket: str) -> None:
        """Its job has begun, perhaps again."""
        one = self._open(work, artifact_id, ticket)
        if one is not None and one.status is CoverageStatus.QUEUED:
            self._keep(work, one.moved(CoverageStatus.RUNNING, work.now()))

    def settle(self, work: Work, artifact_id: str, ticket: str, report: Report | None, error: str | None) -> None:
        """The script is read, or it cannot be, with the reason."""
        one = self._open(work, artifact_id, ticket)
        if one is not None:
            status = CoverageStatus.FAILED if error else CoverageStatus.READY
            self._keep(work, one.moved(status, work.now(), report, error))

    def _open(self, work: Work, artifact_id: str, ticket: str) -> Coverage | None:
        one = CoverageRepository(work.session).get(artifact_id)
        return one if one is not None and one.is_in_flight and one.ticket == ticket else None

    def _keep(self, work: Work, one: Coverage) -> Coverage:
        CoverageRepository(work.session).save(one)
        work.note(CoverageMoved(one.artifact_id, one.version, str(one.status), one.error))
        return one
