"""The conformance checklist over real HTTP: jobs that are stopped, fail and go on, items 39 and 40."""

from __future__ import annotations

import pytest

from tests.embedded_api.calling import BROKEN, HELD, OVER, READ, STUMBLING, Calls
from tests.fakes.paced import Pace

VOICES = ["voice-fake-0", "voice-fake-1", "voice-fake-2", "voice-fake-3"]


@pytest.mark.usefixtures("own_life")
def test_item_39_cancel_of_a_reserved_job_gives_everything_back(calls: Calls, plan: str) -> None:
    for _ in range(3):
        calls.job_until(calls.ordered(plan, HELD), "RUNNING")
    job = calls.ordered(plan)
    assert calls.job_of(job)["status"] == "RESERVED"

    _canceled(calls, job, {"reserved": 11, "settled": 0, "released": 11}, ["FAILED"])


@pytest.mark.usefixtures("own_life")
def test_item_39_cancel_of_a_running_job_gives_everything_back(calls: Calls, plan: str) -> None:
    job = calls.ordered(plan, HELD, READ)
    calls.job_until(job, "RUNNING")

    _canceled(calls, job, {"reserved": 22, "settled": 0, "released": 22}, ["FAILED", "FAILED"])
    assert calls.balance() == (500, 0)


@pytest.mark.usefixtures("own_life")
def test_item_39_canceled_jobs_let_go_of_their_workers(calls: Calls, plan: str, pace: Pace) -> None:
    for _ in range(3):
        job = calls.ordered(plan, HELD)
        calls.job_until(job, "RUNNING")
        calls.act("story-jobs", job, "cancel")

    assert calls.job_until(calls.ordered(plan), *OVER)["status"] == "READY"
    assert pace.written == [""]
    assert calls.balance() == (489, 0)


@pytest.mark.usefixtures("own_life")
def test_item_39_cancel_of_a_partial_job_keeps_what_is_finished(calls: Calls, plan: str) -> None:
    job = calls.ordered(plan, READ, HELD)
    calls.job_until(job, "PARTIAL")

    _canceled(calls, job, {"reserved": 22, "settled": 11, "released": 11}, ["READY", "FAILED"])
    assert calls.balance() == (489, 0)
    assert calls.artifact_of(calls.job_of(job))["manifest"]["theaterUrl"]


@pytest.mark.parametrize(("request_", "status"), [(READ, "READY"), (BROKEN, "FAILED")])
def test_item_39_a_job_that_is_over_cannot_be_canceled(
    calls: Calls, plan: str, request_: dict[str, str], status: str
) -> None:
    before = calls.job_until(calls.ordered(plan, request_), *OVER)
    answer = calls.act("story-jobs", before["id"], "cancel")
    error = answer.json()["error"]

    assert before["status"] == status
    assert (answer.status_code, error["code"]) == (409, "story_job_state_invalid")
    assert error["details"] == {"status": status, "jobId": before["id"]}
    assert calls.job_of(before["id"]) == before


def test_item_40_resume_of_ready_canceled_and_living_jobs_changes_nothing(calls: Calls, plan: str) -> None:
    ready = calls.job_until(calls.ordered(plan), *OVER)
    running = calls.job_until(calls.ordered(plan, HELD), "RUNNING")
    canceled = calls.ordered(plan, HELD)
    calls.act("story-jobs", canceled, "cancel")
    answers = [calls.act("story-jobs", job, "resume").json() for job in (ready["id"], running["id"], canceled)]

    assert [answer["action"] for answer in answers] == ["already_complete", "noop", "noop"]
    assert answers[0] == {
        "action": "already_complete",
        "job": ready,
        "artifactIds": [item["id"] for item in ready["artifacts"]],
    }
    assert answers[2]["job"]["status"] == "CANCELED"


@pytest.mark.usefixtures("own_life")
def test_item_40_resume_of_a_failed_job_reserves_again_and_keeps_its_ids(calls: Calls, plan: str, pace: Pace) -> None:
    failed = calls.job_until(calls.ordered(plan, BROKEN), *OVER)
    pace.mended.set()
    answer = calls.act("story-jobs", failed["id"], "resume")
    ended = calls.job_until(failed["id"], *OVER)

    assert (failed["status"], failed["failureCode"]) == ("FAILED", "artifact_generation_failed")
    resumed = answer.json()
    assert (answer.status_code, resumed["action"], resumed["job"]["status"]) == (
        200,
        "generation_requeued",
        "RESERVED",
    )
    assert (resumed["job"]["failureCode"], resumed["job"]["finishedAt"]) == (None, None)
    assert resumed["job"]["credits"] == {"reserved": 11, "settled": 0, "released": 0}
    assert ended["status"] == "READY"
    assert [item["id"] for item in ended["artifacts"]] == [item["id"] for item in failed["artifacts"]]
    assert [line["kind"] for line in calls.ledger(jobId=failed["id"])] == ["reserve", "release", "reserve", "settle"]
    assert calls.balance() == (489, 0)


@pytest.mark.usefixtures("own_life")
def test_item_40_resume_after_a_bug_goes_on(calls: Calls, plan: str, pace: Pace) -> None:
    failed = calls.job_until(calls.ordered(plan, STUMBLING), *OVER)
    pace.mended.set()
    calls.act("story-jobs", failed["id"], "resume")

    assert failed["status"] == "FAILED"
    assert calls.job_until(failed["id"], *OVER)["status"] == "READY"
    assert calls.balance() == (489, 0)


@pytest.mark.usefixtures("own_life")
def test_item_40_resume_without_the_credits_is_402_and_names_the_job(calls: Calls, plan: str) -> None:
    failed = calls.job_until(calls.ordered(plan, *[BROKEN] * 8), *OVER)
    for _ in range(5):
        calls.ordered(plan, *[HELD] * 8)
    answer = calls.act("story-jobs", failed["id"], "resume")

    assert (answer.status_code, answer.json()["error"]["details"]) == (
        402,
        {"required": 88, "available": 60, "jobId": failed["id"]},
    )
    assert calls.job_of(failed["id"]) == failed
    assert calls.balance() == (60, 440)


def _canceled(calls: Calls, job: str, credits: dict[str, int], artifacts: list[str]) -> None:
    answer, again = calls.act("story-jobs", job, "cancel"), calls.act("story-jobs", job, "cancel")
    canceled = answer.json()["job"]
    assert (answer.status_code, again.status_code) == (200, 200)
    assert again.json()["job"] == canceled
    assert (canceled["status"], canceled["credits"]) == ("CANCELED", credits)
    assert [item["status"] for item in canceled["artifacts"]] == artifacts
    failed = [calls.artifact_of(canceled, place) for place, status in enumerate(artifacts) if status == "FAILED"]
    assert {artifact["failureCode"] for artifact in failed} == {"job_canceled"}
