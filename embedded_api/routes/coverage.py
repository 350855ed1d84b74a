"""Routes, coverage: a professional reading of the script of a table read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from embedded_api.desk import ReadsArtifacts, WritesStories
from embedded_api.schemas.coverage import CoverageIn, coverage_out
from embedded_api.showing import table_read

router = APIRouter(tags=["Artifacts"])


@router.get("/artifacts/{artifact_id}/coverage")
def get_coverage(artifact_id: str, desk: ReadsArtifacts) -> JSONResponse:
    """The newest assessment of the script; null before the first."""

    def act(work: Any) -> dict[str, Any]:
        table_read(desk.studio, work, artifact_id)
        return {"coverage": coverage_out(*desk.studio.coverage.state(work, artifact_id))}

    return desk.look(act)


@router.post("/artifacts/{artifact_id}/coverage", status_code=202)
def request_coverage(artifact_id: str, desk: WritesStories, body: CoverageIn | None = None) -> JSONResponse:
    """Have the current version read; one that is being read already is answered as it is."""
    sent = body or CoverageIn()

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        table_read(desk.studio, work, artifact_id)
        desk.studio.coverage.ask(work, artifact_id, sent.focus)
        return 202, {"coverage": coverage_out(*desk.studio.coverage.state(work, artifact_id))}

    return desk.press(act, body=sent.model_dump(mode="json", by_alias=True, exclude_unset=True))
