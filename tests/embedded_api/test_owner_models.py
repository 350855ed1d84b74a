"""The owner channel of models: chosen, keyed, tested and listed by whoever holds the home's secret; a key goes in and never out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from embedded_api.owner import header_of
from engine.foundation.paths import StudioPaths
from engine.machines.models.desk import StudioModelDesk
from tests.embedded_api.house import housed
from tests.fakes.machines import fake_machines
from tests.fakes.model_server import ModelServer, fails, says
from tests.fakes.no_keyring import no_keyring

__all__ = ["no_keyring"]
pytestmark = pytest.mark.usefixtures("no_keyring")
SECRET = "sk-abcdefghijklmnopqrstuvwxyz"
WELL = {"word": "stage", "number": 7, "sentence": "The sea was grey and wide that morning."}
MODEL = "/owner/v1/model"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server that passes the test."""
    server = ModelServer(lambda body: says(WELL))
    yield server
    server.close()


@pytest.fixture
def owner(home: Path) -> Iterator[httpx.Client]:
    """The owner of a studio with a real desk."""
    machines = replace(fake_machines(), models=StudioModelDesk(StudioPaths(home).make()))
    with housed(home, machines=machines) as house, httpx.Client(base_url=house.server.origin, timeout=60) as client:
        client.headers["Authorization"] = header_of(house.studio.paths)
        yield client


def test_a_model_is_chosen_keyed_tested_and_left(owner: httpx.Client, server: ModelServer) -> None:
    said = owner.put(MODEL, json={"model": {"kind": "openai-compatible", "address": server.address, "name": "tiny"}})
    assert said.status_code == 200, said.text
    assert (said.json()["model"]["name"], said.json()["hasKey"]) == ("tiny", False)
    assert owner.put(f"{MODEL}/key", json={"key": SECRET}).json()["hasKey"]
    tested = owner.post(f"{MODEL}/test").json()
    assert (tested["isWell"], tested["answeredBy"]) == (True, "tiny")
    assert server.seen[-1]["authorization"] == f"Bearer {SECRET}"
    server.answer = lambda body: fails(401, f"wrong: {SECRET}")
    broken = owner.post(f"{MODEL}/test")
    assert (broken.status_code, broken.json()["isWell"]) == (200, False)
    assert owner.get(f"{MODEL}/offered").json() == {"models": ["tiny"]}
    assert SECRET not in "".join(owner.get(path).text for path in (MODEL, "/owner/v1/settings")) + broken.text
    assert [owner.delete(f"{MODEL}/key").json()["hasKey"] for _ in range(2)] == [False, False]
    assert owner.put(MODEL, json={"model": {}}).json()["model"]["kind"] == "none"


def test_a_model_chosen_in_the_settings_needs_no_restart(owner: httpx.Client) -> None:
    answer = owner.patch("/owner/v1/settings", json={"model.kind": "anthropic", "model.name": "claude"}).json()
    assert answer["restartNeeded"] is False
    assert owner.get(MODEL).json()["model"]["kind"] == "anthropic"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "", {"model": {"kind": "telepathy"}}),
        ("PUT", "", {"model": {"unknown": 1}}),
        ("PUT", "", {"model": {"kind": "openai-compatible", "address": "nowhere"}}),
        ("PUT", "", {}),
        ("PUT", "/key", {"key": " "}),
        ("PUT", "/key", {"key": 5}),
    ],
)
def test_what_cannot_be_is_refused_in_the_usual_form(
    owner: httpx.Client, method: str, path: str, body: dict[str, object]
) -> None:
    answer = owner.request(method, f"{MODEL}{path}", json=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["code"] == "validation_failed"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("PUT", "/key"),
        ("DELETE", "/key"),
        ("POST", "/test"),
        ("GET", "/offered"),
        ("GET", "/nearby"),
    ],
)
def test_nobody_without_the_homes_secret_gets_in(owner: httpx.Client, method: str, path: str) -> None:
    answer = owner.request(method, f"{MODEL}{path}", json={}, headers={"Authorization": "Bearer sh_x_y"})
    assert answer.status_code == 401
