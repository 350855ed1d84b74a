"""Machines, models, pace: how fast a model was so far, and how long its next answer may therefore take."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.models.asking import Form
from engine.machines.models.reading import letters_a_token

if TYPE_CHECKING:
    from engine.foundation.language_models import ModelChoice
    from engine.machines.models.asking import Question, Reply

READS_FASTER = 8
SLACK, LEAST_S = 3.0, 20.0
NEWER = 0.4


@dataclass(slots=True)
class Manner:
    """What is known of a model at an address: the form it understands, its speed, its letters a token, and a window it showed."""

    form: Form = Form.SCHEMA
    seconds_a_token: float | None = None
    letters_a_token: float | None = None
    window: int | None = None

    @property
    def tokens_per_s(self) -> float | None:
        """Measured speed of writing, None before the first answer."""
        return 1 / self.seconds_a_token if self.seconds_a_token else None

    def heard(self, question: Question, reply: Reply) -> None:
        """Learn from a reply that read the whole question."""
        each = letters_a_token(question, reply)
        if each is not None:
            self.letters_a_token = max(each, self.letters_a_token or 0.0)
        self.timed(reply)

    def holds(self, window: int) -> None:
        """Remember that it holds no more than this."""
        self.window = min(window, self.window or window)

    def forget(self) -> None:
        """Know nothing of it, so that everything is found out anew."""
        self.form, self.seconds_a_token, self.letters_a_token, self.window = Form.SCHEMA, None, None, None

    def timed(self, reply: Reply) -> None:
        """Learn its speed."""
        each = max(reply.seconds, 0.001) / (max(1, reply.tokens_out) + reply.tokens_in / READS_FASTER)
        old = self.seconds_a_token
        self.seconds_a_token = each if old is None else old + NEWER * (each - old)

    def time_for(self, question: Question, most_s: float) -> float:
        """Seconds this question may take: all that is allowed before anything is known, then what the speed asks for."""
        if self.seconds_a_token is None:
            return most_s
        expected = self.seconds_a_token * (question.most_tokens + question.size / READS_FASTER)
        return max(min(LEAST_S, most_s), min(most_s, SLACK * expected))


class Manners:
    """The manner of every model spoken to, for as long as this process lives."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str], Manner] = {}

    def of(self, choice: ModelChoice) -> Manner:
        """What is known of this one."""
        with self._lock:
            return self._known.setdefault((choice.base, choice.name), Manner())
