"""Machines, readers, book, chapters: the pieces of one chapter's XHTML; notes and their marks are told from the words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.library.apparatus import Piece
from engine.library.errors import SourceExtractionFailed
from engine.library.extraction import BlockKind
from engine.machines.archive import ENTITIES, xml_of
from engine.machines.readers.book.binding import local

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSAID = frozenset(
    "script style nav svg math head template iframe object video audio form button input select noscript rt rp del".split()
)
BLOCKS = frozenset(
    "html body div section article main header footer aside p h1 h2 h3 h4 h5 h6 ul ol dl li dt dd blockquote pre table figure "
    "figcaption hr address center details summary hgroup".split()
)
KINDS = {
    "blockquote": BlockKind.QUOTE, "pre": BlockKind.CODE, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM,
}  # fmt: skip
REFERENCE = frozenset(
    "footnote footnotes endnote endnotes rearnote rearnotes note bibliography biblioentry index glossary copyright-page colophon".split()
)
ROLES = frozenset(
    f"doc-{name}" for name in ("footnote", "footnotes", "endnotes", "endnote", "bibliography", "index", "colophon")
)
CONTENTS = frozenset("toc landmarks loi lot page-list cover titlepage halftitlepage".split())
NOTEREF = frozenset({"noteref", "doc-noteref", "pagebreak", "doc-pagebreak", "doc-backlink", "backlink"})
MARK = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§]+|[a-z])[\])]?$")
POWERS = {"2": "²", "3": "³"}
WIDE = 40


def pieces_of(content: bytes) -> list[Piece]:
    """The pieces of a chapter in order. Raises `SourceExtractionFailed` when its XML is hostile."""
    body = _body(content)
    return [] if body is None else list(_walked(body, BlockKind.PARAGRAPH, 0))


def _body(content: bytes) -> _Element | None:
    try:
        root = xml_of(content, forgiving=True)
    except SourceExtractionFailed as problem:
        if problem.message == ENTITIES:
            raise
        root = None
    bodies = [] if root is None else [one for one in root.iter() if local(one) == "body"]
    return bodies[0] if bodies and "".join(map(str, bodies[0].itertext())).strip() else _forgiven(content)


def _forgiven(content: bytes) -> _Element | None:
    from lxml import etree
    from lxml import html as parser

    try:
        root = parser.document_fromstring(content, parser=parser.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return next((one for one in root.iter() if local(one) == "body"), None)


def _walked(element: _Element, kind: BlockKind, depth: int) -> Iterator[Piece]:
    name = local(element)
    named = _types(element)
    if name in UNSAID or named & CONTENTS:
        return
    if named & REFERENCE or named & ROLES:
        kind = BlockKind.REFERENCE
    if name == "table":
        yield from _table(element, kind, depth)
    elif name == "pre":
        text = "".join(str(part) for part in element.itertext()).strip("\n")
        yield from [Piece(BlockKind.CODE, text)] if text.strip() else []
    elif re.fullmatch(r"h[1-6]", name):
        text = " ".join(_said(element).split())
        told = BlockKind.HEADING if kind is not BlockKind.REFERENCE else kind
        yield from [Piece(told, text, int(name[1]) if told is BlockKind.HEADING else 0)] if text else []
    else:
        yield from _mixed(element, kind if kind is BlockKind.REFERENCE else KINDS.get(name, kind), depth)


def _mixed(element: _Element, kind: BlockKind, depth: int) -> Iterator[Piece]:
    # Words that stand loose between blocks are a block themselves; only the first of an item carries its mark.
    mark, inline = _mark(element, kind), [element.text or ""]
    for one in element:
        if local(one) in BLOCKS or local(one) == "table":
            for piece in _piece(inline, kind, mark):
                yield piece
                mark = ""
            for piece in _walked(one, kind, depth + 1):
                yield (
                    Piece(piece.kind, piece.text, piece.level, mark or piece.mark)
                    if piece.kind is BlockKind.LIST_ITEM
                    else piece
                )
                mark = "" if piece.kind is BlockKind.LIST_ITEM else mark
            inline = [one.tail or ""]
        else:
            inline += [_inline(one, "".join(inline[-3:])), one.tail or ""]
    yield from _piece(inline, kind, mark)


def _piece(inline: list[str], kind: BlockKind, mark: str) -> Iterator[Piece]:
    lines = (
        " ".join(line.replace("\u00ad", "").split()) for line in "".join(inline).replace("\u2028", "\x0b").split("\x0b")
    )
    text = "\n".join(line for line in lines if line)
    if any(letter.isalnum() for letter in text):
        yield Piece(kind, text, 0, mark)


def _mark(element: _Element, kind: BlockKind) -> str:
    if kind is not BlockKind.LIST_ITEM or local(element) != "li":
        return ""
    holder = element.getparent()
    if holder is None or local(holder) != "ol":
        return "• "
    items = [one for one in holder if local(one) == "li"]
    return f"{items.index(element) + 1}. "


def _said(element: _Element) -> str:
    parts = [element.text or ""]
    for one in element:
        parts += [_inline(one, "".join(parts[-3:])), one.tail or ""]
    return "".join(parts)


def _inline(element: _Element, before: str) -> str:
    name = local(element)
    if not name:
        return html.unescape(element.text or "") if str(element.text or "").startswith("&") else ""
    if name == "br":
        return "\x0b"
    if name in UNSAID or _types(element) & NOTEREF:
        return ""
    text = " ".join(_said(element).split()) if name in ("sup", "a") else _said(element)
    if name == "sup" and MARK.match(text):
        return POWERS.get(text, "") if before[-1:] in ("m", "M") else (text if before[-2:] == "10" else "")
    if name == "a" and "#" in (element.get("href") or "") and re.fullmatch(r"[\[(]\d{1,3}[\])]|[*†‡]", text):
        return ""
    return _said(element)


def _types(element: _Element) -> set[str]:
    found = {
        str(value)
        for key, value in element.attrib.items()
        if str(key).rpartition("}")[2].rpartition(":")[2] in ("type", "role")
    }
    return {word for value in found for word in value.split()}


def _rows(table: _Element) -> Iterator[_Element]:
    for one in table:
        if local(one) == "tr":
            yield one
        elif local(one) in ("thead", "tbody", "tfoot"):
            yield from _rows(one)


def _table(table: _Element, kind: BlockKind, depth: int) -> Iterator[Piece]:
    rows = [[cell for cell in row if local(cell) in ("td", "th")] for row in _rows(table)]
    cells = [" ".join(_said(cell).split()) for row in rows for cell in row]
    told = [cell for cell in cells if cell]
    if len(cells) == 1 or (told and sum(len(cell.split()) for cell in told) > WIDE * len(told)):
        for row in rows:
            for cell in row:
                yield from _mixed(cell, kind, depth + 1)
        return
    yield from (Piece(BlockKind.CAPTION, " ".join(_said(one).split())) for one in table if local(one) == "caption")
    lines = ("\t".join(" ".join(_said(cell).replace("\x0b", " ").split()) for cell in row) for row in rows)
    text = "\n".join(line for line in lines if line.strip())
    yield from [Piece(BlockKind.TABLE, text)] if text else []
