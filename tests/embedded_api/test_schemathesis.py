"""A schema-driven tester walks through the API by its own description: from what one answer made to the next request."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any
from zlib import crc32

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as hypothesis_seed
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
STEPS = 10
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


def _walked(house: House, key: str, known: dict[str, str], walks: int, seed: int = 0) -> Counter[tuple[str, int]]:
    """Walks of some steps each; the first fault found ends them."""
    met: Counter[tuple[str, int]] = Counter()
    origin = house.server.origin
    described = schemathesis.openapi.from_dict(_whole(httpx.get(f"{origin}/api/v1/openapi.json").json(), origin))
    described.config.update(base_url=origin)

    @hypothesis_seed(seed)
    class Walk(described.as_state_machine()):  # type: ignore[misc]
        def before_call(self, case: Any) -> None:
            for name, value in case.path_parameters.items():
                if name in known and crc32(str(value).encode()) % 2:
                    case.path_parameters[name] = known[name]

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"headers": {"Authorization": f"Bearer {key}"}, "timeout": 30}

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            met[case.operation.label, response.status_code] += 1
            case.validate_response(response, checks=CHECKS)

    Walk.run(
        settings=settings(
            max_examples=walks, stateful_step_count=STEPS, deadline=None, database=None, phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
    )  # fmt: skip
    return met


def _faultless(met: Counter[tuple[str, int]], caplog: pytest.LogCaptureFixture) -> None:
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert sum(count for (_, status), count in met.items() if status < 300) > met.total() / 5


def test_five_hundred_steps_from_answer_to_request_find_no_fault(
    house: House, own_life: StudioSettings, key: str, known: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    met = _walked(house, key, known, 55)

    assert met.total() >= 500
    _faultless(met, caplog)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 6))
def test_five_thousand_steps_from_answer_to_request_find_no_fault(
    house: House, own_life: StudioSettings, key: str, known: dict[str, str], caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    met = _walked(house, key, known, 110, seed)

    assert met.total() >= 1000
    _faultless(met, caplog)
