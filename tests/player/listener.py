"""A listener at a player page: opens it, presses things, and reads what it shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Locator, expect

from tests.player.house import TOKEN, House

PATIENCE_S = 30
expect.set_options(timeout=PATIENCE_S * 1000)

NOW = """() => {
  const audio = document.querySelector("#sound");
  const words = [...document.querySelectorAll("#words .word")];
  const index = words.findIndex((word) => word.classList.contains("now"));
  return {entry: Number(document.querySelector("#line-now").dataset.entry), word: index,
          spoken: words.filter((word) => word.classList.contains("spoken")).length,
          ms: audio.currentTime * 1000, src: audio.currentSrc, paused: audio.paused, rate: audio.playbackRate, volume: audio.volume};
}"""


class Listener:
    """One page in a browser of its own."""

    def __init__(
        self,
        seats: BrowserContext,
        house: House,
        *,
        path: str = f"/share/table-read/{TOKEN}",
        origin: str = "",
        width: int = 1280,
        height: int = 800,
        **media: Any,
    ) -> None:
        self.house, self.strangers, self.complaints = house, [], []
        self.origin = origin or house.origin
        self.page = seats.new_page()
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(**media)
        self.page.set_default_timeout(PATIENCE_S * 1000)
        self.page.on("request", self._requested)
        self.page.on(
            "console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text)
        )
        self.page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        self.forgiven: tuple[str, ...] = ()
        chromium = seats.new_cdp_session(self.page)
        chromium.send("Storage.clearDataForOrigin", {"origin": self.origin, "storageTypes": "local_storage"})
        self.page.goto(self.origin + path)

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.strangers.append(request.url)

    def leave(self) -> None:
        """Closes the page; it must have been quiet and have spoken to nobody else."""
        self.page.close()
        assert not self.strangers, self.strangers
        complaints = [said for said in self.complaints if not any(part in said for part in self.forgiven)]
        assert not complaints, complaints

    def button(self, name: str) -> Locator:
        """A control by its accessible name, exactly."""
        return self.page.get_by_role("button", name=name, exact=True)

    def start(self) -> None:
        """Presses play and waits for sound."""
        self.page.locator("#cover .open").click()
        self.expect_state("playing")

    def expect_state(self, state: str) -> None:
        """The page gets there."""
        expect(self.page.locator("body")).to_have_attribute("data-state", state)

    def now(self) -> dict[str, Any]:
        """What is heard and what is lit at this moment."""
        return self.page.evaluate(NOW)

    def until(self, fact: Callable[[dict[str, Any]], bool], seconds: float = PATIENCE_S) -> dict[str, Any]:
        """Waits until this is so."""
        end = time.monotonic() + seconds
        while True:
            now = self.now()
            if fact(now):
                return now
            assert time.monotonic() < end, f"Never came true: {now}"
            time.sleep(0.06)

    def place(self) -> float:
        """The position the slider tells, in seconds."""
        return float(self.page.locator("#scrubber").get_attribute("aria-valuenow") or "nan")
