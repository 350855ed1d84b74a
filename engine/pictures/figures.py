"""Pictures, figures: the numbers of a quote exactly as they stand there, with the words that say what they count; pure."""

from __future__ import annotations

import re
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
    r"(?:\s?-?(?P<unit>%|per\s?cent\b|°[CF]\b|hours?\s\d+\sminutes?\b|[A-Za-z][\w²³/]*(?:-hours?\b)?))?",
)
NUMBER_WITH_COMMA = re.compile(
    r"(?P<money>[£$€¥])?\s?(?P<number>(?<!\d)\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    r"(?:[\s\u00a0]?(?P<scale>[Tt]ausend|mille|mil|mila|duizend|Millionen|Million|Mio|millions?|millones|milioni|milh(?:ões|ão)|miljoen"
    r"|Milliarden?|Mrd|milliards?|miliard[oi]|miljard)\b\.?(?:\s(?:de\s|di\s|d['’]))?)?"
    r"(?:[\s\u00a0]?-?(?P<unit>%|°C\b|[^\W\d_][\w²³/]*))?",
)
SPAN = re.compile(r"(hours?)\s(\d+)\sminutes?")
YEAR = re.compile(r"(?<![\d£$€,.])(1[5-9]\d\d|20\d\d)(?![\d,.]\d|\s?(?:%|per\s?cent))(?!\d)")
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
SHORT_SCALES = frozenset(("m", "k", "bn"))
GERMAN_NOUN = re.compile(r"\s([A-ZÄÖÜ][^\W\d_]+)\b")
NOUN = re.compile(r"\s([^\W\d_]{2,}s)\b")
RANGE = re.compile(
    r"(?<![\w.,])(?!(?:1[5-9]|20)\d\d\s)[£$€¥]?\d[\d.,]*\s?(?:to|and|or|bis|oder|zu|gegen|contre|contra|à|a|-|–)\s?$"
)
WHOLE = re.compile(
    r"\d\s(?:of|von|van|sur|su)\s(?:the\s|its\s|his\s|her\s|our\s|their\s|all\s)?$|\b(?:\d|one)\s(?:\w+\s)?in\s$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|von|de|da|desde)\s?$", re.IGNORECASE)
NO_UNITS = frozenset("p am pm bc ad bce ce th st nd rd x uhr v. chr".split())
"""What stands behind hours, years and ranks."""
NAMED = frozenset(
    "year version clause chapter section article figure fig table room page line platform phase level grade class item part act scene volume "
    "issue week group team unit number no type step appendix form act stage act bay gate lot plot house route road highway channel option "
    "kapitel seite jahr klasse abschnitt version nummer artikel tabelle chapitre page numéro capítulo página número".split()
)
"""What has a number for a name."""
MEASURES = frozenset(
    "kg g mg µg μg t km m cm mm µm μm nm ml cl dl l µl μl ha mb gb tb kb ms s min h hz khz mhz ghz kwh mwh gwh twh kw mw gw w v a mah lb lbs oz ft mph "
    "kmh dpi px db % percent pence hertz kelvin celsius inch foot euro".split()
)
MANY = frozenset(
    "people children men women feet teeth mice sheep fish deer cattle oxen geese police staff aircraft species dozen pairs".split()
)
ONES = frozenset(
    "second minute hour day week month year metre meter kilometre litre tonne ton kilogram gram mile person child million billion".split()
)
NOT_MANY = frozenset("was is has as its this less across perhaps always besides towards versus does".split())
CONJUNCTIONS = frozenset("and or but while und oder aber während et ou mais y e o pero ma en of maar".split())
"""What stands between a number and something else that is said."""
CLOCK = re.compile(r"0\d\.[0-5]\d")
LABEL_WORDS = 7
TALLEST = 25
"""What is so many times smaller than another is no longer seen beside it."""


def figures_of(item: Evidence) -> tuple[Figure, ...]:
    """The numbers of a piece of evidence that count something: no years, days of months or marks of lists."""
    quote = item.quote.replace("*", "")
    tongue = tongue_of_line(quote)
    pattern = NUMBER_WITH_COMMA if tongue.code in WITH_COMMAS else NUMBER
    found = (_figure(item.id, quote, match, tongue) for match in pattern.finditer(quote))
    return tuple(figure for figure in found if figure is not None)


def _figure(evidence_id: str, quote: str, match: re.Match[str], tongue: Tongue) -> Figure | None:
    number, unit, scale = match["number"], (match["unit"] or "").strip(), (match["scale"] or "").lower()
    if _counts_nothing(quote, match, unit):
        return None
    if unit.lower() in HOLLOW or unit.lower() in tongue.stops or _is_clock(quote, match):
        unit = ""
    if match["money"]:
        unit = unit if unit.lower() in SHORT_SCALES else ""
        scale = scale or unit.lower()
    elif not unit:
        return None
    end = match.end("unit") if unit else match.end("scale") if match["scale"] else match.end("number")
    if unit and not match["money"] and not _is_counted(unit, number, tongue):
        more = (GERMAN_NOUN if tongue.code == "de" else NOUN).match(quote, end)
        if more is None or more[1].lower() in NOT_MANY | HOLLOW:
            return None
        unit, end = more[1], more.end()
    span = SPAN.fullmatch(unit)
    value = _value(number, tongue) * SCALES.get(scale, 1.0) + (int(span[2]) / 60 if span else 0)
    begin = match.start("money") if match["money"] else match.start("number")
    kind = match["money"] or (
        "%" if unit.lower().replace(" ", "") in ("%", "percent") else _stem(span[1] if span else unit)
    )
    return Figure(value, quote[begin:end].strip(), _label(quote, begin, end), evidence_id, kind)


def _counts_nothing(quote: str, match: re.Match[str], unit: str) -> bool:
    """Whether it is a part of something else, a name, the end of a range, a rank, a code, a day or a year."""
    if _is_part(quote, match) or _is_name(quote, match) or _is_range(quote, match):
        return True
    if unit.lower() in NO_UNITS | MONTHS_ABROAD or unit.lower() in MONTHS or any(map(str.isdecimal, unit)):
        return True
    return YEAR.fullmatch(match["number"]) is not None and not match["money"] and unit != "%"


def _is_part(quote: str, match: re.Match[str]) -> bool:
    """Whether it is only a part of what is written there: of a date, or of a number as another language writes it."""
    start, end = match.span("number")
    before, after = quote[max(0, start - 2) : start], quote[end : end + 2]
    cut = before[-1:] == "," and before[:1].isdigit()
    return before[-1:] in tuple("/:.-’'") or cut or (after[:1] in (",", ".") and after[1:].isdigit())


def _is_name(quote: str, match: re.Match[str]) -> bool:
    """Whether it names a thing and counts none, as in `Version 4` or `Apollo 11`."""
    before = quote[: match.start("number")]
    if match["money"] or "," in match["number"] or not before.endswith(" "):
        return False
    word = (before.split() or [""])[-1]
    begins = re.search(r"(?:^|[.!?:;“\"]\s?)$", before[: len(before.rstrip()) - len(word)]) is not None
    return word.lower() in NAMED or (word.istitle() and not begins and len(word) > 2 and match["unit"] not in MEASURES)


def _is_range(quote: str, match: re.Match[str]) -> bool:
    """Whether it is only the far end of a range, or what others are a part of: `2 to 5 micrograms`, `37 of its 412 rivets`."""
    begin = match.start("money") if match["money"] else match.start("number")
    before = RANGE.search(quote[:begin])
    return bool(WHOLE.search(quote[:begin])) or (before is not None and not FROM.search(quote[: before.start()]))


def _is_counted(unit: str, number: str, tongue: Tongue) -> bool:
    """Whether a word can be what is counted: a measure, or one thing, or several."""
    low = unit.lower()
    if tongue.code not in ("en", "de"):
        return True
    if tongue.code == "de":
        return unit[:1].isupper() or low in MEASURES or not low.isalpha()
    return (
        unit in MEASURES or low in MEASURES or low in MANY or not low.isalpha() or (number == "1" and low in ONES)
        or (low.endswith("s") and not low.endswith(("ss", "ous")) and low not in NOT_MANY)
    )  # fmt: skip


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
    goes_on = bool(after) and after[0].lower() in CONJUNCTIONS
    told = set(map(str.lower, after)) - HOLLOW and not goes_on
    words = after[:LABEL_WORDS] if told else before if len(before) <= LABEL_WORDS else []
    while words and words[-1].lower() in HOLLOW:
        words.pop()
    return " ".join(words)


def _stem(unit: str) -> str:
    low = unit.lower()
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low
