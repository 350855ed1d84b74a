"""Table read, quantities: the numbers a text names, in figures or in words, so that `62` and `sixty-two` are one; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.table_read.sentences import figures

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
COUNTS = frozenset({*UNITS, *TENS, *SCALES, "hundred"})
SMALL = frozenset({"zero", "one", "two"})
SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
SCALED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|k|mn?|bn?|tn)\b", re.IGNORECASE)
WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def quantities(text: str) -> frozenset[str]:
    """Every number of a text as plain figures; `one` and `two` in words do not count, they are hardly numbers.

    A scaled number is there both ways: `£2.4m` gives `2.4` and `2400000`.
    """
    return figures(text) | frozenset(_scaled(text)) | frozenset(_in_words(text))


def _scaled(text: str) -> Iterator[str]:
    for amount, scale in SCALED.findall(text):
        factor = SCALES.get(scale.lower()) or SHORT[scale.lower()]
        yield f"{float(amount.replace(',', '')) * factor:.10g}"


def _in_words(text: str) -> Iterator[str]:
    run: list[str] = []
    for found in [*WORD.findall(text.lower().replace("-", " ")), ""]:
        if found in COUNTS or (found == "and" and run and run[-1] in ("hundred", *SCALES)):
            run.append(found)
            continue
        while run and run[-1] == "and":
            run.pop()
        if run and not set(run) <= SMALL:
            yield str(value_of(run))
        run = []


def value_of(run: list[str]) -> int:
    """The value of number words in a row: twelve hundred is 1200, nineteen eleven is 1911."""
    total, group = 0, 0
    for word in run:
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in SCALES:
            total, group = total + max(group, 1) * SCALES[word], 0
        elif word in UNITS or word in TENS:
            value = UNITS.get(word, TENS.get(word, 0))
            pair = group and not group % 10 and group % 100 and value < 10
            group = group + value if not group or pair or not group % 100 else group * 100 + value
    return total + group
