"""Routes, story jobs: order, watch, cancel, resume."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from embedded_api.desk import ReadsStories, WritesStories
from embedded_api.routes.projects import Limit
from embedded_api.schemas.base import listed
from embedded_api.schemas.production import StoryJobIn, job_out
from engine.foundation.errors import ValidationFailed
from engine.production.model import StoryJobStatus

router = APIRouter(tags=["Jobs"])


@router.post("/story-jobs", status_code=201)
def create_job(body: StoryJobIn, desk: WritesStories) -> JSONResponse:
    """Order from an approved plan; the credits are reserved now."""
    production, sent = desk.studio.production, body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    requests = body.requests()
    desk.studio.table_read.require_voices(requests or ())
    return desk.press(
        lambda work: (201, {"job": job_out(production.start(work, body.story_plan_id, requests))}),
        key_required=True,
        body=sent,
    )


@router.get("/story-jobs")
def list_jobs(
    desk: ReadsStories, limit: Limit = 20, cursor: str | None = None, status: str | None = None,
    projectId: str | None = None, storyPlanId: str | None = None, kind: str | None = None,
) -> JSONResponse:  # fmt: skip
    """List jobs, newest first."""
    filters = {"status": _status(status), "project_id": projectId, "plan_id": storyPlanId, "kind": kind}
    return desk.look(
        lambda work: listed("jobs", desk.studio.production.list(work, limit=limit, cursor=cursor, **filters), job_out)
    )


@router.get("/story-projects/{project_id}/story-jobs")
def list_project_jobs(
    project_id: str, desk: ReadsStories, limit: Limit = 20, cursor: str | None = None, status: str | None = None
) -> JSONResponse:
    """List a project's jobs, newest first."""

    def act(work: Any) -> dict[str, Any]:
        desk.studio.library.project(work, project_id)
        return listed(
            "jobs",
            desk.studio.production.list(
                work, limit=limit, cursor=cursor, project_id=project_id, status=_status(status)
            ),
            job_out,
        )

    return desk.look(act)


@router.get("/story-jobs/{job_id}")
async def get_job(job_id: str, desk: ReadsStories) -> Response:
    """Read one job."""
    return await desk.glance(lambda work: {"job": job_out(desk.studio.production.get(work, job_id))})


@router.post("/story-jobs/{job_id}/cancel")
def cancel_job(job_id: str, desk: WritesStories) -> JSONResponse:
    """Stop it; what is not finished is not charged."""
    return desk.press(lambda work: (200, {"job": job_out(desk.studio.production.cancel(work, job_id))}))


@router.post("/story-jobs/{job_id}/resume")
def resume_job(job_id: str, desk: WritesStories) -> JSONResponse:
    """Go on where it stopped."""

    def act(work: Any) -> tuple[int, dict[str, Any]]:
        action, job, ready = desk.studio.production.resume(work, job_id)
        answer: dict[str, Any] = {"action": str(action), "job": job_out(job)}
        return 200, {**answer, "artifactIds": list(ready)} if action == "already_complete" else answer

    return desk.press(act)


def _status(text: str | None) -> str | None:
    if text is not None and text.upper() not in StoryJobStatus.__members__:
        raise ValidationFailed(
            [("status", "Invalid option: expected one of " + "|".join(f'"{one}"' for one in StoryJobStatus), None)]
        )
    return text.upper() if text else None
