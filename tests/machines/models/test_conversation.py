"""Conversations: an answer that fits comes out of servers that speak badly, or a sentence that says why not and what it cost."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.model_errors import ModelBusy, ModelError, ModelSlow, ModelUnreachable, ModelUnusable
from engine.machines.models.asking import Form, Question
from engine.machines.models.conversation import Conversation, Unfit
from engine.machines.models.governor import Governor
from engine.machines.models.pace import Manner
from tests.fakes.model_server import ModelServer, Move, fails, says
from tests.machines.models.conftest import Talk

SHAPE: dict[str, Any] = {
    "type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False,
}  # fmt: skip
QUESTION = Question("You count.", "Give the number one.", SHAPE, 100)
ONE = says({"n": 1})
SECRET = "sk-abcdefghijklmnopqrstuvwxyz"


def number(answer: dict[str, Any], whole: bool) -> int:
    """The number, if it is one and all of it arrived."""
    if not whole or not isinstance(answer.get("n"), int):
        raise Unfit("n must be a whole number")
    return int(answer["n"])


def asked(conversation: Conversation) -> int:
    """The number, asked for."""
    return conversation.ask(QUESTION, "n", number)


@pytest.mark.parametrize(
    "move",
    [
        says({"n": 1}),
        Move('<think>n could be {"n": 2}, no.</think>\n{"n": 1}'),
        Move('thinking aloud {"n": 3}</think>{"n": 1}'),
        Move('```json\n{"n": 1}\n```'),
        Move('Sure! Here you are:\n\n{"n": 1}\n\nAnything else?'),
        Move('{"n": 1,}'),
        Move("{“n”: 1}"),
        Move('{"answer": {"n": 1}}'),
        Move('[{"n": 1}]'),
    ],
    ids=["plain", "thoughts", "unopened thoughts", "fence", "chatter", "comma", "curly quotes", "wrapped", "list"],
)
def test_an_answer_is_found_in_whatever_stands_around_it(server: ModelServer, talk: Talk, move: Move) -> None:
    server.script = [move]
    assert asked(talk()) == 1
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "move",
    [
        Move("I would rather not."), Move(""), Move(None), says({"m": 1}), says({"n": "one"}), Move("<think>and so on"),
        Move('{"n": 1', finish="length"), Move(body=b"<html>busy</html>"), Move(body=b'{"choices": []}'), Move(parts=True, text='{"n": 1}'),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_is_asked_for_again(server: ModelServer, talk: Talk, move: Move) -> None:
    server.script = [move, ONE]
    assert asked(talk()) == 1


def test_the_model_is_told_what_was_wrong_and_never_asked_more_than_three_times(
    server: ModelServer, talk: Talk
) -> None:
    server.answer = lambda body: says({"n": "one"})
    with pytest.raises(ModelUnusable, match=r"n must be a whole number.*Nothing was charged"):
        asked(talk())
    assert len(server.asked) == 3
    assert "n must be a whole number" in json.dumps(server.asked[1]["messages"])
    assert "n must be a whole number" not in json.dumps(server.asked[0]["messages"])


def test_an_answer_cut_short_is_given_more_room(server: ModelServer, talk: Talk) -> None:
    server.script = [Move("<think>hm", finish="length"), ONE]
    assert asked(talk()) == 1
    assert [body["max_tokens"] for body in server.asked] == [100, 200]


def test_tokens_that_always_run_out_are_named_as_such(server: ModelServer, talk: Talk) -> None:
    server.answer = lambda body: Move("<think>hm", finish="length")
    with pytest.raises(ModelUnusable, match="output budget"):
        asked(talk())


@pytest.mark.parametrize("status", [400, 422, 500, 501])
@pytest.mark.parametrize("known", [("json_object",), ()])
def test_a_server_without_schemas_is_asked_more_simply_from_then_on(
    server: ModelServer, talk: Talk, known: tuple[str, ...], status: int
) -> None:
    server.refuses_with = status
    server.forms, server.answer, manner = known, lambda body: ONE, Manner()
    assert asked(talk(manner=manner)) == 1
    first = len(server.asked)
    assert manner.form is (Form.OBJECT if known else Form.WORDS)
    assert asked(talk(manner=manner, shelf=None)) == 1
    assert len(server.asked) == first + 1
    assert '\\"n\\"' in json.dumps(server.asked[-1]["messages"])


def test_a_schema_is_sent_where_it_is_understood(server: ModelServer, talk: Talk) -> None:
    server.script = [ONE]
    asked(talk())
    assert server.asked[0]["response_format"]["json_schema"]["schema"]["required"] == ["n"]


def test_a_rate_limit_is_waited_for_as_long_as_it_says_by_everybody(
    server: ModelServer, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, hold = threading.Event(), Governor.hold
    monkeypatch.setattr(Governor, "hold", lambda governor, seconds: (hold(governor, seconds), told.set()))
    server.script, server.answer = [fails(429, "slow down", Retry_After="1")], lambda body: ONE
    governor, began, done = Governor(), time.monotonic(), []

    def ask() -> None:
        asked(talk(governor=governor, shelf=None))
        done.append(time.monotonic() - began)

    first = threading.Thread(target=ask)
    first.start()
    assert told.wait(60)
    second = threading.Thread(target=ask)
    second.start()
    first.join(60), second.join(60)
    assert len(done) == 2
    assert min(done) >= 0.95


def test_a_wait_longer_than_the_owner_allows_is_told_instead(server: ModelServer, talk: Talk) -> None:
    server.script = [fails(429, "slow down", Retry_After="3600")]
    with pytest.raises(ModelBusy, match=r"rate limit.*slow down") as caught:
        asked(talk())
    assert "3600 seconds" in caught.value.hint
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "move",
    [
        fails(500, "oops"),
        fails(503, "loading"),
        fails(529, "overloaded"),
        Move(ONE.text, cut_after=20),
        Move(ONE.text, cut_after=0),
    ],
)
def test_what_passes_is_tried_again(server: ModelServer, talk: Talk, move: Move) -> None:
    server.script = [move, ONE]
    assert asked(talk()) == 1


def test_a_server_that_stays_broken_is_given_up_with_its_own_words(server: ModelServer, talk: Talk) -> None:
    server.answer = lambda body: fails(500, "CUDA out of memory")
    with pytest.raises(ModelBusy, match="status 500: CUDA out of memory"):
        asked(talk())
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("move", "kind", "words"),
    [
        (fails(401, "bad key"), ModelUnreachable, "does not accept the key"),
        (fails(403, "not you"), ModelUnreachable, "does not accept the key"),
        (fails(404, "model 'tiny' not found"), ModelUnreachable, "does not know the model tiny"),
        (fails(402, "pay first"), ModelBusy, "account is empty"),
        (fails(400, "no such parameter"), ModelUnreachable, "refused the question"),
        (Move(status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"}, body=b""), ModelError, "tiny"),
    ],
)
def test_what_does_not_pass_is_told_at_once(
    server: ModelServer, talk: Talk, move: Move, kind: type[Exception], words: str
) -> None:
    server.answer = lambda body: move
    with pytest.raises(kind, match=words):
        asked(talk(shelf=None))
    assert len(server.asked) <= 4


def test_nobody_at_the_address_is_said_so(server: ModelServer, talk: Talk, choice: ModelChoice) -> None:
    server.close()
    with pytest.raises(ModelUnreachable, match=f"127.0.0.1:{server.port}.*cannot be reached") as caught:
        asked(talk())
    assert "Start the server" in caught.value.hint


@pytest.mark.alone
def test_an_answer_that_takes_too_long_is_given_up(server: ModelServer, talk: Talk, choice: ModelChoice) -> None:
    server.answer = lambda body: Move(ONE.text, wait_s=30)
    impatient = replace(choice, limits=ModelLimits(timeout_s=1))
    began = time.monotonic()
    with pytest.raises(ModelSlow, match="timed out"):
        asked(talk(impatient))
    assert time.monotonic() - began < 5


@pytest.mark.alone
def test_whoever_waits_can_give_up_at_once(server: ModelServer, talk: Talk) -> None:
    server.answer = lambda body: Move(ONE.text, wait_s=30)
    began = time.monotonic()

    def tick() -> None:
        if time.monotonic() - began > 0.6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asked(talk(tick=tick))
    assert time.monotonic() - began < 5


def test_a_usable_answer_is_never_paid_for_twice(server: ModelServer, talk: Talk) -> None:
    server.answer = lambda body: ONE
    first, second = talk(), talk()
    assert asked(first) == asked(second) == 1
    assert (len(server.asked), second.account.found, second.account.answers) == (1, 1, 0)


def test_an_answer_that_was_of_no_use_is_not_kept(server: ModelServer, talk: Talk) -> None:
    server.answer = lambda body: says({"n": "one"})
    with pytest.raises(ModelUnusable):
        asked(talk())
    server.answer = lambda body: ONE
    assert asked(talk()) == 1


def test_a_question_larger_than_the_window_is_not_sent(server: ModelServer, talk: Talk, choice: ModelChoice) -> None:
    small = replace(choice, limits=ModelLimits(context_window=300, timeout_s=5))
    with pytest.raises(ModelUnusable, match="cannot hold the question"):
        talk(small).ask(replace(QUESTION, user="word " * 400), "n", number)
    assert server.asked == []


def test_the_key_is_sent_and_never_told(server: ModelServer, talk: Talk) -> None:
    server.key = "another"
    server.answer = lambda body: fails(401, f"Incorrect API key provided: {SECRET}")
    with pytest.raises(ModelUnreachable) as caught:
        asked(talk(key=SECRET))
    assert server.seen[0]["authorization"] == f"Bearer {SECRET}"
    assert SECRET not in caught.value.sentence()


@pytest.mark.parametrize("kind", [ProviderKind.ANTHROPIC, ProviderKind.GEMINI])
def test_every_provider_is_spoken_to_in_its_own_way(
    server: ModelServer, talk: Talk, choice: ModelChoice, kind: ProviderKind
) -> None:
    names = {ProviderKind.ANTHROPIC: "claude-opus-5", ProviderKind.GEMINI: "gemini-3-pro"}
    other = replace(choice, kind=kind, address=f"http://127.0.0.1:{server.port}", name=names[kind])
    server.script = [fails(429, "later", Retry_After="0"), says({"m": 2}), ONE]
    conversation = talk(other, key=SECRET)
    assert asked(conversation) == 1
    assert SECRET in str(server.seen[-1].values())
    assert conversation.account.tokens_out == 14


def test_what_a_paid_provider_may_have_charged_is_said(
    server: ModelServer, talk: Talk, choice: ModelChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelChoice, "is_local", property(lambda self: False))
    paid = replace(choice, limits=ModelLimits(timeout_s=1, price_in=3.0, price_out=15.0))
    server.script = [ONE, Move(ONE.text, wait_s=30)]
    conversation = talk(paid, shelf=None)
    asked(conversation)
    with pytest.raises(ModelSlow, match=r"may have charged for this call.*1 earlier answer \(14 tokens, about 0\.0001"):
        asked(conversation)
