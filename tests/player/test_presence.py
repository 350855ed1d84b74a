"""Whoever hears the finished recording holds a line to the studio, by which they are counted and told when the link is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.player.house import House
from tests.player.listener import Listener

pytestmark = pytest.mark.browser


def lines(house: House) -> int:
    """How often a line was asked for."""
    return sum(path.endswith("/presence") for _, path, _ in house.asked)


def test_who_hears_the_recording_holds_a_line_and_is_told_when_the_link_is_withdrawn(
    house: House, listener: Callable[..., Listener]
) -> None:
    house.is_recorded = True
    one = listener()
    assert lines(house) == 0
    one.start()
    one.until(lambda now: now["ms"] > 300 and lines(house) == 1)
    house.withdrawn.set()

    one.expect_state("failed")
    expect(one.page.locator("#notice-text")).to_have_text("This link has been withdrawn by the person who shared it.")
    assert one.now()["paused"]
    assert lines(house) == 1
