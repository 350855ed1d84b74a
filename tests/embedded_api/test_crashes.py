"""A bug behind a route: the envelope with a request id, the trace in the log once, and the next request is answered."""

from __future__ import annotations

import errno
from typing import Any

import httpx
import pytest

from engine import Studio


def _failing(problem: Exception) -> Any:
    def fail(*_: Any, **__: Any) -> Any:
        raise problem

    return fail


def test_a_bug_answers_with_the_envelope_and_is_logged_once(
    api: httpx.Client, studio: Studio, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(type(studio.library), "projects", _failing(ZeroDivisionError("a secret detail")))
        answer = api.get("/api/v1/story-projects")

    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (500, "internal_error")
    assert error["requestId"] == answer.headers["X-Request-Id"]
    assert "secret" not in answer.text
    assert len([one for one in caplog.records if one.exc_info and one.exc_info[0] is ZeroDivisionError]) == 1
    assert api.get("/api/v1/story-projects").status_code == 200


def test_a_disk_that_is_full_where_nobody_expected_it_is_said_plainly(
    api: httpx.Client, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(studio.library), "projects", _failing(OSError(errno.ENOSPC, "No space left on device")))

    answer = api.get("/api/v1/story-projects")

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "service_unavailable")
    assert "disk is full" in answer.json()["error"]["message"]
