"""Foundation, clock: the time, passed in so that tests can hold it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time of day and a monotonic time."""

    def now(self) -> datetime:
        """The time of day, aware, UTC, whole milliseconds."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The time of day in UTC, cut to milliseconds, as the API shows it."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


def iso(moment: datetime) -> str:
    """ISO 8601 UTC with milliseconds and `Z`, the form of the API."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def from_iso(text: str) -> datetime:
    """Read an ISO 8601 time; a time without zone is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time before the first year or after the last one") from None
