"""A studio of fakes behind the real server, called over loopback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from tests.fakes.machines import fake_machines

TEXT = """The mill stands at the mouth of the river. It was built of oak and stone by people whose names nobody wrote down.
Nobody has ground corn there since the flood took the lower gate and half of the quay.
The council wants it to make power again, and has asked an engineer how much that would be.
The ferryman says that the eels were there before the council, and will be there after it."""


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines())
    yield studio
    studio.close()


@pytest.fixture
def client(studio: Studio) -> Iterator[httpx.Client]:
    """Without a key, over real HTTP."""
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(base_url=server.origin, timeout=20) as client:
        yield client
    server.stop()


@pytest.fixture
def key(studio: Studio) -> str:
    with studio.work("owner") as work:
        return studio.access.create_key(work, "Test", tuple(Scope))[1]


@pytest.fixture
def api(client: httpx.Client, key: str) -> httpx.Client:
    """With a key of every scope."""
    client.headers["Authorization"] = f"Bearer {key}"
    return client


def wait_for(
    look: Callable[[], dict[str, Any]], done: Callable[[dict[str, Any]], bool], seconds: float = 30
) -> dict[str, Any]:
    """Look until it is done."""
    end = time.monotonic() + seconds
    while not done(found := look()):
        assert time.monotonic() < end, found
        time.sleep(0.02)
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


@pytest.fixture
def quick(api: httpx.Client) -> Quickstart:
    return Quickstart(api)
