"""Routes, plans: ask for one, read it, say yes or no, try again."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from embedded_api.desk import ReadsStories, WritesStories
from embedded_api.routes.projects import Limit
from embedded_api.schemas.base import listed
from embedded_api.schemas.planning import ApproveIn, PlanIn, RejectIn, plan_out
from engine.foundation.errors import ValidationFailed
from engine.planning.model import PlanStatus

router = APIRouter(tags=["Plans"])


@router.post("/story-projects/{project_id}/story-plans", status_code=201)
def create_plan(project_id: str, desk: WritesStories, body: PlanIn | None = None) -> JSONResponse:
    """Ask for a plan; the quote is there at once."""
    sent = (body or PlanIn()).model_dump(mode="json", by_alias=True, exclude_unset=True)
    new = (body or PlanIn()).new()
    desk.studio.table_read.require_voices(new.requests)
    return desk.press(
        lambda work: (201, {"plan": plan_out(desk.studio.planning.create(work, project_id, new))}), body=sent
    )


@router.get("/story-projects/{project_id}/story-plans")
def list_plans(
    project_id: str, desk: ReadsStories, limit: Limit = 20, cursor: str | None = None, status: str | None = None
) -> JSONResponse:
    """List plans, newest first."""
    wanted = _status(status)
    return desk.look(
        lambda work: listed("plans", desk.studio.planning.plans(work, project_id, wanted, limit, cursor), plan_out)
    )


@router.get("/story-plans/{plan_id}")
async def get_plan(plan_id: str, desk: ReadsStories) -> Response:
    """Read one plan."""
    return await desk.glance(lambda work: {"plan": plan_out(desk.studio.planning.get(work, plan_id))})


@router.post("/story-plans/{plan_id}/approve")
def approve_plan(plan_id: str, desk: WritesStories, body: ApproveIn | None = None) -> JSONResponse:
    """The person's yes."""
    confirmed = body.user_confirmed if body else None
    return desk.press(
        lambda work: (200, {"plan": plan_out(desk.studio.planning.approve(work, plan_id, confirmed))}), body=_sent(body)
    )


@router.post("/story-plans/{plan_id}/reject")
def reject_plan(plan_id: str, desk: WritesStories, body: RejectIn | None = None) -> JSONResponse:
    """The person's no."""
    reason = body.reason if body else None
    return desk.press(
        lambda work: (200, {"plan": plan_out(desk.studio.planning.reject(work, plan_id, reason))}), body=_sent(body)
    )


@router.post("/story-plans/{plan_id}/resume")
def resume_plan(plan_id: str, desk: WritesStories) -> JSONResponse:
    """Try a failed plan again under its own id."""
    return desk.press(lambda work: (200, {"plan": plan_out(desk.studio.planning.resume(work, plan_id))}))


def _sent(body: ApproveIn | RejectIn | None) -> dict[str, Any]:
    return {} if body is None else body.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _status(text: str | None) -> PlanStatus | None:
    if text is None:
        return None
    try:
        return PlanStatus(text.upper())
    except ValueError:
        raise ValidationFailed(
            [("status", "Invalid option: expected one of " + "|".join(f'"{one}"' for one in PlanStatus), None)]
        ) from None
