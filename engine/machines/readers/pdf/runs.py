"""Machines, readers, PDF, runs: what pdfium drew on a page, as stretches of characters that look alike and stand side by side.

Asking pdfium about every character costs more than all the rest of reading; so the letters are fetched at once, and places and
looks are asked for only where a word, a line or a drawn object begins or ends.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from engine.machines.readers.pdf.advances import Advances
from engine.machines.readers.pdf.asking import asking
from engine.machines.readers.pdf.page import Face, Page
from engine.machines.readers.pdf.turning import upright

WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f\u200b\ufeff\ufffe\uffff]+")
LINE = re.compile(r"[^\r\n]+")
PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
UNMAPPED = re.compile("[\x00\ufffd\ue000-\uf8ff]")
KNOWN_PRIVATE = {0xF0B7, 0xF0A7, 0xF076}
LETTERS = {
    **dict.fromkeys((0x02, 0xAD, 0x2010), "-"),
    **dict.fromkeys((0x25CF, 0x25AA, 0x25E6, 0x2023, 0x2219), "•"),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys((*range(0xE000, 0xF900), *range(0xD800, 0xE000), 0xFFFD), None),
    **dict.fromkeys(KNOWN_PRIVATE, "•"),
}
FIXED = ("mono", "courier", "consol", "typewriter", "nimbusmon", "cmtt", "menlo", "inconsolata")
HEAVY = ("bold", "black", "heavy", "semibold")
FIXED_PITCH, ITALIC, FORCE_BOLD = 1, 64, 1 << 18
WIDE_GAP = 1.4
USUAL_WIDTH = 0.45
NEAR = 0.05
NOWHERE = Face(0.0)


@dataclass(slots=True)
class Run:
    """Letters of one look on one line; `spaced` when a space comes before them."""

    text: str
    left: float
    right: float
    baseline: float
    face: Face
    spaced: bool


def runs_of(text_page: Any, page: Page) -> Iterator[Run]:
    """The runs of a page in the order they were drawn; letters turned against the most are left out, letters without meaning are
    counted on the page, which lies as its letters do."""
    return _Drawn(text_page.raw, page).runs()


class _Drawn:
    def __init__(self, handle: Any, page: Page) -> None:
        import pypdfium2.raw as pdfium

        self._letters = _letters(handle)
        if not self._letters.isascii():
            unmapped = UNMAPPED.findall(self._letters)
            page.unmapped += sum(ord(letter) not in KNOWN_PRIVATE for letter in unmapped)
        self._handle = ctypes.cast(handle, ctypes.c_void_p).value
        self._ask = upright(asking(), self._handle, self._letters, page)
        self._looks: dict[tuple[Any, ...], Face] = {}
        self._pens: dict[int, Advances] = {}
        self._asked: tuple[int | None, Face] = (None, NOWHERE)
        self._x, self._y, self._box, self._matrix = (
            ctypes.c_double(),
            ctypes.c_double(),
            pdfium.FS_RECTF(),
            pdfium.FS_MATRIX(),
        )
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def runs(self) -> Iterator[Run]:
        for line in LINE.finditer(self._letters):
            run = self._plain(line.start(), line.group())
            if run is not None:
                yield run
            else:
                yield from self._worded(line.start(), line.end())

    def _plain(self, start: int, letters: str) -> Run | None:
        """A line of plain letters drawn as one object that fills its width; most lines are, and need no look at their words."""
        text = letters.strip()
        if not PLAIN.fullmatch(text):
            return None
        first = start + letters.index(text[0])
        last = first + len(text) - 1
        if self._ask.object(self._handle, first) != self._ask.object(self._handle, last):
            return None
        face, left, right = self._look(first), self._place(first), self._right(last)
        if face is NOWHERE or not self._pens[id(face)].fits(text, right - left):
            return None
        return Run(text, left, right, self._y.value, face, True)

    def _worded(self, start: int, end: int) -> Iterator[Run]:
        words = [found.span() for found in WORD.finditer(self._letters, start, end)]
        if not words:
            return
        first, last = words[0][0], words[-1][1] - 1
        if self._ask.object(self._handle, first) == self._ask.object(self._handle, last):
            yield from self._stretch(words, self._look(first), self._height(first))
        else:
            yield from self._mixed(words)

    def _mixed(self, words: list[tuple[int, int]]) -> Iterator[Run]:
        """Words drawn as several objects: stretches of one look at one height, cut within a word where need be."""
        stretch: list[tuple[int, int]] = []
        face, height, spaced = NOWHERE, 0.0, True
        for start, end in words:
            for first, last, look, at in self._parts(start, end):
                if stretch and (look is not face or abs(at - height) > NEAR * face.size):
                    yield from self._stretch(stretch, face, height, spaced=spaced)
                    stretch = []
                if not stretch:
                    face, height, spaced = look, at, first == start
                stretch.append((first, last))
        yield from self._stretch(stretch, face, height, spaced=spaced)

    def _parts(self, start: int, end: int) -> list[tuple[int, int, Face, float]]:
        """A word as one part where its ends look alike and stand level, else letter by letter, alike ones together."""
        face, height = self._look(start), self._height(start)
        if end - start == 1 or (
            self._look(end - 1) is face and abs(self._height(end - 1) - height) <= NEAR * face.size
        ):
            return [(start, end, face, height)]
        parts = [(start, start + 1, face, height)]
        for index in range(start + 1, end):
            look, at = self._look(index), self._height(index)
            first, _, face, height = parts[-1]
            if look is face and abs(at - height) <= NEAR * face.size:
                parts[-1] = (first, index + 1, face, height)
            else:
                parts.append((index, index + 1, look, at))
        return parts

    def _stretch(
        self, words: list[tuple[int, int]], face: Face, height: float, *, spaced: bool = True
    ) -> Iterator[Run]:
        if face is NOWHERE:
            return
        begin, handle, x, place, to_x, to_y = 0, self._handle, self._x, self._ask.origin, self._to_x, self._to_y
        place(handle, words[0][0], to_x, to_y)
        before = start = x.value
        for number in range(1, len(words)):
            place(handle, words[number][0], to_x, to_y)
            here = x.value
            length = words[number - 1][1] - words[number - 1][0]
            # Only a step that may hold a wide gap is worth a second question.
            if not 0 < here - before < (USUAL_WIDTH * length + 1) * face.size:
                right = self._right(words[number - 1][1] - 1)
                if not -0.6 * face.size < here - right < WIDE_GAP * face.size:
                    yield Run(self._said(words[begin:number]), start, right, height, face, spaced)
                    begin, start, spaced = number, here, True
            before = here
        text = self._said(words[begin:])
        if text:
            yield Run(text, start, self._right(words[-1][1] - 1), height, face, spaced)

    def _place(self, index: int) -> float:
        self._ask.origin(self._handle, index, self._to_x, self._to_y)
        return self._x.value

    def _height(self, index: int) -> float:
        self._ask.origin(self._handle, index, self._to_x, self._to_y)
        return self._y.value

    def _right(self, index: int) -> float:
        self._ask.box(self._handle, index, ctypes.byref(self._box))
        return float(self._box.right)

    def _look(self, index: int) -> Face:
        drawn = self._ask.object(self._handle, index)
        if drawn != self._asked[0] or drawn is None:
            self._asked = (drawn, self._looked(index, drawn))
        return self._asked[1]

    def _looked(self, index: int, drawn: int | None) -> Face:
        matrix = self._matrix
        size = self._ask.size(self._handle, index)
        self._ask.matrix(self._handle, index, ctypes.byref(matrix))
        font = self._ask.font(drawn) if drawn else None
        key = (font, size, matrix.a, matrix.b, matrix.c, matrix.d)
        if key not in self._looks:
            turned = abs(math.sin(self._ask.angle(self._handle, index))) > 0.1
            face = NOWHERE if turned else self._face(index, size * (math.hypot(matrix.c, matrix.d) or 1.0))
            self._looks[key] = face
            self._pens[id(face)] = Advances(self._ask, font, size * (math.hypot(matrix.a, matrix.b) or 1.0))
        return self._looks[key]

    def _face(self, index: int, size: float) -> Face:
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        self._ask.name(self._handle, index, name, 200, ctypes.byref(flags))
        return _face(round(size, 1), name.value, flags.value, self._ask.weight(self._handle, index))

    def _said(self, words: list[tuple[int, int]]) -> str:
        text = " ".join([self._letters[start:end] for start, end in words])
        return text if text.isascii() and "\x02" not in text else text.translate(LETTERS).strip()


@cache
def _face(size: float, name: bytes, flags: int, weight: int) -> Face:
    low = name.decode("utf-8", "replace").lower()
    bold = bool(flags & FORCE_BOLD) or weight >= 600 or any(word in low for word in HEAVY)
    fixed = bool(flags & FIXED_PITCH) or any(word in low for word in FIXED)
    return Face(size, bold, bool(flags & ITALIC) or "italic" in low or "oblique" in low, fixed)


def _letters(handle: Any) -> str:
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
