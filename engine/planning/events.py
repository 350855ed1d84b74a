"""Planning, events: a plan has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.planning.model import PlanStatus


@dataclass(frozen=True, slots=True)
class PlanMoved(Event):
    """A plan has reached a status."""

    plan_id: str
    project_id: str
    status: PlanStatus
    previous: PlanStatus | None
