"""Clients without manners: too much, too many, cut off, gone in the middle."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_api.owner import header_of
from engine import Studio
from engine.access.model import Scope
from engine.stage.listening import Listening
from tests.embedded_api.calling import Calls
from tests.embedded_api.knocking import ask, read, serving

MANY = 1000
JSON = "Content-Type: application/json"


def _port(client: httpx.Client) -> int:
    assert client.base_url.port is not None
    return client.base_url.port


def _head(port: int, key: str, *headers: str, path: str = "/api/v1/story-projects") -> bytes:
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Authorization: Bearer {key}", *headers]
    return "".join(f"{line}\r\n" for line in lines).encode() + b"\r\n"


def _log(studio: Studio) -> str:
    return "".join(path.read_text(errors="replace") for path in studio.paths.logs.iterdir())


def test_a_thousand_requests_at_once_are_all_answered(home: Path) -> None:
    with serving(home, rate_limit_per_key=10**6) as (studio, server):
        with studio.work("owner") as work:
            key = studio.access.create_key(work, "Test", tuple(Scope))[1]
        sent = f"GET /api/v1/story-projects HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {key}\r\nConnection: close\r\n\r\n"
        lines = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(MANY)]
        for line in lines:
            line.sendall(sent.encode())
        answers = [read(line) for line in lines]
        for line in lines:
            line.close()

        assert {answer.status for answer in answers} == {200}
        assert len({answer.header("X-Request-Id") for answer in answers}) == MANY
        assert ask(server.port, "/healthz").status == 200
        assert "Traceback" not in _log(studio)


def test_a_thousand_requests_of_one_key_meet_its_limit(home: Path) -> None:
    with serving(home) as (studio, server):
        with studio.work("owner") as work:
            key = "Authorization: Bearer " + studio.access.create_key(work, "Test", tuple(Scope))[1]
        began = time.monotonic()
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: ask(server.port, "/api/v1/credits", key), range(MANY)))
        took = time.monotonic() - began

    refused = [answer for answer in answers if answer.status == 429]
    # On a machine so slow that a minute passes, a second window has begun.
    assert len(refused) == 400 or took > 50
    assert all(
        answer.code == "rate_limited" and 1 <= int(answer.header("Retry-After") or 0) <= 60 for answer in refused
    )
    assert {answer.status for answer in answers} == {200, 429}


@pytest.mark.parametrize("path", ["/api/v1/story-projects", "/owner/v1/api-keys"])
def test_an_announced_giant_is_refused_before_it_is_read(client: httpx.Client, key: str, path: str) -> None:
    with socket.create_connection(("127.0.0.1", _port(client)), timeout=60) as line:
        line.sendall(
            _head(_port(client), key, JSON, "Content-Length: 26000000", "Connection: close", path=path) + b'{"name":"'
        )
        answer = read(line)

    assert (answer.status, answer.code) == (413, "request_too_large")


def test_a_giant_nobody_announced_is_cut_at_the_limit(client: httpx.Client, key: str) -> None:
    port, chunk = _port(client), b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(_head(port, key, JSON, "Transfer-Encoding: chunked"))
        try:
            while sent < 400:
                line.sendall(chunk)
                sent += 1
        except OSError:
            pass
    with_answer = httpx.post(
        f"{client.base_url}/api/v1/story-projects", content=(b"x" * 70_000 for _ in range(30)),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"}, timeout=60,
    )  # fmt: skip

    assert sent < 400
    assert (with_answer.status_code, with_answer.json()["error"]["code"]) == (413, "request_too_large")
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(("bytes_", "status"), [(2_000_000, 201), (2_000_001, 413)])
def test_a_body_of_exactly_the_limit_passes(api: httpx.Client, bytes_: int, status: int) -> None:
    body = json.dumps({"name": "Mill", "ignored": ""})
    body = body[:-2] + "x" * (bytes_ - len(body)) + body[-2:]

    assert (
        api.post("/api/v1/story-projects", content=body, headers={"Content-Type": "application/json"}).status_code
        == status
    )


@pytest.mark.usefixtures("own_life")
def test_a_body_cut_off_leaves_nothing_behind(client: httpx.Client, key: str, studio: Studio) -> None:
    port, whole = _port(client), json.dumps({"name": "Half a project"}).encode()
    for length in (1, len(whole) // 2, len(whole) - 1):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            line.sendall(_head(port, key, JSON, f"Content-Length: {len(whole)}") + whole[:length])
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(_head(port, key, JSON, "Transfer-Encoding: chunked") + b"5\r\n" + whole[:3])
    time.sleep(0.3)

    assert client.get("/healthz").status_code == 200
    with studio.reading("owner") as work:
        assert studio.library.projects(work).items == ()
    assert "Traceback" not in _log(studio)


STRANGE = (
    b"[" * 100_000, b'{"a":' * 50_000, b'{"name": "\\ud800"}', b'{"name": NaN}', b'{"name": 1e999}', b"\xff\xfe", b'{"name": "a\\u0000b"}', b"nul",
    b'{"name": "a", "name": 1}', b"1" * 5000, b'"x"', b'{"name": "x", "metadata": ' + b"[" * 2000 + b"]" * 2000 + b"}",
)  # fmt: skip


@pytest.mark.usefixtures("own_life")
@pytest.mark.parametrize("path", ["/api/v1/story-projects", "/owner/v1/api-keys", "/owner/v1/credits/top-up"])
def test_no_json_is_too_strange(api: httpx.Client, studio: Studio, path: str) -> None:
    headers = {
        "Content-Type": "application/json",
        **({"Authorization": header_of(studio.paths)} if "owner" in path else {}),
    }
    for body in STRANGE:
        answer = api.post(path, content=body, headers=headers)
        assert answer.status_code < 500, body[:40]
        if answer.status_code >= 400:
            assert answer.json()["error"]["requestId"] == answer.headers["X-Request-Id"]


@pytest.mark.usefixtures("own_life")
def test_listeners_who_hang_up_are_let_go(quick: Calls, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: set[int] = set()
    close = Listening.close
    monkeypatch.setattr(Listening, "close", lambda self: (gone.add(id(self)), close(self))[1])
    token = quick.artifact()["manifest"]["shareToken"]
    room = quick.api.post("/api/share/table-read/start-live", json={"token": token}).json()
    port = _port(quick.api)
    request = f"GET {room['streamUrl'].partition(str(port))[2]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    lines = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(20)]
    for line in lines:
        line.sendall(request)
    assert all(b" 200 " in line.recv(100) for line in lines)
    for line in lines:
        line.close()

    _settles(lambda: len(gone) == 20)
    assert [quick.api.get("/api/v1/credits").status_code for _ in range(20)] == [200] * 20
    assert "Traceback" not in _log(studio)


def test_knockers_who_say_nothing_do_not_keep_others_out(client: httpx.Client) -> None:
    silent = [socket.create_connection(("127.0.0.1", _port(client)), timeout=60) for _ in range(200)]
    for line in silent[::2]:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: ")

    assert client.get("/healthz").json()["status"] == "ok"
    for line in silent:
        line.close()


def _settles(fact: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.05)
