"""Machines, readers, PDF, runs: what pdfium drew on a page, as stretches of characters that look alike and stand side by side.

Asking pdfium about every character costs more than all the rest of reading; so the letters are fetched at once, and places and
looks are asked for only where a word, a line or a drawn object begins or ends.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.machines.readers.pdf.asking import asking
from engine.machines.readers.pdf.letters import letters_of, written_out
from engine.machines.readers.pdf.looks import NOWHERE, Fonts, Look, Looks
from engine.machines.readers.pdf.page import Face, Page
from engine.machines.readers.pdf.turning import upright

WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x7f\u200b\ufeff\ufffe\uffff]+")
WIDE_GAP = 1.4
NARROWER, WIDER = -0.6, 0.9
NEAR = 0.05


@dataclass(slots=True)
class Run:
    """Letters of one look on one line; `spaced` when a space comes before them."""

    text: str
    left: float
    right: float
    baseline: float
    face: Face
    spaced: bool


@dataclass(slots=True)
class _Part:
    """A word, or a part of one, of one look at one height: its first character, the one after its last, its place."""

    first: int
    end: int
    look: Look
    left: float
    height: float


def runs_of(text_page: Any, page: Page, fonts: Fonts) -> Iterator[Run]:
    """The runs of a page in the order they were drawn; letters turned against the most are left out, letters without meaning are
    counted on the page, which lies as its letters do."""
    return _Drawn(text_page.raw, page, fonts).runs()


class _Drawn:
    def __init__(self, handle: Any, page: Page, fonts: Fonts) -> None:
        import pypdfium2.raw as pdfium

        self._letters, unmapped = letters_of(handle)
        page.unmapped += unmapped
        self._handle = ctypes.cast(handle, ctypes.c_void_p)
        self._ask = upright(asking(), self._handle, self._letters, page)
        self._object, self._looks = self._ask.object, Looks(self._ask, self._handle, fonts)
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._to_x, self._to_y, self._to_box = (
            ctypes.byref(self._x),
            ctypes.byref(self._y),
            ctypes.byref(self._box),
        )

    def runs(self) -> Iterator[Run]:
        start = 0
        for line in self._letters.replace("\r", "\n").split("\n"):
            run = self._plain(start, line)
            if run is not None:
                yield run
            elif line:
                yield from self._worded(start, start + len(line))
            start += len(line) + 1

    def _plain(self, start: int, letters: str) -> Run | None:
        """A line drawn as one object without a wide gap; most lines are, and need no look at their words."""
        text = letters.strip()
        if not text or "  " in text or not text.isprintable():
            return None
        if len(text) != len(letters):
            start += letters.index(text[0])
        drawn = self._object(self._handle, start)
        if drawn is None or drawn != self._object(self._handle, start + len(text) - 1):
            return None
        look = self._looks.of(start, drawn)
        if look.face is NOWHERE:
            return None
        left, height, right = self._place(start), self._y.value, self._right(start + len(text) - 1)
        if not self._is_dense(start, text.split(" "), left, right, look):
            return None
        said = text if text.isascii() else written_out(text)
        return Run(said, left, right, height, look.face, True) if said else None

    def _is_dense(self, first: int, words: Sequence[str], left: float, right: float, look: Look) -> bool:
        """Whether no gap between these words can be wide: by their widths, else by those of either half, as in a line set to fill."""
        wide = (right - left) / look.across - look.advances.told(words) if look.across else WIDER
        if wide < WIDER or len(words) == 1:
            return NARROWER < wide < WIDER
        half = len(words) // 2
        second = first + sum(map(len, words[:half])) + half
        middle, space = self._place(second), look.advances.space * look.across
        return self._is_dense(first, words[:half], left, middle - space, look) and self._is_dense(
            second, words[half:], middle, right, look
        )

    def _worded(self, start: int, end: int) -> Iterator[Run]:
        """A line's words as stretches of one look at one height, cut within a word where need be."""
        stretch: list[_Part] = []
        spaced = True
        for found in WORD.finditer(self._letters, start, end):
            for part in self._parts(*found.span()):
                last = stretch[-1] if stretch else None
                if last is not None and not _are_level(last, part):
                    yield from self._stretch(stretch, spaced=spaced)
                    stretch = []
                if not stretch:
                    spaced = part.first == found.start()
                stretch.append(part)
        if stretch:
            yield from self._stretch(stretch, spaced=spaced)

    def _parts(self, start: int, end: int) -> list[_Part]:
        """A word as one part where its ends were drawn together or are level, else letter by letter, level ones together."""
        ask, handle = self._object, self._handle
        begins, ends = ask(handle, start), ask(handle, end - 1)
        whole = self._part(start, end, begins)
        if begins == ends or _are_level(whole, self._part(end - 1, end, ends)):
            return [whole]
        parts = [self._part(start, start + 1, begins)]
        for index in range(start + 1, end):
            letter = self._part(index, index + 1, ask(handle, index))
            if _are_level(parts[-1], letter):
                parts[-1].end = letter.end
            else:
                parts.append(letter)
        return parts

    def _part(self, start: int, end: int, drawn: int | None) -> _Part:
        look, left = self._looks.of(start, drawn), self._place(start)
        return _Part(start, end, look, left, self._y.value)

    def _stretch(self, parts: Sequence[_Part], *, spaced: bool) -> Iterator[Run]:
        if parts[0].look.face is NOWHERE:
            return
        begin = 0
        for number in range(1, len(parts)):
            if self._is_wide(parts[number - 1], parts[number]):
                yield from self._run(parts[begin:number], spaced=spaced)
                begin, spaced = number, True
        yield from self._run(parts[begin:], spaced=spaced)

    def _is_wide(self, before: _Part, after: _Part) -> bool:
        size = before.look.face.size
        told = before.look.advances[self._letters[before.first : before.end]] * before.look.across
        # Only a step that may hold a wide gap is worth a second question.
        if told and -0.3 * size < after.left - before.left - told < WIDER * size:
            return False
        return not -0.6 * size < after.left - self._right(before.end - 1) < WIDE_GAP * size

    def _run(self, parts: Sequence[_Part], *, spaced: bool) -> Iterator[Run]:
        text = written_out(" ".join([self._letters[part.first : part.end] for part in parts]))
        if text:
            first, last = parts[0], parts[-1]
            yield Run(text, first.left, self._right(last.end - 1), first.height, first.look.face, spaced)

    def _place(self, index: int) -> float:
        self._ask.origin(self._handle, index, self._to_x, self._to_y)
        return self._x.value

    def _right(self, index: int) -> float:
        self._ask.box(self._handle, index, self._to_box)
        return float(self._box.right)


def _are_level(one: _Part, other: _Part) -> bool:
    face = other.look.face
    return one.look.face is face and abs(one.height - other.height) <= NEAR * face.size
