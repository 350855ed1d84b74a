"""Schemas, coverage: what is asked of a reader of scripts, and the report."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from embedded_api.schemas.base import Closed
from engine.foundation.clock import iso
from engine.table_read.coverage.model import Coverage, Report


class CoverageIn(Closed):
    """What the reader shall look at above all."""

    focus: Annotated[str, Field(max_length=500)] | None = None


def coverage_out(one: Coverage | None, current: int) -> dict[str, Any] | None:
    """An assessment on the wire; until it is ready, what the report says is null or empty."""
    if one is None:
        return None
    head = {"status": str(one.status), "version": one.version, "stale": one.is_stale(current)}
    tail = {"focus": one.focus, "error": one.error, "updatedAt": iso(one.updated_at)}
    return {**head, **_report(one.report), **tail}


def _report(report: Report | None) -> dict[str, Any]:
    if report is None:
        words = dict.fromkeys(("score", "recommendation", "logline", "synopsis", "measured", "writtenBy", "remark"))
        return {**words, "strengths": [], "concerns": [], "categories": [], "pageNotes": []}
    return {
        "score": report.score, "recommendation": report.recommendation, "logline": report.logline, "synopsis": report.synopsis,
        "strengths": list(report.strengths), "concerns": list(report.concerns),
        "categories": [
            {"id": str(one.id), "score": one.score, "note": one.note, "measured": one.measured} for one in report.categories
        ],
        "pageNotes": [
            {"page": one.page, "entryIndex": one.entry_index, "severity": str(one.severity), "note": one.note}
            for one in report.page_notes
        ],
        "measured": report.measured, "writtenBy": report.written_by or None, "remark": report.remark or None,
    }  # fmt: skip
