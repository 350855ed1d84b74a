"""Bench: what ten event streams and fifty pollers cost the job they watch, with the real machines of a fresh studio.

Run from the checkout: `python -m tests.bench.followers [rounds]`. Calm and watched jobs take turns, each on words never spoken before.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
POLL_S, LONGEST_S = 2.0, 180.0
PARTS = 5
WATCHES = {"nobody": (0, 0), "ten streams": (10, 0), "and fifty pollers": (10, 50)}
LINES = (
    "In the year {n} the mill stood at the mouth of the river and made {n} sacks of flour a week.",
    "The engineer counted {n} turns of the wheel before the flood took the lower gate.",
    "The council of {n} wants it to make power again, and has asked how much that would be.",
    "A ferryman who carried {n} people a year says that the eels were there before all of them.",
    "The quay was mended with {n} stones, and nobody wrote down who laid them.",
    "In a dry summer the water falls by {n} millimetres, and the wheel stands still.",
)


class Watched:
    """One studio behind its server, asked over loopback."""

    def __init__(self, port: int, key: str) -> None:
        self.api = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}/api/v1", headers={"Authorization": f"Bearer {key}"}, timeout=LONGEST_S,
            limits=httpx.Limits(max_connections=None),
        )  # fmt: skip
        self.heard = self.asked = 0

    async def order(self, number: int) -> str:
        """A job about something new; the id."""
        project = (await self._post("/story-projects", {"name": f"Mill {number}"}))["project"]["id"]
        words = (
            line.format(n=1000 + 170 * number + place + 31 * part)
            for part in range(PARTS)
            for place, line in enumerate(LINES)
        )
        text = "\n\n".join(words)
        source = await self._post(f"/story-projects/{project}/sources", {"type": "text", "content": text})
        await self._until(
            f"/story-projects/{project}/sources/{source['source']['id']}", "source", "digestStatus", "READY"
        )
        plan = await self._post(f"/story-projects/{project}/story-plans", {"autoApprove": True})
        await self._until(f"/story-plans/{plan['plan']['id']}", "plan", "status", "APPROVED")
        job = await self._post("/story-jobs", {"storyPlanId": plan["plan"]["id"]}, {"Idempotency-Key": f"{number}"})
        return str(job["job"]["id"])

    async def seconds(self, job: str) -> float:
        """From the job's start to its end, by its own times."""
        done = await self._until(f"/story-jobs/{job}", "job", "status", "READY")
        began, ended = (datetime.fromisoformat(done[name]) for name in ("startedAt", "finishedAt"))
        return float((ended - began).total_seconds())

    async def follow(self, job: str) -> float:
        """Hear the job to its end."""
        async with self.api.stream("GET", f"/story-jobs/{job}/events") as stream:
            async for line in stream.aiter_lines():
                self.heard += line.startswith("event: ")
        return 0.0

    async def poll(self, job: str, first: float) -> float:
        """Look at the job again and again."""
        await asyncio.sleep(first)
        while (await self.api.get(f"/story-jobs/{job}")).json()["job"]["finishedAt"] is None:
            self.asked += 1
            await asyncio.sleep(POLL_S)
        return 0.0

    async def _post(self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:
        answer = await self.api.post(path, json=body, headers=headers)
        answer.raise_for_status()
        return dict(answer.json())

    async def _until(self, path: str, what: str, field: str, end: str) -> dict[str, Any]:
        late = time.monotonic() + LONGEST_S
        while (found := (await self.api.get(path)).json()[what])[field] != end:
            if time.monotonic() > late or found[field] == "FAILED":
                raise SystemExit(f"{path}: {found}")
            await asyncio.sleep(0.5)
        return dict(found)


async def measure(watched: Watched, rounds: int) -> None:
    """Calm and watched jobs in turn; prints the median of each round's ratios."""
    seconds: dict[str, list[float]] = {name: [] for name in WATCHES}
    await watched.seconds(await watched.order(0))
    for number in range(rounds):
        # Each goes first as often as the others: what was just done before a job may help it or be in its way.
        turns = [*WATCHES][number % len(WATCHES) :] + [*WATCHES][: number % len(WATCHES)]
        for place, name in enumerate(turns):
            streams, pollers = WATCHES[name]
            job = await watched.order(1 + number * len(WATCHES) + place)
            watching = [watched.follow(job) for _ in range(streams)]
            watching += [watched.poll(job, one * POLL_S / pollers) for one in range(pollers)]
            took, *_ = await asyncio.gather(watched.seconds(job), *watching)
            seconds[name].append(took)
    await watched.api.aclose()
    calm = next(iter(seconds.values()))
    for name, each in seconds.items():
        slower = statistics.median(mine / alone for mine, alone in zip(each, calm, strict=True))
        print(f"{name:<24} {'/'.join(f'{one:.2f}' for one in each)} s: {slower:.2f}x", flush=True)
    print(f"{watched.heard} events heard, {watched.asked} looks")


def serve(home: Path) -> None:
    """A studio with its own machines, until it is ended; says its port and key first."""
    from embedded_api.server import EmbeddedServer
    from engine import StudioSettings, open_studio
    from engine.access.model import Scope

    settings = StudioSettings(rate_limit_per_key=10**9, credits_monthly_allocation=10**6)
    studio = open_studio(home, settings=settings)
    with studio.work("owner") as work:
        key = studio.access.create_key(work, "Bench", tuple(Scope))[1]
    print(json.dumps({"port": EmbeddedServer(studio, port=0).start().port, "key": key}), flush=True)
    threading.Event().wait(LONGEST_S * 5)


def main(rounds: int) -> None:
    """Start the studio in a process of its own and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.followers", "serve", f"{folder}/home"]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            said = json.loads(child.stdout.readline() if child.stdout else "")
            asyncio.run(measure(Watched(said["port"], said["key"]), rounds))
        finally:
            child.terminate()
            child.wait(10)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 3)
