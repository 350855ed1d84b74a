"""Bench: from the click on play to `playing` in a real Chromium, and how much of it is the studio's answers.

Run from the checkout: `python -m tests.bench.click [rounds]`.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from typing import Any

from playwright.sync_api import sync_playwright

from tests.player.conftest import CHROMIUM, QUIET

CLICK = """() => new Promise((done) => {
  const sound = document.querySelector("#sound");
  const began = performance.now();
  const look = () => {
    if (!sound.currentSrc.includes("/stream")) return;
    const ended = performance.now();
    const answers = performance.getEntriesByType("resource").filter((one) => one.startTime >= began);
    const start = answers.find((one) => one.name.includes("start-live"));
    done({ whole: ended - began, room: start ? start.responseEnd - start.startTime : 0 });
  };
  sound.addEventListener("playing", look);
  document.querySelector("#cover .open").click();
})"""


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.rooms", "serve", home], stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout is not None
            said = json.loads(server.stdout.readline())
            found = _clicks(f"http://127.0.0.1:{said['port']}/share/table-read/{said['token']}", rounds)
        finally:
            server.terminate()
            server.wait(20)
    whole, room = (sorted(one[part] for one in found) for part in ("whole", "room"))
    print(f"{len(found)} clicks: to `playing` median {statistics.median(whole):.0f} ms, slowest {whole[-1]:.0f} ms")
    print(f"  the answer to start-live: median {statistics.median(room):.0f} ms of it")


def _clicks(address: str, rounds: int) -> list[dict[str, Any]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*QUIET, "--autoplay-policy=no-user-gesture-required"]
        )
        # Every click opens a room, and there are eight of them.
        found = [_click(browser.new_page(), address) for _ in range(min(rounds, 7))]
        browser.close()
    return found


def _click(page: Any, address: str) -> dict[str, Any]:
    page.goto(address)
    page.locator('body[data-state="idle"]').wait_for()
    measured: dict[str, Any] = page.evaluate(CLICK)
    page.close()
    return measured


if __name__ == "__main__":
    main()
