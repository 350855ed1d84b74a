"""Planning, service: ask for a plan and its quote, say yes or no, try again, and hand it to whoever makes it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from engine.credits.model import quote
from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id
from engine.library.errors import ProjectArchived, SourceNotFound
from engine.library.model import SourceStatus
from engine.planning.continuity import Continuity
from engine.planning.errors import SourceNotReady, StoryPlanStateInvalid
from engine.planning.events import PlanMoved
from engine.planning.limits import check, check_reason
from engine.planning.model import IN_FLIGHT, PlanStatus, StoryPlan
from engine.planning.ports import PlanningSource
from engine.planning.repository import PlanRepository

if TYPE_CHECKING:
    from engine.foundation.pages import Page
    from engine.jobs.service import JobsService
    from engine.library.model import Project, Source
    from engine.library.service import LibraryService
    from engine.planning.model import ApprovedPlan, NewPlan
    from engine.storage.work import Work

KIND = "plan"
STEPS = ("wait", "draft")
NO_SOURCES = "no_sources"
CONFIRM = "`userConfirmed: true` is required after the user explicitly approves this plan."


class PlanningService:
    """Plans of a project: at most one of them waits for its yes at a time."""

    def __init__(self, library: LibraryService, jobs: JobsService, *, require_user_confirmed: bool = False) -> None:
        self._library, self._jobs, self._must_confirm = library, jobs, require_user_confirmed

    def create(self, work: Work, project_id: str, new: NewPlan) -> StoryPlan:
        """A plan with its quote, to be made in the background; open plans of the project are superseded.

        Raises `ValidationFailed`, `ProjectNotFound`, `ProjectArchived`, `SourceNotFound`.
        """
        check(new)
        _require_open(self._library.project(work, project_id))
        sources = self._chosen(work, project_id, new)
        priced = quote(len(sources), [request.type for request in new.requests], work.now())
        plan = StoryPlan(
            new_id(), project_id, PlanStatus.PENDING, priced, work.now(), work.now(), new.title, new.target,
            new.creative_brief, new.style_constraints, sources, new.requests, new.auto_approve,
            warnings=new.warnings if sources else (*new.warnings, NO_SOURCES),
        )  # fmt: skip
        self._supersede(work, project_id, plan.id)
        PlanRepository(work.session).add(plan)
        self._jobs.enqueue(work, KIND, plan.id)
        return _told(work, plan, None)

    def get(self, work: Work, plan_id: str) -> StoryPlan:
        """The plan. Raises `StoryPlanNotFound`."""
        return PlanRepository(work.session).get(plan_id)

    def plans(
        self, work: Work, project_id: str, status: PlanStatus | None = None, limit: int = 20, cursor: str | None = None
    ) -> Page[StoryPlan]:
        """The plans of a project, newest first. Raises `ProjectNotFound`."""
        self._library.project(work, project_id)
        return PlanRepository(work.session).page(project_id, status, limit, cursor)

    def approve(self, work: Work, plan_id: str, user_confirmed: bool | None = None) -> StoryPlan:
        """The person's yes; again is no change.

        Raises `ValidationFailed` where it is taken back or missing, `StoryPlanFailed`, `StoryPlanStateInvalid`.
        """
        plan = self.get(work, plan_id)
        unconfirmed = user_confirmed is None and self._must_confirm and plan.status is not PlanStatus.APPROVED
        if user_confirmed is False or unconfirmed:
            raise ValidationFailed([("userConfirmed", CONFIRM, None)])
        return self.move(work, plan, plan.approved(work.now()))

    def reject(self, work: Work, plan_id: str, reason: str | None = None) -> StoryPlan:
        """The person's no; work on it stops. Raises `ValidationFailed`, `StoryPlanStateInvalid`."""
        check_reason(reason)
        plan = self.get(work, plan_id)
        self._jobs.cancel_subject(work, plan_id, KIND)
        return self.move(work, plan, plan.rejected(reason, work.now()))

    def resume(self, work: Work, plan_id: str) -> StoryPlan:
        """Make a failed or abandoned plan again under its id; a live or finished one is returned as it is.

        Raises `StoryPlanStateInvalid` for rejected and superseded plans.
        """
        plan = self.get(work, plan_id)
        if plan.status in (PlanStatus.REJECTED, PlanStatus.SUPERSEDED):
            raise StoryPlanStateInvalid(
                f"A story plan that is {plan.status} cannot be resumed.",
                hint="Make a new plan.",
                status=str(plan.status),
            )
        job = self._jobs.of_subject(work, plan_id, KIND)
        alive = job is not None and self._jobs.is_alive(work, job)
        if plan.status is not PlanStatus.FAILED and (alive or plan.status not in IN_FLIGHT):
            return plan
        if job is None:
            self._jobs.enqueue(work, KIND, plan_id)
        else:
            self._jobs.resume(work, job.id, forget=STEPS)
        return self.move(work, plan, plan.requeued(work.now()))

    def mark_used(self, work: Work, plan_id: str) -> ApprovedPlan:
        """The approved plan a job now starts from; it can no longer be superseded.

        Raises `StoryPlanNotFound`, `StoryPlanFailed`, `StoryPlanStateInvalid`, `ProjectArchived`.
        """
        repository = PlanRepository(work.session)
        plan = repository.approved(plan_id)
        _require_open(self._library.project(work, plan.project_id))
        if not plan.has_job:
            repository.mark_used(plan_id)
        return plan

    def sources(self, work: Work, plan: StoryPlan) -> tuple[Source, ...]:
        """The plan's sources that still exist, in the order they were asked for."""
        known = {source.id: source for source in self._library.live_sources(work, plan.project_id)}
        return tuple(known[one] for one in plan.source_ids if one in known)

    def planning_sources(self, work: Work, plan: StoryPlan) -> tuple[PlanningSource, ...]:
        """The plan's sources that could be read, as planner and writer read them. Raises `SourceNotReady`."""
        ready = (source for source in self.sources(work, plan) if source.status is SourceStatus.READY)
        return tuple(self._readable(work, source) for source in ready)

    def continuity(self, work: Work, plan: StoryPlan) -> Continuity:
        """What is established in the plan's project, as it is now."""
        told = self._library.continuity
        return Continuity(told.bible(work, plan.project_id), told.canon(work, plan.project_id))

    def move(self, work: Work, plan: StoryPlan, moved: StoryPlan) -> StoryPlan:
        """Keep a plan that has moved, and say so."""
        if moved is plan:
            return plan
        PlanRepository(work.session).save(moved)
        return _told(work, moved, plan.status) if moved.status is not plan.status else moved

    def _chosen(self, work: Work, project_id: str, new: NewPlan) -> tuple[str, ...]:
        if new.source_ids is None:
            live = self._library.live_sources(work, project_id)
            return tuple(source.id for source in live if source.status is not SourceStatus.FAILED)
        asked = tuple(dict.fromkeys(new.source_ids))
        failed = [one for one in asked if self._live(work, project_id, one).status is SourceStatus.FAILED]
        if failed:
            position = new.source_ids.index(failed[0])
            raise ValidationFailed([(f"sourceIds[{position}]", "Invalid input: this source could not be read", None)])
        return asked

    def _live(self, work: Work, project_id: str, source_id: str) -> Source:
        source = self._library.source(work, project_id, source_id)
        if source.deleted_at is not None:
            raise SourceNotFound("There is no such source.")
        return source

    def _supersede(self, work: Work, project_id: str, by: str) -> None:
        for other in PlanRepository(work.session).supersedable(project_id):
            self._jobs.cancel_subject(work, other.id, KIND)
            self.move(work, other, other.superseded(by, work.now()))

    def _readable(self, work: Work, source: Source) -> PlanningSource:
        text, layout = self._library.text(work, source), self._library.layout(work, source)
        if source.metadata.get("sourceContextMode") == "full" and text is not None:
            _require_unchanged(source, text)
        return PlanningSource(source.id, source.title, str(source.type), source.metadata, source.digest, text, layout)


def _require_open(project: Project) -> None:
    if project.is_archived:
        raise ProjectArchived(
            "This project is archived.", hint="Restore it to plan or perform in it.",
            stage="archived", missing_fields=[], can_plan=False, can_start_episode=False,
        )  # fmt: skip


def _require_unchanged(source: Source, text: str) -> None:
    if hashlib.sha256(text.encode()).hexdigest() != source.content_hash:
        said = f"The kept text of “{source.title}” is not the text that was read."
        raise SourceNotReady(said, hint="Add the source again.")


def _told(work: Work, plan: StoryPlan, previous: PlanStatus | None) -> StoryPlan:
    work.note(PlanMoved(plan.id, plan.project_id, plan.status, previous))
    return plan
