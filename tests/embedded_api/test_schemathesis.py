"""A schema-driven tester walks through the API by its own description: from what one answer made to the next request."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import suppress
from typing import Any
from zlib import crc32

import httpx
import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from engine import StudioSettings
from tests.embedded_api.calling import Calls
from tests.embedded_api.house import House

ENDLESS = {"stream", "events", "jobEvents", "studioEvents"}
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
ONE_WALK = settings(
    max_examples=25, stateful_step_count=10, deadline=None, database=None, phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
ORDER = {"operationId": "createJob", "requestBody": {"storyPlanId": "$response.body#/plan/id"}}
PLAY = {"operationId": "startLive", "requestBody": {"token": "$response.body#/artifact/manifest/shareToken"}}
LINKS = {"getPlan": ORDER, "approvePlan": ORDER, "resumePlan": ORDER, "getArtifact": PLAY}


@pytest.fixture
def own_life() -> StudioSettings:
    """Nobody has to wait or to pay here."""
    free = dict.fromkeys(("rate_limit_per_key", "rate_limit_per_address", "rate_limit_per_share_token"), 10**6)
    return StudioSettings(credits_monthly_allocation=10**6, **free)


@pytest.fixture
def known(quick: Calls) -> dict[str, str]:
    """A whole story by the names its parts have in paths."""
    artifact = quick.artifact()
    ids = {"project_id": "projectId", "plan_id": "storyPlanId", "job_id": "jobId", "artifact_id": "id"}
    voice = quick.api.get("/api/v1/voices").json()["voices"][0]["id"]
    token = artifact["manifest"]["shareToken"]
    return {name: artifact[field] for name, field in ids.items()} | {"voice_id": voice, "token": token}


def _whole(document: dict[str, Any], origin: str) -> dict[str, Any]:
    """Every path below the origin itself, none that never ends, and where an id leads that no path names."""
    paths = {
        path if "servers" in item else f"/api/v1{path}": {
            method: one for method, one in item.items() if method != "servers" and one["operationId"] not in ENDLESS
        }
        for path, item in document["paths"].items()
    }
    for one in (one for item in paths.values() for one in item.values()):
        if one["operationId"] in LINKS:
            one["responses"]["200"]["links"] = {"next": LINKS[one["operationId"]]}
    return {**document, "servers": [{"url": origin}], "paths": {path: item for path, item in paths.items() if item}}


class Walker:
    """Takes steps until there are enough; faults are kept, so that a walk that cannot be taken twice hides none."""

    def __init__(self, house: House, key: str, known: dict[str, str]) -> None:
        self.met: Counter[tuple[str, int]] = Counter()
        self.faults: list[str] = []
        self._key, self._known, origin = key, known, house.server.origin
        self._described = schemathesis.openapi.from_dict(
            _whole(httpx.get(f"{origin}/api/v1/openapi.json", timeout=60).json(), origin)
        )
        self._described.config.update(base_url=origin)

    def walk(self, steps: int, seed: int) -> None:
        """At least this many steps; the same seed begins the same way."""
        while self.met.total() < steps:
            seed += 1
            # The studio remembers earlier walks and answers otherwise: no fault of its, and of nobody's.
            with suppress(hypothesis.errors.Flaky):
                hypothesis.seed(seed)(self._machine()).run(settings=ONE_WALK)

    def see(self, response: Any, case: Any) -> None:
        """Count an answer and hold it against the description."""
        self.met[case.operation.label, response.status_code] += 1
        fault = self._fault(response, case)
        if fault is not None:
            self.faults.append(f"{case.as_curl_command()}\n{fault}\n{response.text[:500]}")

    def _fault(self, response: Any, case: Any) -> str | None:
        try:
            case.validate_response(response, checks=CHECKS)
        except (schemathesis.core.failures.FailureGroup, schemathesis.core.failures.Failure) as found:
            return str(found)
        return None

    def dress(self, case: Any) -> None:
        """Half of the ids in paths are ones that exist."""
        for name, value in case.path_parameters.items():
            if name in self._known and crc32(str(value).encode()) % 2:
                case.path_parameters[name] = self._known[name]

    def _machine(self) -> Any:
        walker, header = self, {"Authorization": f"Bearer {self._key}"}

        class Walk(self._described.as_state_machine()):  # type: ignore[misc]
            def before_call(self, case: Any) -> None:
                walker.dress(case)

            def get_call_kwargs(self, case: Any) -> dict[str, Any]:
                return {"headers": header, "timeout": 30}

            def validate_response(self, response: Any, case: Any, **more: Any) -> None:
                walker.see(response, case)

        return Walk


def _is_faultless(walker: Walker, caplog: pytest.LogCaptureFixture) -> None:
    assert walker.faults == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert sum(count for (_, status), count in walker.met.items() if status < 300) > walker.met.total() / 5


def test_five_hundred_steps_from_answer_to_request_find_no_fault(
    house: House, own_life: StudioSettings, key: str, known: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    walker = Walker(house, key, known)
    walker.walk(500, seed=0)

    _is_faultless(walker, caplog)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("night", range(1, 6))
def test_five_thousand_steps_from_answer_to_request_find_no_fault(
    house: House,
    own_life: StudioSettings,
    key: str,
    known: dict[str, str],
    caplog: pytest.LogCaptureFixture,
    night: int,
) -> None:
    walker = Walker(house, key, known)
    walker.walk(1000, seed=1000 * night)

    _is_faultless(walker, caplog)
