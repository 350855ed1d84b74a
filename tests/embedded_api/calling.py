"""Calls as a client makes them, one by one or down the whole path, and what they come to."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

import httpx

from tests.fakes.paced import BREAK, HOLD, STUMBLE

OVER = ("READY", "FAILED", "CANCELED")
READ = {"type": "table_read"}
HELD, BROKEN, STUMBLING = {**READ, "notes": HOLD}, {**READ, "notes": BREAK}, {**READ, "notes": STUMBLE}
TEXT = """The mill stands at the mouth of the river. It was built of oak and stone by people whose names nobody wrote down.
Nobody has ground corn there since the flood took the lower gate and half of the quay.
The council wants it to make power again, and has asked an engineer how much that would be.
The ferryman says that the eels were there before the council, and will be there after it."""


def wait_for(
    look: Callable[[], dict[str, Any]], done: Callable[[dict[str, Any]], bool], seconds: float = 60
) -> dict[str, Any]:
    """Look until it is done, less and less often: every look is work for the server that is waited for."""
    end, pause = time.monotonic() + seconds, 0.01
    while not done(found := look()):
        assert time.monotonic() < end, found
        time.sleep(pause)
        pause = min(0.1, pause * 1.3)
    return found


class Quickstart:
    """The quickstart path, as far as it is asked to go."""

    def __init__(self, api: httpx.Client) -> None:
        self.api = api

    def project(self) -> str:
        """A project's id."""
        return str(self.api.post("/api/v1/story-projects", json={"name": "Mill"}).json()["project"]["id"])

    def source(self, project: str, text: str = TEXT) -> dict[str, Any]:
        """A text source, digested."""
        made = self.api.post(
            f"/api/v1/story-projects/{project}/sources", json={"type": "text", "content": text}
        ).json()["source"]
        path = f"/api/v1/story-projects/{project}/sources/{made['id']}"
        return wait_for(
            lambda: self.api.get(path).json()["source"], lambda s: s["digestStatus"] in ("READY", "FAILED", "SKIPPED")
        )

    def plan(self, project: str, **body: Any) -> dict[str, Any]:
        """A plan that waits for a yes, or has it."""
        made = self.api.post(f"/api/v1/story-projects/{project}/story-plans", json=body).json()["plan"]
        return wait_for(
            lambda: self.api.get(f"/api/v1/story-plans/{made['id']}").json()["plan"],
            lambda p: p["status"] not in ("PENDING", "RUNNING"),
        )

    def approved(self) -> dict[str, Any]:
        """An approved plan over one source."""
        project = self.project()
        self.source(project)
        return self.plan(project, autoApprove=True)

    def job(self, plan: str, key: str = "first", **body: Any) -> dict[str, Any]:
        """A job run to its end."""
        made = self.api.post(
            "/api/v1/story-jobs", json={"storyPlanId": plan, **body}, headers={"Idempotency-Key": key}
        ).json()["job"]
        return wait_for(
            lambda: self.api.get(f"/api/v1/story-jobs/{made['id']}").json()["job"],
            lambda j: j["status"] in ("READY", "FAILED", "CANCELED"),
        )

    def artifact(self) -> dict[str, Any]:
        """A READY table read."""
        job = self.job(self.approved()["id"])
        return dict(self.api.get(f"/api/v1/artifacts/{job['artifacts'][0]['id']}").json()["artifact"])


class Calls(Quickstart):
    """The quickstart, one call at a time."""

    def __init__(self, api: httpx.Client) -> None:
        super().__init__(api)
        self._keys = itertools.count()

    def ask(self, project: str, **body: Any) -> dict[str, Any]:
        """A plan as the create call answers it."""
        answer = self.api.post(f"/api/v1/story-projects/{project}/story-plans", json=body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json()["plan"])

    def plan_of(self, plan: str) -> dict[str, Any]:
        """The plan as it is."""
        return dict(self.api.get(f"/api/v1/story-plans/{plan}").json()["plan"])

    def plan_until(self, plan: str, *statuses: str) -> dict[str, Any]:
        """The plan once it has one of these."""
        return wait_for(lambda: self.plan_of(plan), lambda found: found["status"] in statuses)

    def order(self, plan: str, *requests: dict[str, Any], key: str | None = None) -> httpx.Response:
        """The answer to a new job."""
        body: dict[str, Any] = {"storyPlanId": plan}
        if requests:
            body["artifactRequests"] = list(requests)
        headers = {"Idempotency-Key": key or f"order-{next(self._keys)}"}
        return self.api.post("/api/v1/story-jobs", json=body, headers=headers)

    def ordered(self, plan: str, *requests: dict[str, Any]) -> str:
        """The id of a new job."""
        answer = self.order(plan, *requests)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["job"]["id"])

    def job_of(self, job: str) -> dict[str, Any]:
        """The job as it is."""
        return dict(self.api.get(f"/api/v1/story-jobs/{job}").json()["job"])

    def job_until(self, job: str, *statuses: str) -> dict[str, Any]:
        """The job once it has one of these."""
        return self.job_when(job, lambda found: found["status"] in statuses)

    def job_when(self, job: str, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The job once this is so."""
        return wait_for(lambda: self.job_of(job), done)

    def act(self, what: str, id: str, verb: str) -> httpx.Response:
        """Approve, cancel, resume … with no body at all."""
        return self.api.post(f"/api/v1/{what}/{id}/{verb}")

    def artifact_of(self, job: dict[str, Any], place: int = 0) -> dict[str, Any]:
        """One of a job's artifacts."""
        return dict(self.api.get(f"/api/v1/artifacts/{job['artifacts'][place]['id']}").json()["artifact"])

    def entries(self, artifact: str) -> list[dict[str, Any]]:
        """The lines of a script."""
        return list(self.api.get(f"/api/v1/artifacts/{artifact}/script").json()["script"]["selection"]["entries"])

    def balance(self) -> tuple[int, int]:
        """What can be spent, and what is held."""
        credits = self.api.get("/api/v1/credits").json()["credits"]
        return credits["balance"], credits["reserved"]

    def ledger(self, **filters: str) -> list[dict[str, Any]]:
        """Every line, oldest first."""
        lines: list[dict[str, Any]] = []
        cursor: dict[str, str] = {}
        while True:
            page = self.api.get("/api/v1/credits/ledger", params={"limit": 100, **filters, **cursor}).json()
            lines += page["entries"]
            if page["nextCursor"] is None:
                return lines[::-1]
            cursor = {"cursor": page["nextCursor"]}
