"""A server that holds less than the settings say and drops what does not fit is noticed by its own count, and asked less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.foundation.model_errors import ModelUnusable
from engine.foundation.paths import StudioPaths
from engine.machines.models.asking import CallFailed, Question, Reply, Trouble
from engine.machines.models.conversation import Conversation
from engine.machines.models.desk import StudioModelDesk
from engine.machines.models.pace import Manner
from engine.machines.models.reading import filled_by, held_by, shortened_to
from engine.machines.planners.extractive.planner import ExtractivePlanner
from engine.machines.planners.model.planner import ModelPlanner
from engine.machines.writers.extractive.writer import ExtractiveWriter
from engine.machines.writers.model.writer import ModelWriter
from engine.table_read.tasks import unsound
from tests.documents import NAMES, document
from tests.engine.planning.builders import a_plan
from tests.engine.table_read.rehearsal import brief_of
from tests.fakes.model_server import ModelServer, fails, says, tokens_of
from tests.fakes.writing_models import able
from tests.machines.models.conftest import Talk
from tests.machines.models.test_conversation import ONE, QUESTION, number
from tests.machines.planners.test_model_planner import backwards

Desk = Callable[[int], StudioModelDesk]
LONG = replace(QUESTION, user="The mill at the quay stopped turning. " * 500)


@pytest.fixture
def desk(server: ModelServer, tmp_path: Path) -> Desk:
    """Desks that have the server chosen, with the window the settings say."""

    def make(window: int) -> StudioModelDesk:
        desk = StudioModelDesk(StudioPaths(tmp_path / "home").make())
        limits = ModelLimits(requests_per_minute=1000, timeout_s=20, context_window=window)
        desk.choose(ModelChoice(ProviderKind.OPENAI, server.address, "tiny", limits))
        return desk

    return make


def asked(conversation: Conversation, question: Question) -> int:
    """What a conversation makes of this question."""
    return conversation.ask(question, "n", number)


def reply(read: int) -> Reply:
    """A reply of a server that says it read so much."""
    return Reply("{}", False, read, 7, 1.0, "tiny", read)


def test_half_a_question_read_is_no_answer(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer = 2048, lambda body: ONE
    conversation = talk()
    with pytest.raises(
        ModelUnusable, match=r"did not read the whole question \(it read 2,048 of about 4,\d\d\d tokens\)"
    ) as caught:
        asked(conversation, LONG)
    assert "Nothing was charged" in str(caught.value)
    assert "model.contextWindow" in caught.value.hint
    assert conversation.window == 2048
    assert asked(conversation, QUESTION) == 1


def test_what_was_answered_to_half_a_question_is_not_kept(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer = 2048, lambda body: ONE
    with pytest.raises(ModelUnusable):
        asked(talk(), LONG)
    server.window = None
    asked(talk(), LONG)
    assert len(server.asked) == 2


def test_the_next_conversation_knows_the_window_and_sends_nothing_larger(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer, manner = 2048, lambda body: ONE, Manner()
    with pytest.raises(ModelUnusable):
        asked(talk(manner=manner), LONG)
    with pytest.raises(ModelUnusable, match="cannot hold the question"):
        asked(talk(manner=manner), LONG)
    assert len(server.asked) == 1


def test_work_is_begun_again_in_smaller_parts(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer = 2048, lambda body: ONE
    windows: list[int] = []

    def work(window: int) -> int:
        windows.append(window)
        return asked(conversation, replace(LONG, user=LONG.user[: window * 2]))

    conversation = talk()
    assert conversation.fitting(work) == 1
    assert windows == [8192, 2048]
    assert tokens_of(server.asked[-1]) < 2048


def test_a_server_that_says_what_it_holds_is_asked_less_as_well(server: ModelServer, talk: Talk) -> None:
    def narrow(body: dict[str, Any]) -> Any:
        most = 3000
        return (
            ONE
            if tokens_of(body) < most
            else fails(400, f"the request exceeds the available context size ({most} tokens)")
        )

    server.answer = narrow
    conversation = talk()
    assert conversation.fitting(lambda window: asked(conversation, replace(LONG, user=LONG.user[: window * 2]))) == 1
    assert conversation.window == 3000


def test_whoever_always_says_too_much_is_given_up(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer = 2048, lambda body: ONE
    conversation = talk()
    with pytest.raises(ModelUnusable):
        conversation.fitting(lambda window: asked(conversation, LONG))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("letters", "read", "usual", "held"),
    [
        (20_000, 4096, None, 4096),
        (20_000, 4095, None, 4095),
        (20_000, 5000, None, None),
        (20_000, 2900, None, 2900),
        (20_000, 3600, 4.0, 3600),
        (20_000, 4900, 4.0, None),
        (12_000, 4096, None, None),
        (20_000, 0, 4.0, None),
        (900, 11, 4.0, None),
    ],
)
def test_a_short_count_is_told_from_a_frugal_one(
    letters: int, read: int, usual: float | None, held: int | None
) -> None:
    question = Question("", "x" * letters, {"type": "object"})
    assert shortened_to(question, reply(read), usual) == held


def test_a_server_that_does_not_count_is_believed(server: ModelServer, talk: Talk) -> None:
    server.window, server.answer = 0, lambda body: ONE
    assert asked(talk(), LONG) == 1


def test_a_refusal_without_a_number_is_taken_for_something_smaller() -> None:
    question = Question("", "x" * 9000, {"type": "object"}, most_tokens=1000)
    assert held_by(CallFailed(Trouble.WINDOW, "too long", status=400), question) < question.size + 1000
    assert held_by(CallFailed(Trouble.WINDOW, "maximum context length is 2,048 tokens", status=400), question) == 2048


def test_a_provider_of_another_kind_counts_in_its_own_way(server: ModelServer, talk: Talk, choice: ModelChoice) -> None:
    server.answer = lambda body: says({"n": 1})
    other = replace(
        choice, kind=ProviderKind.ANTHROPIC, address=f"http://127.0.0.1:{server.port}", limits=ModelLimits(timeout_s=20)
    )
    assert asked(talk(other, key="k" * 20), LONG) == 1


def test_a_plan_is_made_of_less_and_says_so(server: ModelServer, desk: Desk) -> None:
    sources = [document(name) for name in NAMES[:4]]
    server.window, server.answer = 4096, lambda body: says(backwards(body))
    plan = a_plan(*sources, creative_brief={"pageTarget": 12})
    drafted = ModelPlanner(desk(16_384), ExtractivePlanner()).draft(plan, tuple(sources))

    assert [tokens_of(body) > server.window for body in server.asked] == [True, *[False] * (len(server.asked) - 1)]
    assert drafted.envelope.written_by
    assert any("its window of 4,096 tokens holds no more" in warning for warning in drafted.warnings)


def test_a_script_has_no_line_of_a_question_half_read(server: ModelServer, desk: Desk) -> None:
    brief = brief_of(document("clock_history.md"), pages=8)
    server.window, server.answer = 1024, able
    play = ModelWriter(desk(8192), ExtractiveWriter()).write(brief, lambda *_: None)
    given_up = [remark.message for remark in play.remarks if remark.code == "model_fallback"]

    assert [tokens_of(body) > server.window for body in server.asked].count(True) == 1
    assert any("did not read the whole question (it read 1,024 of about" in message for message in given_up)
    assert unsound(play, brief) == ()


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("request (5065 tokens) exceeds the available context size (4096 tokens), try increasing it", 4096),
        ("This model's maximum context length is 4096 tokens. However, you requested 5200 tokens", 4096),
        ("prompt is too long: 5065 tokens > 4096 maximum", 4096),
    ],
)
def test_what_a_server_holds_is_not_taken_for_what_it_was_sent(said: str, held: int) -> None:
    assert held_by(CallFailed(Trouble.WINDOW, said), LONG) == held


def test_an_answer_that_ends_where_the_window_ends_shows_the_window() -> None:
    wide = replace(LONG, most_tokens=4000)
    cut = Reply("{", True, 3100, 996, 1.0, "tiny", 3100)
    assert filled_by(wide, cut) == 4096
    assert filled_by(wide, replace(cut, was_cut=False)) is None
    assert filled_by(replace(wide, most_tokens=996), cut) is None
    assert filled_by(wide, replace(cut, tokens_out=500)) is None


def test_a_test_tells_the_window_a_model_was_loaded_with_and_keeps_to_it(server: ModelServer, desk: Desk) -> None:
    server.answer, server.window = lambda body: says({"word": "tide", "number": 7, "sentence": "It turns."}), 4096
    chosen = desk(8192)
    assert not any(check.about == "window" for check in chosen.try_out(chosen.choice()).checks)
    server.tells_window = True
    told = next(check for check in chosen.try_out(chosen.choice()).checks if check.about == "window")
    assert "window of 4,096 tokens, less than the 8,192" in told.sentence
    assert "OLLAMA_CONTEXT_LENGTH=8192" in told.sentence
    server.window = 16_384
    told = next(check for check in chosen.try_out(chosen.choice()).checks if check.about == "window")
    assert "settings use 8,192" in told.sentence
