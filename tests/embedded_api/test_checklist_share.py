"""Checklist, share and media: items 76 to 80; the link opens pages, data, rooms and files, and nothing else."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import httpx
import pytest

from engine import Studio
from tests.embedded_api.calling import Calls

START = "/api/share/table-read/start-live"


@pytest.fixture
def manifest(quick: Calls) -> dict[str, Any]:
    """The manifest of a read."""
    return quick.artifact()["manifest"]


def _path(url: str) -> str:
    return httpx.URL(url).raw_path.decode()


def _some(quick: Calls, path: str, count: int = 4000) -> bytes:
    got = b""
    with quick.api.stream("GET", path) as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/mpeg")
        for chunk in answer.iter_raw():
            got += chunk
            if len(got) >= count:
                break
    return got


@pytest.mark.alone
def test_item_76_start_live_needs_only_the_link_and_seeks_both_ways(quick: Calls, manifest: dict[str, Any]) -> None:
    bare = httpx.Client(base_url=str(quick.api.base_url), trust_env=False, timeout=60)
    began = time.monotonic()
    room = bare.post(START, json={"token": manifest["shareToken"]}).raise_for_status().json()
    assert room["dailyRoomUrl"] == room["roomUrl"]
    assert _some(quick, _path(room["streamUrl"]))
    assert time.monotonic() - began < 5

    timeline = bare.get(f"/api/share/table-read/{manifest['shareToken']}/timeline").json()
    last = timeline["entries"][-1]
    seek = f"/api/share/live/{room['roomId']}/seek"
    on = bare.post(seek, json={"entryIndex": last["entryIndex"]}).json()
    back = bare.post(seek, json={"positionMs": 0}).json()
    assert (on["entryIndex"], back["entryIndex"]) == (last["entryIndex"], 0)
    assert on["positionMs"] > back["positionMs"]
    assert all(_some(quick, _path(place["streamUrl"]), 500) for place in (on, back))
    bare.close()


def test_a_late_guest_may_join_a_rooms_moment_and_its_page_leads_there(quick: Calls, manifest: dict[str, Any]) -> None:
    told = f"/api/share/table-read/{manifest['shareToken']}"
    assert quick.api.get(told).json()["tableRead"]["room"] is None
    room = quick.api.post(START, json={"token": manifest["shareToken"]}).json()

    assert _some(quick, _path(room["streamUrl"]), 400)
    assert _some(quick, _path(room["streamUrl"]) + "?live=true", 100)
    page = quick.api.get(_path(room["roomUrl"]))
    assert page.status_code == 307
    assert page.headers["location"].endswith(f"?room={room['roomId']}")


def test_eight_rooms_are_open_at_once_and_the_ninth_is_told_to_wait(
    quick: Calls, manifest: dict[str, Any], studio: Studio
) -> None:
    for room in studio.stage.open_rooms():
        studio.stage.end_room(room.id)
    start = {"json": {"token": manifest["shareToken"]}}
    opened = [quick.api.post(START, **start).raise_for_status().json()["roomId"] for _ in range(8)]
    ninth = quick.api.post(START, **start)
    assert (ninth.status_code, ninth.json()["error"]["code"]) == (429, "rate_limited")
    assert int(ninth.headers["Retry-After"]) > 0
    studio.stage.end_room(opened.pop())
    opened.append(quick.api.post(START, **start).raise_for_status().json()["roomId"])

    for room_id in opened:
        studio.stage.end_room(room_id)
    gone = quick.api.get(f"/api/share/live/{opened[0]}/stream")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "live_room_not_found")


def _forged(token: str, **changes: Any) -> str:
    head, body, sign = token.split(".")
    facts = {**json.loads(base64.urlsafe_b64decode(body + "==")), **changes}
    return ".".join([head, base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("="), sign])


def test_item_77_a_link_that_does_not_open_says_why_everywhere(quick: Calls, manifest: dict[str, Any]) -> None:
    token = manifest["shareToken"]
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    forged = [_forged(token, exp=9_999_999_999), f"{none}.{token.split('.')[1]}.", "x", token[:-2]]
    for bad in forged:
        answers = [quick.api.get(f"/share/table-read/{bad}"), quick.api.get(f"/share/table-read-audio/{bad}")]
        answers += [quick.api.get(f"/api/share/table-read/{bad}"), quick.api.post(START, json={"token": bad})]
        assert [one.status_code for one in answers] == [401] * 4
        assert answers[2].json()["error"]["code"] == "share_token_invalid"
    refused = quick.api.get("/api/v1/credits", headers={"Authorization": f"Bearer {token}"})
    assert refused.status_code == 401


def test_item_78_links_are_issued_and_withdrawn_in_the_middle_of_a_play(quick: Calls, studio: Studio) -> None:
    artifact = quick.artifact()
    path, old = f"/api/v1/artifacts/{artifact['id']}/share-token", artifact["manifest"]["shareToken"]
    issued = quick.api.post(path, json={"expiresInDays": 1}).json()
    assert {old, issued["shareToken"]} == {old, issued["shareToken"]}
    assert quick.api.get(_path(issued["theaterUrl"])).status_code == 200
    assert quick.api.get(f"/share/table-read/{old}").status_code == 200

    room = quick.api.post(START, json={"token": issued["shareToken"]}).json()
    presence = f"/api/share/table-read/{issued['shareToken']}/presence"
    with quick.api.stream("GET", _path(room["streamUrl"])) as sound, quick.api.stream("GET", presence) as line:
        chunks, told = sound.iter_raw(), line.iter_lines()
        next(chunks)
        assert "event: ready" in (next(told), next(told), next(told))
        assert quick.api.delete(path).json()["revoked"] >= 2
        began = time.monotonic()
        for _ in chunks:
            assert time.monotonic() - began < 20
        assert any('"code": "share_token_revoked"' in said for said in told)
    for token in (old, issued["shareToken"]):
        answers = [quick.api.get(f"/share/table-read/{token}"), quick.api.post(START, json={"token": token})]
        assert [one.status_code for one in answers] == [410, 410]
        assert answers[1].json()["error"]["code"] == "share_token_revoked"
    manifest = quick.api.get(f"/api/v1/artifacts/{artifact['id']}").json()["artifact"]["manifest"]
    gone = (manifest["shareToken"], manifest["expiresAt"], manifest["theaterUrl"], manifest["audio"]["liveUrl"])
    assert gone == (None,) * 4
    assert quick.api.get(_path(room["eventsUrl"])).status_code in (404, 410)


def test_item_79_pages_are_framed_as_they_may_be_and_load_from_here_alone(
    quick: Calls, manifest: dict[str, Any]
) -> None:
    pages = {
        manifest["theaterUrl"]: "frame-ancestors 'self'",
        manifest["theaterFullscreenUrl"]: "frame-ancestors *",
        manifest["audio"]["liveUrl"]: "frame-ancestors *",
    }
    for url, framing in pages.items():
        headers = quick.api.get(_path(url)).headers
        policy = headers["content-security-policy"]
        assert framing in policy
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "http" not in policy
        assert (headers["referrer-policy"], headers["x-robots-tag"]) == ("no-referrer", "noindex")
        assert "x-frame-options" not in headers


def test_item_80_a_file_has_ranges_a_head_and_never_changes(quick: Calls, manifest: dict[str, Any]) -> None:
    path = _path(manifest["captions"]["vttUrl"])
    whole = quick.api.get(path)
    part, head = quick.api.get(path, headers={"Range": "bytes=2-9"}), quick.api.head(path)

    assert whole.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (part.status_code, part.content) == (206, whole.content[2:10])
    assert part.headers["content-range"] == f"bytes 2-9/{len(whole.content)}"
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(whole.content)))
    assert quick.api.get(path, headers={"Range": "bytes=9999999-"}).status_code == 416
    assert quick.api.get(path, headers={"If-None-Match": whole.headers["etag"]}).status_code == 304
    assert whole.headers["x-content-type-options"] == "nosniff"
