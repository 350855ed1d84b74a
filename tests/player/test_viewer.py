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


def test_the_strip_is_one_stop_for_the_keyboard_and_arrows_go_along_it(viewer: Callable[..., Page]) -> None:
    page = viewer()
    page.locator("#strip button").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Picture 2: {TITLES[1]}"
    assert page.evaluate("[...document.querySelectorAll('#strip button')].map((one) => one.tabIndex)") == [-1, 0, -1]
    assert page.locator("[role=status]").text_content() == f"Picture 2 of 3: {TITLES[1]}"


def test_of_many_pictures_only_those_near_are_asked_for(chromium: Browser) -> None:
    board = {**told(film=False), "width": 1920, "height": 1080}
    board["slides"] = [{**board["slides"][0], "index": at, "imageUrl": f"{ORIGIN}/media/{at}.svg"} for at in range(48)]
    asked = set[str]()
    page = chromium.new_context(viewport={"width": 800, "height": 600}).new_page()
    page.route("**/*", lambda route: answer(route, board))
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{ORIGIN}/share/artifact/a.share.token")
    page.locator("#strip img[src]").nth(3).wait_for()
    assert f"{ORIGIN}/media/40.svg" not in asked
    with page.expect_request(f"{ORIGIN}/media/47.svg"):
        page.keyboard.press("End")
    page.locator("#strip button:last-child img[src]").wait_for()
    assert f"{ORIGIN}/media/25.svg" not in asked
    page.context.close()


def test_a_studio_that_does_not_answer_is_named_and_asked_again(chromium: Browser) -> None:
    page = chromium.new_context().new_page()
    page.route("**/*", lambda route: answer(route, told(film=False)))
    page.route("**/api/share/**", lambda route: route.abort())
    page.goto(f"{ORIGIN}/share/artifact/a.share.token")
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    assert page.get_by_role("alert").inner_text().startswith("The studio does not answer.")
    page.unroute("**/api/share/**")
    again.click()
    page.wait_for_selector("body[data-state=open]")
    assert page.locator("#title").inner_text() == "The Tide Mill"
    assert not page.get_by_role("alert").is_visible()
    page.context.close()
