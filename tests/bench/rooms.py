"""Bench: live rooms over HTTP on loopback; the first sound, and many listeners; ratios of one run on one machine.

Run from the checkout: `python -m tests.bench.rooms start [rounds]` and `python -m tests.bench.rooms crowd [seconds] [listeners] [rooms]`.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import delete

from embedded_api.server import EmbeddedServer
from engine import Studio, StudioSettings, open_studio
from engine.bootstrap import default_machines
from engine.commands.pipeline import Pipeline
from engine.foundation.loading import take_short_turns, undisturbed
from engine.library.model import NewSource, SourceType
from engine.planning.model import ArtifactRequest, NewPlan
from engine.stage.tables import TakeRow
from tests.bench.long_documents import sentence
from tests.bench.punctual import seen, watch
from tests.sockets.passages import PASSAGES

SETTINGS = StudioSettings(rate_limit_per_share_token=10**9, rate_limit_per_address=10**9)
BYTES_PER_S, LEAD_S, FASTEST = 16_000, 8.0, 2.0
GAP_S = 0.1


def short_text() -> str:
    """Enough for a minute."""
    return "\n\n".join(f"Part {number}. {PASSAGES['en']}" for number in range(1, 4))


def long_text(paragraphs: int = 40) -> str:
    """Enough for longer than anybody listens here."""
    chance = random.Random(7)
    return "\n\n".join(" ".join(sentence(chance) for _ in range(4)) for _ in range(paragraphs))


def a_read(studio: Studio, pages: int, text: str) -> tuple[str, str]:
    """The artifact and the token of a read of which nothing is spoken yet."""
    pipeline = Pipeline(studio, lambda *_: None)
    project = pipeline.gather("Bench", [NewSource(SourceType.TEXT, content=text)])
    plan = pipeline.plan(
        project, NewPlan(creative_brief={"pageTarget": pages}, requests=(ArtifactRequest(defer_audio_render=True),))
    )
    artifact_id = pipeline.perform(plan)
    with studio.reading("bench") as work:
        jti = studio.artifacts.get(work, artifact_id).share_jti
        return artifact_id, studio.access.share_of(work, jti or "").token


def verdict(is_met: bool) -> str:
    """In words."""
    return "met" if is_met else "NOT met"


def p95(times: list[float]) -> float:
    """The time 95 of 100 stay under."""
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def start(rounds: int) -> None:
    """From start-live to the first byte of sound, nothing spoken before; beside it the bare engine's first line and a bare GET."""
    with tempfile.TemporaryDirectory() as home:
        machines = default_machines(SETTINGS)
        studio = open_studio(Path(home), settings=SETTINGS, machines=machines)
        try:
            artifact_id, token = a_read(studio, 2, short_text())
            with studio.reading("bench") as work:
                line = studio.stage.books.book(work, artifact_id).lines[0]
            server = EmbeddedServer(studio, port=0).start()
            with httpx.Client(base_url=server.origin, trust_env=False) as client:
                machines.speech.speak(line.request)
                found = [
                    _one_start(studio, client, token, lambda: machines.speech.speak(line.request))
                    for _ in range(rounds)
                ]
            server.stop()
        finally:
            studio.close()
    bare, get, first = ([one[part] * 1000 for one in found] for part in range(3))
    print(f"{rounds} cold starts; in ms, median / p95")
    for name, times in (
        ("bare engine, first line", bare),
        ("bare GET", get),
        ("start-live to first audio byte", first),
    ):
        print(f"  {name}: {statistics.median(times):.0f} / {p95(times):.0f}")
    over = p95(first) - p95(bare)
    print(f"  p95 over the engine's: {over:+.0f} ms (aim: at most +40): {verdict(over <= 40)}")


def _one_start(studio: Studio, client: httpx.Client, token: str, speak: object) -> tuple[float, float, float]:
    with studio.work("bench") as work:
        work.session.execute(delete(TakeRow))
    began = time.perf_counter()
    speak()  # type: ignore[operator]
    bare = time.perf_counter() - began
    began = time.perf_counter()
    client.get("/healthz").raise_for_status()
    get = time.perf_counter() - began
    began = time.perf_counter()
    room = client.post("/api/share/table-read/start-live", json={"token": token}).raise_for_status().json()
    with client.stream("GET", httpx.URL(room["streamUrl"]).raw_path.decode()) as sound:
        next(sound.iter_raw())
        first = time.perf_counter() - began
    studio.stage.end_room(room["roomId"])
    return bare, get, first


def serve(home: Path) -> None:
    """The server's process, begun as `studio serve` begins: prints where it is, serves, and after a line on its input prints how punctual it was."""
    watch()
    take_short_turns()
    with undisturbed():
        studio = open_studio(home, settings=SETTINGS)
        server = EmbeddedServer(studio, port=0)
    artifact_id, token = a_read(studio, 12, long_text())
    with studio.reading("bench") as work:
        lasts_s = studio.stage.timeline(work, artifact_id).duration_ms / 1000
    server.start()
    print(json.dumps({"port": server.port, "token": token, "lasts_s": lasts_s}), flush=True)
    sys.stdin.readline()
    print(json.dumps(seen()), flush=True)
    server.stop()
    studio.close()


@dataclass
class Guest:
    """One listener: when bytes came, and how long it would have heard nothing."""

    began: float = 0.0
    received: int = 0
    longest_gap: float = 0.0
    lateness: list[float] = field(default_factory=list)
    behind: list[float] = field(default_factory=list)

    async def listen(self, port: int, path: str, until: float) -> None:
        """Listen until then."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        while (left := until - time.monotonic()) > 0:
            try:
                size = int(await asyncio.wait_for(reader.readline(), left), 16)
            except TimeoutError:
                break
            if not size:
                break
            await reader.readexactly(size + 2)
            self._take(size)
        writer.close()

    def _take(self, size: int) -> None:
        now = time.monotonic()
        self.began = self.began or now
        heard, there = now - self.began, self.received / BYTES_PER_S
        due = max(0.0, (there - LEAD_S) / FASTEST)
        if there > LEAD_S:
            self.behind.append(heard - due)
        if self.received:
            self.lateness.append(max(0.0, heard - there))
        self.longest_gap = max(self.longest_gap, heard - there if self.received else 0.0)
        self.received += size


def crowd(seconds: float, listeners: int, rooms: int) -> None:
    """So many listeners in so many rooms, each coming in a moment after the other."""
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.rooms", "serve", home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdin is not None
            assert server.stdout is not None
            said = json.loads(server.stdout.readline())
            before = _cpu_s(server.pid)
            guests, lags = asyncio.run(_gathered(said["port"], said["token"], seconds, listeners, rooms))
            spent = _cpu_s(server.pid) - before
            server.stdin.write("\n")
            server.stdin.flush()
            own = json.loads(server.stdout.readline())
        finally:
            server.terminate()
            server.wait(20)
    print(f"{listeners} listeners in {rooms} rooms for {seconds:.0f} s, of a read of {said['lasts_s']:.0f} s")
    _tell_heard(guests)
    print(
        f"  on the server's side {own['turns']} turns, taken later than due by: median {own['median']:.1f} ms, p99 {own['p99']:.1f} ms"
        f" (aim 20: {verdict(own['p99'] <= 20)}), most {own['most']:.0f} ms; longest silence {own['silence']:.0f} ms"
    )
    print(f"  the listeners' own process woke late by: {_spread(lags)}")
    print(
        f"  the server and its encoders: {spent:.1f} s of processor, {spent / seconds / listeners * 1000:.2f} ms a listener and second"
    )


def _tell_heard(guests: list[Guest]) -> None:
    """What arrived where people listen."""
    heard = sum(guest.received for guest in guests) / BYTES_PER_S
    gaps = sum(guest.longest_gap > GAP_S for guest in guests)
    deaf = sum(not guest.received for guest in guests)
    longest = max(guest.longest_gap for guest in guests) * 1000
    print(f"  {heard:.0f} s of sound sent, {deaf} heard nothing")
    print(f"  gaps over 100 ms: {gaps} listeners (longest {longest:.0f} ms): {verdict(not gaps and not deaf)}")
    print(f"  later than it would be heard: {_spread([one for guest in guests for one in guest.lateness])}")
    print(
        f"  behind the fastest pace of sending (twice hearing, 8 s ahead): {_spread([one for guest in guests for one in guest.behind])}"
    )


def _spread(seconds: list[float]) -> str:
    found = sorted(seconds) or [0.0]
    return f"median {statistics.median(found) * 1000:.1f} ms, p99 {found[int(len(found) * 0.99)] * 1000:.1f} ms"


async def _lags(seconds: float) -> list[float]:
    """How much later than asked this process wakes: what of any lateness is its own."""
    found, until = [], time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        await asyncio.sleep(0.02)
        found.append(time.monotonic() - began - 0.02)
    return found


async def _gathered(
    port: int, token: str, seconds: float, listeners: int, rooms: int
) -> tuple[list[Guest], list[float]]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        opened = [
            (await client.post("/api/share/table-read/start-live", json={"token": token})).json() for _ in range(rooms)
        ]
    guests, tasks = [Guest() for _ in range(listeners)], []
    until = time.monotonic() + seconds
    lags = asyncio.create_task(_lags(seconds))
    for number, guest in enumerate(guests):
        path = httpx.URL(opened[number % rooms]["streamUrl"]).path
        tasks.append(asyncio.create_task(guest.listen(port, path, until)))
        await asyncio.sleep(min(0.02, seconds / 10 / listeners))
    await asyncio.gather(*tasks)
    return guests, await lags


def _cpu_s(pid: int) -> float:
    """Processor seconds of a process and everything it has started."""
    total, tick = 0.0, os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(entry.name) == pid or int(fields[1]) == pid:
            total += sum(int(part) for part in fields[11:15]) / tick
    return total


def main() -> None:
    """Measure and print."""
    what, *numbers = sys.argv[1:] or ["start"]
    if what == "serve":
        serve(Path(numbers[0]))
    elif what == "start":
        start(int(numbers[0]) if numbers else 50)
    else:
        wanted = [float(number) for number in numbers]
        seconds, listeners, rooms = [*wanted, *(180.0, 200.0, 5.0)[len(wanted) :]]
        crowd(seconds, int(listeners), int(rooms))


if __name__ == "__main__":
    main()
