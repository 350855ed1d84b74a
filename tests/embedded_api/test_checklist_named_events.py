"""The conformance checklist over real HTTP: item 82, every event of section 17 that tells of what there is, by its name."""

from __future__ import annotations

from typing import Any

import pytest

from engine.webhooks.model import SENT
from tests.embedded_api.calling import BROKEN, OVER, Calls, wait_for
from tests.embedded_api.listening import Message, kept
from tests.embedded_api.test_checklist_finalize import Read
from tests.fakes.paced import HOLD, Pace

pytestmark = pytest.mark.usefixtures("quick_heart")
ELSEWHERE = {"release", "webhook"}
NOT_BROUGHT_ABOUT = {
    "finalize.stale",
    "job.partial",
    "digest.failed",
    "plan.failed",
    "job.canceled",
    "plan.superseded",
    "finalize.failed",
}
"""Told of in tests of their own."""


def _heard(calls: Calls, project: str) -> list[Message]:
    return kept(calls.api, projectId=project)


def _sources(calls: Calls, project: str) -> None:
    path = f"/api/v1/story-projects/{project}/sources"
    sent: list[dict[str, Any]] = [
        {"json": {"type": "text", "content": "Too short to digest."}},
        {"json": {"type": "url", "url": "https://example.com/nobody"}},
        {"files": {"file": ("note.txt", b"The mill stands at the mouth of the river, as it always did." * 9)}},
    ]
    made = [calls.api.post(path, **one).json()["source"]["id"] for one in sent]
    for name in made:
        wait_for(lambda name=name: calls.api.get(f"{path}/{name}").json()["source"],  # type: ignore[misc]
                 lambda one: one["status"] == "FAILED" or one["digestStatus"] in ("READY", "SKIPPED", "FAILED"))  # fmt: skip
    calls.api.delete(f"{path}/{made[0]}").raise_for_status()


def test_item_82_every_change_of_a_read_is_told_by_its_name(calls: Calls, plan: str, pace: Pace) -> None:
    project = calls.plan_of(plan)["projectId"]
    _sources(calls, project)
    read = Read(calls, plan, deferAudioRender=True)
    first = calls.api.get(f"/api/v1/artifacts/{read.id}/cast").json()["cast"][0]["character"]
    voice = calls.api.get("/api/v1/voices").json()["voices"][-1]["id"]
    read.post("/voice", {"character": first, "voiceId": voice})
    read.finished()
    read.post("/voice-modification", {"startEntryIndex": 0, "endEntryIndex": 0, "effect": "hall"})
    wait_for(read.manifest, lambda now: now["audio"]["modifications"][0]["status"] == "ready")
    read.post("/coverage", {})
    wait_for(
        lambda: calls.api.get(f"/api/v1/artifacts/{read.id}/coverage").json()["coverage"],
        lambda one: one["status"] == "ready",
    )
    who = calls.api.get(f"/api/v1/artifacts/{read.id}/cast").json()["cast"][0]["character"]
    job = read.post("/refine", {"instruction": f"Rename {who} to Ada."}, "refined").json()["storyJob"]
    calls.job_until(job["id"], *OVER)
    Read(calls, plan, recordingPolicy="live_only").finalize()
    calls.job_until(calls.ordered(plan, BROKEN), *OVER)
    held = calls.ask(project, target={"audience": HOLD})
    calls.act("story-plans", held["id"], "reject")
    pace.gate.set()
    calls.plan(project)

    heard = _heard(calls, project)
    told = {name for name in SENT if name.partition(".")[0] not in ELSEWHERE} - NOT_BROUGHT_ABOUT
    assert told - {one.event for one in heard} == set()
    assert {"music.clip", "voice_modification.state", "coverage.state", "job.progress"} <= {one.event for one in heard}
    finalized = [one for one in heard if one.event.startswith("finalize.") and one.data["artifactId"] == read.id]
    assert [one.event.partition(".")[2] for one in finalized] == ["queued", "rendering", "uploading", "complete"]
    assert {one.data["mode"] for one in finalized} == {"audio"}
    (version,) = [one for one in heard if one.event == "artifact.version_created"]
    assert (version.data["artifactId"], version.data["version"]) == (read.id, 2)
    modified = [one.data["status"] for one in heard if one.event == "voice_modification.state"]
    assert modified == ["queued", "rendering", "ready"]
