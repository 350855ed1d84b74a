"""Pictures over real HTTP: each type asked for twice is paid once, is stopped in the middle, and goes on after its process was killed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.credits.model import price
from tests.embedded_api.calling import OVER, Calls
from tests.embedded_api.test_checklist_killed import doomed, revived, unix
from tests.embedded_api.test_every_wish import PICTURES
from tests.fakes.paced import HOLD
from tests.fakes.pictures import FakeCamera

DRAWN = ("Frame ", "Picture ")


def held_plan(calls: Calls) -> str:
    """An approved plan whose closing card is waited for."""
    project = calls.project()
    calls.source(project)
    return str(calls.plan(project, autoApprove=True, title=HOLD)["id"])


def in_the_middle(calls: Calls, job: str) -> None:
    """Wait until it is drawing."""
    calls.job_when(job, lambda one: one["progress"] is not None and one["progress"]["detail"].startswith(DRAWN))


@pytest.mark.parametrize("type", PICTURES)
def test_what_is_ordered_twice_is_made_and_paid_once(calls: Calls, plan: str, type: str) -> None:
    request = {"type": type, "renderPlan": {"frames": 4} if type == "storyboard" else {"durationSeconds": 30}}
    first, again = (calls.order(plan, request, key="one order") for _ in range(2))
    assert (again.status_code, again.json(), again.headers["Idempotency-Replayed"]) == (201, first.json(), "true")
    job = calls.job_until(first.json()["job"]["id"], *OVER)
    made = calls.api.get("/api/v1/artifacts", params={"projectId": job["projectId"]}).json()["artifacts"]
    assert (job["status"], len(made)) == ("READY", 1)
    reserve, settle = calls.ledger(jobId=job["id"])
    assert (reserve["kind"], settle["kind"], -reserve["credits"]) == ("reserve", "settle", price(type))


@pytest.mark.parametrize("type", PICTURES)
def test_what_is_stopped_in_the_middle_costs_nothing(calls: Calls, type: str) -> None:
    plan = held_plan(calls)
    job = calls.ordered(plan, {"type": type})
    in_the_middle(calls, job)
    assert calls.act("story-jobs", job, "cancel").status_code == 200
    ended = calls.job_until(job, *OVER)
    artifact = calls.artifact_of(ended)
    assert (ended["status"], artifact["status"], artifact["failureCode"]) == ("CANCELED", "FAILED", "job_canceled")
    assert artifact["manifest"] is None
    assert [line["kind"] for line in calls.ledger(jobId=job)] == ["reserve", "release"]


@unix
def test_what_was_being_drawn_when_its_process_was_killed_goes_on_at_the_last_finished_scene(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with doomed(home) as (calls, key):
        plan = held_plan(calls)
        jobs = {type: calls.ordered(plan, {"type": type}) for type in PICTURES}
        for job in jobs.values():
            in_the_middle(calls, job)
    anew: list[str] = []
    segments = FakeCamera.segments

    def counted(self: FakeCamera, cuts: Any, *rest: Any) -> None:
        anew.extend(str(cut.scene.kind) for cut in cuts)
        segments(self, cuts, *rest)

    monkeypatch.setattr(FakeCamera, "segments", counted)
    with revived(home, key) as calls:
        ended = {type: calls.job_until(job, *OVER) for type, job in jobs.items()}
        kinds = {type: [line["kind"] for line in calls.ledger(jobId=job)] for type, job in jobs.items()}
        balance = calls.balance()
    assert {type: job["status"] for type, job in ended.items()} == dict.fromkeys(PICTURES, "READY")
    assert kinds == {type: ["reserve", "settle"] for type in PICTURES}
    assert balance == (500 - 14 - 10 - 16 - 24, 0)
    assert set(anew) == {"closing"}
    assert len(anew) <= 3
