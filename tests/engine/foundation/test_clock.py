"""Times as the API writes and reads them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.foundation.clock import from_iso, iso


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(386, 12, 9, 11, 32, 37, 640_700, tzinfo=UTC), "0386-12-09T11:32:37.640Z"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000Z"),
        (datetime(2026, 11, 23, 10, 0, 0, 999, tzinfo=UTC), "2026-11-23T10:00:00.000Z"),
    ],
)
def test_a_time_has_four_digits_of_year_and_three_of_milliseconds(moment: datetime, text: str) -> None:
    assert iso(moment) == text
    assert iso(from_iso(text)) == text


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "soon", ""])
def test_a_time_no_calendar_has_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_iso(text)
