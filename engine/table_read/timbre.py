"""Table read, timbre: the colour of a voice as a short text, and how far two of them lie apart to the ear; pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from string import ascii_letters

STEP_DB = 1.5
MIDDLE = len(ascii_letters) // 2


def written(bands_db: Iterable[float]) -> str:
    """Decibels per band (24 of them, without their mean) as one letter each."""
    steps = (min(max(round(float(band) / STEP_DB), -MIDDLE), MIDDLE - 1) for band in bands_db)
    return "".join(ascii_letters[MIDDLE + step] for step in steps)


def read(text: str) -> tuple[float, ...]:
    """The decibels that were written; letters nobody wrote count as none."""
    return tuple((ascii_letters.find(letter) - MIDDLE) * STEP_DB for letter in text if letter in ascii_letters)


def acoustic_distance(one: tuple[str, float], other: tuple[str, float]) -> float | None:
    """Of two (timbre, pitch in hertz): RMS decibels between the colours and semitones between the pitches, together.

    About 4 is two people of one house, 6 and more cannot be mistaken; None where one of them was not measured.
    """
    first, second = read(one[0]), read(other[0])
    if not first or len(first) != len(second) or min(one[1], other[1]) <= 0:
        return None
    colour = math.sqrt(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) / len(first))
    return math.hypot(colour, 12 * math.log2(one[1] / other[1]))
