"""A browser, a house that serves one made-up read, and a listener who looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.player.house import House, opened
from tests.player.listener import Listener

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-default-apps", "--disable-dev-shm-usage", "--mute-audio", "--disable-features=MediaRouter,OptimizationHints",
]  # fmt: skip


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all pages of this folder; two at once in one process do not go together."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _open_house() -> Iterator[House]:
    house = opened()
    yield house
    house.shutdown()
    house.server_close()


@pytest.fixture
def house(_open_house: House) -> House:
    """The house, quiet again."""
    _open_house.reset()
    return _open_house


@pytest.fixture(scope="package")
def seats(chromium: Browser) -> Iterator[BrowserContext]:
    """One place for all pages, so that scripts are fetched once; `Listener` leaves it empty."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def listener(chromium: Browser, seats: BrowserContext, house: House) -> Iterator[Callable[..., Listener]]:
    """Opens a page as a new listener; every page must have kept to its host and its console must be silent."""
    listeners: list[Listener] = []

    rooms: list[BrowserContext] = []

    def comes(*, apart: bool = False, **wishes: Any) -> Listener:
        # Chromium repeats what earlier pages of a context have complained of: whoever expects trouble sits apart.
        if apart:
            rooms.append(chromium.new_context())
        listeners.append(Listener(rooms[-1] if apart else seats, house, **wishes))
        return listeners[-1]

    yield comes
    for one in listeners:
        one.leave()
    for room in rooms:
        room.close()


@pytest.fixture(scope="module")
def ask(chromium: Browser, _open_house: House) -> Iterator[Callable[..., Any]]:
    """Runs a function over a module's exports."""
    page = chromium.new_page()
    page.goto(f"{_open_house.origin}/share/player/mark.svg")

    def asked(module: str, function: str, value: Any = None) -> Any:
        return page.evaluate(
            f"async (value) => {{ const m = await import('/share/player/{module}.js'); return ({function})(m, value); }}",
            value,
        )

    yield asked
    page.close()
