"""Machines, models, the governor: nobody asks faster than the owner allows or the provider bears, whichever job it is."""

from __future__ import annotations

import threading
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.foundation.language_models import ModelChoice

MINUTE = 60.0
LOOK_S = 0.25
AT_ONCE_LOCAL, AT_ONCE = 1, 4


@dataclass(slots=True)
class Turn:
    """A turn that was taken: when, for how many tokens, after how long a wait."""

    at: float
    tokens: int
    waited_s: float


class Governor:
    """The pace of one provider, shared by all jobs of this process; a `Retry-After` holds everybody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Condition()
        self._asked: deque[Turn] = deque()
        self._under_way = 0
        self._held_until = 0.0

    @contextmanager
    def turn(self, choice: ModelChoice, tokens: int, tick: Callable[[], None], patience_s: float) -> Iterator[Turn]:
        """Wait for a turn worth so many tokens, and hold it. Raises TimeoutError that says why after `patience_s`."""
        turn = self._take(choice, tokens, tick, patience_s)
        try:
            yield turn
        finally:
            with self._lock:
                self._under_way -= 1
                self._lock.notify_all()

    def hold(self, seconds: float) -> None:
        """Nobody asks for so long."""
        with self._lock:
            self._held_until = max(self._held_until, self._clock() + seconds)

    def spent(self, turn: Turn, tokens: int) -> None:
        """What was asked in this turn took so many tokens in truth."""
        with self._lock:
            turn.tokens = max(0, tokens)

    def _take(self, choice: ModelChoice, tokens: int, tick: Callable[[], None], patience_s: float) -> Turn:
        began = self._clock()
        while True:
            with self._lock:
                wait, why = self._wait(choice, tokens)
                if wait <= 0:
                    turn = Turn(self._clock(), tokens, self._clock() - began)
                    self._under_way += 1
                    self._asked.append(turn)
                    return turn
                if self._clock() - began + min(wait, LOOK_S) > patience_s:
                    raise TimeoutError(why)
                self._lock.wait(min(wait, LOOK_S))
            tick()

    def _wait(self, choice: ModelChoice, tokens: int) -> tuple[float, str]:
        """Seconds until this may go out, as far as one can tell now, and what it waits for."""
        now, limits = self._clock(), choice.limits
        while self._asked and now - self._asked[0].at >= MINUTE:
            self._asked.popleft()
        if now < self._held_until:
            return self._held_until - now, "the provider asked everybody to wait"
        if self._under_way >= (AT_ONCE_LOCAL if choice.is_local else AT_ONCE):
            return LOOK_S, "other work is using it all the time"
        if limits.requests_per_minute and len(self._asked) >= limits.requests_per_minute:
            return MINUTE - (now - self._asked[0].at), "the requests you allow a minute left no turn"
        used = sum(turn.tokens for turn in self._asked)
        if limits.tokens_per_minute and self._asked and used + tokens > limits.tokens_per_minute:
            return MINUTE - (now - self._asked[0].at), "the tokens you allow a minute left no turn"
        return 0.0, ""


class Governors:
    """One governor for each place that is spoken to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_place: dict[str, Governor] = {}

    def of(self, choice: ModelChoice) -> Governor:
        """The governor of this choice's address."""
        with self._lock:
            return self._by_place.setdefault(choice.base, Governor())
