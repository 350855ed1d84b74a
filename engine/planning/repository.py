"""Planning, repository: rows to plans and back."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, or_, select, update

from engine.planning.errors import StoryPlanNotFound
from engine.planning.model import IN_FLIGHT, ApprovedPlan, ArtifactRequest, PlanStatus, StoryPlan, require_approved
from engine.planning.tables import PlanRow
from engine.storage.codec import dump, load
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page

PLAIN = frozenset({"created_at", "updated_at", "approved_at", "rejected_at"})
NAMES = tuple(item.name for item in fields(StoryPlan))
PLANS: Any = PlanRow.__table__
# An order needs little of a plan, and an envelope can be long.
TO_ORDER = select(
    PLANS.c.project_id, PLANS.c.status, PLANS.c.title, PLANS.c.requests, PLANS.c.has_job,
    PLANS.c.envelope["title"].as_string().label("named"), PLANS.c.envelope.is_not(None).label("has_envelope"),
).where(PLANS.c.id == bindparam("wanted"))  # fmt: skip
USED = update(PLANS).where(PLANS.c.id == bindparam("wanted")).values(has_job=True)
REQUESTS = tuple[ArtifactRequest, ...]


class PlanRepository:
    """All queries over plans."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, plan: StoryPlan) -> None:
        """Keep a new plan."""
        self._session.add(PlanRow(**_values(plan), has_job=False))
        self._session.flush()

    def save(self, plan: StoryPlan) -> None:
        """Write a plan back whole."""
        row = self._row(plan.id)
        for name, value in _values(plan).items():
            setattr(row, name, value)
        self._session.flush()

    def get(self, plan_id: str) -> StoryPlan:
        """The plan. Raises `StoryPlanNotFound`."""
        return _plan(self._row(plan_id))

    def approved(self, plan_id: str) -> ApprovedPlan:
        """What an order needs of it. Raises `StoryPlanNotFound`, `StoryPlanFailed`, `StoryPlanStateInvalid`."""
        row = self._session.connection().execute(TO_ORDER, {"wanted": plan_id}).first()
        if row is None:
            raise StoryPlanNotFound("There is no such story plan.")
        require_approved(PlanStatus(row.status), has_envelope=row.has_envelope)
        title, requests = row.named or row.title or "Untitled", load(REQUESTS, row.requests)
        return ApprovedPlan(plan_id, row.project_id, title, requests, row.has_job)

    def mark_used(self, plan_id: str) -> None:
        """Remember that a job was started from it."""
        self._session.connection().execute(USED, {"wanted": plan_id})

    def supersedable(self, project_id: str) -> tuple[StoryPlan, ...]:
        """The plans of a project that a new one replaces: unfinished, unapproved, or approved and never used."""
        open_ones = PlanRow.status.in_((*IN_FLIGHT, PlanStatus.REQUIRES_APPROVAL))
        unused = and_(PlanRow.status == PlanStatus.APPROVED, PlanRow.has_job.is_(False))
        query = select(PlanRow).where(PlanRow.project_id == project_id, or_(open_ones, unused))
        return tuple(_plan(row) for row in self._session.scalars(query.order_by(PlanRow.created_at, PlanRow.id)))

    def page(self, project_id: str, status: PlanStatus | None, limit: int, cursor: str | None) -> Page[StoryPlan]:
        """The plans of a project, newest first."""
        query = select(PlanRow).where(PlanRow.project_id == project_id)
        query = query if status is None else query.where(PlanRow.status == status)
        return newest_first(self._session, query, PlanRow, limit, cursor, _plan)

    def _row(self, plan_id: str) -> PlanRow:
        row = self._session.get(PlanRow, plan_id)
        if row is None:
            raise StoryPlanNotFound("There is no such story plan.")
        return row


def _values(plan: StoryPlan) -> dict[str, Any]:
    whole = dump(plan)
    return {name: getattr(plan, name) if name in PLAIN else whole[name] for name in NAMES}


def _plan(row: PlanRow) -> StoryPlan:
    return load(StoryPlan, {name: getattr(row, name) for name in NAMES})
