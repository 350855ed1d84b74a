"""A performance by a real studio in a real browser loses its network, its studio or its listener's machine for a while, and goes on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page

from engine import StudioSettings, open_studio
from tests.bench.rooms import a_read, long_text
from tests.journeys.processes import Serving, descendants
from tests.player.listener import NOW

pytestmark = [pytest.mark.browser, pytest.mark.nightly, pytest.mark.timeout(300)]


@dataclass
class Listening:
    """A theater page that plays, and what the studio says of its read."""

    page: Page
    serving: Serving
    token: str
    said: list[str] = field(default_factory=list)

    @property
    def place_ms(self) -> float:
        """What the slider tells."""
        return float(self.page.locator("#scrubber").get_attribute("aria-valuenow") or "nan") * 1000

    @property
    def state(self) -> str:
        """Playing, waiting, reconnecting."""
        return str(self.page.locator("body").get_attribute("data-state"))

    def asked(self, path: str = "") -> Any:
        """The studio's answer about this read."""
        return httpx.get(f"{self.serving.origin}/api/share/table-read/{self.token}{path}", timeout=30).json()

    def plays_on(self, beyond_ms: float, seconds: float = 60) -> None:
        """Waits until it plays beyond this place, with the right line on the stage."""
        end = time.monotonic() + seconds
        while self.state != "playing" or self.place_ms < beyond_ms:
            assert time.monotonic() < end, (self.state, self.place_ms, beyond_ms)
            time.sleep(0.1)
        now, at = self.page.evaluate(NOW), self.place_ms
        line = next(one for one in self.asked("/timeline")["entries"] if one["entryIndex"] == now["entry"])
        assert line["startMs"] - 1500 <= at <= line["endMs"] + 1500, "the slider tells whole seconds"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with a read of some minutes that nobody has performed yet."""
    place = tmp_path_factory.mktemp("lost")
    studio = open_studio(place, settings=StudioSettings())
    try:
        return place, a_read(studio, 3, long_text(12))[1]
    finally:
        studio.close()


@pytest.fixture
def listening(home: tuple[Path, str], seats: BrowserContext) -> Iterator[Listening]:
    """Somebody has listened for some seconds."""
    serving = Serving(home[0])
    try:
        page = seats.new_page()
        page.goto(f"{serving.origin}/share/table-read/{home[1]}")
        page.locator("#cover .open").click()
        one = Listening(page, serving, home[1])
        one.plays_on(4000)
        yield one
        page.close()
    finally:
        serving.kill()


def stopped(pids: set[int], seconds: float) -> None:
    """These processes sleep for so long."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(seconds)
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


def test_while_the_browser_is_offline_for_twenty_seconds_the_room_goes_on_and_the_page_is_in_step(
    listening: Listening, seats: BrowserContext
) -> None:
    before = listening.place_ms
    seats.set_offline(True)
    gone = time.monotonic()
    while time.monotonic() - gone < 20:
        listening.page.wait_for_timeout(500)
        assert listening.state in ("playing", "waiting", "reconnecting")
    seats.set_offline(False)

    listening.plays_on(before + 3000)
    moment = listening.asked()["tableRead"]["room"]["positionMs"]
    assert abs(moment - listening.place_ms) < 4000, "a browser hears a little later than it is sent"


def test_after_the_studio_has_slept_the_sound_goes_on_where_it_stopped(listening: Listening) -> None:
    studio = {listening.serving.process.pid, *listening.serving.descendants()}
    stopped(studio, 40)
    held = listening.place_ms

    listening.plays_on(held + 2000)
    assert listening.place_ms <= held + 15_000


def test_after_the_listeners_machine_has_slept_no_word_is_lost(listening: Listening) -> None:
    held = listening.place_ms
    stopped(_browser(), 20)

    listening.plays_on(held + 2000)
    assert listening.place_ms <= held + 12_000


def test_after_one_machine_that_is_both_has_slept_it_goes_on(listening: Listening) -> None:
    held = listening.place_ms
    stopped({*_browser(), listening.serving.process.pid, *listening.serving.descendants()}, 30)

    listening.plays_on(held + 2000)
    assert listening.place_ms <= held + 12_000


def _browser() -> set[int]:
    """Every process of the browser, but not who talks to it."""
    return {pid for pid in descendants(os.getpid()) if "chrom" in Path(f"/proc/{pid}/comm").read_text()}
