"""The viewer of decks, boards and films in a real browser, under its real policy: keys, scripts of both ways, nothing from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.player.house import PLAYER, POLICY, TYPES

ORIGIN = "http://studio.invalid:5500"
PIXEL = b"<svg xmlns='http://www.w3.org/2000/svg' width='160' height='90'><rect width='160' height='90'/></svg>"
QUOTE = "I counted **61 elvers** in one hour."
TITLES = ("The way in", "البحر لا رأي له", "What is open")


def told(*, film: bool) -> dict[str, Any]:
    """What the share surface says of a deck with a film, or of a board."""
    parts = [
        {"index": at, "title": title, "bullets": ["One"], "imageUrl": f"{ORIGIN}/media/{at}.svg", "evidenceIds": ["ev-0"],
         "startMs": 1000 * at, "endMs": 1000 * (at + 1)}
        for at, title in enumerate(TITLES)
    ]  # fmt: skip
    video = {"kind": "video", "name": "film.mp4", "url": f"{ORIGIN}/media/film.mp4", "byteSize": 3_000_000}
    return {
        "title": "The Tide Mill", "credit": "The Gazette", "slides": parts, "files": [video] if film else [],
        "evidence": {"ev-0": {"quote": QUOTE, "source": "The Gazette", "page": 2}}, "posterUrl": f"{ORIGIN}/media/0.svg",
    }  # fmt: skip


def answer(route: Route, artifact: dict[str, Any], media: Mapping[str, tuple[bytes, str]] | None = None) -> None:
    """The page, its files, its data, files by their names; nothing else exists."""
    path = route.request.url.removeprefix(ORIGIN).partition("?")[0]
    name = "viewer.html" if path.startswith("/share/artifact/") else path.rpartition("/")[2]
    if path.startswith("/api/share/"):
        route.fulfill(body=json.dumps({"artifact": artifact}), content_type="application/json")
    elif media and name in media:
        route.fulfill(body=media[name][0], content_type=media[name][1])
    elif path.startswith("/media/"):
        route.fulfill(body=PIXEL, content_type="image/svg+xml")
    else:
        kind = TYPES[f".{name.rpartition('.')[2]}"]
        headers = {"Content-Security-Policy": POLICY, "Content-Type": kind}
        route.fulfill(body=(PLAYER / name).read_bytes(), headers=headers)


@pytest.fixture
def viewer(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the viewer; everything it asked for lay with the studio, and it complained of nothing."""
    pages: list[Page] = []
    asked: list[str] = []
    complaints: list[str] = []

    def opens(*, film: bool = False, query: str = "", **context: Any) -> Page:
        page = chromium.new_context(**context).new_page()
        page.route("**/*", lambda route: answer(route, told(film=film)))
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda problem: complaints.append(str(problem)))
        page.goto(f"{ORIGIN}/share/artifact/a.share.token{query}")
        page.wait_for_selector("body[data-state=open]")
        pages.append(page)
        return page

    yield opens
    for page in pages:
        page.context.close()
    assert [url for url in asked if not url.startswith((ORIGIN, "data:", "blob:"))] == []
    assert complaints == []


def test_keys_turn_the_pictures(viewer: Callable[..., Page]) -> None:
    page = viewer()
    place = page.locator("#place")
    for key, words in (
        ("ArrowRight", "2 of 3"),
        ("End", "3 of 3"),
        ("ArrowRight", "3 of 3"),
        ("Home", "1 of 3"),
        ("PageDown", "2 of 3"),
    ):
        page.keyboard.press(key)
        assert place.inner_text() == words


def test_a_passage_is_shown_without_marks_and_words_read_from_the_right_begin_there(
    viewer: Callable[..., Page],
) -> None:
    page = viewer(viewport={"width": 390, "height": 844}, color_scheme="light")
    assert page.locator("blockquote p").inner_text() == "I counted 61 elvers in one hour."
    page.keyboard.press("ArrowRight")
    assert page.evaluate("getComputedStyle(document.getElementById('caption')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_board_on_a_whole_screen_can_still_be_turned(viewer: Callable[..., Page]) -> None:
    page = viewer(query="?view=fullscreen")
    page.locator("#after").click()
    assert page.locator("#place").inner_text() == "2 of 3"
    assert not page.locator("header").is_visible()
