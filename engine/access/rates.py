"""Access, rates: how often somebody may knock in a minute, kept in memory."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass

from engine.access.errors import RateLimited
from engine.foundation.clock import Clock

WINDOW_S = 60.0
SWEEP_ABOVE = 10_000


@dataclass(frozen=True, slots=True)
class RateState:
    """Where a caller stands: the limit, what is left, whole seconds to the window's end."""

    limit: int
    remaining: int
    reset_s: int


class RateLimiter:
    """Fixed windows of a minute, one per bucket name."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._windows: dict[str, tuple[float, int]] = {}

    def hit(self, bucket: str, limit: int) -> RateState:
        """Count one knock. Raises `RateLimited` with `retry_after` above the limit."""
        now = self._clock.monotonic()
        with self._lock:
            self._sweep(now)
            began, count = self._windows.get(bucket, (now, 0))
            began, count = (now, 0) if now - began >= WINDOW_S else (began, count)
            self._windows[bucket] = (began, count + 1)
        state = RateState(limit, max(0, limit - count - 1), max(1, math.ceil(WINDOW_S - (now - began))))
        if count >= limit:
            raise RateLimited(
                "Too many requests; the rate limit is reached.",
                hint=f"Try again in {state.reset_s} s.",
                retry_after=state.reset_s,
                limit=limit,
            )
        return state

    def standing(self, bucket: str, limit: int) -> RateState:
        """Where somebody stands, without counting a knock."""
        now = self._clock.monotonic()
        with self._lock:
            began, count = self._windows.get(bucket, (now, 0))
        if now - began >= WINDOW_S:
            began, count = now, 0
        return RateState(limit, max(0, limit - count), max(1, math.ceil(WINDOW_S - (now - began))))

    def _sweep(self, now: float) -> None:
        if len(self._windows) > SWEEP_ABOVE:
            self._windows = {name: window for name, window in self._windows.items() if now - window[0] < WINDOW_S}
