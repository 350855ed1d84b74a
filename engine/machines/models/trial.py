"""Machines, models, trial: the Test that answers in words: reachable, key, model, JSON, speed; or what is wrong and what to do."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.foundation.language_models import Checked, ProviderKind, Trial
from engine.foundation.model_errors import ModelError, ModelSlow, ModelUnreachable, ModelUnusable
from engine.machines.models.asking import CallFailed, Form, Question, Trouble
from engine.machines.models.conversation import Unfit
from engine.machines.models.nearby import offered, window_of
from engine.machines.models.prompts import prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.language_models import ModelChoice
    from engine.machines.models.conversation import Conversation

TRY_S = 120
NUMBER = 7
SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {"word": {"type": "string"}, "number": {"type": "integer"}, "sentence": {"type": "string"}},
    "required": ["word", "number", "sentence"],
    "additionalProperties": False,
}
FORMS = {
    Form.SCHEMA: "It keeps to a schema the server enforces.",
    Form.OBJECT: "It has a JSON mode, but no schema; answers are checked here.",
    Form.WORDS: "It only follows words; answers are checked and repaired here.",
}
SLOW, QUICK = 4.0, 25.0


def tried(
    choice: ModelChoice, key: str | None, open_up: Callable[[ModelChoice], Conversation], tell: Callable[[str], None]
) -> Trial:
    """Look at a choice step by step; the first thing that is wrong ends it. Raises nothing."""
    if choice.kind is ProviderKind.NONE:
        return Trial((Checked("model", True, "No model is chosen: the built-in writer does everything, offline."),))
    if choice.needs_key and not key:
        return Trial((Checked("key", False, no_key(choice).sentence()),))
    tell(f"Looking for {choice.provider}")
    models = offered(choice, key)
    listed = () if models is None else models
    if not choice.name:
        return Trial((_unnamed(choice, models),), listed)
    quick = replace(choice, limits=replace(choice.limits, timeout_s=min(TRY_S, choice.limits.timeout_s)))
    conversation = open_up(quick)
    tell(f"Asking {choice.name} for a first answer")
    try:
        conversation.ask(Question(prompt("trial"), prompt("trial_ask"), SHAPE, 800, 0.0), "number", _fits)
    except ModelError as problem:
        return Trial(_failed(choice, problem, listed), listed)
    return _went_well(choice, conversation, listed)


def no_key(choice: ModelChoice) -> ModelUnreachable:
    """Said before anybody is asked."""
    who = choice.provider
    return ModelUnreachable(
        f"There is no key for {who}. Nothing was asked, and nothing was charged.",
        hint="Write one into the settings, or unlock this system's keyring.",
    )


def patience_of(choice: ModelChoice, clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """A tick that ends a test of this choice after two minutes, however it goes on."""
    ends = clock() + TRY_S

    def tick() -> None:
        if clock() > ends:
            who = choice.provider
            raise ModelSlow(
                f"{who[0].upper()}{who[1:]} did not come through the test within two minutes.",
                hint="Choose a smaller model.",
            )

    return tick


def _went_well(choice: ModelChoice, conversation: Conversation, models: tuple[str, ...]) -> Trial:
    speed = conversation.manner.tokens_per_s or 0.0
    spent = conversation.account
    repairs = spent.answers - 1
    again = (
        f" It took {repairs} more {'try' if repairs == 1 else 'tries'}: smaller models sometimes do." if repairs else ""
    )
    cost = (
        "It runs on your own machine and costs nothing."
        if choice.is_local
        else f"The test took {spent.tokens_in + spent.tokens_out} tokens."
    )
    checks = (
        Checked("reachable", True, f"{choice.provider[0].upper()}{choice.provider[1:]} answers. {cost}"),
        Checked("key", True, "The key is accepted." if not choice.is_local else "No key is needed, or the one given is accepted."),
        Checked("model", True, _who_answered(choice, conversation.answered_by)),
        Checked("JSON", True, f"It answers in the shape that is asked for. {FORMS[conversation.manner.form]}{again}"),
        Checked("speed", True, f"{speed:.0f} tokens a second. {_pace(speed)}"),
    )  # fmt: skip
    held = window_of(choice)
    if held is not None:
        conversation.manner.holds(held)
    loaded = (Checked("window", True, _held(choice, held)),) if held is not None else ()
    return Trial((*checks, *loaded), models, speed, conversation.answered_by or choice.name)


def _held(choice: ModelChoice, held: int) -> str:
    """What the window a server has loaded a model with means for the questions."""
    wanted = choice.limits.context_window
    if held >= wanted:
        return f"It was loaded with a window of {held:,} tokens, and the settings use {wanted:,} of them."
    return (
        f"It was loaded with a window of {held:,} tokens, less than the {wanted:,} of the settings; long questions are asked in parts. "
        f"Load it with a larger window for more at once (Ollama: `OLLAMA_CONTEXT_LENGTH={wanted}`)."
    )


def _who_answered(choice: ModelChoice, answered_by: str) -> str:
    other = f", and calls itself {answered_by}" if answered_by and answered_by != choice.name else ""
    return f"Asked for a word, a number and a sentence about the sea, {choice.name} answered{other}."


def _pace(speed: float) -> str:
    if speed < SLOW:
        return "That is slow: a page takes several minutes. A smaller model would be quicker."
    if speed < QUICK:
        return "A page takes about a minute."
    return "A page takes some seconds."


def _fits(answer: dict[str, Any], whole: bool) -> bool:
    if not whole or answer.get("number") != NUMBER or not isinstance(answer.get("word"), str):
        raise Unfit(f"`number` must be {NUMBER} and `word` a text")
    return True


def _unnamed(choice: ModelChoice, models: tuple[str, ...] | None) -> Checked:
    if models is None:
        sentence = f"No model is named, and {choice.provider} does not list its models. Is the server running, and is the key right?"
        return Checked("model", False, sentence)
    if not models:
        return Checked("model", False, f"{choice.provider} has no model loaded. Load one there, then test again.")
    return Checked(
        "model", False, f"Choose one of its models: {', '.join(models[:8])}{' …' if len(models) > 8 else ''}."
    )


def _failed(choice: ModelChoice, problem: ModelError, models: tuple[str, ...]) -> tuple[Checked, ...]:
    cause = problem.__cause__
    trouble = cause.trouble if isinstance(cause, CallFailed) else None
    about = (
        {Trouble.KEY: "key", Trouble.MODEL: "model", Trouble.FORM: "JSON"}.get(trouble, "reachable")
        if trouble
        else "JSON"
    )
    if isinstance(problem, ModelUnusable) and trouble is None:
        about = "JSON"
    sentence = problem.sentence()
    if trouble in (Trouble.MODEL, Trouble.FORM) and models and choice.name not in models:
        sentence = f"{sentence} It offers: {', '.join(models[:8])}{' …' if len(models) > 8 else ''}."
    if trouble is Trouble.UNREACHABLE and choice.kind is ProviderKind.OPENAI and not choice.base.endswith("/v1"):
        sentence = f"{sentence} Addresses of this kind usually end in /v1."
    return (Checked(about, False, sentence),)
