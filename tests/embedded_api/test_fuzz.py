"""Requests made up by the hundred never crash the server, and every answer is one the description knows."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import Any

import httpx
import pytest

from engine import StudioSettings
from tests.embedded_api.calling import Calls
from tests.embedded_api.invention import Inventor
from tests.embedded_api.witness import Witness

ENDLESS = {"stream", "events", "jobEvents", "studioEvents"}
ID = re.compile(r'"(c[a-z0-9]{24})"')


@pytest.fixture
def own_life() -> StudioSettings:
    return StudioSettings(rate_limit_per_key=10**6, rate_limit_per_address=10**6, rate_limit_per_share_token=10**6)


class Storm:
    """Throws requests at a server; what they make is used by later ones."""

    def __init__(self, api: httpx.Client, seed: int) -> None:
        self._api, document = api, api.get("/api/v1/openapi.json").json()
        self._inventor, self._witness = Inventor(document, seed), Witness(document)
        self._known: list[str] = []
        self._operations = [
            (method, path if "servers" in item else f"/api/v1{path}", one)
            for path, item in document["paths"].items()
            for method, one in item.items()
            if method != "servers" and one["operationId"] not in ENDLESS
        ]
        self.met: Counter[int] = Counter()

    def learn(self, text: str) -> None:
        """Keep the ids an answer names."""
        self._known = list(dict.fromkeys((*self._known, *ID.findall(text))))[-60:]

    def rage(self, cases: int) -> None:
        """One case after another."""
        for number in range(cases):
            self._one(*self._operations[number % len(self._operations)])

    def _one(self, method: str, template: str, operation: dict[str, Any]) -> None:
        path = self._inventor.path(template, self._known)
        sent = self._inventor.sends(operation) if method != "get" else {}
        answer = self._api.request(method, path, params=self._inventor.query(operation, self._known), **sent)
        self.met[answer.status_code] += 1
        assert answer.status_code < 500, (method, path, str(answer.request.url), sent, answer.text)
        assert "X-Request-Id" in answer.headers
        self._witness.see(answer)
        if answer.headers.get("content-type", "").startswith("application/json"):
            self.learn(answer.text)


def _storm(quick: Calls, seed: int, cases: int, caplog: pytest.LogCaptureFixture) -> Counter[int]:
    storm = Storm(quick.api, seed)
    artifact = quick.artifact()
    storm.learn(f'"{artifact["id"]}" "{artifact["jobId"]}" "{artifact["storyPlanId"]}" "{artifact["projectId"]}"')
    with caplog.at_level(logging.ERROR):
        storm.rage(cases)
    assert [record.getMessage() for record in caplog.records if "Request" in record.getMessage()] == []
    return storm.met


def test_five_hundred_made_up_requests_are_all_answered(quick: Calls, caplog: pytest.LogCaptureFixture) -> None:
    met = _storm(quick, 20_261_123, 500, caplog)

    assert met[200] + met[201] > 60
    assert met[400] > 60


@pytest.mark.nightly
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(10))
def test_five_thousand_made_up_requests_are_all_answered(
    quick: Calls, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    _storm(quick, seed, 500, caplog)
