"""Coverage, repository: rows to assessments and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.storage import codec
from engine.table_read.coverage.model import Coverage, CoverageStatus, Report
from engine.table_read.coverage.tables import CoverageRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_ERROR = 1000


class CoverageRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, artifact_id: str) -> Coverage | None:
        """The newest assessment of an artifact, None before the first."""
        row = self._session.get(CoverageRow, artifact_id)
        if row is None:
            return None
        report = codec.load(Report, row.report) if row.report else None
        return Coverage(
            row.artifact_id, CoverageStatus(row.status), row.version, row.updated_at, row.focus, report, row.error, row.ticket
        )  # fmt: skip

    def save(self, one: Coverage) -> None:
        """Keep one in the place of an earlier one."""
        self._session.merge(CoverageRow(
            artifact_id=one.artifact_id, status=str(one.status), version=one.version, focus=one.focus,
            report=codec.dump(one.report) if one.report else None, error=one.error[:LONGEST_ERROR] if one.error else None,
            ticket=one.ticket, updated_at=one.updated_at,
        ))  # fmt: skip
        self._session.flush()
