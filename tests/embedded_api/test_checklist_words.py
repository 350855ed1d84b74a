"""The conformance checklist over real HTTP: items 43 to 45 as far as they concern words, with the real planner and writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from engine.library.digesting import ExtractiveDigester
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.readers.given.reader import GivenTextReader
from engine.machines.writers.extractive.writer import ExtractiveWriter
from engine.sample import Sample
from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.house import House, hasty, housed
from tests.fakes.machines import fake_machines

MODES = ("documentary", "podcast")
VOICES = {"MARA": {"voiceId": "voice-fake-0"}, "TOM": {"voiceId": "voice-fake-1"}}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    machines = replace(
        hasty(fake_machines()), text_reader=GivenTextReader(), digester=ExtractiveDigester(), planner=ExtractivePlanner(), writer=ExtractiveWriter(),
    )  # fmt: skip
    with housed(tmp_path_factory.mktemp("words") / "home", machines=machines) as house:
        yield house


@pytest.fixture
def project(calls: Calls) -> str:
    project, note = calls.project(), (Sample.bundled().folder / "note.md").read_text(encoding="utf-8")
    path = f"/api/v1/story-projects/{project}/sources"
    made = calls.api.post(path, json={"type": "markdown", "content": note}).json()["source"]
    wait_for(lambda: calls.api.get(f"{path}/{made['id']}").json()["source"], lambda one: one["digestStatus"] == "READY")
    return project


def _told(calls: Calls, project: str, **request: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    plan = calls.plan(project, autoApprove=True, creativeBrief={"pageTarget": 2})
    job = calls.job_until(calls.ordered(plan["id"], {**READ, "deferAudioRender": True, **request}), *OVER)
    assert job["status"] == "READY", job
    return job, calls.entries(job["artifacts"][0]["id"])


@pytest.mark.parametrize("mode", MODES)
def test_item_43_without_a_narrator_nobody_narrates(calls: Calls, project: str, mode: str) -> None:
    _, entries = _told(calls, project, mode=mode, narrationPolicy="suppress")

    assert not [entry for entry in entries if "NARRATOR" in entry["character"].upper()]


@pytest.mark.parametrize("mode", MODES)
def test_item_44_a_script_is_long_enough_and_has_scenes_in_order(calls: Calls, project: str, mode: str) -> None:
    job, entries = _told(calls, project, mode=mode)
    words = sum(len(entry["text"].split()) for entry in entries)
    scenes = list(dict.fromkeys(entry["sceneIndex"] for entry in entries))

    assert words >= 55 * 2
    assert scenes == list(range(len(scenes)))
    assert len(scenes) >= 2
    assert not [warning for warning in job["warnings"] if warning["code"] == "script_short"]


def test_item_44_a_cast_that_was_given_is_the_cast(calls: Calls, project: str) -> None:
    _, entries = _told(calls, project, mode="podcast", voiceMap=VOICES)

    assert {entry["character"] for entry in entries} == {"MARA", "TOM"}
