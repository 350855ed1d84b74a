"""The rules of plans: creation, superseding, the person's yes and no."""

from __future__ import annotations

from typing import cast

import pytest

from engine.credits.model import price
from engine.foundation.errors import ValidationFailed
from engine.foundation.ids import new_id
from engine.jobs.model import JobStatus
from engine.library.errors import ProjectArchived, ProjectNotFound, SourceNotFound
from engine.library.model import SourceStatus
from engine.library.service import LibraryService
from engine.planning.errors import StoryPlanFailed, StoryPlanStateInvalid
from engine.planning.events import PlanMoved
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from engine.planning.repository import PlanRepository
from engine.planning.service import PlanningService
from tests.engine.planning.builders import an_envelope
from tests.engine.planning.desk import ALL, Desk


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
