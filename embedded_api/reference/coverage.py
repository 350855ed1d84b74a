"""Reference, coverage: the assessment of a script as it is answered."""

from __future__ import annotations

from typing import Annotated, Literal

from embedded_api.reference.base import ADDED, Shape, Time
from engine.table_read.coverage.model import Aspect, CoverageStatus, Severity


class CoverageCategory(Shape):
    """One aspect of a script."""

    id: Aspect
    score: int
    note: str
    measured: Annotated[float, ADDED]


class CoveragePageNote(Shape):
    """A note at a line."""

    page: int
    entry_index: int
    severity: Severity
    note: str


class CoverageReport(Shape):
    """The newest assessment; until it is ready, what the report says is null or empty."""

    status: CoverageStatus
    version: int
    stale: bool
    score: int | None
    recommendation: Literal["pass", "consider", "recommend"] | None
    logline: str | None
    synopsis: str | None
    strengths: list[str]
    concerns: list[str]
    categories: list[CoverageCategory]
    page_notes: list[CoveragePageNote]
    measured: Annotated[float | None, ADDED]
    written_by: Annotated[str | None, ADDED]
    remark: Annotated[str | None, ADDED]
    focus: str | None
    error: str | None
    updated_at: Time


class CoverageAnswer(Shape):
    """The assessment, null before the first."""

    coverage: CoverageReport | None
