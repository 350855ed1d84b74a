"""The conformance checklist over real HTTP: the owner's things and what is kept of secrets, items 85, 88 and 89."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from embedded_api.owner import header_of
from engine import Studio
from engine.access.model import Scope
from tests.embedded_api.calling import TEXT, Calls, wait_for

pytestmark = pytest.mark.usefixtures("own_life")

CHANNEL = [
    ("GET", "/owner/v1/api-keys", None), ("POST", "/owner/v1/api-keys", {"name": "Mine"}), ("DELETE", "/owner/v1/api-keys/key_1", None),
    ("POST", "/owner/v1/credits/top-up", {"credits": 5}), ("GET", "/owner/v1/settings", None),
    ("PATCH", "/owner/v1/settings", {"lan.enabled": True}),
]  # fmt: skip
GUESSES = [
    ("POST", "/api/v1/api-keys"), ("GET", "/api/v1/api-keys"), ("POST", "/api/v1/credits/top-up"), ("POST", "/api/v1/credits"), ("GET", "/api/v1/settings"),
    ("PATCH", "/api/v1/settings"), ("POST", "/api/v1/owner/credits/top-up"),
]  # fmt: skip


def test_item_85_no_api_key_reaches_keys_credits_or_settings(api: httpx.Client, key: str, studio: Studio) -> None:
    wrong = (f"Bearer {key}", f"Owner {key}", "Owner " + "0" * 64, f"Bearer {header_of(studio.paths)[6:]}", "")
    for header in wrong:
        for method, path, body in CHANNEL:
            answer = api.request(method, path, json=body, headers={"Authorization": header})
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "authentication_required")
    assert {api.request(method, path, json={"credits": 5}).status_code for method, path in GUESSES} <= {404, 405}

    with studio.work("owner") as work:
        assert (studio.credits.balance(work).total, len(studio.access.list_keys(work))) == (500, 1)
    assert not studio.paths.settings.exists()


def _everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def _live(quick: Calls, token: str) -> None:
    room = quick.api.post("/api/share/table-read/start-live", json={"token": token}).json()
    with quick.api.stream("GET", room["streamUrl"]) as sound:
        next(sound.iter_bytes())
    for path in (f"/share/table-read/{token}", f"/api/share/table-read/{token}", f"/share/table-read/{token[:-3]}"):
        quick.api.get(path)


def _go_wrong(quick: Calls, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crash inside a statement that holds source text, with a key on the request."""

    def broken(work: Any, project_id: str, new: Any) -> Any:
        work.session.execute(text("insert into nowhere values (:text)"), {"text": new.content})

    project = quick.project()
    monkeypatch.setattr(studio.library, "add_source", broken)
    crashed = quick.api.post(f"/api/v1/story-projects/{project}/sources", json={"type": "text", "content": TEXT})
    assert crashed.status_code == 500
    assert "nowhere" not in crashed.text
    quick.api.get("/api/v1/credits", headers={"Authorization": "Bearer sh_wrong"})


def test_item_88_no_key_is_kept_in_clear_and_no_log_tells(
    client: httpx.Client, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = {
        "json": {"name": "Mine", "scopes": [str(scope) for scope in Scope]},
        "headers": {"Authorization": header_of(studio.paths)},
    }
    key = client.post("/owner/v1/api-keys", **order).json()["key"]  # type: ignore[arg-type]
    client.headers["Authorization"] = f"Bearer {key}"
    quick = Calls(client)
    artifact = quick.artifact()
    token = artifact["manifest"]["shareToken"]
    _live(quick, token)
    _go_wrong(quick, studio, monkeypatch)

    secrets = [
        key.split("_")[2].encode(),
        (studio.paths.secrets / "owner.secret").read_bytes(),
        (studio.paths.secrets / "share.key").read_bytes(),
    ]
    home = studio.paths.home
    database = b"".join(path.read_bytes() for path in home.glob("studio.sqlite3*"))
    logs = _everything_in(studio.paths.logs)
    assert [secret for secret in secrets if secret in database or secret in logs] == []
    assert b"Request req_" in logs
    for untold in (token, token.split(".")[2], "Bearer sh_", TEXT[:40], "ferryman", "stone by people"):
        assert untold.encode() not in logs, untold


def test_item_88_the_log_is_quiet_about_who_calls(quick: Calls, caplog: pytest.LogCaptureFixture, key: str) -> None:
    caplog.set_level(logging.DEBUG, logger="uvicorn")
    quick.artifact()

    assert not [record for record in caplog.records if record.name.startswith("uvicorn") and key in record.getMessage()]


def test_item_89_nobody_outside_is_asked_for(quick: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    look_up = socket.getaddrinfo

    def noted(host: Any, *rest: Any, **more: Any) -> Any:
        asked.add(str(host))
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", noted)
    artifact = quick.artifact()["id"]
    quick.api.post(f"/api/v1/artifacts/{artifact}/finalize", json={"mode": "audio"}, headers={"Idempotency-Key": "f"})
    wait_for(
        lambda: quick.api.get(f"/api/v1/artifacts/{artifact}").json()["artifact"]["manifest"]["audio"]["finalize"],
        lambda found: found["status"] in ("complete", "failed"),
    )

    assert asked <= {"127.0.0.1", "localhost", "::1"}
