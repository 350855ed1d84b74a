"""Machines, video, evening: lines made as wide in programs that round every letter as they are where it is drawn.

LibreOffice sets slides for a printer of 600 dots an inch: the size and the width of every letter in whole dots. Letters of 22 pixels come
out 0.4 % wider, and a long line ends three pixels too far right. What is left between letters there, in hundredths of a millimetre, takes
that back word by word; other programs show it as a difference of less than a three-hundredth of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtGui import QFont, QTextLayout, QTextLine

from engine.machines.video.units import Units, x_of
from engine.pictures.sheets import Piece

DOTS, STEPS = 600.0, 2540.0
"""Dots an inch in which letters are measured there, and steps an inch in which they are set apart."""
SEEN = 0.5
"""Pixels: a line that ends nearer than this to where it should is left as it is."""
NEAR = 0.2
"""Pixels: as long as words stand so near to their places, nothing changes between their letters."""
NARROWER = 0.0005
"""How much narrower a piece is drawn there than it was measured, beside what its size in whole hundredths of a millimetre does."""
MOST = 3
"""Steps more or less than usual between letters."""
TOGETHER = 6
"""So many letters of a script without spaces are moved together."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters up to the next place where something may change: how wide they are here and there, in pixels."""

    text: str
    family: str
    here: float
    there: float


@dataclass(slots=True)
class _Setting:
    """A line as it comes to stand there: what was put down, where its last piece begins and where the next word would."""

    step: float
    shrinks: float
    size: int
    pieces: list[Piece] = field(default_factory=list)
    start: float = 0.0
    at: float = 0.0
    last: int = 0

    def reached(self, word: _Word, steps: int) -> tuple[float, float]:
        """Where the word ends with so many steps between its letters: as it is measured there, and as it is drawn."""
        start = self.start if self._joins(word, steps) else self.at
        end = self.at + word.there + steps * self.step * len(word.text)
        return end, start + (end - start) * self.shrinks

    def put(self, word: _Word, steps: int) -> None:
        """Put the word down."""
        end, joins = self.reached(word, steps)[0], self._joins(word, steps)
        before = self.pieces.pop().text if joins else ""
        self.start = self.start if joins else self.at
        self.pieces.append(Piece(before + word.text, word.family, steps * self.step / self.size))
        self.at, self.last = end, steps

    def _joins(self, word: _Word, steps: int) -> bool:
        """Whether it becomes a part of the last piece."""
        return bool(self.pieces) and steps == self.last and self.pieces[-1].family == word.family


def evened(
    line: QTextLine, pieces: Sequence[tuple[str, str]], font: Callable[[float], QFont], size: int, inch: float, apart: float
) -> tuple[Piece, ...]:  # fmt: skip
    """The pieces of a line (text and typeface) with what is left between their letters, `apart` of their size and what makes them even.

    `font` gives the letters at a size in pixels, `inch` is how many pixels of a slide make an inch.
    """
    words = list(_words(line, pieces, font, size, inch))
    tall, usual = size * STEPS / inch, round(apart * size * STEPS / inch)
    shrinks = round(tall) / tall * (1 - NARROWER)
    plain = _Setting(inch / STEPS, shrinks, size, last=usual)
    setting, here = replace(plain, pieces=[]), 0.0
    for word in words:
        here += word.here
        plain.put(word, usual)
        setting.put(word, _best(setting, word, here, usual))
    return tuple((plain if abs(plain.start + (plain.at - plain.start) * shrinks - here) < SEEN else setting).pieces)


def _best(setting: _Setting, word: _Word, here: float, usual: int) -> int:
    """How many steps bring the word's end nearest to its place; as many as before where that is near enough."""

    def off(steps: int) -> float:
        return abs(setting.reached(word, steps)[1] - here)

    choice = range(usual - MOST, usual + MOST + 1)
    return setting.last if off(setting.last) < NEAR else min(choice, key=lambda steps: (off(steps), abs(steps - usual)))


def _words(
    line: QTextLine, pieces: Sequence[tuple[str, str]], font: Callable[[float], QFont], size: int, inch: float
) -> Iterator[_Word]:
    text = "".join(piece for piece, _ in pieces)
    dots = DOTS / inch
    here = _edges(line, Units(text), len(text), line.textStart())
    there = _rounded(text, font(round(round(size * STEPS / inch) * DOTS / STEPS)), dots)
    at = 0
    for piece, family in pieces:
        for word in _parted(piece):
            end = at + len(word)
            yield _Word(word, family, here[end] - here[at], there[end] - there[at])
            at = end


def _parted(text: str) -> Iterator[str]:
    """Words with the spaces after them; a few letters at a time where none are written."""
    begin = 0
    for at, letter in enumerate(text, 1):
        if letter == " " or at == len(text) or (ord(letter) > 0x2E80 and at - begin >= TOGETHER):
            yield text[begin:at]
            begin = at


def _edges(line: QTextLine, units: Units, count: int, start: int) -> list[float]:
    return [x_of(line, start + units.at(at)) for at in range(count + 1)]


def _rounded(text: str, font: QFont, dots: float) -> list[float]:
    """Where letters begin that are whole dots wide each, in pixels."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    true, edges = _edges(line, Units(text), len(text), 0), [0.0]
    for before, after in pairwise(true):
        edges.append(edges[-1] + round(after - before) / dots)
    return edges
