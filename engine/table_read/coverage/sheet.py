"""Coverage, the sheet: a script as a reader has it on the desk: its heard lines with page, words and sentences; pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.table_read.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.table_read.model import TableRead
    from engine.table_read.screenplay import Entry

WORDS_A_PAGE = 150
SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|(?<=[。！？])")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
LEAST_LETTERS, STEM = 4, 6
COMMON_SHARE, LEAST_LINES = 0.2, 8


@dataclass(frozen=True, slots=True)
class Line:
    """A heard line: its place among the heard ones, its page, its words, the words in each of its sentences, what it is about."""

    place: int
    page: int
    entry: Entry
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    about: frozenset[str]

    @property
    def index(self) -> int:
        """Its index in the script."""
        return self.entry.index


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole script; `thesis` is what it argues, as a bag of stems."""

    read: TableRead
    lines: tuple[Line, ...]
    thesis: frozenset[str]

    @property
    def word_count(self) -> int:
        """Heard words."""
        return sum(len(line.words) for line in self.lines)

    def scene(self, index: int) -> tuple[Line, ...]:
        """The heard lines of a scene."""
        return tuple(line for line in self.lines if line.entry.scene_index == index)

    def words_by_speaker(self) -> dict[str, int]:
        """How much everybody of the cast says; nobody is left out."""
        counted = Counter({member.character: 0 for member in self.read.cast})
        for line in self.lines:
            counted[line.entry.character] += len(line.words)
        return dict(counted)

    def turns(self) -> tuple[tuple[Line, ...], ...]:
        """Lines one after the other by one speaker."""
        found: list[list[Line]] = []
        for line in self.lines:
            if found and found[-1][-1].entry.character == line.entry.character:
                found[-1].append(line)
            else:
                found.append([line])
        return tuple(tuple(turn) for turn in found)

    def first(self, words: int) -> tuple[Line, ...]:
        """The lines within the first so many words; at least one."""
        said, found = 0, []
        for line in self.lines:
            if said < words:
                found.append(line)
            said += len(line.words)
        return tuple(found)

    def stretch(self, start: float, end: float) -> tuple[Line, ...]:
        """The lines between two shares of all words; at least one."""
        total, said, found = max(1, self.word_count), 0, []
        for line in self.lines:
            middle = (said + len(line.words) / 2) / total
            said += len(line.words)
            if start <= middle <= end:
                found.append(line)
        edge = self.lines[:1] if start <= 0 else self.lines[-1:]
        return tuple(found) or edge


def sheet(read: TableRead) -> Sheet:
    """The script of a read on the desk."""
    heard = [entry for entry in read.screenplay.entries if not entry.muted and entry.text.strip()]
    spoken = [spoken_words(entry.text) for entry in heard]
    common = _common([stems(said) for said in spoken])
    lines, total = [], 0
    for place, (entry, said) in enumerate(zip(heard, spoken, strict=True)):
        parts = tuple(len(spoken_words(one)) for one in SENTENCE.split(entry.text) if one.strip())
        about = stems(said) - common
        lines.append(Line(place, total // WORDS_A_PAGE + 1, entry, said, tuple(n for n in parts if n), about))
        total += len(said)
    thesis = stems(spoken_words(read.thesis or read.screenplay.title)) - common
    return Sheet(read, tuple(lines), thesis or stems(spoken_words(read.screenplay.title)))


def spoken_words(text: str) -> tuple[str, ...]:
    """The words of a text; where a script puts no spaces between words, two letters count as one."""
    found: list[str] = []
    for word in words(text):
        found += [word[at : at + 2] for at in range(0, len(word), 2)] if UNSPACED.search(word) else [word]
    return tuple(found)


def stems(said: Iterable[str]) -> frozenset[str]:
    """What words are about: the beginnings of those long enough to mean something."""
    return frozenset(
        word[:STEM] for word in said if len(word) >= LEAST_LETTERS or UNSPACED.search(word) or word.isdigit()
    )


def low(value: float, middle: float, width: float) -> float:
    """1 for a small value, one half at `middle`, 0 for a large one; never quite, so that every step counts."""
    return 1 / (1 + math.exp(max(-40.0, min(40.0, (value - middle) / width))))


def high(value: float, middle: float, width: float) -> float:
    """0 for a small value, one half at `middle`, 1 for a large one."""
    return 1 - low(value, middle, width)


def lessening(value: float, half: float) -> float:
    """1 for nothing, one half at `half`, less and less beyond: every step counts, the first ones most."""
    return 1 / (1 + max(0.0, value) / half)


def mean(values: Sequence[float], otherwise: float = 0.0) -> float:
    """The mean; of nothing, `otherwise`."""
    return sum(values) / len(values) if values else otherwise


def _common(bags: Sequence[frozenset[str]]) -> frozenset[str]:
    """Stems that so many lines hold that they tell nothing."""
    most = max(LEAST_LINES, COMMON_SHARE * len(bags))
    counted = Counter(stem for bag in bags for stem in bag)
    return frozenset(stem for stem, lines in counted.items() if lines > most)
