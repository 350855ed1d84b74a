"""Machines, writers, extractive, a bank of phrases: every phrase at most once in a read, in an order the material decides."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Mapping

from engine.machines.writers.extractive.phrases_spare import SPARE
from engine.table_read.sentences import words

Phrases = Mapping[str, tuple[str, ...]]


class Bank:
    """Hands out connective phrases by occasion; what has been said is not said again, what must not be said never is."""

    def __init__(self, phrases: Phrases, seed: str, never: Iterable[str] = ()) -> None:
        self._never = frozenset(word for phrase in never for word in words(phrase))
        self._left = {
            occasion: _shuffled(known, seed + occasion) + _shuffled(SPARE.get(occasion, ()), seed + occasion)
            for occasion, known in phrases.items()
        }
        self._spent: set[str] = set()

    def draw(self, occasion: str, **names: str) -> str | None:
        """A phrase for this occasion with its names filled in; None when the bank has none left that fits."""
        for phrase in self._left.get(occasion, []):
            fields = {name for _, name, _, _ in string.Formatter().parse(phrase) if name}
            if phrase in self._spent or any(not names.get(field) for field in fields):
                continue
            said = phrase.format(**names)
            if self._never & frozenset(words(said)):
                continue
            self._spent.add(phrase)
            return said[0].upper() + said[1:]
        return None


def _shuffled(phrases: tuple[str, ...], seed: str) -> list[str]:
    return sorted(phrases, key=lambda phrase: hashlib.sha256(f"{seed}\n{phrase}".encode()).hexdigest())


def chance(seed: str, place: int, of: int) -> int:
    """A choice 0..of-1 that the material decides, the same every time."""
    return int(hashlib.sha256(f"{seed}:{place}".encode()).hexdigest()[:8], 16) % of
