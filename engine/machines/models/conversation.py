"""Machines, models, conversation: a question asked until there is an answer that fits: at a bearable pace, repaired twice at most."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from engine.foundation.language_models import ModelChoice, ProviderKind
from engine.foundation.model_errors import ModelUnusable
from engine.machines.models.account import Account, named, ran_out, unusable
from engine.machines.models.asking import CallFailed, Form, Question, Reply, Trouble
from engine.machines.models.calling import call
from engine.machines.models.parsing import NoAnswer, read_object
from engine.machines.models.reading import filled_by, held_by, shortened_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.machines.models.governor import Governor
    from engine.machines.models.pace import Manner
    from engine.machines.models.shelf import Shelf

T = TypeVar("T")
log = logging.getLogger(__name__)
REASKS = 2
TRIES = 4
FIRST_PAUSE_S = 1.0
LEAST_ROOM = 256
NARROWINGS, USUAL = 3, 4
SIMPLER = {Form.SCHEMA: Form.OBJECT, Form.OBJECT: Form.WORDS}


class Unfit(Exception):
    """An answer of the right shape that says something it may not; the message is for the model, in one sentence."""


@dataclass(slots=True)
class Conversation:
    """Speaks to one model for one piece of work; `tick` is called while it waits and may raise to give up."""

    choice: ModelChoice
    key: str | None
    governor: Governor
    manner: Manner
    shelf: Shelf | None
    tick: Callable[[], None]
    account: Account
    pause_s: float = FIRST_PAUSE_S
    answered_by: str = ""

    def ask(self, question: Question, needed: str, use: Callable[[dict[str, Any], bool], T]) -> T:
        """What `use(object, is_whole)` makes of the answer; it raises `Unfit` to have the model asked again.

        A usable answer is kept before it is returned. Raises `ModelError` that names provider, reason and cost.
        """
        kept = self._kept(question, use)
        if kept is not None:
            return kept[0]
        problem, cut, asked = "", False, question
        for _ in range(1 + REASKS):
            reply = self._reply(asked)
            cut = reply.was_cut
            try:
                found, whole = read_object(reply.text, needed)
                value = use(found, whole and not cut)
            except (NoAnswer, Unfit) as refused:
                problem = str(refused)
                asked = self._again(question, problem, cut=cut)
                continue
            self._keep(question, found, whole=whole and not cut)
            return value
        raise ran_out(self.choice, self.account) if cut else unusable(self.choice, problem, self.account)

    @property
    def window(self) -> int:
        """The tokens a question and its answer may take together: as the settings say, or as the server has shown."""
        return min(self.choice.limits.context_window, self.manner.window or self.choice.limits.context_window)

    def fitting(self, work: Callable[[int], T]) -> T:
        """What `work(window)` gives, begun again in smaller parts where the server turns out to hold less. Raises what it raises."""
        for _ in range(NARROWINGS):
            window = self.window
            try:
                return work(window)
            except ModelUnusable:
                if self.window >= window:
                    raise
                log.info("%s holds %d tokens and not %d", self.choice.name, self.window, window)
        return work(self.window)

    def _kept(self, question: Question, use: Callable[[dict[str, Any], bool], T]) -> tuple[T] | None:
        kept = self.shelf.get(self.choice, question) if self.shelf else None
        if kept is None or not isinstance(kept.get("answer"), dict):
            return None
        try:
            value = use(kept["answer"], bool(kept.get("whole")))
        except Unfit:
            return None
        self.account.found += 1
        return (value,)

    def _keep(self, question: Question, answer: dict[str, Any], *, whole: bool) -> None:
        if self.shelf is None:
            return
        try:
            self.shelf.keep(self.choice, question, {"answer": answer, "whole": whole})
        except OSError:
            # It is paid for and at hand; that it cannot be kept is no reason to lose it now.
            log.warning("An answer could not be kept", exc_info=True)

    def _again(self, question: Question, problem: str, *, cut: bool) -> Question:
        from engine.machines.models.prompts import prompt

        user = f"{question.user}\n\n{prompt('again', problem=problem)}"
        return replace(question, user=user, most_tokens=question.most_tokens * (2 if cut else 1))

    def _reply(self, question: Question) -> Reply:
        """One reply, whatever it says; what passes is waited for, a form the server does not know is given up."""
        tries = 0
        while True:
            try:
                return self._once(self._fitted(question))
            except CallFailed as failure:
                if failure.trouble is Trouble.FORM and self._simpler(failure):
                    continue
                if failure.trouble is Trouble.WINDOW and failure.status is not None:
                    self.manner.holds(held_by(failure, question))
                tries += 1
                pause = max(0.0, failure.wait_s) if failure.wait_s is not None else self.pause_s * 2 ** (tries - 1)
                if not failure.passes or tries >= TRIES or pause > self.choice.limits.timeout_s:
                    raise named(self.choice, failure, self.account) from failure
                self.governor.hold(pause)

    def _once(self, question: Question) -> Reply:
        most = float(self.choice.limits.timeout_s)
        sent = self._formed(question)
        expected = sent.size + sent.most_tokens // 2
        try:
            with self.governor.turn(self.choice, expected, self.tick, most) as turn:
                reply = call(self.choice, self.key, sent, self.manner.form, self.manner.time_for(sent, most), self.tick)
        except TimeoutError as problem:
            raise CallFailed(Trouble.BUSY, str(problem), wait_s=most + 1) from problem
        self.account.paid(reply)
        self.governor.spent(turn, reply.tokens_in + reply.tokens_out)
        held = (
            shortened_to(sent, reply, self.manner.letters_a_token) if self.choice.kind is ProviderKind.OPENAI else None
        )
        if held is not None:
            self.manner.holds(held)
            raise CallFailed(Trouble.SHORTENED, f"it read {held:,} of about {round(sent.letters / USUAL):,} tokens")
        if self.choice.kind is ProviderKind.OPENAI and (full := filled_by(sent, reply)) is not None:
            self.manner.holds(full)
        self.manner.heard(sent, reply)
        self.answered_by = reply.model or self.answered_by
        return reply

    def _fitted(self, question: Question) -> Question:
        """The question with as many tokens for its answer as the window leaves. Raises `CallFailed`."""
        room = self.window - question.size
        if room < LEAST_ROOM:
            raise CallFailed(
                Trouble.WINDOW,
                f"about {question.size} tokens, and the window is {self.window}",
            )
        return replace(question, most_tokens=min(question.most_tokens, room))

    def _formed(self, question: Question) -> Question:
        if self.manner.form is not Form.WORDS:
            return question
        from engine.machines.models.prompts import prompt

        return replace(question, system=f"{question.system}\n\n{prompt('shape', schema=json.dumps(question.schema))}")

    def _simpler(self, failure: CallFailed) -> bool:
        """Ask in a simpler form from now on, where there is one."""
        simpler = SIMPLER.get(self.manner.form)
        if simpler is None:
            return False
        self.manner.form = simpler
        return True
