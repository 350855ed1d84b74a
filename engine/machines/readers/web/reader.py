"""Machines, readers, web, reader: trafilatura finds the article, its structure becomes blocks, its head tells title and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.library.composing import Composer
from engine.library.errors import SourceEmpty
from engine.library.extraction import BlockKind, Extraction

if TYPE_CHECKING:
    from lxml.etree import _Element

THIN = 600
KINDS = {
    "head": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "quote": BlockKind.QUOTE, "item": BlockKind.LIST_ITEM,
    "code": BlockKind.CODE, "table": BlockKind.TABLE,
}  # fmt: skip
CHROME = re.compile(
    r"^(?:share (?:this|on|via)|subscribe\b|sign up (?:for|to)|read more:?|related(?: articles?| stories)?:?|advertisement|follow us|"
    r"cookies?\b|accept all|all rights reserved|©|\(c\) \d{4}|photograph(?:y)?:|image:|photo(?:graph)? by|picture:|click here|"
    r"comments? ?\(?\d*\)?$|\d+ comments?$)",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"^(?:this (?:article|story|page|post) (?:was|has been) (?:amended|updated|corrected|changed)|correction\b)",
    re.IGNORECASE,
)
EMPTY = "There is no article text on this page."
EMPTY_HINT = "It may need a browser to show its text; open it, copy the text and add that."


def read(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a page. Raises `SourceEmpty` where nothing but frame is found."""
    from lxml import html as parser

    source = path.read_bytes().decode(encoding or "utf-8", "replace").removeprefix("\ufeff")
    progress(20, "Finding the article")
    body = _article(source, progress)
    if body is None:
        raise SourceEmpty(EMPTY, hint=EMPTY_HINT)
    tree = parser.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    facts = _facts(source, tree)
    composer, captions = Composer(), _captions(tree)
    if facts.get("title"):
        composer.add(BlockKind.HEADING, facts["title"], level=1)
    for kind, text, level in _blocks(body):
        if not _is_said_already(text, facts) and not CHROME.match(text):
            is_aside = _key(text) in captions or AMENDED.match(text)
            composer.add(BlockKind.CAPTION if is_aside else kind, text, level=level)
    return composer.extraction(facts, "html")


def _article(source: str, progress: Callable[[int, str], None]) -> _Element | None:
    fast = _extracted(source, fast=True)
    if _size(fast) >= THIN:
        return fast
    progress(50, "Looking again, more closely")
    full = _extracted(source, fast=False)
    best = max((fast, full), key=_size)
    return best if _size(best) else None


def _extracted(source: str, *, fast: bool) -> _Element | None:
    import trafilatura
    from lxml import etree

    found = trafilatura.extract(
        source, output_format="xml", fast=fast, include_comments=False, include_tables=True, include_formatting=False, include_links=False,
        with_metadata=False, deduplicate=False,
    )  # fmt: skip
    if not found:
        return None
    main: _Element | None = etree.fromstring(
        found.encode(), etree.XMLParser(resolve_entities=False, recover=True)
    ).find(".//main")
    return main


def _size(body: _Element | None) -> int:
    return 0 if body is None else len("".join(str(part) for part in body.itertext()).strip())


def _blocks(body: _Element) -> Iterator[tuple[BlockKind, str, int]]:
    for element in body:
        if element.tag == "list":
            yield from _blocks(element)
        elif element.tag == "quote" and len(element):
            yield from ((BlockKind.QUOTE, text, 0) for text in (_words(part) for part in element) if text)
        elif element.tag in ("table", "row"):
            yield BlockKind.TABLE, "\n".join("\t".join(_words(cell) for cell in row) for row in element.iter("row")), 0
        elif element.tag == "code":
            yield BlockKind.CODE, "".join(str(part) for part in element.itertext()).strip("\n"), 0
        elif element.tag in KINDS:
            level = re.search(r"\d", element.get("rend") or "")
            yield KINDS[str(element.tag)], _words(element), int(level.group()) if level else 0


def _words(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _facts(source: str, tree: Any) -> dict[str, Any]:
    import trafilatura

    told = trafilatura.extract_metadata(source)
    facts = {
        "title": told.title,
        "byline": told.author,
        "date": told.date,
        "siteName": told.sitename,
        "language": _language(tree),
    }
    heading = " ".join(" ".join(tree.xpath("(//article//h1 | //main//h1 | //h1)[1]//text()")).split())
    if heading and (not facts.get("title") or heading.lower() in str(facts["title"]).lower()):
        facts["title"] = heading
    return {name: value for name, value in facts.items() if value}


def _language(tree: Any) -> str | None:
    value = tree.get("lang") or next(iter(tree.xpath("//html/@lang")), None)
    return str(value)[:20] if value else None


def _captions(tree: Any) -> frozenset[str]:
    return frozenset(_key(text) for text in (_words(element) for element in tree.iter("figcaption")) if text)


def _is_said_already(text: str, facts: dict[str, Any]) -> bool:
    is_byline = (
        bool(re.match(r"^by\s", text, re.IGNORECASE))
        and str(facts.get("byline") or "\0").split(";")[0].lower() in text.lower()
    )
    return not text or _key(text) == _key(str(facts.get("title") or "")) or (is_byline and len(text) < 160)


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
