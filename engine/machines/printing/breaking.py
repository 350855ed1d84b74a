"""Machines, printing, breaking: a paragraph becomes lines of a width; every word is measured once; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]


def lines_of(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a paragraph, at least one; a word wider than a line is cut where the line ends."""
    lines, line, filled, space = [], "", 0.0, measure(" ")
    for word in text.split(" "):
        size = measure(word)
        if line and filled + space + size <= width:
            line, filled = f"{line} {word}", filled + space + size
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, width, measure) if size > width else (word,)
        lines += whole
        filled = measure(line)
    return [*lines, line]


def _cut(word: str, width: float, measure: Measure) -> Iterator[str]:
    piece, filled = "", 0.0
    for letter in word:
        size = measure(letter)
        if piece and filled + size > width:
            yield piece
            piece, filled = "", 0.0
        piece, filled = piece + letter, filled + size
    yield piece
