"""The player's files as they lie: what a strict policy asks of them, and nothing that leads elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from embedded_api import player_pages
from tests.player.house import PLAYER

PAGES = sorted(PLAYER.glob("*.html"))
TEXTS = sorted(path for path in PLAYER.iterdir() if path.suffix in (".html", ".css", ".js"))
OWN = "/share/player/"


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_no_script_or_style_of_its_own(page: Path) -> None:
    tags = Tags(page).found
    assert [tag for tag, attributes in tags if tag == "style" or (tag == "script" and not attributes.get("src"))] == []
    assert [name for _, attributes in tags for name in attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_everything_a_page_asks_for_lies_beside_it(page: Path) -> None:
    asked = [
        str(attributes.get("src") or attributes.get("href"))
        for tag, attributes in Tags(page).found
        if tag in ("script", "link", "img") and (attributes.get("src") or attributes.get("href"))
    ]
    assert asked
    assert [address for address in asked if not (PLAYER / address.removeprefix(OWN)).is_file()] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_file_names_another_host(path: Path) -> None:
    named = re.findall(r"https?://[\w.-]+", path.read_text(encoding="utf-8"))
    assert set(named) <= {"http://here.invalid"}


@pytest.mark.parametrize("path", sorted(PLAYER.glob("*.js")), ids=lambda path: path.name)
def test_every_module_a_module_imports_exists(path: Path) -> None:
    imported = re.findall(r"""from "\./([\w.]+)";""", path.read_text(encoding="utf-8"))
    assert [name for name in imported if not (PLAYER / name).is_file()] == []


def test_the_page_of_a_link_that_does_not_open_has_one_place_for_the_reason() -> None:
    assert (PLAYER / "error.html").read_text(encoding="utf-8").count("<!--message-->") == 1


def test_the_audio_page_is_the_theater_by_another_name() -> None:
    theater, audio = (player_pages.markup(name).splitlines() for name in ("theater.html", player_pages.AUDIO))
    differs = [ours.strip() for ours, theirs in zip(audio, theater, strict=True) if ours != theirs]
    assert differs == ['<html lang="en" data-page="audio">', "<title>Table read, audio</title>"]
