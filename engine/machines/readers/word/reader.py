"""Machines, readers, Word, reader: a .docx becomes an extraction; its macros, comments, headers and footers are never looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.library.apparatus import Piece, composed
from engine.library.extraction import BlockKind, Extraction
from engine.machines.archive import Archive, opened
from engine.machines.readers.word.styles import Styles, attribute, child, local
from engine.machines.readers.word.words import Spoken, is_joined, spoken

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
UNTOLD = re.compile(r"^(?:untitled|microsoft word|document\d*$|.*\.(?:docx?|dotx?)$)", re.IGNORECASE)
BULLET = re.compile(r"^(?:[•◦▪‣*–—-]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=\S)")
STATEMENT = re.compile(r"[.!?:;,…][\"”’»)\]]*$")
FACTS = {"title": "title", "creator": "byline", "created": "date", "language": "language"}
WIDE, SHORT_BOX = 40, 25


def read(path: Path, encoding: str | None, progress: Callable[[int, str], None]) -> Extraction:
    """Read a Word document. Raises `SourceExtractionFailed`, `SourceTooLarge`."""
    progress(10, "Opening the document")
    with opened(path) as archive:
        main = _main(archive)
        facts = _facts(archive)
        styles = Styles.of(_part(archive, main, "styles"), _part(archive, main, "numbering"))
        body = child(archive.tree(main), "body")
        progress(40, "Reading its paragraphs")
        scan = _Scan(styles)
        pieces = [] if body is None else list(scan.pieces(body))
        progress(80, "Reading its notes")
        notes = [*_notes(archive, main, scan.notes)]
    return composed([*pieces, *notes], facts, "docx")


class _Scan:
    """Goes through the document once; remembers the notes it was pointed to."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: Spoken | None = None
        self.notes: list[tuple[str, str]] = []

    def pieces(self, holder: _Element) -> Iterator[Piece]:
        for element in holder:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"):
                yield from self._contents(element) if _is_contents(element) else self.pieces(element)

    def _contents(self, element: _Element) -> Iterator[Piece]:
        for piece in self.pieces(element):
            yield Piece(BlockKind.CONTENTS, piece.text)

    def _paragraph(self, element: _Element) -> Iterator[Piece]:
        said = spoken(element)
        self.notes += said.notes
        if self._open is not None:
            said.parts[:0], self._open = self._open.parts, None
        if is_joined(element):
            self._open = said
            return
        yield from self._piece(child(element, "pPr"), said)
        for box in said.boxes:
            yield from map(_boxed, self.pieces(box))

    def _piece(self, properties: _Element | None, said: Spoken) -> Iterator[Piece]:
        text = said.text
        if not text:
            return
        kind, level = self._styles.kind(properties)
        mark = "" if kind is not None else self._styles.mark(properties)
        if kind is None and not mark:
            found = BULLET.match(text)
            mark, text = (text[: found.end()], text[found.end() :]) if found else ("", text)
        if kind is None and not mark and self._is_title(properties, said, text):
            kind, level = BlockKind.HEADING, 6
        if kind is BlockKind.HEADING:
            text = " ".join(text.split())
        yield Piece(kind or (BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH), text, level, mark)

    def _is_title(self, properties: _Element | None, said: Spoken, text: str) -> bool:
        bold = said.is_bold or self._styles.is_bold(properties)
        return bold and len(text) <= 90 and "\n" not in text and not STATEMENT.search(text) and text[:1].isalnum()

    def _table(self, table: _Element) -> Iterator[Piece]:
        rows = [list(_named(row, "tc")) for row in _named(table, "tr")]
        cells = [cell for row in rows for cell in row]
        told = [count for count in map(_words, cells) if count]
        if len(cells) == 1 or (told and sum(told) > WIDE * len(told)):
            # Some people lay out whole pages with tables; such cells are prose.
            for cell in cells:
                yield from self.pieces(cell)
            return
        lines = ("\t".join(self._cell(cell) for cell in row) for row in rows)
        yield Piece(BlockKind.TABLE, "\n".join(line for line in lines if line.strip()))

    def _cell(self, cell: _Element) -> str:
        return " ".join(" ".join(piece.text for piece in self.pieces(cell)).split())


def _words(cell: _Element) -> int:
    return len(" ".join(one.text or "" for one in cell.iter() if local(one) == "t").split())


def _boxed(piece: Piece) -> Piece:
    is_label = piece.kind is BlockKind.PARAGRAPH and len(piece.text.split()) < SHORT_BOX
    return Piece(BlockKind.CAPTION, piece.text) if is_label else piece


def _named(holder: _Element, name: str) -> Iterator[_Element]:
    for one in holder:
        if local(one) == name:
            yield one
        elif local(one) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _named(one, name)


def _is_contents(sdt: _Element) -> bool:
    gallery = child(sdt, "sdtPr", "docPartObj", "docPartGallery")
    return "contents" in (attribute(gallery, "val") or "").lower()


def _main(archive: Archive) -> str:
    if "_rels/.rels" in archive.names:
        for relation in archive.tree("_rels/.rels"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return archive.near(relation.get("Target") or MAIN, "")
    return MAIN


def _part(archive: Archive, main: str, name: str) -> _Element | None:
    part = archive.near(f"{name}.xml", main)
    return archive.tree(part) if part in archive.names else None


def _notes(archive: Archive, main: str, wanted: list[tuple[str, str]]) -> Iterator[Piece]:
    for part in ("footnotes", "endnotes"):
        ids = [note for kind, note in wanted if kind == part]
        tree = _part(archive, main, part) if ids else None
        told = {} if tree is None else {attribute(note, "id") or "": note for note in tree}
        for number, note in enumerate(ids, 1):
            if note in told:
                text = " ".join(spoken(one).text for one in told[note] if local(one) == "p").strip()
                yield Piece(BlockKind.REFERENCE, " ".join(text.split()), mark=f"{number} " if text else "")


def _facts(archive: Archive) -> dict[str, Any]:
    if "docProps/core.xml" not in archive.names:
        return {}
    told = {local(one): (one.text or "").strip() for one in archive.tree("docProps/core.xml")}
    facts = {name: told[key][:300] for key, name in FACTS.items() if told.get(key)}
    if UNTOLD.match(facts.get("title", "")):
        del facts["title"]
    if facts.get("byline", "").lower() in ("python-docx", "user", "administrator", "author", "microsoft office user"):
        del facts["byline"]
    return {**facts, **({"date": facts["date"][:10]} if "date" in facts else {})}
