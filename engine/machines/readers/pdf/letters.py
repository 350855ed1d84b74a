"""Machines, readers, PDF, letters: the letters of a page at one go, one for each of pdfium's characters; odd ones are mended."""

from __future__ import annotations

import ctypes
import re
from typing import Any

UNMAPPED = re.compile("[\x00\ufffd\ue000-\uf8ff]")
KNOWN_PRIVATE = {0xF0B7, 0xF0A7, 0xF076}
ALIKE = {
    **dict.fromkeys(("\x02", "\xad", "\u2010"), "-"),
    **dict.fromkeys(("●", "▪", "◦", "‣", "∙", *map(chr, sorted(KNOWN_PRIVATE))), "•"),
    "\xa0": " ",
}
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
MEANINGLESS = re.compile("[\ud800-\uf8ff\ufffd]")
# The upper halves of letters none of which is unmapped.
USUAL = bytes(upper for upper in range(256) if not 0xE0 <= upper <= 0xF8 and upper != 0xFF)


def letters_of(handle: Any) -> tuple[str, int]:
    """A page's letters, one for each of pdfium's characters, and how many of them have no meaning."""
    letters = _told(handle)
    if letters.isascii() and "\x00" not in letters and "\x02" not in letters:
        return letters, 0
    unmapped = _unmapped(letters)
    for odd, usual in ALIKE.items():
        letters = letters.replace(odd, usual)  # many times faster than `translate`, since most are nowhere on a page
    return letters, unmapped


def written_out(text: str) -> str:
    """A text with its ligatures as letters and without what has no meaning."""
    if text.isascii():
        return text
    for odd, usual in LIGATURES.items():
        text = text.replace(odd, usual)
    return (MEANINGLESS.sub("", text) if MEANINGLESS.search(text) else text).strip()


def _unmapped(letters: str) -> int:
    if "\x00" not in letters and not letters.encode("utf-16-le", "surrogatepass")[1::2].translate(None, USUAL):
        return 0
    return sum(ord(letter) not in KNOWN_PRIVATE for letter in UNMAPPED.findall(letters))


def _told(handle: Any) -> str:
    # One character of the string for each of pdfium's; where its own text counts otherwise, they are asked for one by one.
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass").replace("\ufffe", "\x02")
        if len(text) == count and "\x00" not in text:
            return text
    codes = [pdfium.FPDFText_GetUnicode(handle, index) for index in range(count)]
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
