"""Credits, the monthly cycle: from the first of a month, 00:00 UTC, to the first of the next; pure."""

from __future__ import annotations

from datetime import UTC, datetime


def cycle_of(moment: datetime) -> str:
    """The cycle this moment lies in, as `YYYY-MM`."""
    return moment.astimezone(UTC).strftime("%Y-%m")


def end_of_cycle(moment: datetime) -> datetime:
    """When this moment's cycle ends."""
    day = moment.astimezone(UTC)
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return datetime(year, month, 1, tzinfo=UTC)
