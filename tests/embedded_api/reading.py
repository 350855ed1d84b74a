"""A served studio whose files are read by the real readers, each in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.access.model import Scope
from engine.machines.readers.workshop.reading import ProcessReader
from engine.machines.readers.workshop.sniffing import sniff
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines

PATIENCE_S = 120


@dataclass(frozen=True)
class Reading:
    """The studio, a client with a key of every scope, and the sources of a project."""

    studio: Studio
    api: httpx.Client
    project: str

    @property
    def place(self) -> str:
        """Where the project's sources are."""
        return f"/api/v1/story-projects/{self.project}/sources"

    def elsewhere(self) -> Reading:
        """The same studio, in a project nobody else sends anything to."""
        return replace(self, project=_project(self.api))

    def sent(self, content: bytes, name: str = "a.pdf") -> str | dict[str, Any]:
        """Upload a file: the path of its source, or a refusal at the door in the words of a source that could not be read."""
        answer = self.api.post(self.place, files={"file": (name, content, "application/octet-stream")})
        if answer.status_code in (400, 413):
            error = answer.json()["error"]
            return {"status": "FAILED", "failureCode": error["code"], "failureMessage": error["message"]}
        assert answer.status_code == 201, answer.text
        return f"{self.place}/{answer.json()['source']['id']}"

    def over(self, sent: str | dict[str, Any]) -> dict[str, Any]:
        """The source once it has been read, or could not be."""
        end = time.monotonic() + PATIENCE_S
        while not isinstance(sent, dict):
            source = dict(self.api.get(sent).json()["source"])
            if source["status"] in ("READY", "FAILED"):
                return source
            assert time.monotonic() < end, "not read in time"
            time.sleep(0.05)
        return sent


@contextmanager
def a_reading_studio(home: Path) -> Iterator[Reading]:
    """A studio with real readers, everything else fake, served until the block ends."""
    machines = replace(fake_machines(), reader=ProcessReader(), recognise=sniff)
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Test", tuple(Scope))[1]
    server = EmbeddedServer(studio, port=0).start()
    with httpx.Client(base_url=server.origin, timeout=60, headers={"Authorization": f"Bearer {key}"}) as api:
        yield Reading(studio, api, _project(api))
    server.stop()
    studio.close()


def _project(api: httpx.Client) -> str:
    return str(api.post("/api/v1/story-projects", json={"name": "Tides"}).json()["project"]["id"])
