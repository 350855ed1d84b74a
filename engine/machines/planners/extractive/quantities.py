"""Extractive planner, quantities: the numbers of a sentence, what they count, and the years it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.machines.planners.extractive.words import STOP, stem

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
SMALL += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLED = {**{word: value for value, word in enumerate(SMALL)}, **{word: 20 + 10 * i for i, word in enumerate(TENS)}}
SPELLED |= {f"{ten}-{unit}": SPELLED[ten] + SPELLED[unit] for ten in TENS for unit in SMALL[1:10]}
MAGNITUDES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "m": 1e6, "k": 1e3}
CURRENCIES = frozenset({"pound", "dollar", "euro"})
MONTHS = "january february march april may june july august september october november december".split()
MONTH = "(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r")\.?"
BEFORE_MARKS = frozenset({"section", "table", "figure", "chapter", "page", "appendix", "no", "part", "step", "item"})
QUANTITY = re.compile(
    r"(?P<before>[^\W\d_]+\.?\s+)?(?P<money>[£$€¥])?\s?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:"
    + "|".join(sorted(SPELLED, key=len, reverse=True))
    + r")\b)"
    r"(?:\s?(?P<size>hundred|thousand|million|billion|bn|[mk](?=\b)(?<=\d[mk]))\b)?"
    r"\s?-?(?P<unit>%|per\s?cent\b|°[CF]|[^\W\d_][\w’'/²³]*)?(?:\s(?P<next>[^\W\d_][\w’'-]*))?",
    re.IGNORECASE,
)
DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b|\b{MONTH}\s\d{{1,2}}\b", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\.?\b|\b\d{1,2}:\d{2}\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d£$€,.])(1[0-9]{3}|20[0-9]{2})(?!\d|[.,]\d|\s?(?:%|per\s?cent|[£$€]))")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the stem of what it counts (`money`, `%`, a unit or a noun).

    `shown` is as the sentence writes it, `tail` the two words after that.
    """

    value: float
    unit: str
    shown: str
    start: int
    tail: tuple[str, ...] = ()


def years_of(text: str) -> tuple[int, ...]:
    """The years a sentence names, in order."""
    return tuple(int(found) for found in YEAR.findall(text))


def has_date(text: str) -> bool:
    """Whether it names a day."""
    return DATE.search(text) is not None


def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Everything counted or measured in a sentence; no years, dates, times of day or numbers of sections."""
    bare = _blanked(text)
    found = (_quantity(match) for match in QUANTITY.finditer(bare))
    return tuple(replace(one, tail=_tail(text, one)) for one in found if one is not None)


def _tail(text: str, one: Quantity) -> tuple[str, ...]:
    return tuple(word.strip(".,;:”").lower() for word in text[one.start + len(one.shown) :].split()[:2])


def _blanked(text: str) -> str:
    for pattern in (DATE, CLOCK, YEAR):
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return text


def _quantity(match: re.Match[str]) -> Quantity | None:
    before = (match["before"] or "").strip().lower().rstrip(".")
    number, unit = match["number"].lower(), (match["unit"] or "").lower()
    spelled = number in SPELLED
    if before in BEFORE_MARKS or (spelled and (number == "one" or not unit)):
        return None
    value = float(SPELLED[number] if spelled else number.replace(",", "")) * MAGNITUDES.get(
        (match["size"] or "").lower(), 1
    )
    if match["money"]:
        return Quantity(value, "money", _shown(match, "size" if match["size"] else "number"), match.start("money"))
    if unit == "%" or unit.startswith("per"):
        return Quantity(value, "%", _shown(match, "unit"), match.start("number"))
    if not unit or unit in STOP:
        return None
    if stem(unit) in CURRENCIES and (match["size"] or stem(unit) != "pound"):
        return Quantity(value, "money", _shown(match, "unit"), match.start("number"))
    return Quantity(value, stem(unit), _shown(match, "unit"), match.start("number"))


def _shown(match: re.Match[str], last: str) -> str:
    start = match.start("money") if match["money"] else match.start("number")
    return match.string[start : match.end(last)].strip()
