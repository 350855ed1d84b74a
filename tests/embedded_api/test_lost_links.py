"""Whoever follows a link that is cut short, or asks in another way, gets a page to read; files pass over ranges nobody can read."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.embedded_api.calling import Calls

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/share/table-read/", 404), ("GET", "/share/table-read/a/b", 404), ("GET", "/share/nothing", 404),
        ("GET", "/share/artifact/..%2fx", 404), ("DELETE", "/share/table-read/x", 405), ("POST", "/share/artifact/x", 405),
        ("OPTIONS", "/share/table-read-audio/x", 405),
    ],
)  # fmt: skip
def test_below_the_address_of_pages_a_browser_gets_a_page(
    client: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path, headers=BROWSER)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-request-id"]
    said = {404: "There is nothing at this address.", 405: "This page can only be read."}
    assert said[status] in answer.text


def test_programs_data_and_the_api_still_get_the_envelope(client: httpx.Client) -> None:
    asked = [
        ("/share/nothing", {}),
        *((path, BROWSER) for path in ("/api/share/nothing", "/api/v1/nothing", "/nothing")),
    ]
    for path, headers in asked:
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.fixture
def manifest(calls: Calls) -> dict[str, Any]:
    return dict(calls.artifact()["manifest"])


def test_a_page_may_be_looked_at_by_head_and_a_file_passes_over_ranges_it_cannot_read(
    calls: Calls, manifest: dict[str, Any]
) -> None:
    token = manifest["shareToken"]
    assert [calls.api.head(f"/share/{kind}/{token}").status_code for kind in ("table-read", "table-read-audio")] == [
        200,
        200,
    ]
    assert calls.api.head("/share/table-read/x").status_code == 401

    poster = manifest["posterUrl"]
    whole = calls.api.get(poster).content
    for asked in ("bytes=abc", "bytes=5-2", "lines=0-5", "bytes=-", "bytes=0-1;2-3"):
        answer = calls.api.get(poster, headers={"Range": asked})
        assert (answer.status_code, answer.content) == (200, whole), asked
    part = calls.api.get(poster, headers={"Range": "bytes=2-5"})
    beyond = calls.api.get(poster, headers={"Range": f"bytes={len(whole)}-"})
    assert (part.status_code, part.content) == (206, whole[2:6])
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")


def test_a_number_that_is_none_to_count_with_is_named_as_such(calls: Calls, manifest: dict[str, Any]) -> None:
    room = calls.api.post("/api/share/table-read/start-live", json={"token": manifest["shareToken"]}).json()["roomId"]
    for number in (1e308, 1.5):
        answer = calls.api.post(f"/api/share/live/{room}/seek", json={"positionMs": number})
        assert answer.status_code == 400
        assert "expected integer, received number" in answer.json()["error"]["message"]
