"""A script is read by a model while the power goes: nothing half is shown, and nothing is paid twice."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import StudioSettings, open_studio
from engine.table_read.coverage.model import Aspect
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read
from tests.fakes.model_server import ModelServer, says
from tests.fakes.no_keyring import no_keyring
from tests.fakes.speech import FakeSpeech
from tests.journeys.killing import ROOT

__all__ = ["no_keyring"]
pytestmark = pytest.mark.usefixtures("no_keyring")
MARKS = [{"id": str(one), "score": 6, "note": "It is told from close by."} for one in Aspect]
ANSWER = {"categories": MARKS, "strengths": [], "concerns": [], "notes": [], "synopsis": ""}


@pytest.fixture
def server() -> Iterator[ModelServer]:
    server = ModelServer(lambda _: says(ANSWER))
    yield server
    server.close()


def started(home: Path, server: ModelServer, *more: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tests.journeys.assessed", str(home), server.address, *more]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=90)


def test_a_reader_killed_after_the_answer_pays_once_and_shows_nothing_half(home: Path, server: ModelServer) -> None:
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    made_read(studio)
    studio.close()

    killed = started(home, server, "kill")
    with sqlite3.connect(home / "studio.sqlite3") as rows:
        between = rows.execute("SELECT status, report FROM coverages").fetchall()
    rows.close()
    after = started(home, server)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert [status for status, _ in between] in (["queued"], ["running"])
    assert between[0][1] in (None, "null")
    assert after.stdout.startswith("ready tiny ("), after.stderr
    assert len(server.asked) == 1
