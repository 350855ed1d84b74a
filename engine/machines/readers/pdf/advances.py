"""Machines, readers, PDF, advances: how far letters of a font carry, so that a line can be told to have no wide gap by its ends."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from engine.machines.readers.pdf.asking import Asking

SPACE = 0.25


class Advances(dict[str, float]):
    """How far words carry in one font, in shares of its size; nought for all of them where the font does not say.

    A word is added up once: a document has far fewer words than letters.
    """

    def __init__(self, ask: Asking, font: int | None) -> None:
        super().__init__()
        self._ask, self._font = ask, font
        self._letters: dict[str, float] = {}
        self.space = self._letter(" ")

    def __missing__(self, word: str) -> float:
        letters = self._letters
        told = 0.0
        for letter in word:
            if letter not in letters:
                letters[letter] = self._letter(letter)
            told += letters[letter]
        self[word] = told
        return told

    def told(self, words: Sequence[str]) -> float:
        """How far these words carry with one space between any two."""
        return sum(map(self.__getitem__, words)) + self.space * (len(words) - 1)

    def _letter(self, letter: str) -> float:
        width = ctypes.c_float()
        found = self._font and self._ask.advance(self._font, ord(letter), 1.0, ctypes.byref(width)) and width.value
        return float(found or (SPACE if letter == " " and self._font else 0.0))
