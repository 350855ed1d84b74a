"""Machines, readers, web, walking: a tree becomes pieces of text in reading order, each with its kind and how "
"much of it is links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.library.extraction import BlockKind
from engine.machines.readers.web.hints import BYLINE, CAPTION, NOTES, is_moment, named

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big center-inline cite code data del dfn em font i ins kbd label mark nobr q ruby "
    "rb rt rp s samp small span strike strong sub sup "
    "time tt u var wbr".split()
)
HEADING = re.compile(r"^h([1-6])$")
BREAK = "\x0b"
EMPTIED = re.compile(r"\s*[\[(][\s,;–-]*[\])]")
CODE_MARKS = re.compile(r"[{}=<>;_|\\]|\(\)|\$ |^\s*(?:#|//|>>>)", re.MULTILINE)
BYLINE_LENGTH, BOLD_LENGTH, CELL, WIDE = 200, 80, 400, 38
ENDED = (".", "!", "?", ":", "…", ",", ";", "。", "”", '"', "»")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A block of the page; `linked` and `bold` count its characters in links and in bold, `owner` is its element."""

    kind: BlockKind
    text: str
    owner: HtmlElement
    level: int = 0
    linked: int = 0
    bold: int = 0
    is_byline: bool = False

    @property
    def key(self) -> str:
        """Its bare letters and digits, for comparing."""
        return key_of(self.text)

    @property
    def unlinked(self) -> int:
        """Characters that are not in links."""
        return max(0, len(self.text) - self.linked)


@dataclass(frozen=True, slots=True)
class _Place:
    owner: HtmlElement
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    linked: bool = False
    bold: bool = False
    is_byline: bool = False


def key_of(text: str) -> str:
    """Bare letters and digits, lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def pieces_of(body: HtmlElement) -> list[Piece]:
    """Every piece of text in a pruned tree."""
    return list(_Walk().through(body))


class _Walk:
    def __init__(self) -> None:
        self._run: list[tuple[str, bool, bool]] = []

    def through(self, element: HtmlElement) -> Iterator[Piece]:
        """The pieces below an element."""
        yield from self._inside(element, _Place(element))
        yield from self._flushed(_Place(element))

    def _inside(self, element: HtmlElement, place: _Place) -> Iterator[Piece]:
        self._say(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child, place)
            self._say(child.tail, place)

    def _child(self, child: HtmlElement, place: _Place) -> Iterator[Piece]:
        tag = child.tag
        if tag == "br":
            self._run.append((BREAK, False, False))
        elif tag == "hr":
            yield from self._flushed(place)
        elif tag in INLINE and not (
            tag in ("span", "time") and len(child.text_content()) < BYLINE_LENGTH and CAPTION.search(_names(child))
        ):
            bold = place.bold or tag in ("b", "strong")
            yield from self._inside(child, replace(place, linked=place.linked or tag == "a", bold=bold))
        else:
            yield from self._flushed(place)
            yield from self._block(child, _within(child, place))

    def _block(self, element: HtmlElement, place: _Place) -> Iterator[Piece]:
        if element.tag == "table" and _is_data(element):
            yield from _table(element, place)
        elif element.tag == "pre":
            yield from _preformatted(element, place)
        else:
            yield from self._inside(element, place)
            yield from self._flushed(place)

    def _say(self, text: str | None, place: _Place) -> None:
        if text:
            self._run.append((text.replace(BREAK, " "), place.linked, place.bold))

    def _flushed(self, place: _Place) -> Iterator[Piece]:
        run, self._run = self._run, []
        for parts in _paragraphs(run):
            text = _clean("".join(part for part, _, _ in parts))
            linked = sum(len(_clean(part)) for part, is_linked, _ in parts if is_linked)
            bold = sum(len(_clean(part)) for part, _, is_bold in parts if is_bold)
            if any(map(str.isalnum, text)):
                yield _piece(text, linked, bold, place)


def _piece(text: str, linked: int, bold: int, place: _Place) -> Piece:
    kind, level = place.kind, place.level
    is_title = kind is BlockKind.PARAGRAPH and len(text) <= BOLD_LENGTH and not text.endswith(ENDED)
    if is_title and bold >= len(text) - 2 and linked < len(text) // 2 and not is_moment(text):
        kind, level = BlockKind.HEADING, 3
    is_byline = (place.is_byline and len(text) <= BYLINE_LENGTH and kind is not BlockKind.HEADING) or is_moment(text)
    return Piece(kind, text, place.owner, level, min(linked, len(text)), bold, is_byline)


def _paragraphs(run: list[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """Two line breaks in a row end a paragraph, one is a space."""
    parts: list[tuple[str, bool, bool]] = []
    breaks = 0
    for text, linked, bold in run:
        if text == BREAK:
            breaks += 1
        elif text.strip():
            if breaks > 1:
                yield parts
                parts = []
            breaks = 0
        parts.append((" " if text == BREAK else text, linked, bold))
    yield parts


def _clean(text: str) -> str:
    return " ".join(EMPTIED.sub("", text.replace("\u00ad", "").replace("\u200b", "")).split())


def _names(element: HtmlElement) -> str:
    return named(
        f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''} {element.get('itemprop') or ''}"
    )


def _within(element: HtmlElement, place: _Place) -> _Place:
    tag, names = element.tag, _names(element)
    place = replace(
        place,
        owner=element,
        is_byline=place.is_byline or (tag not in ("article", "main", "section") and bool(BYLINE.search(names))),
    )
    if place.kind in (BlockKind.REFERENCE, BlockKind.CAPTION):
        return place
    if tag == "address":
        return replace(place, is_byline=True)
    if NOTES.search(names) and tag not in ("body", "article", "main"):
        return replace(place, kind=BlockKind.REFERENCE)
    if tag in ("figcaption", "caption") or CAPTION.search(names):
        return replace(place, kind=BlockKind.CAPTION)
    if heading := HEADING.match(tag):
        return replace(place, kind=BlockKind.HEADING, level=int(heading[1]))
    if tag == "summary":
        return replace(place, kind=BlockKind.HEADING, level=3)
    if tag == "blockquote":
        return replace(place, kind=BlockKind.QUOTE)
    if tag in ("li", "dt", "dd"):
        return replace(place, kind=BlockKind.LIST_ITEM)
    return place


def _is_data(table: HtmlElement) -> bool:
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    longest = max((len(_clean(cell.text_content())) for cell in cells), default=0)
    return sum(len(row) > 1 for row in rows) > 1 and longest <= CELL


def _table(table: HtmlElement, place: _Place) -> Iterator[Piece]:
    for caption in table.findall("caption"):
        yield Piece(BlockKind.CAPTION, _clean(caption.text_content()), caption)
    rows = [[_clean(cell.text_content()) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    text = "\n".join("\t".join(row) for row in rows if any(row))
    linked = sum(len(_clean(link.text_content())) for link in table.iter("a"))
    if text:
        yield Piece(BlockKind.TABLE, text, place.owner, linked=linked)


def _preformatted(element: HtmlElement, place: _Place) -> Iterator[Piece]:
    text = element.text_content().strip("\n").expandtabs(4)
    lines = [line for line in text.splitlines() if line.strip()]
    wide = sum(len(line) > WIDE for line in lines) / max(1, len(lines))
    if len(lines) < 4 or wide < 0.4 or len(CODE_MARKS.findall(text)) > len(lines) // 3:
        if text.strip():
            yield Piece(BlockKind.CODE, text, place.owner)
        return
    for part in re.split(r"\n\s*\n", text):
        clean = _clean(part)
        is_title = clean.isupper() and len(clean) <= BOLD_LENGTH
        if any(map(str.isalnum, clean)):
            yield Piece(BlockKind.HEADING if is_title else place.kind, clean, place.owner, level=2 if is_title else 0)
