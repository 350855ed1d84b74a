"""Production, events: a story job has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.production.model import StoryJobStatus


@dataclass(frozen=True, slots=True)
class StoryJobMoved(Event):
    """A story job has reached a status."""

    job_id: str
    project_id: str
    plan_id: str
    status: StoryJobStatus
    previous: StoryJobStatus | None
    artifact_ids: tuple[str, ...] = ()
    failure_code: str | None = None
    kind: str = "generation"
