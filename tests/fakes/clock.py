"""Clocks for tests: one that stands still until told to move, one that runs ahead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.foundation.clock import SystemClock


class FrozenClock:
    """Starts on 23 November 2026 at 10:00 UTC."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 10, tzinfo=UTC)) -> None:
        self._now, self._seconds = start, 1000.0

    def now(self) -> datetime:
        """The time it was set to."""
        return self._now

    def monotonic(self) -> float:
        """Seconds, moving only with the clock."""
        return self._seconds

    def forward(self, **delta: float) -> None:
        """Move on, in the words of timedelta."""
        step = timedelta(**delta)
        self._now, self._seconds = self._now + step, self._seconds + step.total_seconds()


class ShiftedClock(SystemClock):
    """The machine's own clock, some time ahead."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The time of day there."""
        return super().now() + self._ahead

    def forward(self, **delta: float) -> None:
        """Move on, in the words of timedelta."""
        self._ahead += timedelta(**delta)
