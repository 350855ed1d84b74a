"""Machines, readers, PDF, asking: the questions asked of pdfium hundreds of times a page, at the least they can cost."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

POINTER, INT, DOUBLE, FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_float


class Asking:
    """pdfium's functions over the characters of a text page, by the addresses they have already been loaded at.

    The page goes along as a `c_void_p`, a drawn object and a font as the number they are told as.
    """

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        self.object = _fast(pdfium.FPDFText_GetTextObject, POINTER)
        self.font = _fast(pdfium.FPDFTextObj_GetFont, POINTER, POINTER)
        self.advance = _fast(pdfium.FPDFFont_GetGlyphWidth, INT, POINTER, ctypes.c_uint, FLOAT, POINTER)
        self.origin = _fast(pdfium.FPDFText_GetCharOrigin, INT)
        self.box = _fast(pdfium.FPDFText_GetLooseCharBox, INT)
        self.size = _fast(pdfium.FPDFText_GetFontSize, DOUBLE)
        self.matrix = _fast(pdfium.FPDFText_GetMatrix, INT)
        self.angle = _fast(pdfium.FPDFText_GetCharAngle, FLOAT)
        self.weight = _fast(pdfium.FPDFText_GetFontWeight, INT)
        self.name = _fast(
            pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, POINTER, INT, ctypes.c_char_p, ctypes.c_ulong, POINTER
        )


@cache
def asking() -> Asking:
    """The one of this process."""
    return Asking()


def _fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    # The lock of the interpreter is kept: giving it away costs more than most answers. Where no arguments are named they are not
    # looked at, which halves the price: they must be pointers (`c_void_p`, `byref`) and small whole numbers.
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)
