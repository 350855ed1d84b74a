"""Machines, readers, PDF, asking: the questions asked of pdfium thousands of times a page; pointers go as numbers, which is fast."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

POINTER, INT, DOUBLE, FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_float


class Asking:
    """pdfium's functions over the characters of a text page, by the addresses they have already been loaded at."""

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        self.object = _fast(pdfium.FPDFText_GetTextObject, POINTER, POINTER, INT)
        self.font = _fast(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
        self.advance = _fast(pdfium.FPDFFont_GetGlyphWidth, INT, POINTER, ctypes.c_uint, FLOAT, POINTER)
        self.origin = _fast(pdfium.FPDFText_GetCharOrigin, INT, POINTER, INT, POINTER, POINTER)
        self.box = _fast(pdfium.FPDFText_GetLooseCharBox, INT, POINTER, INT, POINTER)
        self.size = _fast(pdfium.FPDFText_GetFontSize, DOUBLE, POINTER, INT)
        self.matrix = _fast(pdfium.FPDFText_GetMatrix, INT, POINTER, INT, POINTER)
        self.angle = _fast(pdfium.FPDFText_GetCharAngle, FLOAT, POINTER, INT)
        self.weight = _fast(pdfium.FPDFText_GetFontWeight, INT, POINTER, INT)
        self.name = _fast(
            pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, POINTER, INT, ctypes.c_char_p, ctypes.c_ulong, POINTER
        )


@cache
def asking() -> Asking:
    """The one of this process."""
    return Asking()


def _fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    # The lock of the interpreter is kept: giving it away costs more than most answers.
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)
