"""The conformance checklist over real HTTP: finalizing again, on one's own stage, after a failure, items 62, 63, 64 and 67."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.access.model import Scope
from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.house import NO_HURRY, hasty, housed
from tests.fakes.paced import Pace, paced_machines
from tests.fakes.speech import FakeEncoder

NOTHING = {"recordingUrl": None, "recordingDurationMs": None, "finalize": None, "loudness": None}
PRICE = 6


class Read:
    """A READY table read, as somebody who finalizes it sees it."""

    def __init__(self, calls: Calls, plan: str, **request: Any) -> None:
        job = calls.job_until(calls.ordered(plan, {**READ, **request}), *OVER)
        self.calls, self.id, self._keys = calls, str(job["artifacts"][0]["id"]), itertools.count()

    def post(self, tail: str, body: dict[str, Any], key: str | None = None) -> httpx.Response:
        """A write; it must be taken."""
        headers = {"Idempotency-Key": key} if key else {}
        answer = self.calls.api.post(f"/api/v1/artifacts/{self.id}{tail}", json=body, headers=headers)
        assert answer.status_code in (200, 202), (tail, body, answer.text)
        return answer

    def finalize(self, key: str | None = None) -> tuple[int, dict[str, Any]]:
        """Status and state of one call."""
        answer = self.post("/finalize", {"mode": "audio"}, key or f"{self.id}-{next(self._keys)}")
        return answer.status_code, dict(answer.json()["finalize"])

    def manifest(self) -> dict[str, Any]:
        return dict(self.calls.api.get(f"/api/v1/artifacts/{self.id}").json()["artifact"]["manifest"])

    def recording(self) -> dict[str, Any]:
        """The fields that come and go together."""
        manifest = self.manifest()
        return {**{name: manifest["audio"][name] for name in list(NOTHING)[:3]}, "loudness": manifest["loudness"]}

    def finished(self) -> str:
        """Finalize to the end; the address."""
        self.finalize()
        return str(self.ended("complete")["recordingUrl"])

    def ended(self, status: str) -> dict[str, Any]:
        """Until the finalize is so."""
        found = wait_for(self.recording, lambda now: (now["finalize"] or {}).get("status") in ("complete", "failed"))
        assert found["finalize"]["status"] == status, found
        return found


@pytest.fixture
def read(calls: Calls, plan: str) -> Read:
    return Read(calls, plan)


def _recast(read: Read) -> tuple[dict[str, Any], str]:
    """Somebody of the cast, and a voice that is not theirs."""
    entry = read.calls.api.get(f"/api/v1/artifacts/{read.id}/cast").json()["cast"][0]
    return entry, next(voice for voice in ("voice-fake-0", "voice-fake-1") if voice != entry["voiceId"])


def _settled(read: Read) -> None:
    path = f"/api/v1/artifacts/{read.id}/music"
    wait_for(lambda: read.calls.api.get(path).json()["music"], lambda music: music["status"] != "rendering")


def test_item_62_every_audio_input_takes_all_of_it_away_before_it_answers(read: Read) -> None:
    _settled(read)
    entry, other = _recast(read)
    who, own = entry["character"], entry["voiceId"]
    cue = {"op": "add", "entryIndex": 1, "label": "Gate", "prompt": "a gate falls shut"}
    changes: list[tuple[str, dict[str, Any]]] = [
        ("/voice", {"character": who, "voiceId": other}), ("/cast", {"entries": [{"character": who, "voiceId": own}]}),
        ("/voice-modification", {"startEntryIndex": 0, "endEntryIndex": 0, "effect": "hall"}), ("/sfx", cue),
        ("/sfx", {**cue, "volume": 0.2}), ("/music", {"regenerateScenes": [0]}),
        *[("/music", {"sceneIndex": 0, "clip": clip}) for clip in ({"disabled": True}, {"disabled": False}, {"anchor": "end"}, {"gainDb": -3})],
    ]  # fmt: skip
    urls = [read.finished()]
    for tail, body in changes:
        read.post(tail, body)
        assert read.recording() == NOTHING, (tail, body)
        urls.append(read.finished())
    clip = read.calls.api.get(f"/api/v1/artifacts/{read.id}/music").json()["music"]["definedClips"][0]["soundUrl"]
    read.post("/music", {"sceneIndex": 1, "clip": {"soundUrl": clip}})
    assert read.recording() == NOTHING
    read.finished()
    changed = read.manifest()["audio"]["modifications"][0]["id"]
    read.calls.api.delete(f"/api/v1/artifacts/{read.id}/voice-modification/{changed}").raise_for_status()
    assert read.recording() == NOTHING
    read.finished()
    job = read.post("/refine", {"instruction": f"Rename {who} to Ada."}, "refined").json()["storyJob"]
    assert read.calls.job_until(job["id"], *OVER)["status"] == "READY"
    assert read.recording() == NOTHING
    assert {read.calls.api.get(httpx.URL(url).path).status_code for url in urls} == {200}


def test_item_62_what_changes_nothing_that_is_heard_leaves_it(read: Read) -> None:
    _settled(read)
    entry, other = _recast(read)
    who, own = entry["character"], entry["voiceId"]
    read.post("/voice", {"character": who, "voiceId": other}, "there")
    read.post("/voice", {"character": who, "voiceId": own}, "back")
    read.post("/music", {"sceneIndex": 1, "clip": {"disabled": True}})
    cue = {"op": "add", "entryIndex": 1, "label": "Gate", "prompt": "a gate falls shut"}
    cue_id = read.post("/sfx", cue).json()["cue"]["id"]
    read.finished()
    before = read.recording()
    for tail, body, key in (
        ("/voice", {"character": who, "voiceId": own}, None), ("/voice", {"character": who, "voiceId": other}, "there"),
        ("/cast", {"entries": [{"character": who, "voiceId": own, "provider": "elsewhere"}]}, None),
        ("/cast", {"entries": [{"character": who, "avatarUrl": "https://example.com/a.png"}]}, None),
        ("/music", {"sceneIndex": 1, "clip": {"disabled": True}}, None),
        ("/music", {"scope": "screenplay", "mode": "append", "prompt": "slower"}, None), ("/music", {"musicCoveragePercent": 40}, None),
        ("/sfx", cue, None), ("/sfx", {"op": "update", "id": cue_id, "label": "Iron gate", "volume": 0.6, "enabled": True}, None),
    ):  # fmt: skip
        read.post(tail, body, key)
        assert read.recording() == before, (tail, body)
    _say_what_is_not_heard(read, who, other)
    assert read.recording() == before


def _say_what_is_not_heard(read: Read, who: str, other: str) -> None:
    """Coverage, to its end, and everything that is said of a project rather than of a read: canon, Bible, labels."""
    api = read.calls.api
    project = f"/api/v1/story-projects/{api.get(f'/api/v1/artifacts/{read.id}').json()['artifact']['projectId']}"
    read.post("/coverage", {"focus": "Is it true?"})
    report = wait_for(lambda: api.get(f"/api/v1/artifacts/{read.id}/coverage").json()["coverage"], _is_over)
    assert report["status"] == "ready"
    for tail, body in (
        ("/series-bible", {"content": {"episodes": [{"title": "One"}], "writingStyle": "terse"}}),
        ("/cast-canon", {"content": {"characters": [{"name": who, "voiceId": other}], "avatarStyle": "ink"}}),
        ("", {"name": "Called otherwise", "description": "Another word on it."}),
    ):
        assert api.patch(f"{project}{tail}", json=body).status_code == 200, (tail, body)


def _is_over(report: dict[str, Any]) -> bool:
    return report["status"] in ("ready", "failed")


@pytest.mark.usefixtures("own_life")
def test_item_63_finished_is_finished_until_something_changes(read: Read) -> None:
    began = sum(read.calls.balance())
    first = read.finished()
    again = read.finalize()
    assert (again[0], again[1]["status"], again[1]["recordingUrl"]) == (200, "complete", first)
    assert sum(read.calls.balance()) == began - PRICE

    entry, other = _recast(read)
    read.post("/voice", {"character": entry["character"], "voiceId": other})
    second = read.finished()
    assert second != first
    old, new = (read.calls.api.get(httpx.URL(url).path).content for url in (first, second))
    assert len(old) > 1000
    assert old != new
    assert sum(read.calls.balance()) == began - 2 * PRICE


@pytest.mark.usefixtures("own_life")
def test_item_64_a_read_for_the_stage_alone_is_recorded_once_it_was_performed(calls: Calls, plan: str) -> None:
    read = Read(calls, plan, recordingPolicy="live_only")
    began = calls.balance()
    for _ in range(2):
        status, state = read.finalize("the same")
        assert (status, state["status"], state["recordingUrl"]) == (200, "needs_recording", None)
        assert read.recording()["recordingUrl"] is None
        assert calls.balance() == began

    audio = read.manifest()["audio"]
    room = calls.api.post(httpx.URL(audio["startLiveUrl"]).path, json={"token": read.manifest()["shareToken"]}).json()
    with calls.api.stream("GET", httpx.URL(room["streamUrl"]).raw_path.decode(), timeout=60) as heard:
        assert sum(len(chunk) for chunk in heard.iter_raw()) > 10_000
    wait_for(read.manifest, lambda now: now["audio"]["lastPerformance"] is not None)

    assert read.finalize("the same")[1]["status"] in ("queued", "rendering", "uploading", "complete")
    assert read.ended("complete")["recordingUrl"]
    assert sum(calls.balance()) == sum(began) - PRICE

    entry, other = _recast(read)
    read.post("/voice", {"character": entry["character"], "voiceId": other})
    assert read.finalize()[1]["status"] == "needs_recording"


def test_item_64_any_other_read_never_asks_for_a_performance(calls: Calls, plan: str) -> None:
    read = Read(calls, plan, deferAudioRender=True)
    seen = {read.finalize()[1]["status"]}
    wait_for(read.recording, lambda now: seen.add(now["finalize"]["status"]) or now["recordingUrl"])  # type: ignore[func-returns-value]

    assert seen <= {"queued", "rendering", "uploading", "complete"}


@pytest.fixture
def full(home: Path) -> Iterator[tuple[Calls, FakeEncoder]]:
    """A studio whose disk is full when a recording is written, until somebody makes room."""
    encoder = FakeEncoder()
    machines = replace(hasty(paced_machines(Pace())), encoder=encoder)
    with housed(home, NO_HURRY, machines) as house:
        with house.studio.work("owner") as work:
            key = house.studio.access.create_key(work, "Test", tuple(Scope))[1]
        with httpx.Client(base_url=house.server.origin, headers={"Authorization": f"Bearer {key}"}, timeout=60) as api:
            yield Calls(api), encoder


def test_item_67_a_failed_finalize_is_given_back_and_a_new_call_works(full: tuple[Calls, FakeEncoder]) -> None:
    calls, encoder = full
    read = Read(calls, str(calls.approved()["id"]), deferAudioRender=True)
    began = sum(calls.balance())
    encoder.full = True
    assert read.finalize()[0] == 202
    failed = read.ended("failed")

    assert (failed["recordingUrl"], failed["recordingDurationMs"]) == (None, None)
    assert failed["finalize"]["error"].endswith(".")
    assert "disk is full" in failed["finalize"]["error"]
    assert calls.balance() == (began, 0)

    encoder.full = False
    assert read.finalize()[0] == 202
    assert read.ended("complete")["finalize"]["error"] is None
    assert calls.balance() == (began - PRICE, 0)
