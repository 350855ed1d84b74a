"""Servers that speak badly on purpose, in the protocols of all three providers: an answer, or a sentence with provider, reason and cost."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from functools import lru_cache
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.model_errors import ModelBusy, ModelError, ModelSlow, ModelUnreachable, ModelUnusable
from engine.machines.models.asking import Question
from engine.machines.models.conversation import Conversation, Unfit
from tests.fakes.model_server import ModelServer, Move, fails, says
from tests.machines.models.conftest import Talk

SHAPE: dict[str, Any] = {
    "type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False,
}  # fmt: skip
QUESTION = Question("You count.", "Give the number one.", SHAPE, 100)
ONE = says({"n": 1})
SECRET = "sk-abcdefghijklmnopqrstuvwxyz"
NAMES = {ProviderKind.OPENAI: "tiny", ProviderKind.ANTHROPIC: "claude-opus-5", ProviderKind.GEMINI: "gemini-3-pro"}
Speak = Callable[..., Conversation]


@lru_cache(maxsize=1)
def bomb() -> bytes:
    """Little on the line, much in memory."""
    return gzip.compress(b" " * 30_000_000, 6)


@pytest.fixture(params=list(NAMES), ids=str)
def provider(request: pytest.FixtureRequest, server: ModelServer, choice: ModelChoice) -> ModelChoice:
    """Each kind of provider at that server."""
    kind: ProviderKind = request.param
    address = server.address if kind is ProviderKind.OPENAI else f"http://127.0.0.1:{server.port}"
    return replace(choice, kind=kind, address=address, name=NAMES[kind])


@pytest.fixture
def speak(provider: ModelChoice, talk: Talk) -> Speak:
    """A conversation with it."""

    def open_up(**limits: Any) -> Conversation:
        return talk(replace(provider, limits=replace(provider.limits, **limits)), key=SECRET, shelf=None)

    return open_up


def asked(conversation: Conversation) -> int:
    """The number, asked for."""

    def number(answer: dict[str, Any], whole: bool) -> int:
        if not whole or not isinstance(answer.get("n"), int):
            raise Unfit("n must be a whole number")
        return int(answer["n"])

    return conversation.ask(QUESTION, "n", number)


@pytest.mark.parametrize(
    "move",
    [
        ONE, Move('<think>n could be {"n": 2}</think>{"n": 1}'), Move('```json\n{"n": 1}\n```'), Move('Here:\n{"n": 1}\nDone.'),
    ],
    ids=["plain", "thoughts", "fence", "chatter"],
)  # fmt: skip
def test_every_provider_is_understood_through_what_it_wraps_around(
    server: ModelServer, speak: Speak, move: Move
) -> None:
    server.script = [move]
    assert asked(speak()) == 1
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "move",
    [
        says({"m": 1}), Move(""), Move('{"n": 1', finish="length"), Move(ONE.text, cut_after=30), Move(ONE.text, cut_after=0),
        fails(500, "oops"), fails(503, "loading"), fails(429, "later", Retry_After="0"), Move(body=b"<html>busy</html>"),
        Move(body=b"<html>gateway</html>", status=502, headers={"Content-Type": "text/html"}),
        Move(ONE.text, body=b"fine", headers={"Content-Type": "text/plain"}), Move(body=b"{}"), Move(body=b"[]"), Move(body=b"null"),
    ],
    ids=[
        "other shape", "empty", "ran out", "cut off", "hung up", "500", "503", "429", "page", "error page", "plain text", "nothing in it",
        "a list", "null",
    ],
)  # fmt: skip
def test_every_provider_is_asked_again_after_what_passes(server: ModelServer, speak: Speak, move: Move) -> None:
    server.script = [move, ONE]
    assert asked(speak()) == 1
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("move", "kind", "words", "asks"),
    [
        (fails(401, f"bad key {SECRET}"), ModelUnreachable, "does not accept the key", 1),
        (fails(403, "not you"), ModelUnreachable, "does not accept the key", 1),
        (fails(404, "no such model"), ModelUnreachable, "does not know the model", 1),
        (fails(500, f"oops {SECRET}"), ModelBusy, "failed several times.*status 500", 4),
        (fails(503, "full"), ModelBusy, "temporarily blocked.*too busy", 4),
        (fails(429, "slow down", Retry_After="3600"), ModelBusy, "temporarily blocked.*rate limit", 1),
        (
            Move(status=302, headers={"Location": "http://127.0.0.1:9/x"}, body=b""),
            ModelUnreachable,
            "sends its callers elsewhere",
            1,
        ),
        (Move(body=b"<html>busy</html>"), ModelUnusable, "nobody can read", 4),
        (says({"n": "one"}), ModelUnusable, "n must be a whole number", 3),
        (Move("<think>hm", finish="length"), ModelUnusable, "output budget", 3),
    ],
    ids=["401", "403", "404", "500", "503", "429", "redirect", "page", "never fits", "runs out"],
)
def test_every_failure_names_the_provider_the_reason_and_the_cost_and_asks_no_more_than_it_should(
    server: ModelServer, speak: Speak, move: Move, kind: type[ModelError], words: str, asks: int
) -> None:
    server.answer = lambda body: move
    with pytest.raises(kind, match=words) as caught:
        asked(speak())
    told = caught.value.sentence()
    assert f"127.0.0.1:{server.port}" in told
    assert "Nothing was charged: it runs on your own machine." in told
    assert SECRET not in told
    assert "schema" not in told.lower()
    assert "json" not in told.lower()
    assert len(server.asked) <= asks


@pytest.mark.alone
@pytest.mark.parametrize("move", [Move(ONE.text, wait_s=30), Move(ONE.text, drip_s=0.5)], ids=["silent", "dripping"])
def test_no_server_holds_a_job_longer_than_the_owner_allows(server: ModelServer, speak: Speak, move: Move) -> None:
    server.answer = lambda body: move
    began = time.monotonic()
    with pytest.raises(ModelSlow, match="timed out"):
        asked(speak(timeout_s=1))
    assert time.monotonic() - began < 8
    assert len(server.asked) == 1


def test_an_answer_without_an_end_is_left(server: ModelServer, speak: Speak) -> None:
    server.script = [Move('{"n": ', endless=True), ONE]
    assert asked(speak()) == 1


def test_a_small_answer_that_unpacks_into_a_flood_is_left(server: ModelServer, speak: Speak) -> None:
    server.script = [Move(body=bomb(), headers={"Content-Encoding": "gzip"}), ONE]
    assert asked(speak()) == 1
    assert server.seen[0].get("accept-encoding", server.seen[0].get("Accept-Encoding")) == "identity"


def test_a_date_to_come_again_is_kept_to(server: ModelServer, speak: Speak) -> None:
    server.script = [fails(429, "later", Retry_After=formatdate(time.time() + 2.2, usegmt=True)), ONE]
    began = time.monotonic()
    assert asked(speak()) == 1
    assert time.monotonic() - began >= 0.9


def test_a_redirect_never_takes_the_key_along(server: ModelServer, speak: Speak) -> None:
    other = ModelServer()
    try:
        server.answer = lambda body: Move(
            status=307, headers={"Location": f"{other.address}/chat/completions"}, body=b""
        )
        with pytest.raises(ModelError):
            asked(speak())
        assert other.seen == []
    finally:
        other.close()


def test_list_content_of_a_compatible_server_is_read_or_asked_for_again(server: ModelServer, talk: Talk) -> None:
    server.script = [Move(parts=True, text='{"n": 1}'), ONE]
    assert asked(talk()) == 1


@pytest.mark.parametrize(
    ("move", "patience_s", "cost"),
    [
        (fails(401, "no"), 20, "Nothing was charged for this call."),
        (Move(ONE.text, wait_s=30), 2, "The provider may have charged for this call."),
        (Move(ONE.text, cut_after=30), 20, "The provider may have charged for this call."),
    ],
    ids=["refused", "silent", "cut off"],
)
def test_what_a_paid_provider_may_have_taken_is_said(
    server: ModelServer,
    talk: Talk,
    provider: ModelChoice,
    monkeypatch: pytest.MonkeyPatch,
    move: Move,
    patience_s: int,
    cost: str,
) -> None:
    monkeypatch.setattr(ModelChoice, "is_local", property(lambda self: False))
    server.answer = lambda body: move
    with pytest.raises(ModelError) as caught:
        asked(talk(replace(provider, limits=ModelLimits(timeout_s=patience_s)), key=SECRET, shelf=None))
    assert cost in caught.value.message


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_words_that_mean_something_in_our_messages_are_not_taken_from_a_provider(
    server: ModelServer, talk: Talk, status: int
) -> None:
    told = "Request timed out, output budget, billing, time budget, is invalid: x, insufficient credits"
    server.forms, server.answer = (), lambda body: fails(status, told, Retry_After="9000")
    with pytest.raises(ModelError) as caught:
        asked(talk(shelf=None))
    for word in ("timed out", "output budget", "billing", "time budget", "is invalid:", "insufficient credits"):
        assert word not in caught.value.sentence()


def test_an_answer_that_cannot_be_kept_is_used_all_the_same(
    server: ModelServer, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = [ONE]
    conversation = talk()

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.machines.models.shelf.os.open", full)
    assert asked(conversation) == 1


def test_brackets_without_an_end_and_numbers_without_measure_are_asked_for_again(
    server: ModelServer, talk: Talk
) -> None:
    server.script = [Move("[" * 100_000), Move('{"n": ' + "9" * 5000 + "}"), ONE]
    assert asked(talk()) == 1
