"""Machines, video, glyphless: letters of a PDF that are never drawn, for words that are seen as outlines."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.machines.video.unseen import Unseen

EM, ASCENT, DESCENT = 1000, 800, -200
NAME = "Unseen"
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
AT_ONCE = 100


def told(pairs: Sequence[tuple[int, str]]) -> str:
    """What glyphs say, as a PDF's tables of it have it."""
    lines = list[str]()
    for at in range(0, len(pairs), AT_ONCE):
        some = pairs[at : at + AT_ONCE]
        rows = (f"<{code:04X}> <{said.encode('utf-16-be').hex().upper()}>" for code, said in some)
        lines += [f"{len(some)} beginbfchar", *rows, "endbfchar"]
    return "\n".join([*lines, ""])


def lay(made: Any, each: Sequence[Sequence[Unseen]], scale: float) -> None:
    """Letters over every page, a pixel of which is so many points; nothing of them is drawn."""
    from pypdf.generic import DictionaryObject, NameObject

    known = {text: number for number, text in enumerate(dict.fromkeys(one.text for some in each for one in some), 1)}
    if not known:
        return
    font = _font(made, known)
    for page, some in zip(made.pages, each, strict=True):
        if some:
            fonts = page["/Resources"].setdefault(NameObject("/Font"), DictionaryObject()).get_object()
            fonts[NameObject(f"/{NAME}")] = font
            around(made, page, _written(some, known, scale, float(page.mediabox.height)))


def _written(some: Sequence[Unseen], known: Mapping[str, int], scale: float, height: float) -> str:
    rows = ["q BT 3 Tr"]
    for one in some:
        size, wide = one.size * scale, 100 * one.width / one.size
        place = f"1 0 0 1 {one.x * scale:.2f} {height - one.y * scale:.2f} Tm"
        rows.append(f"/{NAME} {size:.2f} Tf {wide:.2f} Tz {place} <{known[one.text]:04X}> Tj")
    return "\n".join([*rows, "ET Q", ""])


def around(made: Any, page: Any, before: str, after: str = "") -> None:
    """Put this before and behind what a page draws."""
    from pypdf.generic import ArrayObject, NameObject

    drawn = page.raw_get("/Contents")
    within = list(drawn) if isinstance(drawn, list) else [drawn]
    behind = [_stream(made, after.encode("ascii"))] if after else []
    page[NameObject("/Contents")] = ArrayObject([_stream(made, before.encode("ascii")), *within, *behind])


def _font(made: Any, known: Mapping[str, int]) -> Any:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    def words(**entries: Any) -> Any:
        return DictionaryObject({NameObject(f"/{name}"): entry for name, entry in entries.items()})

    name, number = NameObject, NumberObject
    box = ArrayObject(map(NumberObject, (0, DESCENT, EM, ASCENT)))
    facts = words(
        Type=name("/FontDescriptor"), FontName=name(f"/{NAME}"), Flags=number(4), FontBBox=box, ItalicAngle=number(0),
        Ascent=number(ASCENT), Descent=number(DESCENT), CapHeight=number(ASCENT), StemV=number(80),
        FontFile2=_stream(made, _file()),
    )  # fmt: skip
    system = words(Registry=TextStringObject("Adobe"), Ordering=TextStringObject("Identity"), Supplement=number(0))
    below = words(
        Type=name("/Font"), Subtype=name("/CIDFontType2"), BaseFont=name(f"/{NAME}"), CIDSystemInfo=system, DW=number(EM),
        FontDescriptor=made._add_object(facts), CIDToGIDMap=_stream(made, b"\0\1" * (len(known) + 1)),
    )  # fmt: skip
    table = HEAD + told([(code, text) for text, code in known.items()]) + FOOT
    return made._add_object(words(
        Type=name("/Font"), Subtype=name("/Type0"), BaseFont=name(f"/{NAME}"), Encoding=name("/Identity-H"),
        DescendantFonts=ArrayObject([made._add_object(below)]), ToUnicode=_stream(made, table.encode("ascii")),
    ))  # fmt: skip


def _stream(made: Any, data: bytes) -> Any:
    from pypdf.generic import StreamObject

    stream = StreamObject()
    stream.set_data(data)
    return made._add_object(stream)


def _file() -> bytes:
    """A font whose one letter is a box: programs pass over letters that have none."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    names = [".notdef", "letter"]
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": Glyph(), "letter": _box(TTGlyphPen(None))})
    font.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    font.setupOS2()
    font.setupPost()
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _box(pen: Any) -> Any:
    pen.moveTo((0, 0))
    for corner in ((0, ASCENT), (EM, ASCENT), (EM, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
