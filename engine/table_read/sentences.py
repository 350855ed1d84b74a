"""Table read, sentences: comparing what is said, without regard to punctuation, quotation marks and spacing; pure."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*(?:['’][^\W_]+)*")
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
LIKENESS = 0.8


def plain(text: str) -> str:
    """The text with straight quotes and dashes and single spaces, as it is searched."""
    return " ".join(text.translate(STRAIGHT).split())


def words(text: str) -> tuple[str, ...]:
    """The words in lower case, apostrophes straight."""
    return tuple(word.translate(STRAIGHT).casefold() for word in WORD.findall(text))


def figures(text: str) -> frozenset[str]:
    """The figures in a text, thousands marks taken out, so `3,100` and `3100` are one."""
    return frozenset(re.sub(r",(?=\d{3}\b)", "", found).rstrip(".,:") for found in FIGURE.findall(text))


def contains(passage: str, line: str) -> bool:
    """Whether the words of a line stand in the passage, one after the other."""
    return f" {' '.join(words(line))} " in f" {' '.join(words(passage))} "


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two bags of words share, 0..1."""
    return len(one & other) / max(1, len(one | other))


class Said:
    """What has been said so far; tells whether a sentence has been said already, or almost."""

    def __init__(self, likeness: float = LIKENESS) -> None:
        self._likeness = likeness
        self._exact: set[tuple[str, ...]] = set()
        self._bags: list[frozenset[str]] = []

    def before(self, text: str) -> bool:
        """Whether the same words, or nearly the same in a sentence of five words and more, have been said."""
        spoken = words(text)
        if spoken in self._exact:
            return True
        bag = frozenset(spoken)
        return len(spoken) >= 5 and any(alike(bag, other) >= self._likeness for other in self._bags)

    def add(self, text: str) -> None:
        """Remember it."""
        spoken = words(text)
        self._exact.add(spoken)
        if len(spoken) >= 5:
            self._bags.append(frozenset(spoken))
