"""Routes, events: what happens to one job or in the whole studio, as it happens."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Request

from embedded_api.desk import ReadsStories
from embedded_api.following import EventStream, Follower
from embedded_api.schemas.production import job_out
from engine.webhooks.model import Wanted, types_of

router = APIRouter(tags=["Events"])
LastSeen = Annotated[str | None, Header(alias="Last-Event-ID")]
STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "Server-sent events.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


@router.get("/story-jobs/{job_id}/events", tags=["Jobs"], response_class=EventStream, status_code=200, responses=STREAM)
def job_events(job_id: str, request: Request, desk: ReadsStories, last_seen: LastSeen = None) -> EventStream:
    """Follow one job and its artifacts to its end."""
    follower = Follower(desk, request, Wanted(job_id=job_id))
    with desk.studio.reading(desk.actor) as work:
        job = desk.studio.production.get(work, job_id)
        follower.begin(work, last_seen)
        follower.say("job.snapshot", {"job": job_out(job)}, work.now())
    return EventStream(follower, request.app.state.places)


@router.get("/events", response_class=EventStream, status_code=200, responses=STREAM)
def studio_events(
    request: Request, desk: ReadsStories, projectId: str | None = None, types: str | None = None, last_seen: LastSeen = None
) -> EventStream:  # fmt: skip
    """Follow everything in the studio, or in one project, or of some types."""
    follower = Follower(desk, request, Wanted(None if types is None else types_of(types), projectId))
    with desk.studio.reading(desk.actor) as work:
        follower.begin(work, last_seen)
    return EventStream(follower, request.app.state.places)
