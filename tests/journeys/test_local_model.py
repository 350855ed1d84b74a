"""A real local server with a tiny model of random weights: it says nothing of use, and the studio says so and goes on.

Give `STUDIO_TEST_LLAMA_PYTHON`, a Python that has `llama-cpp-python[server]`, or have `llama-server` on the path.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import Studio, open_studio
from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.library.model import DigestStatus, NewSource, SourceType
from engine.machines.models.nearby import look_around
from engine.planning.envelope import BeatRole
from engine.planning.model import NewPlan, PlanStatus, StoryPlan
from tests.fakes.no_keyring import no_keyring
from tests.fakes.tiny_gguf import WINDOW, write_tiny

__all__ = ["no_keyring"]
pytestmark = [pytest.mark.nightly, pytest.mark.timeout(900), pytest.mark.usefixtures("no_keyring")]
OVER = (PlanStatus.REQUIRES_APPROVAL, PlanStatus.FAILED)
STORY = """The tide mill at Gannet Quay stopped turning in 1938. The council asked the engineers in March 2024 what the mill could earn.

The restoration of the mill will cost 1,145,000 pounds with both ponds. The two ponds together would yield 236 megawatt hours in an ordinary year.

A surveyor refused to insure 38 houses below the mill dam. The village votes on the restoration of the mill on 14 June 2025."""


def command(model: Path, port: int) -> list[str]:
    """How a server for this file is started here. Skips where there is none."""
    python, binary = os.environ.get("STUDIO_TEST_LLAMA_PYTHON"), shutil.which("llama-server")
    where = ["--host", "127.0.0.1", "--port", str(port), "--model", str(model)]
    if python:
        return [python, "-m", "llama_cpp.server", *where, "--n_ctx", str(WINDOW), "--model_alias", "tiny"]
    if binary:
        return [binary, *where, "--ctx-size", str(WINDOW), "--alias", "tiny"]
    pytest.skip("no local inference server: set STUDIO_TEST_LLAMA_PYTHON, or put llama-server on the path")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a tiny model is served."""
    folder = tmp_path_factory.mktemp("tiny")
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        free = int(line.getsockname()[1])
    told = command(write_tiny(folder / "tiny.gguf"), free)
    with (folder / "log").open("wb") as log, subprocess.Popen(told, stdout=log, stderr=log) as server:
        try:
            wait(lambda: answers(free, server), 120)
            yield free
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    """The whole studio, nothing faked."""
    studio = open_studio(home)
    yield studio
    studio.close()


def wait(fact: Callable[[], object], seconds: float) -> None:
    """Wait for a fact."""
    ends = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.2)


def answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    """Whether it serves by now."""
    assert server.poll() is None, "the server went away"
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def choose(studio: Studio, port: int, **more: bool) -> ModelChoice:
    """Choose it."""
    limits = ModelLimits(context_window=WINDOW, timeout_s=60)
    return studio.models.choose(ModelChoice(ProviderKind.OPENAI, f"http://127.0.0.1:{port}/v1", "tiny", limits, **more))


def planned(studio: Studio) -> StoryPlan:
    """A plan over one source, made to its end."""
    with studio.work("owner") as work:
        project = studio.library.create_project(work, "Mill").id
        source = studio.library.add_source(work, project, NewSource(SourceType.TEXT, content=STORY))[0]
    wait(
        lambda: looked(
            studio, lambda work: studio.library.source(work, project, source.id).digest_status is DigestStatus.READY
        ),
        60,
    )
    with studio.work("owner") as work:
        plan = studio.planning.create(work, project, NewPlan()).id
    wait(lambda: looked(studio, lambda work: studio.planning.get(work, plan).status in OVER), 300)
    found: StoryPlan = looked(studio, lambda work: studio.planning.get(work, plan))
    return found


def looked(studio: Studio, act: Callable[..., Any]) -> Any:
    """Look once."""
    with studio.reading("owner") as work:
        return act(work)


def test_it_is_found_listed_and_tested_in_plain_words(port: int, studio: Studio) -> None:
    (server,) = look_around([("llama.cpp", port)])
    assert server.models == ("tiny",)
    trial = studio.models.try_out(choose(studio, port))
    assert trial.models == ("tiny",)
    if not trial.is_well:
        (check,) = trial.checks
        assert check.about == "JSON"
        assert f"127.0.0.1:{port} (tiny) answered, but" in check.sentence
        assert "Nothing was charged" in check.sentence


def test_a_plan_is_made_and_says_who_made_it(port: int, studio: Studio) -> None:
    choose(studio, port)
    plan = planned(studio)
    assert plan.status is PlanStatus.REQUIRES_APPROVAL
    assert plan.envelope is not None
    assert {beat.role for beat in plan.envelope.beats} <= set(BeatRole)
    assert all(item.quote in STORY for item in plan.envelope.source_digest.evidence)
    told = [
        one
        for one in plan.warnings
        if one.startswith(("model_fallback: the built-in planner made this plan", "written_by: tiny"))
    ]
    assert len(told) == 1


def test_without_the_built_in_planner_the_plan_says_why_it_failed(port: int, studio: Studio) -> None:
    choose(studio, port, falls_back=False)
    plan = planned(studio)
    if plan.status is PlanStatus.FAILED:
        assert plan.failure_code in ("story_plan_failed", "time_budget_exceeded")
        assert f"127.0.0.1:{port} (tiny)" in (plan.failure_message or "")
        assert "Nothing was charged" in (plan.failure_message or "")
