"""The governor: nobody asks faster than the owner allows or the provider bears, whichever job it is."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack

import pytest

from engine.foundation.language_models import ModelChoice, ModelLimits, ProviderKind
from engine.machines.models.asking import Question, Reply
from engine.machines.models.governor import AT_ONCE, Governor, Governors
from engine.machines.models.pace import LEAST_S, Manner


class Clock:
    """A clock that is moved by hand, or by whoever waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def tick(self) -> None:
        """Whoever waits a quarter of a second waits ten."""
        self.now += 10


@pytest.fixture
def clock() -> Clock:
    return Clock()


def paid(**limits: int) -> ModelChoice:
    """A provider far away."""
    return ModelChoice(ProviderKind.OPENAI, "https://models.example.com/v1", "big", ModelLimits(**limits))


def asks(governor: Governor, choice: ModelChoice, clock: Clock, tokens: int = 10, patience: float = 600) -> float:
    """One question after the other; how long it waited."""
    with governor.turn(choice, tokens, clock.tick, patience) as turn:
        governor.spent(turn, tokens)
    return turn.waited_s


def test_so_many_requests_a_minute_and_no_more(clock: Clock) -> None:
    governor, choice = Governor(clock), paid(requests_per_minute=2)
    assert [asks(governor, choice, clock) for _ in range(2)] == [0, 0]
    assert asks(governor, choice, clock) >= 60


def test_tokens_count_as_they_were_spent_and_not_as_they_were_guessed(clock: Clock) -> None:
    governor, choice = Governor(clock), paid(requests_per_minute=0, tokens_per_minute=100)
    with governor.turn(choice, 90, clock.tick, 600) as turn:
        governor.spent(turn, 10)
    assert asks(governor, choice, clock, 80) == 0
    assert asks(governor, choice, clock, 80) >= 60


def test_each_turn_settles_its_own_tokens(clock: Clock) -> None:
    governor, choice = Governor(clock), paid(requests_per_minute=0, tokens_per_minute=100)
    with governor.turn(choice, 40, clock.tick, 600) as first, governor.turn(choice, 50, clock.tick, 600) as second:
        governor.spent(first, 1)
        governor.spent(second, 99)
    assert (first.tokens, second.tokens) == (1, 99)
    assert asks(governor, choice, clock, 10) >= 60


def test_a_question_larger_than_a_minute_is_let_through_alone(clock: Clock) -> None:
    assert asks(Governor(clock), paid(tokens_per_minute=10), clock, 5000) == 0


def test_a_retry_after_holds_everybody_and_is_never_shortened(clock: Clock) -> None:
    governor = Governor(clock)
    governor.hold(100)
    governor.hold(5)
    assert asks(governor, paid(), clock) >= 100


def test_whoever_loses_patience_is_told_what_it_waited_for(clock: Clock) -> None:
    governor = Governor(clock)
    governor.hold(1000)
    with pytest.raises(TimeoutError, match="asked everybody to wait"):
        asks(governor, paid(), clock, patience=30)
    full = Governor(clock)
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(full.turn(paid(), 1, clock.tick, 30))
        with pytest.raises(TimeoutError, match="other work"):
            asks(full, paid(), clock, patience=30)
    assert asks(full, paid(), clock) == 0


def test_a_turn_is_given_back_also_when_the_question_fails(clock: Clock) -> None:
    governor, local = Governor(clock), ModelChoice(ProviderKind.OPENAI, "http://127.0.0.1:1/v1", "tiny")
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), governor.turn(local, 1, clock.tick, 5):
            raise ZeroDivisionError
    assert asks(governor, local, clock) == 0


def test_a_server_of_ones_own_answers_one_question_at_a_time() -> None:
    governor, local = Governor(), ModelChoice(ProviderKind.OPENAI, "http://127.0.0.1:1/v1", "tiny")
    at_once, most = 0, []

    def ask() -> None:
        nonlocal at_once
        with governor.turn(local, 1, lambda: None, 60):
            at_once += 1
            most.append(at_once)
            time.sleep(0.02)
            at_once -= 1

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert most == [1, 1, 1, 1]


def test_jobs_of_one_provider_share_its_governor_and_others_do_not() -> None:
    every = Governors()
    assert every.of(paid()) is every.of(paid(requests_per_minute=5))
    assert every.of(paid()) is not every.of(ModelChoice(ProviderKind.ANTHROPIC, name="x"))


def test_time_is_given_by_how_fast_the_model_was() -> None:
    manner, question = Manner(), Question("s", "u", {}, 1000)
    assert manner.time_for(question, 600) == 600
    manner.heard(question, Reply("", False, 0, 100, 1.0))
    quick = manner.time_for(question, 600)
    assert LEAST_S <= quick < 60
    for _ in range(20):
        manner.heard(question, Reply("", False, 0, 100, 20.0))
    assert manner.time_for(question, 600) > 5 * quick
    assert manner.time_for(question, 10) == 10
