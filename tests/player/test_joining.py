"""Coming late: joining those who listen already, beginning at the beginning, sharing a room where there is no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.player.house import House
from tests.player.listener import Listener

pytestmark = pytest.mark.browser


def test_who_comes_late_may_join_the_others_where_they_are(house: House, listener: Callable[..., Listener]) -> None:
    house.gather(12_000, listeners=3)
    late = listener()
    late.button("Join 3 others at 0:12").click()
    late.expect_state("playing")

    assert late.place() >= 12
    assert house.rooms == []
    assert house.streams() == ["/api/share/live/cothers/stream?startMs=12000"]


def test_who_comes_late_may_as_well_begin_at_the_beginning(house: House, listener: Callable[..., Listener]) -> None:
    house.gather(12_000, listeners=1)
    late = listener()
    late.button("Join the other listener at 0:12").wait_for()
    late.start()

    assert late.place() < 5
    assert house.rooms == ["croom0"]


def test_when_the_studio_has_no_more_rooms_an_open_one_is_shared(
    house: House, listener: Callable[..., Listener]
) -> None:
    house.is_full = True
    house.gather(12_000)
    late = listener(apart=True)
    late.forgiven = ("429",)
    late.start()

    assert late.place() < 5
    assert house.streams() == ["/api/share/live/cothers/stream"]
