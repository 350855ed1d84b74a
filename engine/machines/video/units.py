"""Machines, video, units: letters of a text, and where Qt counts and puts them."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextLine


class Units:
    """A text's letters and the units in which Qt counts them: two for a letter beyond the first plane, as pictographs are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = text.isascii() or max(text) <= "\uffff"

    def at(self, letters: int) -> int:
        """So many letters in units."""
        return letters if self._is_plain else letters + sum(letter > "\uffff" for letter in self._text[:letters])

    def letters(self, units: int) -> int:
        """So many units in letters."""
        if self._is_plain:
            return units
        return len(self._text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def between(self, start: int, end: int) -> str:
        """The text between two units."""
        return self._text[self.letters(start) : self.letters(end)]


def x_of(line: QTextLine, at: int) -> float:
    """How far right a unit of a line begins."""
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)
