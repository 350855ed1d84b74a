"""Machines, models, the account: what a piece of work has cost so far, and every failure as a sentence that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.foundation.language_models import ProviderKind
from engine.foundation.model_errors import ModelBusy, ModelError, ModelSlow, ModelUnreachable, ModelUnusable
from engine.machines.models.asking import CallFailed, Trouble

if TYPE_CHECKING:
    from engine.foundation.language_models import ModelChoice
    from engine.machines.models.asking import Reply

MILLION = 1_000_000
# Programs branch on these words; where they hold, the sentence around a provider's words says them.
RESERVED = {
    "output budget": "room for output", "time budget": "time allowed", "timed[ -]out": "took too long", "rate[ -]limit": "pace",
    "billing": "account", "payment required": "payment asked for", "insufficient credits": "too little on the account",
    "studio credits": "credits", "temporarily blocked": "blocked for now", "is invalid:": "is not valid:", "too big:": "too large:",
}  # fmt: skip


@dataclass(slots=True)
class Account:
    """Answers paid for in one piece of work, and answers found on the shelf."""

    answers: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    found: int = 0

    def paid(self, reply: Reply) -> None:
        """One more answer came."""
        self.answers += 1
        self.tokens_in += reply.tokens_in
        self.tokens_out += reply.tokens_out

    def price(self, choice: ModelChoice) -> float:
        """What that is in the owner's money, 0 where no price is known."""
        limits = choice.limits
        return (self.tokens_in * limits.price_in + self.tokens_out * limits.price_out) / MILLION

    def so_far(self, choice: ModelChoice) -> str:
        """What was paid before, as a sentence; nothing where nothing was."""
        if not self.answers or choice.is_local:
            return ""
        price = self.price(choice)
        about = f", about {price:.4f} at your prices" if price else ""
        many = "1 earlier answer" if self.answers == 1 else f"{self.answers} earlier answers"
        return f"{many} ({self.tokens_in + self.tokens_out:,} tokens{about}) may have been charged; what could be used of them is kept and not paid again."


def charged(choice: ModelChoice, failure: CallFailed | None, account: Account) -> str:
    """Whether anything was charged, in words."""
    if choice.is_local:
        return "Nothing was charged: it runs on your own machine."
    this = (
        "The provider may have charged for this call."
        if failure and failure.may_have_cost
        else "Nothing was charged for this call."
    )
    return " ".join(filter(None, (this if failure else "", account.so_far(choice))))


def named(choice: ModelChoice, failure: CallFailed, account: Account) -> ModelError:
    """The failure as the person reads it: who, why, what it cost, and what to do."""
    kind, reason, hint = _telling(choice, failure)
    cost = charged(choice, failure, account)
    return kind(f"{_who(choice)} {reason}{_detail(failure)}. {cost}", hint=hint)


def unusable(choice: ModelChoice, reason: str, account: Account) -> ModelUnusable:
    """Answers came and none could be used."""
    sentence = f"{_who(choice)} answered, but {reason}. {charged(choice, None, account)}"
    return ModelUnusable(sentence.strip(), hint="Try a larger model, or one that follows instructions better.")


def ran_out(choice: ModelChoice, account: Account) -> ModelUnusable:
    """The tokens of an answer ran out before there was anything to use."""
    sentence = f"{_who(choice)} used up its output budget before it had finished. {charged(choice, None, account)}"
    hint = "Plan fewer pages, switch off the model's thinking, or raise model.contextWindow in the settings."
    return ModelUnusable(sentence.strip(), hint=hint)


def _who(choice: ModelChoice) -> str:
    who = choice.provider
    return f"{who[0].upper()}{who[1:]} ({choice.name})" if choice.name else f"{who[0].upper()}{who[1:]}"


def _detail(failure: CallFailed) -> str:
    status = f"status {failure.status}" if failure.status else ""
    inside = ": ".join(filter(None, (status, _reworded(failure.detail.rstrip(".")))))
    return f" ({inside})" if inside else ""


def _reworded(detail: str) -> str:
    """A provider's words without those that mean something of their own in our messages."""
    for words, plain in RESERVED.items():
        detail = re.sub(words, plain, detail, flags=re.IGNORECASE)
    return detail


def _telling(choice: ModelChoice, failure: CallFailed) -> tuple[type[ModelError], str, str]:
    start = f"Start the server at {choice.host}, or choose another model in the settings."
    far = "Look whether this machine is online, and at the address in the settings."
    wait = (
        f"It asks to wait {failure.wait_s:.0f} seconds; resume the job then."
        if failure.wait_s
        else "Resume the job later."
    )
    local = choice.is_local or choice.kind is ProviderKind.NONE
    return {
        Trouble.UNREACHABLE: (ModelUnreachable, "cannot be reached", start if local else far),
        Trouble.KEY: (ModelUnreachable, "does not accept the key", "Write a working key into the settings."),
        Trouble.MODEL: (ModelUnreachable, f"does not know the model {choice.name}", "Choose one of its models in the settings."),
        Trouble.FORM: (ModelUnreachable, "refused the question", "Look at the address and the model in the settings; the Test says more."),
        Trouble.WINDOW: (ModelUnusable, "cannot hold the question", "Load the model with a larger context, and write that size into model.contextWindow."),
        Trouble.SHORTENED: (ModelUnusable, "did not read the whole question", "Load it with a larger context, or write what it has into model.contextWindow."),
        Trouble.LIMIT: (ModelBusy, "has temporarily blocked this: its rate limit is reached", wait),
        Trouble.BUSY: (ModelBusy, "has temporarily blocked this: it is too busy", wait),
        Trouble.QUOTA: (ModelBusy, "says payment required: the account is empty", "Top up the account with the provider, or choose another model."),
        Trouble.SERVER: (ModelBusy, "failed several times", "Resume the job later, or choose another model."),
        Trouble.CUT_OFF: (ModelBusy, "broke off its answers several times", "Look at the server's own log: it may be out of memory."),
        Trouble.TIMED_OUT: (ModelSlow, "timed out", "Choose a smaller model, or raise model.timeoutS in the settings."),
        Trouble.UNREADABLE: (ModelUnusable, "sent answers nobody can read", "Look at the address in the settings; the Test says more."),
        Trouble.WITHHELD: (ModelUnusable, "held its answer back", "Leave the passage out, or choose another model."),
    }[failure.trouble]  # fmt: skip
