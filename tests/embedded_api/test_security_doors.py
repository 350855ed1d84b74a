"""Attempts to come in by the wrong door: foreign names, other machines, foreign pages, crooked paths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.owner import header_of
from engine import Studio
from engine.access.model import Scope
from tests.embedded_api.calling import Calls
from tests.embedded_api.knocking import Answered, ask, send, serving

ASSET = "player.css"
REMOTE = "127.0.0.2"  # answers on this machine, but is none of the names this machine calls itself by


def _port(client: httpx.Client) -> int:
    assert client.base_url.port is not None
    return client.base_url.port


def _key(studio: Studio) -> str:
    with studio.work("owner") as work:
        return "Authorization: Bearer " + studio.access.create_key(work, "Test", tuple(Scope))[1]


FOREIGN = (
    "evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "localhost", "127.1:{port}",
    "2130706433:{port}", "0.0.0.0:{port}", "127.0.0.2:{port}", "localhost:{port}@evil.example", "evil.example@127.0.0.1:{port}",
    "127.0.0.1:{port}/share/x?", "127.0.0.1:{port}#", "[::1", "127.0.0.1:{port}, evil.example", "127.0.0.1:{port}\t.evil",
)  # fmt: skip
EVERYWHERE = ("/api/v1/credits", "/healthz", "/owner/v1/settings", "/media/a/b", f"/share/player/{ASSET}", "/nowhere")


def test_item_87_a_name_that_is_not_this_servers_is_refused_before_routing(client: httpx.Client) -> None:
    port = _port(client)
    answers = {(host, path): ask(port, path, host=host.format(port=port)) for host in FOREIGN for path in EVERYWHERE}

    assert {asked: answer.code for asked, answer in answers.items() if answer.status != 403} == {}
    assert {answer.code for answer in answers.values()} == {"host_not_allowed"}


def test_no_name_and_two_names_are_refused(client: httpx.Client) -> None:
    port = _port(client)
    none = send(port, b"GET /healthz HTTP/1.0\r\n\r\n")
    two = ask(port, "/healthz", "Host: evil.example")

    assert (none.code, two.code) == ("host_not_allowed", "host_not_allowed")


def test_the_machines_own_names_are_welcome(client: httpx.Client) -> None:
    port = _port(client)
    names = ("127.0.0.1", "localhost", "LOCALHOST", "[::1]")

    assert [ask(port, "/healthz", host=f"{name}:{port}").status for name in names] == [200] * 4


def test_names_the_owner_listed_are_known_but_remote(home: Path) -> None:
    with serving(home, hosts_allowed=("nas.local",), server_public_origin="https://stories.example") as (_, server):
        answers = {
            host: ask(server.port, "/healthz", host=host).code for host in ("nas.local", "stories.example", "x.example")
        }

    assert answers == {
        "nas.local": "remote_access_disabled", "stories.example": "remote_access_disabled", "x.example": "host_not_allowed",
    }  # fmt: skip


FORWARDED = (
    "Forwarded: for=1.2.3.4", "X-Forwarded-For: 127.0.0.1", "x-forwarded-host: localhost", "X-Real-IP: 127.0.0.1", "Via: 1.1 x",
    "CF-Connecting-IP: ::1", "X-Forwarded-For:",
)  # fmt: skip


def test_item_87_a_forwarded_request_is_remote_whatever_it_says(client: httpx.Client, studio: Studio) -> None:
    port, key = _port(client), _key(studio)
    paths = ("/api/v1/credits", "/healthz", "/owner/v1/settings", f"/share/player/{ASSET}")
    codes = {ask(port, path, header, key).code for path in paths for header in FORWARDED}

    assert codes == {"remote_access_disabled"}


def test_item_86_with_the_lan_off_nothing_listens_there(client: httpx.Client) -> None:
    with pytest.raises(ConnectionRefusedError):
        ask(_port(client), "/healthz", address=REMOTE)


def _doors(home: Path, **settings: Any) -> dict[str, tuple[int, str]]:
    with serving(home, lan_enabled=True, **settings) as (studio, server):
        key, owner = _key(studio), f"Authorization: {header_of(studio.paths)}"
        knocks: dict[str, Answered] = {
            "player": ask(server.port, f"/share/player/{ASSET}", address=REMOTE),
            "share": ask(server.port, "/api/share/table-read/x", address=REMOTE),
            "media": ask(server.port, "/media/a/b", address=REMOTE),
            "feed": ask(server.port, "/api/v1/publishing-feeds/a.xml", address=REMOTE),
            "api": ask(server.port, "/api/v1/credits", key, address=REMOTE),
            "mcp": ask(server.port, "/api/mcp", key, address=REMOTE),
            "description": ask(server.port, "/api/v1/openapi.json", address=REMOTE),
            "owner": ask(server.port, "/owner/v1/settings", owner, address=REMOTE),
            "health": ask(server.port, "/healthz", address=REMOTE),
            "smuggled": ask(
                server.port, "/api/v1/credits", key, host=f"{REMOTE}:{server.port}/share/x?", address=REMOTE
            ),
            "dotted": ask(server.port, "/share/../api/v1/credits", key, address=REMOTE),
            "encoded": ask(server.port, "/share/%2e%2e/owner/v1/settings", owner, address=REMOTE),
            "local": ask(server.port, "/api/v1/credits", key),
        }
    return {name: (answer.status, answer.code) for name, answer in knocks.items()}


CLOSED = (403, "remote_access_disabled")


def test_item_86_with_the_lan_on_share_media_and_feed_work_and_nothing_else(home: Path) -> None:
    doors = _doors(home)

    assert doors.pop("player") == (200, "")
    assert doors.pop("share") == (401, "share_token_invalid")
    assert {doors.pop("media"), doors.pop("feed")} == {(404, "not_found")}
    assert doors.pop("local") == (200, "")
    assert doors.pop("dotted") in ((404, "not_found"), CLOSED)
    assert doors.pop("encoded") in ((404, "not_found"), CLOSED)
    assert doors.pop("smuggled") == (403, "host_not_allowed")
    assert set(doors.values()) == {CLOSED}


def test_item_86_the_api_has_its_own_switch_and_the_owner_channel_has_none(home: Path) -> None:
    doors = _doors(home, lan_api_enabled=True)

    assert doors["api"] == (200, "")
    assert (doors["owner"], doors["health"]) == (CLOSED, CLOSED)


def test_item_86_a_listener_on_another_machine_hears_and_reads_all_of_it(home: Path) -> None:
    with serving(home, lan_enabled=True) as (studio, server):
        with httpx.Client(base_url=server.origin, headers=dict([_key(studio).split(": ")]), timeout=60) as local:
            quick = Calls(local)
            artifact = quick.artifact()
            token = artifact["manifest"]["shareToken"]
        with httpx.Client(base_url=f"http://{REMOTE}:{server.port}", timeout=60) as remote:
            page, shown = (
                remote.get(f"/share/table-read/{token}"),
                remote.get(f"/api/share/table-read/{token}").json()["tableRead"],
            )
            room = remote.post("/api/share/table-read/start-live", json={"token": token}).json()
            captions = remote.get(shown["captionsUrl"]) if shown["captionsUrl"] else None
            with remote.stream("GET", room["streamUrl"]) as sound:
                heard = next(sound.iter_bytes())
            theirs = remote.get(f"/api/v1/artifacts/{artifact['id']}", headers=dict([_key(studio).split(": ")]))

    assert (page.status_code, len(shown["entries"]) > 0, bool(heard)) == (200, True, True)
    assert room["streamUrl"].startswith(f"http://{REMOTE}:")
    assert captions is None or captions.status_code == 200
    assert theirs.json()["error"]["code"] == "remote_access_disabled"


PREFLIGHT = ("Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization")


def _cors(answer: Answered) -> list[str]:
    return [line for line in answer.head.splitlines() if line.lower().startswith("access-control-")]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000"])
def test_item_87_pages_of_other_origins_stay_outside(client: httpx.Client, studio: Studio, origin: str) -> None:
    port = _port(client)
    for path in ("/api/v1/credits", "/api/share/table-read/x", "/healthz", "/media/a/b"):
        asked = ask(port, path, f"Origin: {origin}", _key(studio))
        preflight = ask(port, path, f"Origin: {origin}", *PREFLIGHT, method="OPTIONS")
        assert (_cors(asked), _cors(preflight)) == ([], [])
        assert preflight.status >= 400


def test_item_87_a_listed_page_may_call_what_it_was_listed_for(home: Path) -> None:
    listed = {"cors_api_origins": ("https://a.example",), "cors_share_origins": ("https://s.example",)}
    with serving(home, **listed) as (studio, server):
        key = _key(studio)
        preflight = ask(server.port, "/api/v1/story-jobs", "Origin: https://a.example", *PREFLIGHT, method="OPTIONS")
        asked = ask(server.port, "/api/v1/credits", "Origin: https://a.example", key)
        refused = ask(server.port, "/api/v1/credits", "Origin: https://a.example")
        share = ask(server.port, "/api/share/table-read/x", "Origin: https://s.example")
        crossed = [
            ask(server.port, "/api/v1/credits", "Origin: https://s.example", key),
            ask(server.port, "/api/share/table-read/x", "Origin: https://a.example"),
            ask(server.port, "/api/v1/credits", "Origin: https://a.example.evil", key),
            ask(server.port, "/owner/v1/settings", "Origin: https://a.example", key),
        ]

    assert preflight.status == 204
    assert "Idempotency-Key" in (preflight.header("Access-Control-Allow-Headers") or "")
    for answer, origin in ((preflight, "a"), (asked, "a"), (refused, "a"), (share, "s")):
        assert answer.header("Access-Control-Allow-Origin") == f"https://{origin}.example"
        assert answer.header("Vary") == "Origin"
        assert answer.header("Access-Control-Allow-Credentials") is None
    assert [_cors(answer) for answer in crossed] == [[]] * 4


CROOKED = (
    "../../../studio.sqlite3", "..%2f..%2f..%2fpyproject.toml", "%2e%2e/%2e%2e/secrets/share.key", "..%5c..%5cerror.html", "....//....//a.html",
    "%00", f"{ASSET}%00.html", "/etc/passwd", "%2fetc%2fpasswd", "error.html", ".", "..", "%c0%ae%c0%ae/x", "C:%5cWindows", f"{ASSET}/",
)  # fmt: skip


@pytest.mark.parametrize("root", ["/media/a/", "/media/", "/share/player/", "/share/table-read/", "/share/live/"])
def test_no_crooked_path_leads_to_a_file(client: httpx.Client, root: str) -> None:
    for tail in CROOKED:
        answer = ask(_port(client), root + tail)
        assert answer.status in (400, 401, 404), tail
        assert not [word for word in (b"SQLite", b"root:", b"[project]") if word in answer.body], tail


def test_a_line_break_in_a_path_makes_no_header(client: httpx.Client, studio: Studio) -> None:
    crooked, key = "a%0d%0aSet-Cookie:%20x=1%0d%0a%0d%0a<script>", _key(studio)
    for path in ("/api/v1/story-projects/{}", "/share/live/{}", "/share/table-read/{}", "/media/{}/x", "/{}"):
        for method in ("GET", "POST", "DELETE"):
            answer = ask(_port(client), path.format(crooked), key, "Idempotency-Key: k", method=method)
            assert answer.status >= 400
            assert answer.header("Set-Cookie") is None
            assert b"<script>" not in answer.body


def test_what_a_client_sends_as_request_id_or_file_name_stays_out_of_the_head(quick: Calls) -> None:
    project = quick.project()
    name = 'x"\r\nSet-Cookie: a=1\r\n.txt'
    answer = quick.api.post(
        f"/api/v1/story-projects/{project}/sources",
        files={"file": (name, b"Some words that make a small source of text.")},
        headers={"X-Request-Id": "req_mine"},
    )

    assert answer.status_code == 201
    assert "set-cookie" not in answer.headers
    assert answer.headers["X-Request-Id"] != "req_mine"


def test_a_path_with_a_slash_too_many_is_no_redirect(api: httpx.Client) -> None:
    answer = api.get("/api/v1/story-projects/")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
