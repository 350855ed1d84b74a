"""The network drops in the middle of a performance and comes back: the sound goes on where it stopped, with its captions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.player.house import House
from tests.player.listener import Listener
from tests.player.network import Network

pytestmark = pytest.mark.browser
FORGIVEN = ("Failed to load resource", "net::ERR", "EventSource")


@pytest.fixture
def network(house: House) -> Iterator[Network]:
    """A network before a house that sends as it is heard."""
    house.bytes_per_s = 9000
    made = Network(house.server_address[1])
    yield made
    made.close()


@pytest.mark.parametrize("seconds", [4, pytest.param(20, marks=[pytest.mark.nightly, pytest.mark.timeout(240)])])
def test_after_a_drop_the_sound_goes_on_where_it_stopped(
    house: House, network: Network, listener: Callable[..., Listener], seconds: int
) -> None:
    one = listener(apart=True, origin=network.origin)
    one.forgiven = FORGIVEN
    one.start()
    one.until(lambda now: now["ms"] > 1500)
    network.goes()
    gone = time.monotonic()
    expect(one.page.locator("body")).to_have_attribute("data-state", "reconnecting")
    stopped = one.place()
    assert one.page.locator("#notice").get_attribute("data-shown") == "true"
    one.page.wait_for_timeout(max(0.0, seconds - (time.monotonic() - gone)) * 1000)
    back = time.monotonic()
    network.comes_back()

    expect(one.page.locator("body")).to_have_attribute("data-state", "playing")
    one.page.wait_for_timeout(700)
    assert stopped - 0.3 <= one.place() <= stopped + (time.monotonic() - back) + 0.5
    expect(one.page.locator("#notice")).to_have_attribute("data-shown", "false")
    in_step(one, house)


def in_step(one: Listener, house: House) -> None:
    """The line on the stage is the one that is heard."""
    now = one.until(lambda now: now["word"] >= 0)
    entry, heard_ms = house.reading.entries()[now["entry"]], one.place() * 1000
    assert entry["startMs"] - 1000 <= heard_ms <= entry["endMs"] + 1000, "the slider tells whole seconds"


def test_a_network_that_falls_silent_and_comes_back_costs_no_word(
    house: House, network: Network, listener: Callable[..., Listener]
) -> None:
    one = listener(apart=True, origin=network.origin)
    one.forgiven = FORGIVEN
    one.start()
    one.until(lambda now: now["ms"] > 1000)
    network.stalls()
    one.expect_state("waiting")
    stopped, streams = one.place(), len(house.streams())
    network.flows()

    one.expect_state("playing")
    one.until(lambda now: now["ms"] > stopped * 1000 + 800)
    assert one.place() <= stopped + 5
    assert len(house.streams()) == streams
    in_step(one, house)


@pytest.mark.parametrize("key", ["", "ArrowLeft"])
def test_who_is_with_others_finds_them_again_and_who_went_elsewhere_stays_there(
    house: House, network: Network, listener: Callable[..., Listener], key: str
) -> None:
    house.gather(3000)
    one = listener(apart=True, origin=network.origin)
    one.forgiven = FORGIVEN
    one.button("Join 2 others at 0:03").click()
    one.expect_state("playing")
    if key:
        one.page.keyboard.press(key)
        one.until(lambda now: "startMs=0" in now["src"])
        one.expect_state("playing")
    network.goes()
    one.expect_state("reconnecting")
    house.gather(12_000)
    network.comes_back()

    one.expect_state("playing")
    assert (one.place() >= 12) is (not key)
    assert house.streams()[-1].startswith("/api/share/live/cothers/stream")
    in_step(one, house)


def test_a_pause_during_the_drop_stays_a_pause(
    house: House, network: Network, listener: Callable[..., Listener]
) -> None:
    one = listener(apart=True, origin=network.origin)
    one.forgiven = FORGIVEN
    one.start()
    one.until(lambda now: now["ms"] > 1000)
    network.goes()
    expect(one.page.locator("body")).to_have_attribute("data-state", "reconnecting")
    one.page.keyboard.press("k")
    one.expect_state("paused")
    network.comes_back()
    one.page.wait_for_timeout(1500)
    one.expect_state("paused")
    one.page.keyboard.press("k")
    one.expect_state("playing")
