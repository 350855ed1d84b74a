"""The conformance checklist over real HTTP: what time ends: links (item 77, 78) on pages, data and open rooms, and remembered answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.embedded_api.calling import OVER, READ, Calls
from tests.embedded_api.house import NO_HURRY, House, housed
from tests.fakes.clock import ShiftedClock

START = "/api/share/table-read/start-live"
SETTINGS = replace(NO_HURRY, share_default_days=1, idempotency_retention_days=2)


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
def house(home: Path, clock: ShiftedClock) -> Iterator[House]:
    with housed(home, SETTINGS, clock=clock) as house:
        yield house


def _path(url: str) -> str:
    return httpx.URL(url).raw_path.decode()


def test_item_77_a_link_past_its_day_opens_nothing_and_its_room_ends(calls: Calls, clock: ShiftedClock) -> None:
    artifact = calls.artifact()
    manifest = artifact["manifest"]
    token, pages = (
        manifest["shareToken"],
        (manifest["theaterUrl"], manifest["theaterFullscreenUrl"], manifest["audio"]["liveUrl"]),
    )
    room = calls.api.post(START, json={"token": token}).json()
    assert [calls.api.get(_path(url)).status_code for url in pages] == [200, 200, 200]

    clock.forward(hours=23)
    assert calls.api.get(_path(pages[0])).status_code == 200
    clock.forward(hours=2)
    shown = [calls.api.get(_path(url)) for url in pages]
    data = [calls.api.get(f"/api/share/table-read/{token}{tail}") for tail in ("", "/timeline")]
    data += [
        calls.api.post(START, json={"token": token}),
        calls.api.get(_path(room["streamUrl"])),
        calls.api.get(_path(room["eventsUrl"])),
    ]
    data.append(calls.api.post(f"/api/share/live/{room['roomId']}/seek", json={"positionMs": 0}))

    assert [one.status_code for one in shown] == [410, 410, 410]
    assert all("has expired" in one.text and one.headers["content-type"].startswith("text/html") for one in shown)
    assert {(one.status_code, one.json()["error"]["code"]) for one in data[:3]} == {(410, "share_token_expired")}
    assert {one.status_code for one in data[3:]} <= {404, 410}, [one.text for one in data[3:]]

    path = f"/api/v1/artifacts/{artifact['id']}/share-token"
    issued = calls.api.post(path, json={"expiresInDays": 365}).json()
    clock.forward(days=364)
    assert calls.api.get(_path(issued["theaterUrl"])).status_code == 200
    assert calls.api.get(f"/share/table-read/{token}").status_code == 410
    calls.api.delete(path).raise_for_status()
    # Revoked is said before expired.
    answers = [
        calls.api.get(f"/api/share/table-read/{one}").json()["error"]["code"] for one in (token, issued["shareToken"])
    ]
    assert answers == ["share_token_revoked"] * 2


def test_item_77_the_viewer_of_other_types_expires_alike(calls: Calls, clock: ShiftedClock) -> None:
    plan = str(calls.approved()["id"])
    job = calls.job_until(calls.ordered(plan, {"type": "storyboard", "renderPlan": {"frames": 4}}), *OVER)
    manifest = calls.api.get(f"/api/v1/artifacts/{job['artifacts'][0]['id']}").json()["artifact"]["manifest"]
    assert calls.api.get(_path(manifest["viewerUrl"])).status_code == 200

    clock.forward(days=1, seconds=1)
    page, data = (
        calls.api.get(_path(manifest["viewerUrl"])),
        calls.api.get(f"/api/share/artifact/{manifest['shareToken']}"),
    )
    assert (page.status_code, data.status_code) == (410, 410)
    assert data.json()["error"]["code"] == "share_token_expired"


def test_item_9_an_answer_is_remembered_for_its_days_and_no_longer(calls: Calls, clock: ShiftedClock) -> None:
    plan, key = str(calls.approved()["id"]), "kept for two days"
    first = calls.order(plan, {**READ, "deferAudioRender": True}, key=key)
    calls.job_until(first.json()["job"]["id"], *OVER)
    clock.forward(days=1, hours=23)
    again = calls.order(plan, {**READ, "deferAudioRender": True}, key=key)
    clock.forward(hours=2)
    anew = calls.order(plan, {**READ, "deferAudioRender": True}, key=key)

    assert (again.status_code, again.headers.get("Idempotency-Replayed")) == (201, "true")
    assert again.json() == first.json()
    assert (anew.status_code, anew.headers.get("Idempotency-Replayed")) == (201, None)
    assert anew.json()["job"]["id"] != first.json()["job"]["id"]
    calls.job_until(anew.json()["job"]["id"], *OVER)
