"""`studio make` and `studio serve` as real processes: heard, interrupted, asked to end in the middle of everything, gone on with."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import av
import httpx
import numpy as np
import pytest
from pypdf import PdfReader

from tests.journeys.processes import PATIENCE_S, Serving, alive, begin, descendants, until, verb
from tests.journeys.test_kill import NOTE
from tests.journeys.trouble import REPORT

pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A page of text."""
    note = tmp_path / "The mill.txt"
    note.write_text(NOTE)
    return note


def test_a_text_file_becomes_an_mp3_that_can_be_heard(home: Path, tmp_path: Path, note: Path) -> None:
    out = tmp_path / "out"

    done = verb(home, "make", note, "--out", out, "--pages", "1")

    assert done.returncode == 0, done.stderr
    (mp3,) = out.glob("*.mp3")
    receipts = [out / f"{mp3.stem}, receipts{kind}" for kind in (".html", ".pdf")]
    assert sorted(out.iterdir()) == sorted([mp3, *receipts])
    assert done.stdout.strip().startswith(str(mp3))
    assert [line for line in done.stdout.splitlines() if line.endswith(("html", "pdf"))] == [
        str(one) for one in receipts
    ]
    for stage in ("Reading sources: 100%", "Planning: 100%", "Performing:", "Finishing: 100%"):
        assert stage in done.stderr
    sound = _decoded(mp3)
    assert 10 < len(sound) / 16_000 < 240
    assert np.sqrt((sound**2).mean()) > 0.02
    _taken_away_in_other_formats(home, out, len(sound) / 16_000)


def _taken_away_in_other_formats(home: Path, out: Path, seconds: float) -> None:
    with closing(sqlite3.connect(home / "studio.sqlite3")) as database:
        ((artifact,),) = database.execute("select id from artifacts").fetchall()
    flac, stems = (verb(home, "export", artifact, "--format", kind, "--out", out) for kind in ("flac", "stems"))

    assert (flac.returncode, stems.returncode) == (0, 0), flac.stderr + stems.stderr
    assert len(_decoded(Path(flac.stdout.partition(".flac")[0] + ".flac"))) / 16_000 == pytest.approx(seconds, abs=0.2)
    assert "LUFS" in flac.stdout
    (folder,) = out.glob("* stems")
    assert len(list(folder.glob("*.wav"))) >= 1
    unknown = verb(home, "export", "c" * 25, "--out", out)
    assert (unknown.returncode, "Traceback" in unknown.stderr) == (1, False)


@pytest.mark.alone
def test_interrupted_it_ends_at_once_and_the_work_goes_on_later(home: Path, tmp_path: Path, note: Path) -> None:
    process = begin(home, "make", note, "--out", tmp_path / "out", "--pages", "2")
    _until_said(process, "Performing")
    started = descendants(process.pid)

    moment = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does on Ctrl-C: to the command and everything it has started
    _, rest = process.communicate(timeout=60)

    assert time.monotonic() - moment < 3
    assert (process.returncode, "Traceback" in rest) == (130, False), rest
    until(lambda: alive(started), lambda left: not left)
    _goes_on(home)


@pytest.mark.alone
def test_a_server_ends_cleanly_while_somebody_listens_and_a_job_runs(home: Path, tmp_path: Path) -> None:
    serving = Serving(home)
    try:
        with serving.api() as api:
            artifact = _made(api, NOTE)
            room = httpx.post(
                f"{serving.origin}/api/share/table-read/start-live",
                json={"token": artifact["manifest"]["shareToken"]},
                timeout=60,
            ).json()
            listener = Listener(room["streamUrl"])
            until(lambda: listener.count, lambda count: count > 10_000)
            job = _job(api, _plan(api, _long_text(), 20))
            until(lambda: _seen(api, job), lambda seen: (seen.get("progress") or {}).get("percent", 0) > 16)
            started = serving.descendants()
            assert started
        status, seconds, said = serving.stop()
    finally:
        serving.kill()

    assert (status, said) == (0, "")
    assert seconds < 5
    assert alive(started) == set()
    assert _row(home, job) == "queued"
    listener.join()


class Listener:
    """Reads a stream in a thread until it ends."""

    def __init__(self, address: str) -> None:
        self.count = 0
        self._thread = threading.Thread(target=self._listen, args=(address,), daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the stream has ended."""
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _listen(self, address: str) -> None:
        try:
            with httpx.stream("GET", address, timeout=30) as answer:
                for chunk in answer.iter_bytes():
                    self.count += len(chunk)
        except httpx.TransportError:
            pass  # the server went away in the middle, as it was asked to


def _long_text() -> str:
    return "\n\n".join(page.extract_text() for page in PdfReader(REPORT).pages)


def _row(home: Path, subject: str) -> str:
    connection = sqlite3.connect(home / "studio.sqlite3")
    (status,) = connection.execute("SELECT status FROM jobs WHERE subject = ?", (subject,)).fetchone()
    connection.close()
    return str(status)


def _goes_on(home: Path) -> None:
    serving = Serving(home)
    try:
        with serving.api() as api:
            jobs = until(
                lambda: api.get("/story-jobs").json()["jobs"],
                lambda jobs: all(job["status"] in ("READY", "FAILED") for job in jobs),
                PATIENCE_S,
            )
            credits = api.get("/credits").json()["credits"]
        status, _, _ = serving.stop()
    finally:
        serving.kill()
    assert status == 0
    assert jobs
    assert [job["status"] for job in jobs] == ["READY"] * len(jobs)
    assert (credits["balance"], credits["reserved"]) == (500 - 11 * len(jobs), 0)


def _plan(api: httpx.Client, text: str, pages: int) -> str:
    project = api.post("/story-projects", json={"name": "Mill"}).json()["project"]["id"]
    api.post(f"/story-projects/{project}/sources", json={"type": "text", "content": text})
    asked = {"autoApprove": True, "creativeBrief": {"pageTarget": pages}}
    plan = api.post(f"/story-projects/{project}/story-plans", json=asked).json()["plan"]["id"]
    until(lambda: api.get(f"/story-plans/{plan}").json()["plan"]["status"], lambda status: status == "APPROVED")
    return str(plan)


def _job(api: httpx.Client, plan: str) -> str:
    made = api.post("/story-jobs", json={"storyPlanId": plan}, headers={"Idempotency-Key": plan})
    return str(made.json()["job"]["id"])


def _seen(api: httpx.Client, job: str) -> dict[str, Any]:
    return dict(api.get(f"/story-jobs/{job}").json()["job"])


def _made(api: httpx.Client, text: str) -> dict[str, Any]:
    job = _job(api, _plan(api, text, 1))
    ended = until(lambda: _seen(api, job), lambda seen: seen["status"] in ("READY", "FAILED"), PATIENCE_S)
    assert ended["status"] == "READY", ended
    return dict(api.get(f"/artifacts/{ended['artifacts'][0]['id']}").json()["artifact"])


def _until_said(process: Any, word: str) -> None:
    lines = []
    for line in process.stderr:
        lines.append(line)
        if word in line:
            return
    raise AssertionError(lines)


def _decoded(file: Path) -> np.ndarray:
    with av.open(str(file)) as container:
        resampler = av.AudioResampler("flt", "mono", 16_000)
        frames = [out.to_ndarray()[0] for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return np.concatenate(frames)
