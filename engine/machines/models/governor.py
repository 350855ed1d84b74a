"""Machines, models, the governor: nobody asks faster than the owner allows or the provider bears, whichever job it is."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.foundation.language_models import ModelChoice

from contextlib import contextmanager

MINUTE = 60.0
LOOK_S = 0.25
AT_ONCE_LOCAL, AT_ONCE = 1, 4


class Governor:
    """The pace of one provider, shared by all jobs of this process; a `Retry-After` holds everybody."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Condition()
        self._asked: deque[tuple[float, int]] = deque()
        self._under_way = 0
        self._held_until = 0.0

    @contextmanager
    def turn(self, choice: ModelChoice, tokens: int, tick: Callable[[], None], patience_s: float) -> Iterator[float]:
        """Wait for a turn worth so many tokens, and hold it; gives the seconds waited. Raises TimeoutError after `patience_s`."""
        waited = self._take(choice, tokens, tick, patience_s)
        try:
            yield waited
        finally:
            with self._lock:
                self._under_way -= 1
                self._lock.notify_all()

    def hold(self, seconds: float) -> None:
        """Nobody asks for so long."""
        with self._lock:
            self._held_until = max(self._held_until, self._clock() + seconds)

    def spent(self, more_tokens: int) -> None:
        """The last call took so many tokens more (or fewer) than it was let through with."""
        with self._lock:
            if self._asked:
                at, tokens = self._asked.pop()
                self._asked.append((at, max(0, tokens + more_tokens)))

    def _take(self, choice: ModelChoice, tokens: int, tick: Callable[[], None], patience_s: float) -> float:
        began = self._clock()
        while True:
            with self._lock:
                wait = self._wait(choice, tokens)
                if wait <= 0:
                    self._under_way += 1
                    self._asked.append((self._clock(), tokens))
                    return self._clock() - began
                if self._clock() - began + min(wait, LOOK_S) > patience_s:
                    raise TimeoutError
                self._lock.wait(min(wait, LOOK_S))
            tick()

    def _wait(self, choice: ModelChoice, tokens: int) -> float:
        """Seconds until this may go out, as far as one can tell now."""
        now, limits = self._clock(), choice.limits
        while self._asked and now - self._asked[0][0] >= MINUTE:
            self._asked.popleft()
        if now < self._held_until:
            return self._held_until - now
        if self._under_way >= (AT_ONCE_LOCAL if choice.is_local else AT_ONCE):
            return LOOK_S
        if limits.requests_per_minute and len(self._asked) >= limits.requests_per_minute:
            return MINUTE - (now - self._asked[0][0])
        used = sum(spent for _, spent in self._asked)
        if limits.tokens_per_minute and self._asked and used + tokens > limits.tokens_per_minute:
            return MINUTE - (now - self._asked[0][0])
        return 0.0


class Governors:
    """One governor for each place that is spoken to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_place: dict[str, Governor] = {}

    def of(self, choice: ModelChoice) -> Governor:
        """The governor of this choice's address."""
        with self._lock:
            return self._by_place.setdefault(choice.base, Governor())
