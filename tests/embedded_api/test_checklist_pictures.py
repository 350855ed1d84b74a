"""The conformance checklist over real HTTP: films and pictures, items 66 and 68."""

from __future__ import annotations

import hashlib
import html
import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from tests.embedded_api.calling import Calls, wait_for
from tests.embedded_api.listening import Listener, listening

COMMON = {
    "type", "status", "title", "shareToken", "viewerUrl", "viewerFullscreenUrl", "files", "posterUrl", "citationsUrl", "receipts", "expiresAt",
}  # fmt: skip
FILE = {"id", "kind", "name", "url", "contentType", "byteSize", "durationMs", "width", "height", "sha256"}
SLIDE = {"index", "beatId", "role", "title", "bullets", "speakerNotes", "imageUrl", "startMs", "endMs", "evidenceIds"}
FRAME = {"index", "beatId", "imageUrl", "width", "height", "shot", "caption", "visualIntent", "evidenceIds"}
SHOT = {"index", "beatId", "startMs", "endMs", "caption", "evidenceIds"}
TYPES = {
    "pitch_deck": ("slides", SLIDE, {"video", "pdf", "pptx"}), "storyboard": ("frames", FRAME, {"zip", "contact_sheet", "image"}),
    "trailer": ("shots", SHOT, {"video", "captions"}), "production_video": ("shots", SHOT, {"video", "captions"}),
}  # fmt: skip


def _made(calls: Calls, type: str, **plan: Any) -> dict[str, Any]:
    done = calls.job(calls.approved()["id"], key=type, artifactRequests=[{"type": type, "renderPlan": plan}])
    assert done["status"] == "READY", done
    assert (
        done["credits"]["settled"] == {"pitch_deck": 14, "storyboard": 10, "trailer": 16, "production_video": 24}[type]
    )
    return dict(calls.api.get(f"/api/v1/artifacts/{done['artifacts'][0]['id']}").json()["artifact"])


@pytest.mark.parametrize("type", TYPES)
def test_item_68_each_type_is_ready_with_the_files_and_keys_of_the_contract(calls: Calls, type: str) -> None:
    artifact = _made(calls, type)
    manifest, (part, keys, kinds) = artifact["manifest"], TYPES[type]
    assert set(manifest) >= COMMON | {part}
    assert ("captions" in manifest) == (type != "storyboard")
    assert {file["kind"] for file in manifest["files"]} == kinds
    assert all(set(one) >= keys for one in manifest[part])
    assert [one["index"] for one in manifest[part]] == list(range(len(manifest[part])))
    for file in manifest["files"]:
        assert set(file) == FILE
        found = calls.api.get(file["url"])
        assert (len(found.content), hashlib.sha256(found.content).hexdigest()) == (file["byteSize"], file["sha256"])
        assert found.headers["content-type"].partition(";")[0] == file["contentType"]
    _have_every_passage(calls, manifest, part)
    if type == "storyboard":
        _packs_every_frame(calls, manifest)


def _packs_every_frame(calls: Calls, manifest: dict[str, Any]) -> None:
    by_kind = {file["kind"]: file for file in manifest["files"]}
    assert by_kind["contact_sheet"]["width"] > by_kind["contact_sheet"]["height"] / 4
    bundle = ZipFile(BytesIO(calls.api.get(by_kind["zip"]["url"]).content))
    told = json.loads(bundle.read("manifest.json"))
    assert bundle.namelist() == [*(frame["file"] for frame in told["frames"]), "manifest.json"]
    assert [{key: frame.get(key) for key in FRAME - {"imageUrl"}} for frame in told["frames"]] == [
        {key: frame[key] for key in FRAME - {"imageUrl"}} for frame in manifest["frames"]
    ]
    for packed, frame in zip(told["frames"], manifest["frames"], strict=True):
        assert bundle.read(packed["file"]) == calls.api.get(frame["imageUrl"]).content
        assert packed["seconds"] > 0
    cited = {name for frame in told["frames"] for name in frame["evidenceIds"]}
    assert cited == {item["id"] for item in told["evidence"]} and all(item["quote"] for item in told["evidence"])


def _have_every_passage(calls: Calls, manifest: dict[str, Any], part: str) -> None:
    answer = calls.api.get(manifest["receipts"]["htmlUrl"])
    assert answer.headers["content-type"].startswith("text/html")
    words = " ".join(html.unescape(answer.text).split())
    cited = calls.api.get(manifest["citationsUrl"]).json()["citations"]["entries"]
    assert cited
    assert all(" ".join(item["quote"].split()) in words for entry in cited for item in entry["evidence"])
    assert all(" ".join(one.get("title", "").split()) in words for one in manifest[part])


@pytest.mark.usefixtures("own_life")
def test_item_66_a_film_goes_from_not_rendered_to_complete_and_is_stale_after_a_change(calls: Calls) -> None:
    artifact = calls.artifact()
    path = f"/api/v1/artifacts/{artifact['id']}"
    video = artifact["manifest"]["video"]
    assert (video["status"], video["url"]) == ("not_rendered", None)
    before = sum(calls.balance())
    _foretold(calls, path)
    with listening(calls.api, "/events", types="finalize.*") as stream:
        asked = calls.api.post(f"{path}/finalize", json={"mode": "video"}, headers={"Idempotency-Key": "film"})
        assert asked.status_code == 202, asked.text
        assert asked.json()["finalize"]["mode"] == "video"
        _refuses_the_same_key(calls, path)
        heard = stream.until("finalize.complete", "finalize.failed")
        assert [message.event for message in heard] == ["finalize.queued", "finalize.rendering", "finalize.complete"]
        done = _video(calls, path, "complete")
        assert sum(calls.balance()) == before - 12
        assert calls.api.get(done["url"]).headers["content-type"] == "video/mp4"
        again = calls.api.post(f"{path}/render-video")
        assert (again.status_code, again.json()["video"]["status"]) == (200, "complete")

        other = _another_voice(calls, path)
        assert _told(stream, artifact["id"]) == ("finalize.stale", "stale")
        stale = _video(calls, path, "stale")
        assert stale["url"] == done["url"]
        assert calls.api.get(stale["url"]).status_code == 200
        assert calls.api.post(f"{path}/render-video").status_code == 202
        stream.until("finalize.complete", "finalize.failed")
        assert _video(calls, path, "complete")["url"] != done["url"]
        assert sum(calls.balance()) == before - 24

        calls.api.post(f"{path}/cast", json={"entries": [{**other, "avatarUrl": "http://127.0.0.1/media/face.png"}]})
        assert _told(stream, artifact["id"]) == ("finalize.stale", "stale")
        calls.api.post(f"{path}/cast", json={"entries": [{**other, "avatarUrl": other["avatarUrl"]}]})
        assert _told(stream, artifact["id"]) == ("finalize.complete", "complete")
        wish = {"instruction": "Shorter.", "scope": "screenplay"}
        refined = calls.api.post(f"{path}/refine", json=wish, headers={"Idempotency-Key": "again"})
        assert refined.status_code == 202, refined.text
        assert _told(stream, artifact["id"]) == ("finalize.stale", "stale")


def _foretold(calls: Calls, path: str) -> None:
    """What it would take is told before it is ordered."""
    small, large = (
        calls.api.get(f"{path}/render-video", params={"resolution": size}).json()["outlook"]
        for size in ("720p", "1080p")
    )
    assert small["durationMs"] == large["durationMs"] > 1000
    assert 0 < small["byteSize"] < large["byteSize"] < large["neededBytes"] < large["freeBytes"]
    assert large["fits"] is True


def _refuses_the_same_key(calls: Calls, path: str) -> None:
    """For another size."""
    other = calls.api.post(
        f"{path}/finalize", json={"mode": "video", "resolution": "720p"}, headers={"Idempotency-Key": "film"}
    )
    assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency_conflict")


def _another_voice(calls: Calls, path: str) -> dict[str, Any]:
    who = calls.api.get(f"{path}/cast").json()["cast"][0]
    others = [one["id"] for one in calls.api.get("/api/v1/voices").json()["voices"] if one["id"] != who["voiceId"]]
    calls.api.post(f"{path}/voice", json={"character": who["character"], "voiceId": others[0]})
    return {"character": who["character"], "avatarUrl": who["avatarUrl"]}


def _told(stream: Listener, artifact: str) -> tuple[str, str]:
    """The next thing that is told of a film."""
    message = stream.next()
    assert (message.data["artifactId"], message.data["mode"]) == (artifact, "video")
    return message.event, message.data["status"]


def _video(calls: Calls, path: str, status: str) -> dict[str, Any]:
    return dict(
        wait_for(
            lambda: calls.api.get(path).json()["artifact"]["manifest"]["video"],
            lambda found: found["status"] in (status, "failed"),
        )
    )
