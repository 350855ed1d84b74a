"""Planning, tasks: the handler that waits for the sources, drafts the plan and lays it before the person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.jobs.errors import JobCanceled, NotYet
from engine.jobs.ports import Step
from engine.library.model import SourceStatus
from engine.planning.errors import PlannedTypeUnavailable, SourceNotReady
from engine.planning.model import IN_FLIGHT, PlanStatus
from engine.planning.ports import Drafted
from engine.planning.service import KIND
from engine.planning.showing import with_exhibits
from engine.storage.codec import dump, load

if TYPE_CHECKING:
    from engine.jobs.model import Failure, Job
    from engine.jobs.ports import JobRun
    from engine.library.model import Source
    from engine.planning.model import StoryPlan
    from engine.planning.ports import StoryPlanner
    from engine.planning.service import PlanningService
    from engine.storage.work import Work

PATIENCE = timedelta(minutes=10)
LOOK_AGAIN = timedelta(milliseconds=250)
PLAN_FAILURES = frozenset(
    {
        "source_not_ready",
        "engine_unavailable",
        "artifact_type_unavailable",
        "provider_capacity_blocked",
        "time_budget_exceeded",
    }
)


class PlanHandler:
    """Makes plans; `available` are the artifact types this installation can make."""

    kind = KIND

    def __init__(self, planning: PlanningService, planner: StoryPlanner, available: Collection[str]) -> None:
        self._planning, self._planner, self._available = planning, planner, frozenset(available)

    def steps(self, job: Job) -> Sequence[Step]:
        """Wait until every source has been read, then draft."""
        return [Step("wait", self._wait), Step("draft", self._draft)]

    def begin(self, work: Work, job: Job) -> None:
        """The plan is being made. Raises `JobCanceled` when nobody wants it any more."""
        plan = self._planning.get(work, job.subject)
        if plan.status is PlanStatus.PENDING:
            self._planning.move(work, plan, plan.running(work.now()))
        elif plan.status is not PlanStatus.RUNNING:
            raise JobCanceled(f"The plan is {plan.status}; nothing is left to do.")

    def finish(self, work: Work, job: Job) -> None:
        """The plan is made: it waits for its yes, or has it already."""
        plan = self._planning.get(work, job.subject)
        if plan.status in IN_FLIGHT:
            drafted = load(Drafted, job.checkpoint["draft"])
            warnings = (*job.checkpoint["wait"], *drafted.warnings)
            new = tuple(one for one in dict.fromkeys(warnings) if one not in plan.warnings)
            self._planning.move(work, plan, plan.drafted(drafted.envelope, new, work.now()))

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """The plan could not be made."""
        plan = self._planning.get(work, job.subject)
        if plan.status in IN_FLIGHT:
            code = failure.code if failure.code in PLAN_FAILURES else "story_plan_failed"
            self._planning.move(work, plan, plan.failed(code, failure.message, work.now()))

    def cancel(self, work: Work, job: Job) -> None:
        """Whoever stopped it has moved the plan already."""

    def _wait(self, run: JobRun) -> list[str]:
        with run.reading() as work:
            plan = self._planning.get(work, run.job.subject)
            sources, waited = self._planning.sources(work, plan), work.now() - plan.updated_at
        self._require_types(plan)
        unsettled = [source for source in sources if not source.is_settled]
        if unsettled and waited < PATIENCE:
            run.progress("reading", 10, f"Waiting for {unsettled[0].title}")
            raise NotYet(LOOK_AGAIN)
        return _left_out(plan, sources)

    def _require_types(self, plan: StoryPlan) -> None:
        missing = [request.type for request in plan.requests if request.type not in self._available]
        if missing:
            words = missing[0].replace("_", " ")
            raise PlannedTypeUnavailable(f"This studio cannot make a {words} yet.", hint="Ask for a table read.")

    def _draft(self, run: JobRun) -> Any:
        run.progress("drafting", 30, "Weighing the evidence")
        with run.reading() as work:
            plan = self._planning.get(work, run.job.subject)
            sources = self._planning.planning_sources(work, plan)
            continuity = self._planning.continuity(work, plan)
        drafted = self._planner.draft(
            replace(plan, creative_brief=continuity.brief(plan)), sources, run.raise_if_canceled
        )
        drafted = with_exhibits(drafted, sources)
        run.progress(
            "drafting", 95, f"{len(drafted.envelope.source_digest.evidence)} pieces of evidence in seven beats"
        )
        return dump(drafted)


def _left_out(plan: StoryPlan, sources: Sequence[Source]) -> list[str]:
    unread = [source for source in sources if source.status is not SourceStatus.READY]
    slow = [source for source in unread if source.status is not SourceStatus.FAILED]
    if slow:
        raise SourceNotReady(
            f"“{slow[0].title}” has not been read after ten minutes.", hint="Remove it, or resume the plan."
        )
    if plan.source_ids and not any(source.status is SourceStatus.READY for source in sources):
        reason = next(
            (source.failure_message for source in unread if source.failure_message), "None of the sources is left."
        )
        raise SourceNotReady(f"There is nothing to plan from. {reason}", hint="Add a source that can be read.")
    return [f"source_failed: “{source.title}” could not be read and is left out." for source in unread]
