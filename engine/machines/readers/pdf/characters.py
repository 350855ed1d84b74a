"""Machines, readers, PDF, characters: placed characters of a page, by pdfium, become segments; notes marks and stamps fall out."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest
from typing import Any

from engine.machines.readers.pdf.page import Face, Page, Segment

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SPACES = {0x20, 0xA0, 0x09, 0x0A, 0x0D, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000}
BULLETS = {0xF0B7, 0xF0A7, 0xF076, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x2219}
HYPHENS = {0x02, 0xAD, 0x2010}
MARKS = set("0123456789*†‡§¶,")
POWERS = {"2": "²", "3": "³"}
FIXED = ("mono", "courier", "consol", "typewriter", "nimbusmon", "cmtt", "menlo", "inconsolata")
FIXED_PITCH, ITALIC, FORCE_BOLD = 1, 64, 1 << 18


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character where it stands; `spaced` when a space comes before it."""

    text: str
    left: float
    right: float
    baseline: float
    face: Face
    spaced: bool


def read_page(document: Any, number: int) -> Page:
    """The segments of page `number` (from 1), in the order they were drawn."""
    page = document[number - 1]
    text_page = page.get_textpage()
    try:
        width, height = page.get_size()
        read = Page(number, width, height)
        read.segments = list(_segments(_without_marks(list(_glyphs(text_page, read)))))
        return read
    finally:
        text_page.close()
        page.close()


def _glyphs(text_page: Any, page: Page) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    handle, faces, spaced = text_page.raw, _Faces(text_page.raw), True
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    last: Glyph | None = None
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in SPACES:
            spaced = True
            continue
        letter = _letter(code)
        if letter is None:
            page.unmapped += code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF
            continue
        if abs(math.sin(pdfium.FPDFText_GetCharAngle(handle, index))) > 0.1:
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        glyph = Glyph(letter, box.left, box.right, y.value, faces.of(index), spaced)
        if (
            last is not None
            and glyph.text in "filt"
            and (last.left, last.right, last.baseline) == (glyph.left, glyph.right, glyph.baseline)
        ):
            glyph = replace(glyph, left=glyph.right)  # the second letter of a ligature is given its whole box
        if last is None or not _is_struck_twice(last, glyph):
            yield glyph
        last, spaced = glyph, False


def _letter(code: int) -> str | None:
    if code in HYPHENS:
        return "-"
    if code in BULLETS:
        return "•"
    if code in LIGATURES:
        return LIGATURES[code]
    if (
        code < 0x20
        or code in (0x7F, 0xFEFF, 0xFFFD, 0xFFFE)
        or 0xE000 <= code <= 0xF8FF
        or 0xD800 <= code <= 0xDFFF
        or code == 0x200B
    ):
        return None
    return chr(code)


def _is_struck_twice(last: Glyph, glyph: Glyph) -> bool:
    near = 0.2 * glyph.face.size
    return last.text == glyph.text and abs(last.left - glyph.left) < near and abs(last.baseline - glyph.baseline) < near


class _Faces:
    """Looks up how characters look; a text object's characters look alike."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._known: dict[int | None, Face] = {}

    def of(self, index: int) -> Face:
        """The face of this character."""
        import pypdfium2.raw as pdfium

        drawn = ctypes.cast(pdfium.FPDFText_GetTextObject(self._handle, index), ctypes.c_void_p).value
        if drawn not in self._known:
            self._known[drawn] = self._look(index)
        return self._known[drawn]

    def _look(self, index: int) -> Face:
        import pypdfium2.raw as pdfium

        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._handle, index, name, 200, flags)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
        weight = pdfium.FPDFText_GetFontWeight(self._handle, index)
        return _face(round(size, 1), name.value.decode("utf-8", "replace"), flags.value, weight)


@cache
def _face(size: float, name: str, flags: int, weight: int) -> Face:
    low = name.lower()
    bold = (
        bool(flags & FORCE_BOLD) or weight >= 600 or any(word in low for word in ("bold", "black", "heavy", "semibold"))
    )
    fixed = bool(flags & FIXED_PITCH) or any(word in low for word in FIXED)
    return Face(size, bold, bool(flags & ITALIC) or "italic" in low or "oblique" in low, fixed)


def _without_marks(glyphs: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    base: Glyph | None = None
    for glyph, following in zip_longest(glyphs, glyphs[1:]):
        if base is not None and _is_raised(base, glyph, glyph.left - kept[-1].right):
            mended = _mended(base, glyph)
            kept[-1:] = [replace(kept[-1], right=glyph.right)] if mended is None else [kept[-1], mended]
            continue
        if following is not None and _is_raised(following, glyph, following.left - glyph.right):
            glyph = replace(glyph, baseline=following.baseline, face=following.face)  # the mark a footnote begins with
        elif base is not None and kept[-1].right > base.right and glyph.left - kept[-1].right < 0.12 * glyph.face.size:
            glyph = replace(glyph, spaced=False)  # pdfium sees a space where only a mark was
        base = glyph
        kept.append(glyph)
    return kept


def _mended(base: Glyph, glyph: Glyph) -> Glyph | None:
    if glyph.text in POWERS and base.text in "mM":
        return replace(glyph, text=POWERS[glyph.text], baseline=base.baseline, face=base.face, spaced=False)
    if glyph.text in MARKS and not (base.text == "0" and glyph.text.isdigit()):
        return None
    return replace(glyph, baseline=base.baseline, face=base.face)


def _is_raised(base: Glyph, glyph: Glyph, gap: float) -> bool:
    if glyph.face.size > 0.8 * base.face.size or not -0.5 * base.face.size < gap < 3 * base.face.size:
        return False
    return 0.15 * base.face.size < glyph.baseline - base.baseline < 0.8 * base.face.size


def _segments(glyphs: list[Glyph]) -> Iterator[Segment]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            yield _segment(run)
            run = []
        run.append(glyph)
    if run:
        yield _segment(run)


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.face.size, glyph.face.size)
    if abs(glyph.baseline - last.baseline) > 0.3 * size:
        return False
    return -0.6 * size < glyph.left - last.right < 1.4 * size


def _segment(run: list[Glyph]) -> Segment:
    text = run[0].text
    for last, glyph in pairwise(run):
        gap = glyph.left - last.right
        apart = glyph.spaced or gap > 0.28 * glyph.face.size
        text += " " + glyph.text if apart else glyph.text
    faces: dict[Face, int] = {}
    for glyph in run:
        faces[glyph.face] = faces.get(glyph.face, 0) + 1
    return Segment(text, run[0].left, run[-1].right, run[0].baseline, max(faces, key=lambda face: faces[face]))
