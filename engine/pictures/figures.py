"""Pictures, figures: the numbers of a quote exactly as they stand there, with the words that say what they count; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import tongue_of_line
from engine.pictures.model import Figure

if TYPE_CHECKING:
    from engine.library.digesting.tongues import Tongue
    from engine.planning.envelope import Evidence

SCALES = {
    **dict.fromkeys(("thousand", "tausend", "mille", "mil", "mila", "duizend", "k"), 1e3),
    **dict.fromkeys(("million", "millionen", "millions", "mio", "millones", "millón", "milioni", "milione", "milhões", "milhão", "miljoen", "m"), 1e6),
    **dict.fromkeys(("billion", "bn", "milliarde", "milliarden", "mrd", "milliard", "milliards", "miliardo", "miliardi", "miljard"), 1e9),
}  # fmt: skip
WITH_COMMAS = frozenset("de fr es it pt nl".split())
"""Languages that write a comma before the tenths, and a point or a space between the thousands."""
NUMBER = re.compile(
    r"(?P<money>[£$€¥])?\s?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>thousand|million|billion|bn)\b)?"
    r"(?:\s?-?(?P<unit>%|per\s?cent\b|°[CF]\b|hours?\s\d+\sminutes?\b|[A-Za-z][\w²³/]*))?",
)
NUMBER_WITH_COMMA = re.compile(
    r"(?P<money>[£$€¥])?\s?(?P<number>(?<!\d)\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    r"(?:[\s\u00a0]?(?P<scale>[Tt]ausend|mille|mil|mila|duizend|Millionen|Million|Mio|millions?|millones|milioni|milh(?:ões|ão)|miljoen"
    r"|Milliarden?|Mrd|milliards?|miliard[oi]|miljard)\b\.?(?:\s(?:de\s|di\s|d['’]))?)?"
    r"(?:[\s\u00a0]?-?(?P<unit>%|°C\b|[^\W\d_][\w²³/]*))?",
)
SPAN = re.compile(r"(hours?)\s(\d+)\sminutes?")
YEAR = re.compile(r"(?<![\d£$€,.])(1[5-9]\d\d|20\d\d)(?![\d,.]\d|\s?(?:%|per\s?cent))(?!\d)")
DATE = re.compile(
    r"\b(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{1,2},?)?\s(?:1[5-9]|20)\d\d\b"
)
MONTHS_ABROAD = frozenset(
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio "
    "settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart mei "
    "augustus de".split()
)
MONTHS = "january february march april may june july august september october november december".split()
HOLLOW = frozenset(
    "a an and the of in on at to for from with by or but as is was were are be been has have had it its that this which who "
    "not no than then so if when while between through into over under about per each every our their his her my your after before "
    "instead again already also still only now later earlier".split()
)
CLAUSE = re.compile(r"[,;:.!?](?!\d)|[()“”\"]|\s[–—]\s|[£$€¥]?\d[\d,.]*")
CLOCK = re.compile(r"0\d\.[0-5]\d")
LABEL_WORDS = 7
TALLEST = 25
"""What is so many times smaller than another is no longer seen beside it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When something happened as the quote says it, and the year for the order."""

    shown: str
    order: float


def figures_of(item: Evidence) -> tuple[Figure, ...]:
    """The numbers of a piece of evidence that count something: no years, days of months or marks of lists."""
    quote = item.quote.replace("*", "")
    tongue = tongue_of_line(quote)
    pattern = NUMBER_WITH_COMMA if tongue.code in WITH_COMMAS else NUMBER
    found = (_figure(item.id, quote, match, tongue) for match in pattern.finditer(quote))
    return tuple(figure for figure in found if figure is not None)


def dated(item: Evidence) -> Dated | None:
    """The first date of a piece of evidence."""
    whole = DATE.search(item.quote)
    year = YEAR.search(item.quote)
    if year is None:
        return None
    shown = whole[0] if whole else year[0]
    return Dated(shown, float(year[0]) + (_month(shown) / 13))


def alike(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The largest group that counts the same thing, at most six, each value once; in the order they stand."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        group = groups.setdefault(figure.unit, [])
        if figure.unit and all(abs(figure.value - one.value) > 1e-9 for one in group):
            group.append(figure)
    largest = max(groups.values(), key=len, default=[])
    most = max((figure.value for figure in largest), default=0)
    return tuple([figure for figure in largest if figure.value * TALLEST >= most][:6])


def _figure(evidence_id: str, quote: str, match: re.Match[str], tongue: Tongue) -> Figure | None:
    number, unit = match["number"], (match["unit"] or "").strip()
    if _is_part(quote, match):
        return None
    if unit.lower() in HOLLOW or unit.lower() in tongue.stops or _is_clock(quote, match):
        unit = ""
    if (
        unit.lower() in MONTHS
        or unit.lower() in MONTHS_ABROAD
        or (not match["money"] and YEAR.fullmatch(number) and not unit)
    ):
        return None
    if YEAR.fullmatch(number) and not match["money"] and "," not in number and unit != "%":
        return None
    if not unit and not match["money"]:
        return None
    span = SPAN.fullmatch(unit)
    value = _value(number, tongue) * SCALES.get((match["scale"] or "").lower(), 1.0) + (
        int(span[2]) / 60 if span else 0
    )
    end = match.end("unit") if unit else match.end("scale") if match["scale"] else match.end("number")
    begin = match.start("money") if match["money"] else match.start("number")
    kind = match["money"] or (
        "%" if unit.lower().replace(" ", "") in ("%", "percent") else _stem(span[1] if span else unit)
    )
    return Figure(value, quote[begin:end].strip(), _label(quote, begin, end), evidence_id, kind)


def _is_part(quote: str, match: re.Match[str]) -> bool:
    """Whether it is only a part of what is written there: of a date, or of a number as another language writes it."""
    start, end = match.span("number")
    before, after = quote[max(0, start - 2) : start], quote[end : end + 2]
    cut = before[-1:] == "," and before[:1].isdigit()
    return before[-1:] in tuple("/:.-’'") or cut or (after[:1] in (",", ".") and after[1:].isdigit())


def _value(number: str, tongue: Tongue) -> float:
    if tongue.code in WITH_COMMAS:
        return float(re.sub(r"[.\s\u00a0\u202f]", "", number).replace(",", "."))
    return float(number.replace(",", ""))


def _is_clock(quote: str, match: re.Match[str]) -> bool:
    """Whether it is a time of day: before a colon, or with a nought before the hour, as `06.50`."""
    is_told = CLOCK.fullmatch(match["number"]) is not None and not match["money"]
    return is_told or quote[match.end("number") : match.end("number") + 1] == ":"


def _label(quote: str, begin: int, end: int) -> str:
    """Words of the same clause beside the number: what follows it, else what leads to it."""
    after = CLAUSE.split(quote[end:], maxsplit=1)[0].split()
    before = CLAUSE.split(quote[:begin])[-1].split()
    words = after[:LABEL_WORDS] if set(map(str.lower, after)) - HOLLOW else before[-LABEL_WORDS:]
    while words and words[-1].lower() in HOLLOW:
        words.pop()
    return " ".join(words)


def told_apart(figures: Sequence[Figure], quotes: Sequence[str]) -> tuple[Figure, ...]:
    """The same with labels that differ: where two would say the same, the words that lead to the number say which it is."""
    if len({figure.label for figure in figures}) == len(figures):
        return tuple(figures)
    leads = [_lead(quote.replace("*", ""), figure.shown) for figure, quote in zip(figures, quotes, strict=True)]
    if len(set(leads)) < len(leads) or not all(leads):
        return tuple(figures)
    return tuple(replace(figure, label=lead) for figure, lead in zip(figures, leads, strict=True))


def _lead(quote: str, shown: str) -> str:
    """The words before a number in its sentence, from its beginning, without the verb's small companions at their end."""
    before = re.split(r"(?<=[.!?])\s", quote[: max(0, quote.find(shown))])[-1].split()
    words = before[:LABEL_WORDS]
    while words and words[-1].lower() in HOLLOW:
        words.pop()
    return " ".join(words)


def _stem(unit: str) -> str:
    low = unit.lower()
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low


def _month(shown: str) -> float:
    found = [MONTHS.index(word.lower()) + 1 for word in shown.replace(",", "").split() if word.lower() in MONTHS]
    return float(found[0]) if found else 0.0


def with_year(figure: Figure, year: float) -> Figure:
    """The figure at its time, for a line."""
    return replace(figure, at=year)
