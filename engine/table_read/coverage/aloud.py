"""Coverage, dialogue: whether the lines can be said and followed by ear: sentence length, tongue-twisters, numbers, repetition; pure."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from engine.table_read.coverage.model import Aspect, Severity
from engine.table_read.coverage.sheet import SENTENCE, Line, Sheet, lessening, low, mean, spoken_words
from engine.table_read.coverage.verdict import Verdict, note, percent, some, weighed
from engine.table_read.sentences import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.table_read.coverage.model import PageNote

LONG, VERY_LONG = 28, 40
CROWD, WINDOW = 4, 7
GRAM, LEAST_SAID = 5, 4
MOST_FIGURES = 2
HISS = re.compile(r"\b(?:s[^h\W]|sh)\w+", re.IGNORECASE)
VOWELS, WEAK = (
    "aeiouyhw",
    frozenset("the this that these those they them their there then than with was were will would what when".split()),
)


def dialogue(sheet: Sheet) -> Verdict:
    """How the lines sound in a mouth and reach an ear."""
    longest = [max(line.sentences, default=0) for line in sheet.lines]
    lengths = [length for line in sheet.lines for length in line.sentences]
    twisted = [line for line in sheet.lines if is_twister(line)]
    crowded = [line for line in sheet.lines if figures_at_once(line.entry.text) > MOST_FIGURES]
    said = said_again(sheet)
    count = max(1, len(sheet.lines))
    over = sum(length for length in lengths if length > LONG) / max(1, sum(lengths))
    share = weighed(
        (3, low(mean(lengths), 21, 4)), (1.5, lessening(over, 0.3)), (2, lessening(len(said) / count, 0.12)),
        (2, lessening(repeated_words(sheet), 0.12)), (1, lessening(len(twisted) / count, 0.15)), (1, lessening(len(crowded) / count, 0.2)),
    )  # fmt: skip
    sentence = (
        f"A sentence has {mean(lengths):.0f} words on average, the longest {max(longest, default=0)}; "
        f"{some(len(said), 'line')} said before, {some(len(twisted), 'tongue-twister')}, "
        f"{some(len(crowded), 'line')} crowded with figures."
    )
    return Verdict(Aspect.DIALOGUE, share, sentence, _mend(over, len(said), len(twisted)), tuple(_notes(sheet, said)))


def said_again(sheet: Sheet) -> dict[int, Line]:
    """Places of lines whose words were said before, and the line that said them first."""
    first: dict[tuple[str, ...], Line] = {}
    again: dict[int, Line] = {}
    for line in sheet.lines:
        if len(line.words) >= LEAST_SAID:
            there = first.setdefault(line.words, line)
            if there is not line:
                again[line.place] = there
    return again


def repeated_words(sheet: Sheet) -> float:
    """The share of runs of five words that stand in the script more than once."""
    counted: Counter[tuple[str, ...]] = Counter()
    for line in sheet.lines:
        counted.update(line.words[at : at + GRAM] for at in range(len(line.words) - GRAM + 1))
    total = sum(counted.values())
    return (total - len(counted)) / total if total else 0.0


def is_twister(line: Line) -> bool:
    """Whether a mouth trips: four of seven words begin alike, or s and sh fight each other."""
    heads = [word[:1] if len(word) > 2 and word not in WEAK and word[0].isalpha() else "" for word in line.words]
    for at in range(len(heads)):
        near = Counter(head for head in heads[at : at + WINDOW] if head and head not in VOWELS)
        if near and max(near.values()) >= CROWD:
            return True
    return False


def figures_at_once(text: str) -> int:
    """The most figures in one sentence."""
    return max((len(FIGURE.findall(one)) for one in SENTENCE.split(text)), default=0)


def _notes(sheet: Sheet, said: dict[int, Line]) -> Iterator[PageNote]:
    for line in sheet.lines:
        longest = max(line.sentences, default=0)
        if longest > LONG:
            weight = Severity.MAJOR if longest > VERY_LONG else Severity.MINOR
            yield note(
                line, weight, f"A sentence of {longest} words; no breath lasts that long. It begins “{_head(line)}”."
            )
        if line.place in said:
            there = said[line.place]
            yield note(line, Severity.MAJOR, f"Says again what line {there.index + 1} on page {there.page} has said.")
        if is_twister(line):
            yield note(
                line,
                Severity.MINOR,
                "Several words in a row begin with the same sound; say it aloud before keeping it.",
            )
        if figures_at_once(line.entry.text) > MOST_FIGURES:
            figures = figures_at_once(line.entry.text)
            yield note(line, Severity.MINOR, f"{figures} figures in one sentence; an ear keeps two.")


def _head(line: Line) -> str:
    longest = max(SENTENCE.split(line.entry.text), key=lambda one: len(spoken_words(one)))
    return " ".join(longest.split()[:5])


def _mend(over: float, said: int, twisted: int) -> str:
    if said:
        return f"{some(said, 'line')} can go: the words were said before."
    if over > 0.1:
        return f"{percent(over)} of the words stand in sentences over {LONG} words: cut them in two."
    if twisted:
        return f"{some(twisted, 'line')} will trip a tongue."
    return "Sentences could be shorter still."
