"""The conformance checklist over real HTTP: item 40, a process killed in the middle of a job and of a plan."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from embedded_api.server import EmbeddedServer
from engine import StudioSettings, open_studio
from tests.embedded_api.calling import OVER, READ, Calls
from tests.fakes.blank import lay_studio
from tests.fakes.paced import HOLD, Pace, paced_machines

ROOT = Path(__file__).parents[2]
unix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")


@contextmanager
def doomed(home: Path) -> Iterator[tuple[Calls, str]]:
    """A server that is killed at the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.embedded_api.one_server", str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        headers = {"Authorization": f"Bearer {said['key']}"}
        with httpx.Client(base_url=said["origin"], headers=headers, timeout=60) as api:
            yield Calls(api), said["key"]
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


@contextmanager
def revived(home: Path, key: str) -> Iterator[Calls]:
    """The next start on the same home, where nothing holds any more."""
    pace = Pace()
    pace.gate.set()
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=paced_machines(pace))
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(base_url=server.origin, headers={"Authorization": f"Bearer {key}"}, timeout=60) as api:
        yield Calls(api)
    server.stop()
    studio.close()


@unix
def test_item_40_a_job_whose_process_was_killed_finishes_after_the_restart(home: Path) -> None:
    with doomed(home) as (calls, key):
        before = calls.job_until(
            calls.ordered(calls.approved()["id"], READ, {**READ, "notes": HOLD}), "PARTIAL", "FAILED"
        )
        assert before["status"] == "PARTIAL"
        share = calls.artifact_of(before)["manifest"]["shareToken"]
    with revived(home, key) as calls:
        after = calls.job_until(before["id"], *OVER)
        kinds = [line["kind"] for line in calls.ledger(jobId=before["id"])]
        again = calls.artifact_of(after)["manifest"]["shareToken"]
        balance = calls.balance()

    assert after["status"] == "READY"
    assert [item["id"] for item in after["artifacts"]] == [item["id"] for item in before["artifacts"]]
    assert sorted(kinds) == ["reserve", "reserve", "settle", "settle"]
    assert (share, balance) == (again, (478, 0))


@unix
def test_item_40_a_claim_of_a_killed_process_lapses_and_its_answer_is_kept(home: Path) -> None:
    with doomed(home) as (calls, key):
        plan = calls.approved()["id"]
        first = calls.order(plan, {**READ, "notes": HOLD}, key="once")
    with revived(home, key) as calls:
        again = calls.order(plan, {**READ, "notes": HOLD}, key="once")
        jobs = calls.api.get("/api/v1/story-jobs").json()["jobs"]
        calls.job_until(first.json()["job"]["id"], *OVER)

    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()
    assert len(jobs) == 1


@unix
def test_item_40_a_plan_whose_process_was_killed_is_made_after_the_restart(home: Path) -> None:
    with doomed(home) as (calls, key):
        plan = calls.ask(calls.project(), target={"audience": HOLD})["id"]
        calls.plan_until(plan, "RUNNING")
    with revived(home, key) as calls:
        assert calls.plan_until(plan, "REQUIRES_APPROVAL", "FAILED")["status"] == "REQUIRES_APPROVAL"
