"""Machines, readers, PDF, looks: how what is drawn on a page looks: its face, its size across the page, how far its letters carry."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.machines.readers.pdf.advances import Advances
from engine.machines.readers.pdf.asking import asking
from engine.machines.readers.pdf.page import Face

FIXED = ("mono", "courier", "consol", "typewriter", "nimbusmon", "cmtt", "menlo", "inconsolata")
HEAVY = ("bold", "black", "heavy", "semibold")
FIXED_PITCH, ITALIC, FORCE_BOLD = 1, 64, 1 << 18
NOWHERE = Face(0.0)
TURNED = 0.1


@dataclass(frozen=True, slots=True)
class Look:
    """A face (`NOWHERE` for what is turned), its size across the page in points, and how far its letters carry."""

    face: Face
    across: float
    advances: Advances


class Fonts:
    """The fonts of a document as far as they have been met, by their address and name."""

    def __init__(self) -> None:
        self._met: dict[tuple[int | None, bytes], Advances] = {}

    def advances(self, font: int | None, name: bytes) -> Advances:
        """How far a font's letters carry."""
        if (font, name) not in self._met:
            self._met[font, name] = Advances(asking(), font)
        return self._met[font, name]


class Looks:
    """The looks of the objects drawn on one page; the last one asked for is kept at hand."""

    def __init__(self, ask: Any, handle: ctypes.c_void_p, fonts: Fonts) -> None:
        import pypdfium2.raw as pdfium

        self._ask, self._handle, self._fonts = ask, handle, fonts
        self._known: dict[tuple[Any, ...], Look] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._to_matrix = ctypes.byref(self._matrix)
        self._turning = (ctypes.c_char * 16).from_buffer(self._matrix)
        self.drawn: int | None = None
        self._last: Look | None = None

    def of(self, index: int, drawn: int | None) -> Look:
        """The look of a character that belongs to this drawn object; it is then the last one asked for."""
        if self._last is None or drawn is None or drawn != self.drawn:
            self.drawn, self._last = drawn, self._looked(index, drawn)
        return self._last

    def _looked(self, index: int, drawn: int | None) -> Look:
        size = self._ask.size(self._handle, index)
        self._ask.matrix(self._handle, index, self._to_matrix)
        font = self._ask.font(drawn) if drawn else None
        key = (font, size, self._turning.raw)
        if key not in self._known:
            self._known[key] = self._met(index, font, size)
        return self._known[key]

    def _met(self, index: int, font: int | None, size: float) -> Look:
        name, flags, matrix = ctypes.create_string_buffer(200), ctypes.c_int(), self._matrix
        self._ask.name(self._handle, index, name, 200, ctypes.byref(flags))
        points = round(size * (math.hypot(matrix.c, matrix.d) or 1.0), 1)
        turned = abs(math.sin(self._ask.angle(self._handle, index))) > TURNED
        face = NOWHERE if turned else _face(points, name.value, flags.value, self._ask.weight(self._handle, index))
        across = size * (math.hypot(matrix.a, matrix.b) or 1.0)
        return Look(face, across, self._fonts.advances(font, name.value))


@cache
def _face(size: float, name: bytes, flags: int, weight: int) -> Face:
    low = name.decode("utf-8", "replace").lower()
    bold = bool(flags & FORCE_BOLD) or weight >= 600 or any(word in low for word in HEAVY)
    fixed = bool(flags & FIXED_PITCH) or any(word in low for word in FIXED)
    return Face(size, bold, bool(flags & ITALIC) or "italic" in low or "oblique" in low, fixed)
