"""The conformance checklist over real HTTP: jobs, items 35 to 38, 41 and 42."""

from __future__ import annotations

from typing import Any

import pytest

from tests.embedded_api.calling import BROKEN, HELD, OVER, READ, STUMBLING, Calls
from tests.fakes.paced import BREAK, HOLD, Pace

VOICES = ["voice-fake-0", "voice-fake-1", "voice-fake-2", "voice-fake-3"]


@pytest.mark.usefixtures("own_life")
def test_item_35_a_plan_that_has_no_yes_starts_no_job(calls: Calls) -> None:
    project = calls.project()
    calls.source(project)
    waiting, rejected = calls.plan(project)["id"], calls.plan(calls.project())["id"]
    calls.act("story-plans", rejected, "reject")
    pending = calls.ask(calls.project(), target={"audience": HOLD})["id"]
    for one in (waiting, rejected, pending):
        error = calls.order(one).json()["error"]
        assert (error["code"], error["message"]) == (
            "story_plan_state_invalid",
            "Story plan must be APPROVED before a job starts.",
        )
    assert calls.balance() == (500, 0)
    assert calls.api.get("/api/v1/story-jobs").json()["jobs"] == []


def test_item_35_a_failed_and_an_unknown_plan_have_their_codes(calls: Calls) -> None:
    failed = calls.plan(calls.project(), target={"audience": BREAK})["id"]

    answers = [calls.order(plan) for plan in (failed, "c" + "0" * 24)]
    assert [(answer.status_code, answer.json()["error"]["code"]) for answer in answers] == [
        (409, "story_plan_failed"), (404, "story_plan_not_found"),
    ]  # fmt: skip


@pytest.mark.usefixtures("own_life")
def test_item_35_two_jobs_from_one_plan_work(calls: Calls, plan: str) -> None:
    jobs = [calls.ordered(plan) for _ in range(2)]

    assert [calls.job_until(job, *OVER)["status"] for job in jobs] == ["READY", "READY"]
    assert len({calls.job_of(job)["artifacts"][0]["id"] for job in jobs}) == 2
    assert calls.balance() == (478, 0)


def test_item_36_the_jobs_requests_replace_the_plans_and_their_price_is_held(calls: Calls, plan: str) -> None:
    own = calls.ordered(plan, {**READ, "notes": "one"}, HELD, {"type": "pitch_deck"})
    job = calls.job_of(own)

    assert [item.get("notes") for item in job["artifactRequests"]] == ["one", HOLD, None]
    assert [item["type"] for item in job["artifacts"]] == ["table_read", "table_read", "pitch_deck"]
    assert job["credits"]["reserved"] == 11 + 11 + 14
    assert [line["credits"] for line in calls.ledger(jobId=own, kind="reserve")] == [-11, -11, -14]


def test_item_36_a_job_without_requests_takes_the_plans(calls: Calls) -> None:
    project = calls.project()
    calls.source(project)
    plan = calls.plan(project, autoApprove=True, artifactRequests=[{**READ, "notes": "a"}, {**READ, "notes": "b"}])
    job = calls.job_of(calls.ordered(plan["id"]))

    assert job["artifactRequests"] == plan["artifactRequests"] == [{**READ, "notes": "a"}, {**READ, "notes": "b"}]
    assert job["credits"]["reserved"] == plan["quote"]["total"] == 22


@pytest.mark.usefixtures("own_life")
def test_item_36_too_little_is_402_with_the_numbers_and_no_job(calls: Calls, plan: str) -> None:
    for _ in range(5):
        calls.ordered(plan, *[{**READ, "notes": HOLD}] * 8)
    answer = calls.order(plan, *[READ] * 8)
    error = answer.json()["error"]

    assert calls.balance() == (60, 440)
    assert (answer.status_code, error["code"]) == (402, "insufficient_credits")
    assert error["details"] == {"required": 88, "available": 60, "jobId": None}
    assert "Not enough Studio Credits to start this job (need 88, have 60)." in error["message"]
    assert len(calls.api.get("/api/v1/story-jobs").json()["jobs"]) == 5
    assert len(calls.api.get("/api/v1/artifacts?limit=100").json()["artifacts"]) == 40


def test_item_37_a_ready_job_lists_its_ready_artifact_and_percent_never_falls(
    calls: Calls, plan: str, pace: Pace
) -> None:
    job, seen = calls.ordered(plan, HELD, {**READ, "notes": "second"}), []

    def look(found: dict[str, Any]) -> bool:
        seen.append(found)
        if len({one["progress"]["percent"] for one in seen if one["progress"]}) > 2:
            pace.gate.set()
        return found["status"] in OVER

    ended = calls.job_when(job, look)
    running = [one["progress"] for one in seen if one["status"] in ("RUNNING", "PARTIAL") and one["progress"]]
    percents = [progress["percent"] for progress in running]
    assert ended["status"] == "READY"
    assert [item["status"] for item in ended["artifacts"]] == ["READY", "READY"]
    assert percents == sorted(percents)
    assert len(set(percents)) > 1
    assert all(progress["detail"] and progress["stage"] for progress in running)
    assert (ended["progress"]["stage"], ended["progress"]["percent"]) == ("done", 100)


@pytest.mark.usefixtures("own_life")
def test_item_37_progress_is_null_until_somebody_works(calls: Calls, plan: str) -> None:
    for _ in range(3):
        calls.job_until(calls.ordered(plan, HELD), "RUNNING")
    waiting = calls.job_of(calls.ordered(plan))

    assert (waiting["status"], waiting["progress"], waiting["startedAt"]) == ("RESERVED", None, None)


def test_item_38_partial_is_seen_and_the_first_is_readable_at_once(calls: Calls, plan: str, pace: Pace) -> None:
    job = calls.ordered(plan, READ, HELD)
    partial = calls.job_until(job, "PARTIAL", *OVER)

    assert partial["status"] == "PARTIAL"
    assert [item["status"] for item in partial["artifacts"]] == ["READY", "RUNNING"]
    assert partial["credits"] == {"reserved": 22, "settled": 11, "released": 0}
    first = calls.artifact_of(partial)
    assert first["manifest"]["theaterUrl"]
    assert calls.entries(first["id"])
    assert calls.artifact_of(partial, 1)["manifest"] is None
    pace.gate.set()
    assert calls.job_until(job, *OVER)["credits"] == {"reserved": 22, "settled": 22, "released": 0}


@pytest.mark.usefixtures("own_life")
def test_item_38_a_failed_second_still_ends_ready_and_is_not_charged(calls: Calls, plan: str) -> None:
    ended = calls.job_until(calls.ordered(plan, READ, BROKEN), *OVER)
    second = calls.artifact_of(ended, 1)

    assert (ended["status"], ended["failureCode"]) == ("READY", None)
    assert [item["status"] for item in ended["artifacts"]] == ["READY", "FAILED"]
    assert ended["credits"] == {"reserved": 22, "settled": 11, "released": 11}
    assert (second["failureCode"], second["failureMessage"]) == (
        "artifact_generation_failed",
        "The pen broke. Try again.",
    )
    assert calls.balance() == (489, 0)


@pytest.mark.usefixtures("own_life")
def test_item_38_a_failed_first_does_not_stop_the_second(calls: Calls, plan: str) -> None:
    ended = calls.job_until(calls.ordered(plan, BROKEN, {"type": "trailer"}, READ), *OVER)

    assert ended["status"] == "READY"
    assert [item["status"] for item in ended["artifacts"]] == ["FAILED", "READY", "READY"]
    assert calls.artifact_of(ended)["failureCode"] == "artifact_generation_failed"
    assert calls.balance() == (500 - 16 - 11, 0)


def test_item_38_a_bug_in_the_second_is_tried_again_and_then_costs_nothing(calls: Calls, plan: str) -> None:
    ended = calls.job_until(calls.ordered(plan, READ, STUMBLING), *OVER)

    assert ended["status"] == "READY"
    assert ended["credits"] == {"reserved": 22, "settled": 11, "released": 11}
    assert "bug" not in str(calls.artifact_of(ended, 1)["failureMessage"])


def test_item_41_an_unknown_request_key_is_400_and_5000_characters_pass(calls: Calls, plan: str) -> None:
    unknown = calls.order(plan, {**READ, "colour": "red"})
    long, longer = calls.order(plan, {**READ, "notes": "ü" * 5000}), calls.order(plan, {**READ, "notes": "ü" * 5001})

    issues = [answer.json()["error"]["details"]["issues"][0] for answer in (unknown, longer)]
    assert (unknown.status_code, long.status_code, longer.status_code) == (400, 201, 400)
    assert issues[0]["message"] == 'Unrecognized key: "colour"'
    assert issues[1] == {
        "path": "artifactRequests[0].notes",
        "message": "Too big: expected string to have <=5000 characters",
        "limit": 5000,
    }
    assert long.json()["job"]["artifactRequests"][0]["notes"] == "ü" * 5000


@pytest.mark.parametrize(
    ("field", "fits", "too_much"),
    [
        ("neverSay", ["x" * 40] * 20, ["x"] * 21),
        ("neverSay", ["x" * 40], ["x" * 41]),
        ("voiceMap", {f"N{n}": {"voiceId": VOICES[0]} for n in range(60)}, {f"N{n}": {"voiceId": VOICES[0]} for n in range(61)}),
    ],
)  # fmt: skip
def test_item_41_each_limit_of_a_request_passes_exactly(
    calls: Calls, plan: str, field: str, fits: object, too_much: object
) -> None:
    assert calls.order(plan, {**READ, field: fits}).status_code == 201
    assert calls.order(plan, {**READ, field: too_much}).json()["error"]["code"] == "validation_failed"


@pytest.mark.parametrize(("count", "status"), [(0, 400), (1, 201), (8, 201), (9, 400)])
def test_item_41_a_job_takes_one_to_eight_requests(calls: Calls, plan: str, count: int, status: int) -> None:
    body = {"storyPlanId": plan, "artifactRequests": [READ] * count}

    assert calls.api.post("/api/v1/story-jobs", json=body, headers={"Idempotency-Key": "k"}).status_code == status


def test_item_42_a_partial_voice_map_is_used_and_the_rest_is_cast_and_reported(calls: Calls, plan: str) -> None:
    wanted = {
        "guest (a visitor)": {"voiceId": VOICES[3], "provider": "somebody else"},
        "NOBODY": {"voiceId": VOICES[2]},
    }
    job = calls.job_until(calls.ordered(plan, {**READ, "voiceMap": wanted}), *OVER)
    artifact = calls.artifact_of(job)
    cast = calls.api.get(f"/api/v1/artifacts/{artifact['id']}/cast").json()["cast"]
    voices = {member["character"]: member["voiceId"] for member in cast}

    report = artifact["castReport"]
    assert job["status"] == "READY"
    assert voices["GUEST"] == VOICES[3]
    assert voices["NARRATOR"] in VOICES[:3]
    assert [one["character"] for one in report["autoCast"]] == ["NARRATOR"]
    assert report["unused"] == ["NOBODY"]
    assert "voice_map_partial" in {warning["code"] for warning in job["warnings"]}


@pytest.mark.usefixtures("own_life")
def test_item_42_an_unknown_voice_is_400_naming_the_character_and_nothing_happens(calls: Calls, plan: str) -> None:
    wanted = {"NARRATOR": {"voiceId": VOICES[0]}, "GUEST": {"voiceId": "voice-of-nobody"}}
    answer = calls.order(plan, READ, {**READ, "voiceMap": wanted})
    issue = answer.json()["error"]["details"]["issues"][0]

    assert (answer.status_code, issue["path"]) == (400, "artifactRequests[1].voiceMap.GUEST.voiceId")
    assert "GUEST" in issue["message"]
    assert calls.balance() == (500, 0)
    assert calls.api.get("/api/v1/story-jobs").json()["jobs"] == []


def test_item_42_a_plan_with_an_unknown_voice_is_refused_too(calls: Calls) -> None:
    body = {"artifactRequests": [{**READ, "voiceMap": {"GUEST": {"voiceId": "voice-of-nobody"}}}]}
    answer = calls.api.post(f"/api/v1/story-projects/{calls.project()}/story-plans", json=body)

    assert answer.status_code == 400
    assert answer.json()["error"]["details"]["issues"][0]["path"] == "artifactRequests[0].voiceMap.GUEST.voiceId"
