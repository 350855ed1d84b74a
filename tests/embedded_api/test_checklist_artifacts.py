"""The conformance checklist over real HTTP: what an artifact shows and keeps, items 46, 47, 50, 52 and 69."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine import Studio
from engine.access.model import Scope
from tests.embedded_api.calling import OVER, READ, Calls, wait_for
from tests.embedded_api.house import RICH, House, hasty, housed
from tests.fakes.paced import Pace, paced_machines

MANIFEST = {
    "type", "status", "shareToken", "theaterUrl", "theaterFullscreenUrl", "audio", "video", "captions", "transcriptUrl", "chaptersUrl", "citationsUrl",
    "posterUrl", "loudness", "expiresAt",
}  # fmt: skip
AUDIO = {
    "mode", "liveUrl", "startLiveUrl", "recordingUrl", "recordingDurationMs", "finalize", "lastPerformance", "modifications",
}  # fmt: skip
VIDEO = {"status", "renderUrl", "url", "durationMs", "width", "height", "byteSize", "error"}
PLAYERS = ("shareToken", "theaterUrl", "theaterFullscreenUrl")
OTHERS = ("pitch_deck", "storyboard", "trailer", "production_video")


def _finished(calls: Calls, plan: str, **request: Any) -> str:
    done = calls.job_until(calls.ordered(plan, {**READ, **request}), *OVER)
    assert done["status"] == "READY", done
    return str(done["artifacts"][0]["id"])


def _artifact(calls: Calls, artifact: str, **query: Any) -> dict[str, Any]:
    return dict(calls.api.get(f"/api/v1/artifacts/{artifact}", params=query).json()["artifact"])


def _keyed(calls: Calls, path: str, body: dict[str, Any], key: str) -> httpx.Response:
    return calls.api.post(f"/api/v1/artifacts/{path}", json=body, headers={"Idempotency-Key": key})


def test_item_46_the_manifest_has_every_key_and_its_pages_open_without_an_api_key(calls: Calls) -> None:
    artifact = calls.artifact()
    manifest, audio = artifact["manifest"], artifact["manifest"]["audio"]

    assert set(manifest) >= MANIFEST
    assert set(audio) >= AUDIO
    assert set(manifest["video"]) >= VIDEO
    assert (audio["recordingUrl"], audio["recordingDurationMs"], audio["finalize"], manifest["loudness"]) == (None,) * 4
    assert (audio["mode"], manifest["type"], manifest["status"]) == ("live_on_demand", "table_read", "ready")
    assert (manifest["video"]["status"], manifest["video"]["url"]) == ("not_rendered", None)
    assert manifest["video"]["renderUrl"] == f"/api/v1/artifacts/{artifact['id']}/render-video"
    assert set(manifest["captions"]) == {"vttUrl", "srtUrl", "timing"}
    opened = [
        manifest["theaterUrl"],
        manifest["theaterFullscreenUrl"],
        audio["liveUrl"],
        manifest["captions"]["vttUrl"],
    ]
    opened += [
        manifest["captions"]["srtUrl"],
        manifest["transcriptUrl"],
        manifest["chaptersUrl"],
        manifest["posterUrl"],
    ]
    assert {httpx.get(url, timeout=60).status_code for url in opened} == {200}
    assert httpx.get(manifest["posterUrl"], timeout=60).headers["content-type"] == "image/png"
    started = httpx.post(audio["startLiveUrl"], json={"token": manifest["shareToken"]}, timeout=60)
    assert started.status_code == 200


def test_item_47_links_stay_the_same_through_refine_recast_and_finalize(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    first, script = _artifact(calls, artifact), calls.entries(artifact)
    links = {name: first["manifest"][name] for name in PLAYERS} | {"liveUrl": first["manifest"]["audio"]["liveUrl"]}

    def still() -> None:
        now = _artifact(calls, artifact)["manifest"]
        assert {name: now[name] for name in PLAYERS} | {"liveUrl": now["audio"]["liveUrl"]} == links

    who = script[0]["character"]
    job = _keyed(calls, f"{artifact}/refine", {"instruction": f"Rename {who} to Ada."}, "r").json()["storyJob"]
    assert calls.job_until(job["id"], *OVER)["status"] == "READY"
    still()
    voice = calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"][0]["voiceId"]
    other = next(f"voice-fake-{n}" for n in range(3) if f"voice-fake-{n}" != voice)
    recast = calls.api.post(f"/api/v1/artifacts/{artifact}/voice", json={"character": "Ada", "voiceId": other})
    assert recast.status_code == 200
    still()
    assert _keyed(calls, f"{artifact}/finalize", {"mode": "audio"}, "f").status_code == 202
    wait_for(
        lambda: _artifact(calls, artifact)["manifest"]["audio"]["finalize"], lambda found: found["status"] == "complete"
    )
    still()
    old = calls.api.get(f"/api/v1/artifacts/{artifact}/script", params={"revision": 1}).json()["script"]
    assert ([one["text"] for one in old["selection"]["entries"]], old["revision"]) == (
        [one["text"] for one in script],
        1,
    )
    was, captions = _artifact(calls, artifact, revision=1), first["manifest"]["captions"]["vttUrl"]
    assert (was["revision"], was["currentVersion"], was["manifest"]["audio"]["finalize"]) == (1, 2, None)
    assert (was["manifest"]["audio"]["recordingUrl"], was["manifest"]["captions"]["vttUrl"]) == (None, captions)
    for tail in ("", "/script", "/cast", "/citations"):
        unknown = calls.api.get(f"/api/v1/artifacts/{artifact}{tail}", params={"revision": 3})
        assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "artifact_not_found"), tail


def test_item_47_a_version_shows_the_recording_it_ended_with(calls: Calls, plan: str) -> None:
    artifact = _finished(calls, plan)
    who = calls.entries(artifact)[0]["character"]

    def finished(key: str) -> dict[str, Any]:
        _keyed(calls, f"{artifact}/finalize", {"mode": "audio"}, key)
        return wait_for(
            lambda: _artifact(calls, artifact)["manifest"],
            lambda found: found["audio"]["finalize"]["status"] == "complete",
        )

    first = finished("one")
    job = _keyed(calls, f"{artifact}/refine", {"instruction": f"Rename {who} to Ada."}, "r").json()["storyJob"]
    assert calls.job_until(job["id"], *OVER)["status"] == "READY"
    assert _artifact(calls, artifact)["manifest"]["audio"]["recordingUrl"] is None
    second = finished("two")
    was, now = (_artifact(calls, artifact, revision=number)["manifest"] for number in (1, 2))

    assert was["audio"]["recordingUrl"] == first["audio"]["recordingUrl"] != second["audio"]["recordingUrl"]
    assert (was["loudness"], was["captions"]) == (first["loudness"], first["captions"])
    assert now["audio"] == second["audio"]


def test_item_50_a_voice_of_a_cast_speaks_in_another_project_after_a_restart(home: Path) -> None:
    with housed(home) as house, _calling(house) as calls:
        artifact = calls.artifact()["id"]
        cast = calls.api.get(f"/api/v1/artifacts/{artifact}/cast").json()["cast"]
    with housed(home) as house, _calling(house) as calls:
        project = calls.project()
        calls.source(project)
        plan = calls.plan(project, autoApprove=True)["id"]
        for voice in {one["voiceId"] for one in cast}:
            assert calls.api.get(f"/api/v1/voices/{voice}").json()["voice"]["id"] == voice
            asked = {one["character"]: {"voiceId": voice} for one in cast}
            spoken = calls.api.get(f"/api/v1/artifacts/{_finished(calls, plan, voiceMap=asked)}/cast").json()["cast"]
            assert {one["voiceId"] for one in spoken} == {voice}
            content = {"characters": [{"name": "HOST", "voiceId": voice}]}
            canon = calls.api.patch(f"/api/v1/story-projects/{project}/cast-canon", json={"content": content})
            assert canon.status_code == 200


def _calling(house: House) -> _Opened:
    return _Opened(house)


class _Opened:
    """A caller with a key of every scope, while it is open."""

    def __init__(self, house: House) -> None:
        with house.studio.work("owner") as work:
            key = house.studio.access.create_key(work, "Test", tuple(Scope))[1]
        headers = {"Authorization": f"Bearer {key}"}
        self._client = httpx.Client(base_url=house.server.origin, timeout=20, headers=headers)

    def __enter__(self) -> Calls:
        return Calls(self._client)

    def __exit__(self, *_: object) -> None:
        self._client.close()


def test_item_52_a_script_is_read_in_selections_with_global_indexes(calls: Calls) -> None:
    artifact = calls.artifact()["id"]
    path, whole = f"/api/v1/artifacts/{artifact}/script", calls.entries(artifact)

    def chosen(**query: Any) -> list[int]:
        script = calls.api.get(path, params=query).json()["script"]
        assert (script["totalEntries"], script["selection"]["scope"]) == (len(whole), query.get("scope", "all"))
        for entry in script["selection"]["entries"]:
            assert entry == whole[entry["entryIndex"]]
        return [entry["entryIndex"] for entry in script["selection"]["entries"]]

    assert [calls.api.get(path, params={"limit": limit}).status_code for limit in (500, 501)] == [200, 400]
    assert chosen() == list(range(len(whole)))
    last = len(whole) - 1
    assert chosen(scope="range", startEntry=1, endEntry=last) == list(range(1, last + 1))
    assert chosen(scope="range", startEntry=last, endEntry=last + 50) == [last]
    assert chosen(scope="range", startEntry=last + 1, endEntry=last + 5) == []
    for name in {entry["character"] for entry in whole}:
        own = [entry["entryIndex"] for entry in whole if entry["character"] == name]
        assert chosen(scope="character", character=name.lower()) == own
        assert chosen(scope="character", character=f"{name} (host)") == own
        assert chosen(scope="character", character=name, startEntry=own[-1]) == own[-1:]
    for scene in {entry["sceneIndex"] for entry in whole}:
        assert chosen(scope="scene", sceneIndex=scene) == [e["entryIndex"] for e in whole if e["sceneIndex"] == scene]


def test_item_52_what_a_limit_cuts_off_goes_on_at_the_next_entry(calls: Calls) -> None:
    artifact = calls.artifact()["id"]
    seen: list[int] = []
    start: int | None = 0
    while start is not None:
        query = {"startEntry": start, "limit": 2}
        selection = calls.api.get(f"/api/v1/artifacts/{artifact}/script", params=query).json()["script"]["selection"]
        seen += [entry["entryIndex"] for entry in selection["entries"]]
        start = selection["nextEntry"]

    assert seen == [entry["entryIndex"] for entry in calls.entries(artifact)]


OPERATIONS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("POST", "refine", {"instruction": "Warmer."}), ("GET", "cast", None), ("POST", "cast", {"entries": [{"character": "A", "voiceId": "voice-fake-0"}]}),
    ("POST", "voice", {"character": "A", "voiceId": "voice-fake-0"}), ("GET", "script", None), ("POST", "finalize", {"mode": "audio"}),
]  # fmt: skip


@pytest.mark.parametrize("type", OTHERS)
def test_item_69_what_only_table_reads_can_do_is_refused_of_others(
    calls: Calls, studio: Studio, plan: str, type: str
) -> None:
    done = calls.job_until(calls.ordered(plan, {"type": type}), *OVER)
    artifact = done["artifacts"][0]["id"]
    with studio.work("test") as work:
        made = studio.artifacts.get(work, artifact)
        if str(made.status) != "READY":
            studio.artifacts.move(work, made.ready(work.now()))
    for number, (method, tail, body) in enumerate(OPERATIONS):
        headers = {"Idempotency-Key": f"{type}-{number}"}
        answer = calls.api.request(method, f"/api/v1/artifacts/{artifact}/{tail}", json=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "artifact_operation_unsupported"), tail


def test_item_69_what_cannot_be_made_here_fails_plan_and_job_with_its_reason(tmp_path: Path) -> None:
    bare = replace(hasty(paced_machines(Pace())), drawing=None)
    with (
        housed(tmp_path / "bare", RICH, bare) as house,
        httpx.Client(base_url=house.server.origin, timeout=60) as client,
    ):
        house.pace.gate.set()
        with house.studio.work("owner") as work:
            client.headers["Authorization"] = f"Bearer {house.studio.access.create_key(work, 'Test', tuple(Scope))[1]}"
        calls = Calls(client)
        can, plan = client.get("/api/v1/capabilities").json()["artifacts"], str(calls.approved()["id"])
        missing = [name for name, found in can.items() if found["availability"] != "available"]
        assert sorted(missing) == sorted(OTHERS)
        for type in missing:
            asked = calls.plan(calls.project(), artifactRequests=[{"type": type}])
            job = calls.job_until(calls.ordered(plan, {"type": type}), *OVER)
            assert (asked["status"], asked["failureCode"]) == ("FAILED", "artifact_type_unavailable")
            assert (job["status"], job["failureCode"]) == ("FAILED", "artifact_type_unavailable")
