"""The work behind plans: resuming, waiting for sources, failing, limits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.foundation.errors import KnownError, ValidationFailed
from engine.foundation.ids import new_id
from engine.jobs.model import JobStatus
from engine.jobs.repository import JobRepository
from engine.library.errors import ProjectArchived
from engine.library.model import SourceStatus
from engine.planning.errors import StoryPlanNotFound, StoryPlanStateInvalid
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from tests.engine.planning.desk import ALL, Desk


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
