"""Machines, video, binding: pages become a file that can be searched, leafed through by its outline and read out."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.machines.video.glyphless import around, lay, told

if TYPE_CHECKING:
    from engine.machines.video.unseen import Unseen

POINTS = 72
RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")
SHAPES = ((0x2F00, 0x2FDF), (0xFB00, 0xFDEF), (0xFE70, 0xFEFC))
"""Letters that are other letters' shapes: radicals, ligatures, forms within a word."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what the outline calls it, what is read out of it, and its letters that are seen as outlines."""

    heading: str
    said: str
    unseen: tuple[Unseen, ...] = ()


def bound(pages: bytes, leaves: Sequence[Leaf], tongue: str, dpi: int) -> bytes:
    """The finished file."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    made: Any = PdfWriter(clone_from=io.BytesIO(pages))
    made.pdf_header = "%PDF-1.7"  # what is half transparent and read aloud has been there since 1.4
    for font in _fonts(made):
        font["/ToUnicode"].get_object().set_data(true_letters(font["/ToUnicode"].get_object().get_data()))
    lay(made, [leaf.unseen for leaf in leaves], POINTS / dpi)
    _tag(made, leaves)
    for number, leaf in enumerate(leaves):
        made.add_outline_item(leaf.heading, number)
    if tongue:
        made.root_object[NameObject("/Lang")] = TextStringObject(tongue)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    made.root_object[NameObject("/ViewerPreferences")] = shown
    made.add_metadata({"/Author": "Sleeper Hit Studio"})
    whole = io.BytesIO()
    made.write(whole)
    return whole.getvalue()


def true_letters(table: bytes) -> bytes:
    """A font's table of what its glyphs say, with the letters themselves for every shape of one."""
    pairs = [(code, _plain(said)) for code, said in _pairs(table) if said.strip("\0")]
    begin, end = table.index(b"endcodespacerange") + len(b"endcodespacerange"), table.index(b"endcmap")
    return table[:begin] + f"\n{told(pairs)}".encode() + table[end:]


def _pairs(table: bytes) -> Iterator[tuple[int, str]]:
    """Every glyph and what it says."""
    for first, last, start, each in RANGE.findall(table):
        codes = range(int(first, 16), int(last, 16) + 1)
        if each:
            values = [int(one, 16) for one in re.findall(rb"<([0-9a-fA-F]+)>", each)]
        elif start:
            values = list(range(int(start, 16), int(start, 16) + len(codes)))
        yield from zip(codes, map(chr, values), strict=False)


def _plain(said: str) -> str:
    is_shape = any(first <= ord(said) <= last for first, last in SHAPES)
    return unicodedata.normalize("NFKC", said) if is_shape else said


def _fonts(made: Any) -> Iterator[Any]:
    """Every font with such a table, once."""
    found: dict[int, Any] = {}
    for page in made.pages:
        for kept in page.get("/Resources", {}).get("/Font", {}).values():
            found[kept.idnum] = kept.get_object()
    return (font for font in found.values() if "/ToUnicode" in font)


def _tag(made: Any, leaves: Sequence[Leaf]) -> None:
    """Each page as one figure with the words that are read out for it."""
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    name = NameObject
    root = DictionaryObject({name("/Type"): name("/StructTreeRoot")})
    whole = DictionaryObject({name("/Type"): name("/StructElem"), name("/S"): name("/Document")})
    kept, within = made._add_object(root), made._add_object(whole)
    figures, numbers = ArrayObject(), ArrayObject()
    for at, (page, leaf) in enumerate(zip(made.pages, leaves, strict=True)):
        figure = made._add_object(
            DictionaryObject({
                name("/Type"): name("/StructElem"), name("/S"): name("/Figure"), name("/P"): within, name("/K"): NumberObject(0),
                name("/Pg"): page.indirect_reference, name("/T"): TextStringObject(leaf.heading), name("/Alt"): TextStringObject(leaf.said),
            })
        )  # fmt: skip
        figures.append(figure)
        numbers += [NumberObject(at), ArrayObject([figure])]
        page[name("/StructParents")] = NumberObject(at)
        around(made, page, "/Figure <</MCID 0>> BDC\n", "\nEMC")
    root[name("/K")] = within
    root[name("/ParentTree")] = made._add_object(DictionaryObject({name("/Nums"): numbers}))
    whole[name("/P")], whole[name("/K")] = kept, figures
    made.root_object[name("/StructTreeRoot")] = kept
    made.root_object[name("/MarkInfo")] = DictionaryObject({name("/Marked"): BooleanObject(True)})
