"""Planning, approved: the plan of a project that things are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.planning.model import PlanStatus, StoryPlan

if TYPE_CHECKING:
    from engine import Studio, Work


def approved_plan(studio: Studio, work: Work, project_id: str) -> StoryPlan | None:
    """The newest plan somebody said yes to."""
    plans = studio.planning.plans(work, project_id, limit=20).items
    return next((one for one in plans if one.status is PlanStatus.APPROVED), None)
