"""The command line of models: chosen, tested, keyed and found without a window; what is said is never a key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from engine.commands.models import models
from tests.fakes.model_server import ModelServer, fails, says
from tests.fakes.no_keyring import no_keyring

__all__ = ["no_keyring"]
pytestmark = pytest.mark.usefixtures("no_keyring", "home")
SECRET = "sk-abcdefghijklmnopqrstuvwxyz"
WELL = {"word": "stage", "number": 7, "sentence": "The sea was grey and wide that morning."}
Run = Callable[..., Any]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server that passes the test."""
    server = ModelServer(lambda body: says(WELL))
    yield server
    server.close()


@pytest.fixture
def run(home: Path) -> Run:
    """Run a command; its status and its words."""

    def act(*arguments: str, given: str | None = None) -> tuple[int, str]:
        result = CliRunner().invoke(models, list(arguments), input=given, catch_exceptions=False)
        assert SECRET not in result.output
        return result.exit_code, result.output

    return act


def use(run: Run, server: ModelServer, *more: str) -> dict[str, Any]:
    """Choose that server."""
    status, told = run("use", "openai-compatible", "--address", server.address, "--model", "tiny", "--json", *more)
    assert status == 0, told
    return dict(json.loads(told))


def test_a_model_is_chosen_shown_and_left(run: Run, server: ModelServer) -> None:
    said = use(run, server, "--timeout-s", "90", "--no-takeover", "--digests", "--price-in", "0.5")
    assert said["model"] | {"timeoutS": 90, "fallback": False, "digests": True, "priceIn": 0.5} == said["model"]
    assert json.loads(run("show", "--json")[1]) == said
    again = json.loads(run("use", "openai-compatible", "--takeover", "--json")[1])["model"]
    assert (again["name"], again["address"], again["fallback"], again["timeoutS"]) == ("tiny", server.address, True, 90)
    assert 'kind = "none"' in run("use", "none")[1]


def test_a_test_answers_in_words_and_by_its_status(run: Run, server: ModelServer) -> None:
    use(run, server)
    status, told = run("test")
    assert status == 0, told
    assert "tiny answered" in told
    server.answer = lambda body: fails(401, "no")
    status, told = run("test", "--json")
    assert status == 1
    found = json.loads(told[told.index("{") :])
    assert not found["isWell"]
    assert "does not accept the key" in found["checks"][0]["sentence"]


def test_a_key_is_asked_for_sent_and_taken_away_and_never_said(run: Run, server: ModelServer, home: Path) -> None:
    use(run, server)
    assert run("key", "set", "--stdin", given=f"{SECRET}\n")[0] == 0
    assert json.loads(run("show", "--json")[1])["hasKey"]
    run("test")
    assert server.seen[-1]["authorization"] == f"Bearer {SECRET}"
    assert SECRET.encode() not in b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert run("key", "remove")[0] == 0
    assert not json.loads(run("show", "--json")[1])["hasKey"]


def test_what_cannot_be_is_wrong_usage(run: Run, server: ModelServer) -> None:
    assert run("key", "set", "--stdin", given=f"{SECRET}\n")[0] == 2
    use(run, server)
    assert run("key", "set", "--stdin", given="\n")[0] == 2
    assert run("use", "openai-compatible", "--address", "nowhere")[0] == 2
    assert run("use", "telepathy")[0] == 2
    assert run("use", "openai-compatible", "--timeout-s", "1")[0] == 2


def test_models_and_neighbours_are_listed(run: Run, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("list")[0] == 1
    use(run, server)
    server.models = ("tiny", "tall")
    assert run("list") == (0, "tiny\ntall\n")
    monkeypatch.setattr(
        "engine.machines.models.nearby.look_around.__defaults__", ((("Ollama", server.port),), frozenset())
    )
    assert json.loads(run("nearby", "--json")[1])["servers"][0]["models"] == ["tiny", "tall"]
    assert "tiny, tall" in run("nearby")[1]
