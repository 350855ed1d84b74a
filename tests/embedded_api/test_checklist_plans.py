"""The conformance checklist over real HTTP: plans, items 30 to 34."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from engine.credits.model import price, quote
from tests.embedded_api.calling import READ, TEXT, Calls
from tests.fakes.clock import FrozenClock
from tests.fakes.paced import BREAK, HOLD, Pace

TYPES = {
    "table_read": ("Table read", 11), "pitch_deck": ("Pitch deck", 14), "storyboard": ("Storyboard", 10),
    "trailer": ("Trailer", 16), "production_video": ("Production video", 24),
}  # fmt: skip
ENVELOPE = {
    "version", "projectId", "title", "target", "sourceDigest", "thesis", "journey", "scriptBlueprint", "visualSystem", "audioSystem",
    "artifacts",
}  # fmt: skip
UNKNOWN = "c" + "0" * 24


@pytest.fixture
def project(calls: Calls) -> str:
    project = calls.project()
    calls.source(project)
    return project


@pytest.mark.parametrize(("auto", "status"), [(False, "REQUIRES_APPROVAL"), (True, "APPROVED")])
def test_item_30_create_answers_201_with_a_quote_and_lands_where_it_was_asked_to(
    calls: Calls, project: str, auto: bool, status: str
) -> None:
    created = calls.ask(project, autoApprove=auto)
    plan = calls.plan_until(created["id"], "REQUIRES_APPROVAL", "APPROVED", "FAILED")

    assert (created["status"], created["plan"]) in (("PENDING", None), ("RUNNING", None))
    assert created["quote"]["total"] == 11
    assert (plan["status"], plan["quote"]) == (status, created["quote"])
    assert (plan["approvedAt"] is not None) is auto


def test_item_30_the_envelope_is_complete_and_cites_only_what_exists(calls: Calls, project: str) -> None:
    envelope = calls.plan(project)["plan"]

    assert set(envelope) >= ENVELOPE
    evidence = envelope["sourceDigest"]["evidence"]
    assert [item["id"] for item in evidence] == [f"ev-{number}" for number in range(len(evidence))]
    assert {"sourceId", "claim", "support", "confidence", "id", "quote", "charStart", "charEnd", "page"} == set(
        evidence[0]
    )
    cited = {name for beat in envelope["journey"]["beats"] for name in beat["evidenceIds"]}
    assert cited
    assert cited <= {item["id"] for item in evidence}
    assert all(TEXT[item["charStart"] : item["charEnd"]] == item["quote"] for item in evidence)
    scenes = envelope["scriptBlueprint"]["scenes"]
    assert len(scenes) >= 2
    assert sum(scene["pageBudget"] for scene in scenes) == envelope["scriptBlueprint"]["pageTarget"]


def test_item_30_a_plan_without_sources_is_legal_and_says_so(calls: Calls) -> None:
    plan = calls.plan(calls.project())

    assert plan["status"] == "REQUIRES_APPROVAL"
    assert "no_sources" in plan["warnings"]
    assert plan["plan"]["sourceDigest"]["evidence"] == []


def test_item_30_an_unknown_source_is_404_and_names_nothing_else(calls: Calls, project: str) -> None:
    answer = calls.api.post(f"/api/v1/story-projects/{project}/story-plans", json={"sourceIds": [UNKNOWN]})

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "source_not_found")


@pytest.mark.parametrize("send", [{}, {"json": {}}, {"json": {"userConfirmed": True}}, {"content": b""}])
def test_item_31_approve_with_none_empty_or_a_yes_and_twice(calls: Calls, project: str, send: dict[str, Any]) -> None:
    path = f"/api/v1/story-plans/{calls.plan(project)['id']}/approve"
    first, again = calls.api.post(path, **send), calls.api.post(path, **send)

    assert (first.status_code, first.json()["plan"]["status"]) == (200, "APPROVED")
    assert (again.status_code, again.json()) == (200, first.json())


def test_item_31_a_no_is_not_a_yes(calls: Calls, project: str) -> None:
    path = f"/api/v1/story-plans/{calls.plan(project)['id']}"
    answer = calls.api.post(f"{path}/approve", json={"userConfirmed": False})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")
    assert calls.api.get(path).json()["plan"]["status"] == "REQUIRES_APPROVAL"


def test_item_31_a_rejected_plan_cannot_be_approved(calls: Calls, project: str) -> None:
    plan = calls.plan(project)["id"]
    first = calls.api.post(f"/api/v1/story-plans/{plan}/reject", json={"reason": "ü" * 2000})
    again = calls.act("story-plans", plan, "reject")
    approve = calls.act("story-plans", plan, "approve")
    error = approve.json()["error"]

    assert (first.status_code, first.json()["plan"]["rejectionReason"]) == (200, "ü" * 2000)
    assert (again.status_code, again.json()) == (200, first.json())
    assert (approve.status_code, error["code"], error["details"]) == (
        409,
        "story_plan_state_invalid",
        {"status": "REJECTED"},
    )


def test_item_31_a_reason_of_2001_characters_is_refused_and_changes_nothing(calls: Calls, project: str) -> None:
    plan = calls.plan(project)["id"]
    answer = calls.api.post(f"/api/v1/story-plans/{plan}/reject", json={"reason": "x" * 2001})

    assert (answer.status_code, answer.json()["error"]["details"]["issues"][0]["limit"]) == (400, 2000)
    assert calls.plan_of(plan)["status"] == "REQUIRES_APPROVAL"


def test_item_31_an_approved_plan_cannot_be_rejected_and_keeps_its_yes(calls: Calls, project: str) -> None:
    plan = calls.plan(project, autoApprove=True)["id"]
    answer = calls.act("story-plans", plan, "reject")

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "story_plan_state_invalid")
    assert calls.plan_of(plan)["status"] == "APPROVED"


def test_item_31_a_failed_plan_has_its_own_code(calls: Calls, project: str) -> None:
    plan = calls.plan(project, target={"audience": BREAK})
    answer = calls.act("story-plans", plan["id"], "approve")

    assert (plan["status"], plan["failureCode"]) == ("FAILED", "story_plan_failed")
    assert plan["failureMessage"] == "The pen broke. Try again."
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "story_plan_failed")


def test_item_32_a_new_plan_supersedes_what_waits_runs_or_was_never_used(calls: Calls, project: str) -> None:
    waiting = calls.plan(project)["id"]
    unused = calls.plan(project, autoApprove=True)["id"]
    assert calls.plan_of(waiting)["status"] == "SUPERSEDED"
    running = calls.ask(project, target={"audience": HOLD})["id"]
    calls.plan_until(running, "RUNNING")
    newest = calls.ask(project)["id"]

    old = [calls.plan_of(plan) for plan in (waiting, unused, running)]
    assert [plan["status"] for plan in old] == ["SUPERSEDED"] * 3
    assert [plan["supersededByPlanId"] for plan in old] == [unused, running, newest]


def test_item_32_a_superseded_plan_stays_so_when_its_worker_ends(calls: Calls, project: str, pace: Pace) -> None:
    running = calls.ask(project, target={"audience": HOLD}, autoApprove=True)["id"]
    calls.plan_until(running, "RUNNING")
    newest = calls.ask(project)["id"]
    pace.gate.set()
    calls.plan_until(newest, "REQUIRES_APPROVAL")

    superseded = calls.plan_of(running)
    assert (superseded["status"], superseded["plan"]) == ("SUPERSEDED", None)
    for verb in ("approve", "reject", "resume"):
        answer = calls.act("story-plans", running, verb)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "story_plan_state_invalid")


def test_item_32_used_failed_and_rejected_plans_and_other_projects_are_left_alone(calls: Calls, project: str) -> None:
    used = calls.plan(project, autoApprove=True)["id"]
    calls.act("story-jobs", calls.ordered(used), "cancel")
    failed = calls.plan(project, target={"audience": BREAK})["id"]
    rejected = calls.plan(project)["id"]
    calls.act("story-plans", rejected, "reject")
    elsewhere = calls.plan(calls.project())["id"]
    calls.plan(project)

    assert [calls.plan_of(plan)["status"] for plan in (used, failed, rejected, elsewhere)] == [
        "APPROVED", "FAILED", "REJECTED", "REQUIRES_APPROVAL",
    ]  # fmt: skip


def test_item_33_resume_of_a_failed_plan_is_pending_under_the_same_id(calls: Calls, project: str, pace: Pace) -> None:
    pace.gate.set()
    plan = calls.plan(project, target={"audience": BREAK + HOLD})["id"]
    pace.gate.clear()
    pace.mended.set()
    answer = calls.act("story-plans", plan, "resume")
    again = calls.act("story-plans", plan, "resume")
    pace.gate.set()
    made = calls.plan_until(plan, "REQUIRES_APPROVAL", "FAILED")

    resumed = answer.json()["plan"]
    assert (answer.status_code, resumed["id"], resumed["status"]) == (200, plan, "PENDING")
    assert (resumed["failureCode"], resumed["failureMessage"]) == (None, None)
    assert again.json()["plan"]["status"] in ("PENDING", "RUNNING")
    assert made["status"] == "REQUIRES_APPROVAL"


@pytest.mark.parametrize("auto", [False, True])
def test_item_33_resume_of_a_finished_plan_returns_it_unchanged(calls: Calls, project: str, auto: bool) -> None:
    plan = calls.plan(project, autoApprove=auto)
    answer = calls.act("story-plans", plan["id"], "resume")

    assert (answer.status_code, answer.json()["plan"]) == (200, plan)


def test_item_34_the_quote_of_a_plan_is_the_price_list(calls: Calls) -> None:
    project = calls.project()
    calls.api.post(f"/api/v1/story-projects/{project}/sources", json={"type": "text", "content": TEXT})
    for types in (some for count in range(1, 6) for some in itertools.combinations(TYPES, count)):
        said = calls.ask(project, artifactRequests=[{"type": type} for type in types])["quote"]

        lines = [(line["kind"], line["label"], line["credits"]) for line in said["lineItems"]]
        assert lines == [
            ("planning", "StoryPlan generation", 0), ("source_digest", "Source digest (1 source)", 0),
            *(("artifact", *TYPES[type]) for type in types),
        ]  # fmt: skip
        assert (said["currency"], said["total"]) == ("studio_credits", sum(TYPES[type][1] for type in types))


def test_item_34_every_list_of_types_has_one_price_each_time() -> None:
    now = FrozenClock().now()
    for count in range(1, 9):
        for types in itertools.combinations_with_replacement(TYPES, count):
            said = quote(2, types, now)
            assert said == quote(2, types, now)
            assert said.total == sum(TYPES[type][1] for type in types) == sum(price(type) for type in types)
            assert [line.label for line in said.lines[2:]] == [TYPES[type][0] for type in types]
    assert [quote(n, ["table_read"], now).lines[1].label for n in (0, 1, 2)] == [
        "Source digest (0 sources)", "Source digest (1 source)", "Source digest (2 sources)",
    ]  # fmt: skip


def test_item_34_options_do_not_change_the_price(calls: Calls, project: str) -> None:
    rich = {**READ, "notes": "long", "punchUp": True, "deferMusic": True, "deferAudioRender": True, "neverSay": ["x"]}

    assert calls.ask(project, artifactRequests=[rich])["quote"]["total"] == 11
    assert calls.ask(project, artifactRequests=[READ] * 8)["quote"]["total"] == 88
