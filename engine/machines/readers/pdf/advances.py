"""Machines, readers, PDF, advances: how far letters of a font carry, so that a line can be told to have no wide gap by its ends."""

from __future__ import annotations

import ctypes
from typing import Any

NARROWER, WIDER = -0.2, 0.5
SPACE = 0.25


class Advances:
    """Widths of one font's letters in shares of its size; `size` is that size in points across the page."""

    def __init__(self, ask: Any, font: int | None, size: float) -> None:
        self._ask, self._font, self.size = ask, font, size
        self._of: dict[str, float] = {}

    def fits(self, letters: str, width: float) -> bool:
        """Whether these letters, set without a wide gap, take about this width; a font that tells no widths never fits."""
        if self._font is None or self.size <= 0:
            return False
        of = self._of
        try:
            told = sum([of[letter] for letter in letters])
        except KeyError:
            self._learn(letters)
            told = sum([of[letter] for letter in letters])
        return NARROWER < width / self.size - told < WIDER

    def _learn(self, letters: str) -> None:
        width = ctypes.c_float()
        for letter in set(letters) - self._of.keys():
            found = self._ask.advance(self._font, ord(letter), 1.0, ctypes.byref(width)) and width.value
            self._of[letter] = float(found or (SPACE if letter == " " else 0.0))
