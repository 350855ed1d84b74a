"""The conformance checklist over real HTTP: links, players, rooms and files, items 76 to 80."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import jwt
import pytest
from sqlalchemy import text

from engine import Studio
from engine.foundation.clock import from_iso
from engine.foundation.paths import resources_dir
from tests.embedded_api.calling import Calls

ASKED = re.compile(r"""(?:src|href|url|import|from|fetch)\s*[=(]?\s*["'(]\s*((?:https?:)?//[^"')\s]+)""")


@pytest.fixture
def anyone(house: Any) -> Iterator[httpx.Client]:
    """Somebody with nothing but a link."""
    with httpx.Client(base_url=house.server.origin, timeout=20) as client:
        yield client


def _room(anyone: httpx.Client, token: str) -> dict[str, Any]:
    answer = anyone.post("/api/share/table-read/start-live", json={"token": token})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_item_76_a_link_starts_a_performance_and_it_is_heard_soon(calls: Calls, anyone: httpx.Client) -> None:
    token = calls.artifact()["manifest"]["shareToken"]
    began = time.monotonic()
    room = _room(anyone, token)
    with anyone.stream("GET", room["streamUrl"]) as sound:
        first = next(sound.iter_bytes())
        took = time.monotonic() - began

    assert took < 5
    assert first
    assert room["dailyRoomUrl"] == room["roomUrl"] == f"{str(anyone.base_url).rstrip('/')}/share/live/{room['roomId']}"
    assert set(room) == {"dailyRoomUrl", "roomUrl", "roomId", "streamUrl", "eventsUrl", "startedAt"}


def test_item_76_the_timeline_seeks_forwards_and_back(calls: Calls, anyone: httpx.Client) -> None:
    token = calls.artifact()["manifest"]["shareToken"]
    line = anyone.get(f"/api/share/table-read/{token}/timeline").json()
    room = _room(anyone, token)
    path, entries = f"/api/share/live/{room['roomId']}/seek", line["entries"]
    assert [entry["entryIndex"] for entry in entries] == list(range(len(entries)))
    assert all(before["endMs"] <= after["startMs"] for before, after in itertools.pairwise(entries))
    for index in (len(entries) - 1, 0, len(entries) // 2):
        place = anyone.post(path, json={"entryIndex": index}).json()
        assert place["entryIndex"] == index
        with anyone.stream("GET", place["streamUrl"]) as sound:
            assert next(sound.iter_bytes())
    for chapter in reversed(line["chapters"]):
        place = anyone.post(path, json={"sceneIndex": chapter["sceneIndex"]}).json()
        assert entries[place["entryIndex"]]["sceneIndex"] == chapter["sceneIndex"]
    assert anyone.post(path, json={}).json()["error"]["code"] == "validation_failed"


def _expire(studio: Studio, token: str) -> None:
    """Let the link have ended a second ago."""
    jti = jwt.decode(token, options={"verify_signature": False})["jti"]
    with studio.work("test") as work:
        ended = int(work.now().timestamp() * 1000) - 1000
        found = text("UPDATE shares SET expires_at = :ended WHERE jti = :jti")
        assert work.session.execute(found, {"ended": ended, "jti": jti}).rowcount == 1  # type: ignore[attr-defined]


def _answers(anyone: httpx.Client, token: str, room: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """What each place says to this link: pages, data, rooms."""
    said = {
        "theater": anyone.get(f"/share/table-read/{token}"), "fullscreen": anyone.get(f"/share/table-read/{token}?view=fullscreen"),
        "audio": anyone.get(f"/share/table-read-audio/{token}"), "data": anyone.get(f"/api/share/table-read/{token}"),
        "timeline": anyone.get(f"/api/share/table-read/{token}/timeline"),
        "start": anyone.post("/api/share/table-read/start-live", json={"token": token}),
        "stream": anyone.get(room["streamUrl"]), "events": anyone.get(room["eventsUrl"]), "room": anyone.get(room["roomUrl"]),
        "seek": anyone.post(f"/api/share/live/{room['roomId']}/seek", json={"entryIndex": 0}),
    }  # fmt: skip
    return {name: (answer.status_code, _code(answer)) for name, answer in said.items()}


def _code(answer: httpx.Response) -> str:
    if answer.headers["content-type"].startswith("application/json"):
        return str(answer.json()["error"]["code"])
    assert "<html" in answer.text
    return "page"


def test_item_77_a_link_that_ended_and_one_that_was_withdrawn_are_410_everywhere(
    calls: Calls, anyone: httpx.Client, studio: Studio
) -> None:
    artifact = calls.artifact()
    token = artifact["manifest"]["shareToken"]
    room = _room(anyone, token)
    _expire(studio, token)
    ended = _answers(anyone, token, room)
    fresh = calls.api.post(f"/api/v1/artifacts/{artifact['id']}/share-token").json()["shareToken"]
    other = _room(anyone, fresh)
    calls.api.delete(f"/api/v1/artifacts/{artifact['id']}/share-token")
    withdrawn = _answers(anyone, fresh, other)

    for said, code in ((ended, "share_token_expired"), (withdrawn, "share_token_revoked")):
        # A room ends with its link; who comes a moment later finds no room.
        rooms = {said.pop(name) for name in ("stream", "events", "room", "seek")}
        assert rooms <= {(410, code), (410, "page"), (404, "live_room_not_found"), (404, "page")}, rooms
        assert set(said.values()) == {(410, code), (410, "page")}, said


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_item_77_a_forged_link_is_401_and_no_link_opens_the_api(
    calls: Calls, anyone: httpx.Client, studio: Studio
) -> None:
    artifact = calls.artifact()
    token = artifact["manifest"]["shareToken"]
    claims = jwt.decode(token, options={"verify_signature": False})
    secret = (studio.paths.secrets / "share.key").read_bytes()
    forged = {
        "none": jwt.encode(claims, "", algorithm=None), "another key": jwt.encode(claims, b"1" * 64, algorithm="HS256"),
        "another algorithm": jwt.encode(claims, secret, algorithm="HS384"), "cut": token[:-3],
        "of an artifact nobody has": jwt.encode({**claims, "sub": "c" + "1" * 24}, secret, algorithm="HS256"),
        "for others": jwt.encode({**claims, "aud": "api"}, secret, algorithm="HS256"), "nonsense": "nonsense",
    }  # fmt: skip
    for name, text_ in forged.items():
        page, data = anyone.get(f"/share/table-read/{text_}"), anyone.get(f"/api/share/table-read/{text_}")
        start = anyone.post("/api/share/table-read/start-live", json={"token": text_})
        assert (page.status_code, _code(page)) == (401, "page"), name
        assert {(one.status_code, _code(one)) for one in (data, start)} == {(401, "share_token_invalid")}, name
    for path in ("capabilities", "credits", f"artifacts/{artifact['id']}", "story-projects"):
        answer = anyone.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, _code(answer)) == (401, "invalid_api_key")


@pytest.mark.parametrize("days", [None, 1, 7, 365])
def test_item_78_a_new_link_works_for_as_long_as_was_asked(
    calls: Calls, anyone: httpx.Client, days: int | None
) -> None:
    artifact = calls.artifact()
    before, path = artifact["manifest"]["shareToken"], f"/api/v1/artifacts/{artifact['id']}"
    made = calls.api.post(f"{path}/share-token", **({} if days is None else {"json": {"expiresInDays": days}}))
    links = made.json()
    claims = jwt.decode(links["shareToken"], options={"verify_signature": False})

    assert made.status_code == 200
    assert claims["exp"] - claims["iat"] == (days or 31) * 24 * 3600
    assert from_iso(links["expiresAt"]).timestamp() == pytest.approx(claims["exp"], abs=1)
    assert (claims["sub"], claims["aud"], claims["typ"]) == (artifact["id"], "share", "table_read")
    assert set(claims) == {"iss", "sub", "aud", "typ", "iat", "exp", "jti"}
    manifest = calls.api.get(path).json()["artifact"]["manifest"]
    assert (manifest["shareToken"], manifest["theaterUrl"]) == (links["shareToken"], links["theaterUrl"])
    assert (links["viewerUrl"], links["viewerFullscreenUrl"]) == (None, None)
    for token in (before, links["shareToken"]):
        assert anyone.get(f"/share/table-read/{token}").status_code == 200


def test_item_78_withdrawing_ends_every_link_and_a_new_one_works_again(calls: Calls, anyone: httpx.Client) -> None:
    artifact = calls.artifact()
    path = f"/api/v1/artifacts/{artifact['id']}"
    first, second = artifact["manifest"], calls.api.post(f"{path}/share-token").json()
    assert calls.api.delete(f"{path}/share-token").json() == {"revoked": 2}
    gone = [first["theaterUrl"], first["audio"]["liveUrl"], second["theaterFullscreenUrl"], second["liveUrl"]]
    manifest = calls.api.get(path).json()["artifact"]["manifest"]

    assert [anyone.get(url).status_code for url in gone] == [410] * 4
    links = [manifest[name] for name in ("shareToken", "expiresAt", "theaterUrl", "theaterFullscreenUrl")]
    assert [*links, manifest["audio"]["liveUrl"]] == [None] * 5
    assert calls.api.delete(f"{path}/share-token").json() == {"revoked": 0}
    assert anyone.get(calls.api.post(f"{path}/share-token").json()["theaterUrl"]).status_code == 200


def test_item_79_players_ask_no_other_host_and_are_framed_as_they_may_be(calls: Calls, anyone: httpx.Client) -> None:
    manifest = calls.artifact()["manifest"]
    pages = {
        manifest["theaterUrl"]: "'self'", manifest["theaterFullscreenUrl"]: "*", manifest["audio"]["liveUrl"]: "*",
    }  # fmt: skip
    for url, ancestors in pages.items():
        answer = anyone.get(url)
        rules = dict(rule.strip().partition(" ")[::2] for rule in answer.headers["Content-Security-Policy"].split(";"))
        assert rules.pop("frame-ancestors") == ancestors
        assert rules.pop("default-src") == "'none'"
        allowed = {place for rule in rules.values() for place in rule.split()}
        assert allowed <= {"'self'", "'none'", "data:"}, "a player may be given nothing from elsewhere"
        assert "X-Frame-Options" not in answer.headers
        assert (answer.headers["Referrer-Policy"], answer.headers["X-Robots-Tag"]) == ("no-referrer", "noindex")
        assert ASKED.findall(answer.text) == []
    for file in (resources_dir() / "player").iterdir():
        if file.suffix in (".js", ".css", ".html", ".svg"):
            elsewhere = [url for url in ASKED.findall(file.read_text(encoding="utf-8")) if "www.w3.org" not in url]
            assert elsewhere == [], file.name


def test_item_80_files_are_given_in_ranges_by_head_and_never_change(calls: Calls, anyone: httpx.Client) -> None:
    manifest = calls.artifact()["manifest"]
    for url in (manifest["captions"]["vttUrl"], manifest["transcriptUrl"]):
        whole = anyone.get(url)
        size, tag = len(whole.content), whole.headers["ETag"]
        head = anyone.head(url)
        assert (whole.status_code, head.status_code, head.content) == (200, 200, b"")
        for name in ("Content-Length", "Content-Type", "ETag", "Accept-Ranges"):
            assert head.headers[name] == whole.headers[name]
        assert (whole.headers["Content-Length"], whole.headers["Accept-Ranges"]) == (str(size), "bytes")
        assert whole.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert whole.headers["X-Content-Type-Options"] == "nosniff"
        assert tag.startswith('"')
        ranges = {
            "bytes=0-0": (0, 1),
            f"bytes={size - 5}-": (size - 5, size),
            "bytes=-7": (size - 7, size),
            "bytes=3-9": (3, 10),
        }
        for asked, (start, end) in ranges.items():
            part = anyone.get(url, headers={"Range": asked})
            assert (part.status_code, part.content) == (206, whole.content[start:end]), asked
            assert part.headers["Content-Range"] == f"bytes {start}-{end - 1}/{size}"
        beyond = anyone.get(url, headers={"Range": f"bytes={size}-"})
        assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
        for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            assert anyone.get(url, headers={"If-None-Match": known}).status_code == 304, known
        assert anyone.get(url, headers={"If-None-Match": '"other"'}).status_code == 200
        assert len(url.split("/")[4]) >= 22, "at least 128 random bits"
    assert anyone.get("/media/nothing/here.vtt").status_code == 404
