"""Machines, readers, PDF, letters: the letters of a page at one go, one for each of pdfium's characters; odd ones are mended."""

from __future__ import annotations

import ctypes
import re
from typing import Any

UNMAPPED = re.compile("[\x00\ufffd\ue000-\uf8ff]")
KNOWN_PRIVATE = {0xF0B7, 0xF0A7, 0xF076}
ALIKE = {
    **dict.fromkeys((0x02, 0xAD, 0x2010), "-"),
    **dict.fromkeys((0x25CF, 0x25AA, 0x25E6, 0x2023, 0x2219, *KNOWN_PRIVATE), "•"),
    0xA0: " ",
}
WRITTEN_OUT = {
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys((*range(0xE000, 0xF900), *range(0xD800, 0xE000), 0xFFFD), None),
}


def letters_of(handle: Any) -> tuple[str, int]:
    """A page's letters, one for each of pdfium's characters, and how many of them have no meaning."""
    letters = _told(handle)
    if letters.isascii() and "\x00" not in letters and "\x02" not in letters:
        return letters, 0
    unmapped = UNMAPPED.findall(letters)
    return letters.translate(ALIKE), sum(ord(letter) not in KNOWN_PRIVATE for letter in unmapped)


def written_out(text: str) -> str:
    """A text with its ligatures as letters and without what has no meaning."""
    return text if text.isascii() else text.translate(WRITTEN_OUT).strip()


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
