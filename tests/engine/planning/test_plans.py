"""The rules of plans: creation, superseding, the person's yes and no, resuming, and the background work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from engine.credits.model import price
from engine.foundation.errors import KnownError, ValidationFailed
from engine.foundation.ids import new_id
from engine.jobs.model import Job, JobStatus
from engine.jobs.repository import JobRepository
from engine.jobs.service import JobsService
from engine.library.errors import ProjectArchived, ProjectNotFound, SourceNotFound
from engine.library.model import SourceStatus
from engine.library.service import LibraryService
from engine.planning.errors import StoryPlanFailed, StoryPlanNotFound, StoryPlanStateInvalid
from engine.planning.events import PlanMoved
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus, StoryPlan
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

    def draft(self, plan: StoryPlan, sources: tuple[PlanningSource, ...]) -> Drafted:
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


@pytest.fixture
def desk(floor: Floor) -> Desk:
    """A project with one source that has been read."""
    shelf, jobs = Shelf(), JobsService()
    project = shelf.project_named("The tide mill")
    shelf.put(project)
    return Desk(floor, shelf, jobs, PlanningService(cast("LibraryService", shelf), jobs), ScriptedPlanner(), project)


def test_a_new_plan_is_pending_with_its_quote_and_its_job(desk: Desk) -> None:
    plan = desk.create(NewPlan(requests=(ArtifactRequest(), ArtifactRequest("trailer"))))

    assert (plan.status, plan.quote.total) == (PlanStatus.PENDING, price("table_read") + price("trailer"))
    assert desk.get(plan) == plan
    assert desk.job(plan).status is JobStatus.QUEUED


def test_the_background_work_lays_the_plan_before_the_person(desk: Desk) -> None:
    plan = desk.create()

    job = desk.run(plan)

    made = desk.get(plan)
    assert (job.status, made.status) == (JobStatus.DONE, PlanStatus.REQUIRES_APPROVAL)
    assert made.envelope == an_envelope(desk.project)
    assert (made.title, made.warnings) == (an_envelope(desk.project).title, ("thin_material: little to tell.",))
    moves = [event.status for event in desk.floor.said if isinstance(event, PlanMoved)]
    assert moves == [PlanStatus.PENDING, PlanStatus.RUNNING, PlanStatus.REQUIRES_APPROVAL]


def test_auto_approve_needs_no_yes(desk: Desk) -> None:
    plan = desk.create(NewPlan(auto_approve=True, title="My own title"))
    desk.run(plan)

    made = desk.get(plan)
    assert (made.status, made.title, made.approved_at is not None) == (PlanStatus.APPROVED, "My own title", True)


def test_a_plan_without_sources_is_legal_and_says_so(desk: Desk) -> None:
    plan = desk.create(NewPlan(source_ids=()))

    assert (plan.source_ids, plan.warnings) == ((), ("no_sources",))
    desk.run(plan)
    assert desk.get(plan).status is PlanStatus.REQUIRES_APPROVAL


def test_default_sources_are_the_live_ones_that_have_not_failed(desk: Desk) -> None:
    kept = list(desk.shelf.kept)
    desk.shelf.put(desk.project, status=SourceStatus.FAILED)
    deleted = desk.shelf.put(desk.project)
    desk.shelf.change(deleted, deleted_at=desk.shelf.at)
    pending = desk.shelf.put(desk.project, status=SourceStatus.PENDING)

    assert desk.create().source_ids == (*kept, pending)


def test_an_unknown_source_is_not_found(desk: Desk) -> None:
    with pytest.raises(SourceNotFound):
        desk.create(NewPlan(source_ids=(new_id(),)))


def test_a_failed_source_cannot_be_asked_for(desk: Desk) -> None:
    failed = desk.shelf.put(desk.project, status=SourceStatus.FAILED)
    with pytest.raises(ValidationFailed) as refused:
        desk.create(NewPlan(source_ids=(failed,)))
    assert refused.value.issues[0][0] == "sourceIds[0]"


def test_nothing_is_planned_in_an_unknown_or_archived_project(desk: Desk) -> None:
    desk.shelf.archive(desk.project)
    with pytest.raises(ProjectArchived) as refused:
        desk.create()
    assert refused.value.details == {
        "stage": "archived",
        "missing_fields": [],
        "can_plan": False,
        "can_start_episode": False,
    }
    desk.project = new_id()
    with pytest.raises(ProjectNotFound):
        desk.create()


@pytest.mark.parametrize("status", ALL)
@pytest.mark.parametrize("used", [False, True])
def test_a_new_plan_supersedes_open_and_unused_plans_only(desk: Desk, status: PlanStatus, used: bool) -> None:
    old = desk.put_in(desk.create(), status)
    if used:
        with desk.floor.units.work("test") as work:
            PlanRepository(work.session).mark_used(old.id)

    new = desk.create()

    open_ones = {PlanStatus.PENDING, PlanStatus.RUNNING, PlanStatus.REQUIRES_APPROVAL}
    replaced = status in open_ones or (status is PlanStatus.APPROVED and not used)
    after = desk.get(old)
    assert (after.status is PlanStatus.SUPERSEDED and after.superseded_by == new.id) == replaced
    assert replaced or after.status is status


def test_plans_of_other_projects_stay(desk: Desk) -> None:
    old, desk.project = desk.create(), desk.shelf.project_named("Another")
    desk.create()

    assert desk.get(old).status is PlanStatus.PENDING


def test_a_superseded_plans_worker_stops(desk: Desk) -> None:
    old = desk.create()
    desk.planner.meanwhile = desk.create

    job = desk.run(old)

    assert (job.status, desk.get(old).status, desk.get(old).envelope) == (
        JobStatus.CANCELED,
        PlanStatus.SUPERSEDED,
        None,
    )


def test_superseding_takes_a_waiting_job_out_of_the_queue(desk: Desk) -> None:
    old = desk.create()
    desk.create()

    assert desk.job(old).status is JobStatus.CANCELED


@pytest.mark.parametrize("status", ALL)
def test_approve_follows_the_state(desk: Desk, status: PlanStatus) -> None:
    plan = desk.put_in(desk.create(), status)
    if status in (PlanStatus.REQUIRES_APPROVAL, PlanStatus.APPROVED):
        assert desk.press("approve", plan).status is PlanStatus.APPROVED
        return
    with pytest.raises(StoryPlanFailed if status is PlanStatus.FAILED else StoryPlanStateInvalid) as refused:
        desk.press("approve", plan)
    assert refused.value.details["status"] == status


def test_approving_twice_changes_nothing(desk: Desk) -> None:
    plan = desk.put_in(desk.create(), PlanStatus.REQUIRES_APPROVAL)
    once = desk.press("approve", plan)
    desk.floor.clock.forward(hours=1)

    assert desk.press("approve", plan, True) == once


def test_a_yes_taken_back_is_refused(desk: Desk) -> None:
    plan = desk.put_in(desk.create(), PlanStatus.REQUIRES_APPROVAL)
    with pytest.raises(ValidationFailed):
        desk.press("approve", plan, False)


def test_the_owner_can_ask_for_an_explicit_yes(desk: Desk) -> None:
    desk.planning = PlanningService(cast("LibraryService", desk.shelf), desk.jobs, require_user_confirmed=True)
    plan = desk.put_in(desk.create(), PlanStatus.REQUIRES_APPROVAL)

    with pytest.raises(ValidationFailed, match="`userConfirmed: true` is required after the user explicitly approves"):
        desk.press("approve", plan)
    assert desk.press("approve", plan, True).status is PlanStatus.APPROVED


@pytest.mark.parametrize("status", ALL)
def test_reject_follows_the_state(desk: Desk, status: PlanStatus) -> None:
    plan = desk.put_in(desk.create(), status)
    allowed = {PlanStatus.PENDING, PlanStatus.RUNNING, PlanStatus.REQUIRES_APPROVAL, PlanStatus.REJECTED}
    if status in allowed:
        rejected = desk.press("reject", plan, "Not this one.")
        assert rejected.status is PlanStatus.REJECTED
        assert rejected.rejection_reason == (None if status is PlanStatus.REJECTED else "Not this one.")
        return
    with pytest.raises(StoryPlanStateInvalid):
        desk.press("reject", plan)


def test_rejecting_stops_the_work(desk: Desk) -> None:
    plan = desk.create()
    desk.planner.meanwhile = lambda: desk.press("reject", plan)

    assert desk.run(plan).status is JobStatus.CANCELED
    assert desk.get(plan).status is PlanStatus.REJECTED


def test_a_failed_plan_resumes_under_its_id_and_can_succeed(desk: Desk) -> None:
    plan = desk.create()
    desk.planner.problem = _Blocked("The engine is busy.", hint="Try again.")
    desk.run(plan)
    failed = desk.get(plan)
    assert (failed.status, failed.failure_code) == (PlanStatus.FAILED, "provider_capacity_blocked")
    assert failed.failure_message == "The engine is busy. Try again."

    desk.planner.problem = None
    resumed = desk.press("resume", plan)
    assert (resumed.id, resumed.status, resumed.failure_code) == (plan.id, PlanStatus.PENDING, None)
    desk.run(plan)
    assert desk.get(plan).status is PlanStatus.REQUIRES_APPROVAL


@pytest.mark.parametrize("status", ALL)
def test_resume_follows_the_state(desk: Desk, status: PlanStatus) -> None:
    plan = desk.put_in(desk.create(), status)
    if status in (PlanStatus.REJECTED, PlanStatus.SUPERSEDED):
        with pytest.raises(StoryPlanStateInvalid):
            desk.press("resume", plan)
        return
    assert desk.press("resume", plan).status is (PlanStatus.PENDING if status is PlanStatus.FAILED else status)


def test_a_plan_whose_worker_died_is_queued_again(desk: Desk) -> None:
    plan = desk.put_in(desk.create(), PlanStatus.RUNNING)
    with desk.floor.units.work("test") as work:
        dead = replace(desk.job(plan), status=JobStatus.RUNNING, holder="gone:1:0", lease_until=work.now())
        JobRepository(work.session).save(dead)
    desk.floor.clock.forward(minutes=1)

    assert desk.press("resume", plan).status is PlanStatus.PENDING
    assert desk.job(plan).status is JobStatus.QUEUED


def test_planning_waits_for_a_source_that_is_being_read(desk: Desk) -> None:
    slow = desk.shelf.put(desk.project, "A slow page", SourceStatus.EXTRACTING)
    plan = desk.create()

    assert desk.run(plan).status is JobStatus.QUEUED
    assert desk.get(plan).status is PlanStatus.RUNNING

    desk.shelf.change(slow, status=SourceStatus.READY, digest_status="SKIPPED")
    desk.run(plan)
    assert [source.title for source in desk.planner.seen] == ["A note", "A slow page"]


def test_after_ten_minutes_a_source_still_unread_fails_the_plan(desk: Desk) -> None:
    desk.shelf.put(desk.project, "A slow page", SourceStatus.EXTRACTING)
    plan = desk.create()
    desk.run(plan)
    desk.floor.clock.forward(minutes=10)
    desk.run(plan)

    failed = desk.get(plan)
    assert (failed.status, failed.failure_code) == (PlanStatus.FAILED, "source_not_ready")
    assert "A slow page" in (failed.failure_message or "")


def test_a_source_that_fails_meanwhile_is_left_out_and_named(desk: Desk) -> None:
    slow = desk.shelf.put(desk.project, "A gone page", SourceStatus.EXTRACTING)
    plan = desk.create()
    desk.shelf.change(slow, status=SourceStatus.FAILED, failure_message="There is no such page.")
    desk.run(plan)

    made = desk.get(plan)
    assert made.status is PlanStatus.REQUIRES_APPROVAL
    assert any("A gone page" in warning for warning in made.warnings)


def test_when_every_source_fails_the_plan_fails_with_the_reason(desk: Desk) -> None:
    (only,) = desk.shelf.kept
    desk.shelf.change(only, status=SourceStatus.PENDING)
    plan = desk.create()
    desk.shelf.change(only, status=SourceStatus.FAILED, failure_message="The file is empty.")
    desk.run(plan)

    failed = desk.get(plan)
    assert failed.failure_code == "source_not_ready"
    assert "The file is empty." in (failed.failure_message or "")


def test_a_type_that_cannot_be_made_here_fails_the_plan(desk: Desk) -> None:
    plan = desk.create(NewPlan(requests=(ArtifactRequest("pitch_deck"),)))
    desk.run(plan)

    failed = desk.get(plan)
    assert (failed.status, failed.failure_code) == (PlanStatus.FAILED, "artifact_type_unavailable")


def test_an_unknown_failure_is_a_failed_plan(desk: Desk) -> None:
    plan = desk.create()
    desk.planner.problem = KnownError("It did not work.")
    desk.run(plan)

    assert desk.get(plan).failure_code == "story_plan_failed"


def test_a_full_context_source_must_still_be_what_was_read(desk: Desk) -> None:
    (only,) = desk.shelf.kept
    digest = hashlib.sha256(desk.shelf.texts[only].encode()).hexdigest()
    desk.shelf.change(only, metadata={"sourceContextMode": "full"}, content_hash=digest)
    good = desk.create()
    desk.run(good)
    assert desk.get(good).status is PlanStatus.REQUIRES_APPROVAL

    desk.shelf.texts[only] += " And more."
    bad = desk.create()
    desk.run(bad)
    assert desk.get(bad).failure_code == "source_not_ready"


def test_a_used_plan_must_be_approved_and_its_project_open(desk: Desk) -> None:
    plan = desk.create()
    with pytest.raises(StoryPlanStateInvalid, match="must be APPROVED before a job starts"):
        desk.press("mark_used", plan)
    desk.put_in(plan, PlanStatus.APPROVED)
    desk.shelf.archive(desk.project)
    with pytest.raises(ProjectArchived):
        desk.press("mark_used", plan)


def test_an_unknown_plan_is_not_found(desk: Desk) -> None:
    plan = desk.create()
    with pytest.raises(StoryPlanNotFound):
        desk.press("approve", replace(plan, id=new_id()))


def test_plans_are_listed_newest_first_by_state(desk: Desk) -> None:
    made = []
    for _ in range(3):
        desk.floor.clock.forward(seconds=1)
        made.append(desk.create().id)
    with desk.floor.units.reading("test") as work:
        page = desk.planning.plans(work, desk.project, limit=2)
        rest = desk.planning.plans(work, desk.project, limit=2, cursor=page.next_cursor)
        open_ones = desk.planning.plans(work, desk.project, PlanStatus.PENDING)
    assert [plan.id for plan in (*page.items, *rest.items)] == made[::-1]
    assert [plan.id for plan in open_ones.items] == [made[-1]]


LIMITS: list[tuple[str, Callable[[int], NewPlan], int]] = [
    ("title", lambda n: NewPlan(title="x" * n), 240),
    ("target.objective", lambda n: NewPlan(target={"objective": "x" * n}), 400),
    ("creativeBrief.castNotes", lambda n: NewPlan(creative_brief={"castNotes": "x" * n}), 1000),
    ("creativeBrief.pageTarget", lambda n: NewPlan(creative_brief={"pageTarget": n}), 60),
    ("creativeBrief.comps", lambda n: NewPlan(creative_brief={"comps": ["x"] * n}), 8),
    (
        "creativeBrief.mustKnowBeforeWriting[0]",
        lambda n: NewPlan(creative_brief={"mustKnowBeforeWriting": ["x" * n]}),
        220,
    ),
    ("styleConstraints.brandSafety", lambda n: NewPlan(style_constraints={"brandSafety": ["x"] * n}), 10),
    ("artifactRequests", lambda n: NewPlan(requests=(ArtifactRequest(),) * n), 8),
    ("artifactRequests[0].notes", lambda n: NewPlan(requests=(ArtifactRequest(notes="x" * n),)), 5000),
    ("artifactRequests[0].neverSay", lambda n: NewPlan(requests=(ArtifactRequest(never_say=("x",) * n),)), 20),
]


@pytest.mark.parametrize(("path", "asked", "limit"), LIMITS, ids=[row[0] for row in LIMITS])
def test_the_limit_passes_and_one_more_is_too_big(
    desk: Desk, path: str, asked: Callable[[int], NewPlan], limit: int
) -> None:
    desk.create(asked(limit))
    with pytest.raises(ValidationFailed) as refused:
        desk.create(asked(limit + 1))
    (issue,) = refused.value.issues
    assert (issue[0], issue[2]) == (path, limit)
    assert "Too big:" in issue[1]
    assert "is invalid:" in refused.value.message


@pytest.mark.parametrize("value", [0, "7", True, 2.5])
def test_a_page_target_is_a_whole_number_from_1(desk: Desk, value: Any) -> None:
    with pytest.raises(ValidationFailed):
        desk.create(NewPlan(creative_brief={"pageTarget": value}))


def test_a_rejection_reason_has_a_limit(desk: Desk) -> None:
    plan = desk.create()
    with pytest.raises(ValidationFailed):
        desk.press("reject", plan, "x" * 2001)
    assert desk.press("reject", plan, "x" * 2000).status is PlanStatus.REJECTED


def test_the_ten_minutes_begin_anew_when_a_plan_is_resumed(desk: Desk) -> None:
    desk.shelf.put(desk.project, "A slow page", SourceStatus.EXTRACTING)
    plan = desk.create()
    desk.run(plan)
    desk.floor.clock.forward(minutes=11)
    desk.run(plan)
    desk.press("resume", plan)

    desk.run(plan)
    assert desk.get(plan).status is PlanStatus.RUNNING


class _Blocked(KnownError):
    """An engine refuses for now."""

    code = "provider_capacity_blocked"
