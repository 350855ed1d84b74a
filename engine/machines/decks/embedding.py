"""Machines, decks, embedding: the typefaces of a deck travel in its file, so that it looks the same where they are not installed."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

from engine.foundation.paths import resources_dir

KIND = "application/x-fontdata"
FILES = {
    ("Noto Sans", False): "NotoSans-Regular", ("Noto Sans", True): "NotoSans-Bold", ("Noto Serif Display", True): "NotoSerifDisplay-Bold",
    ("Noto Sans Arabic", False): "NotoSansArabic-Regular", ("Noto Sans Arabic", True): "NotoSansArabic-Bold",
    ("Noto Sans Hebrew", False): "NotoSansHebrew-Regular", ("Noto Sans Hebrew", True): "NotoSansHebrew-Bold",
    ("Noto Sans Devanagari", False): "NotoSansDevanagari-Regular", ("Noto Sans Devanagari", True): "NotoSansDevanagari-Bold",
    ("EB Garamond", True): "EBGaramond-Bold", ("Montserrat", True): "Montserrat-Bold", ("Nunito", True): "Nunito-Bold",
    ("Oswald", True): "Oswald-Bold", ("Courier Prime", True): "CourierPrime-Bold", ("JetBrains Mono", True): "JetBrainsMono-Bold",
    ("Caveat", True): "Caveat-Bold", ("Noto Sans Thai", False): "NotoSansThai-Regular", ("Noto Sans Thai", True): "NotoSansThai-Bold",
}  # fmt: skip
"""Typefaces with TrueType outlines, the only ones that presentations carry; by family and whether they are bold."""
VERSION, MAGIC, DEFAULT_CHARSET = 0x00020001, 0x504C, 1


def embed(deck: Any, used: Iterable[tuple[str, bool]]) -> None:
    """Put these typefaces into the file, whole, so that its words can be changed; those we have no file of are left out."""
    from lxml import etree
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml.ns import qn

    folder, listed = resources_dir() / "fonts" / "pictures", dict[str, Any]()
    every, package = etree.Element(qn("p:embeddedFontLst")), deck.part.package
    for number, face in enumerate(sorted(set(used) & set(FILES)), 1):
        file, (family, bold) = folder / f"{FILES[face]}.ttf", face
        if file.is_file():
            part: Any = Part(PackURI(f"/ppt/fonts/font{number}.fntdata"), KIND, package, wrapped(file.read_bytes()))
            kept = deck.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font")
            if family not in listed:
                listed[family] = etree.SubElement(every, qn("p:embeddedFont"))
                etree.SubElement(listed[family], qn("p:font")).set("typeface", family)
            etree.SubElement(listed[family], qn("p:bold" if bold else "p:regular")).set(qn("r:id"), kept)
    if listed:
        deck.part._element.find(qn("p:notesSz")).addnext(every)


def wrapped(font: bytes) -> bytes:
    """A font as presentations carry it: Embedded OpenType, version 2.1, neither compressed nor hidden."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font), lazy=True) as read:
        facts, names, head = read["OS/2"], read["name"], read["head"]
        panose = bytes(getattr(facts.panose, name) for name in PANOSE)
        fixed = struct.pack(
            "<10sBBIHH6II4IH", panose, DEFAULT_CHARSET, facts.fsSelection & 1, facts.usWeightClass, facts.fsType, MAGIC,
            *(getattr(facts, f"ulUnicodeRange{number}") for number in range(1, 5)), facts.ulCodePageRange1, facts.ulCodePageRange2,
            head.checkSumAdjustment, 0, 0, 0, 0, 0,
        )  # fmt: skip
        told = [(names.getDebugName(number) or "").encode("utf-16-le") for number in (1, 2, 5, 4)]
    # After every name stand two bytes of nothing, and a last name that would bind it to an address is empty.
    words = b"".join(struct.pack("<H", len(text)) + text + b"\0\0" for text in told) + b"\0\0"
    size = 16 + len(fixed) + len(words) + len(font)
    return struct.pack("<IIII", size, len(font), VERSION, 0) + fixed + words + font


PANOSE = (
    "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation", "bArmStyle", "bLetterForm", "bMidline", "bXHeight",
)  # fmt: skip
