"""A desk to plan at: a real database, a scripted planner, a shelf of sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from engine.jobs.model import Job
from engine.jobs.service import JobsService
from engine.planning.model import NewPlan, PlanStatus, StoryPlan
from engine.planning.ports import Drafted, PlanningSource
from engine.planning.repository import PlanRepository
from engine.planning.service import PlanningService
from engine.planning.tasks import PlanHandler
from tests.engine.planning.builders import an_envelope
from tests.engine.planning.shelf import Shelf
from tests.fakes.floor import Floor
from tests.fakes.jobs import run_job_inline

ALL = tuple(PlanStatus)


class ScriptedPlanner:
    """Drafts the same envelope every time, or fails as told; remembers what it was given."""

    def __init__(self) -> None:
        self.seen: tuple[PlanningSource, ...] = ()
        self.problem: Exception | None = None
        self.meanwhile: Callable[[], object] = lambda: None

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The envelope, after whatever happens meanwhile."""
        self.seen = sources
        self.meanwhile()
        if self.problem is not None:
            raise self.problem
        return Drafted(an_envelope(plan.project_id), ("thin_material: little to tell.",))


@dataclass
class Desk:
    """Everything a test of this room needs."""

    floor: Floor
    shelf: Shelf
    jobs: JobsService
    planning: PlanningService
    planner: ScriptedPlanner
    project: str

    def create(self, new: NewPlan | None = None) -> StoryPlan:
        """A new plan in the project."""
        with self.floor.units.work("test") as work:
            return self.planning.create(work, self.project, new or NewPlan())

    def get(self, plan: StoryPlan) -> StoryPlan:
        """The plan as it is kept now."""
        with self.floor.units.reading("test") as work:
            return self.planning.get(work, plan.id)

    def press(self, verb: str, plan: StoryPlan, *args: object) -> StoryPlan:
        """One press of a button."""
        with self.floor.units.work("test") as work:
            return cast("StoryPlan", getattr(self.planning, verb)(work, plan.id, *args))

    def job(self, plan: StoryPlan) -> Job:
        """The background job of a plan."""
        with self.floor.units.reading("test") as work:
            found = self.jobs.of_subject(work, plan.id, "plan")
        assert found is not None
        return found

    def run(self, plan: StoryPlan, available: tuple[str, ...] = ("table_read",)) -> Job:
        """Let the background work go as far as it goes."""
        return run_job_inline(self.floor.units, PlanHandler(self.planning, self.planner, available), self.job(plan))

    def put_in(self, plan: StoryPlan, status: PlanStatus) -> StoryPlan:
        """Force a plan into a state."""
        envelope = an_envelope(self.project) if status in (PlanStatus.REQUIRES_APPROVAL, PlanStatus.APPROVED) else None
        forced = replace(plan, status=status, envelope=envelope)
        with self.floor.units.work("test") as work:
            PlanRepository(work.session).save(forced)
        return forced
