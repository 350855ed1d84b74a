"""Table read, spoken words, figures in a line: years, ranges, times, ordinals, percent and measures; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.table_read.spoken import numbers
from engine.table_read.spoken.names_of_things import MAGNITUDE_WORDS, MAGNITUDES, MONTHS, PREFIXES, SHORT_MONTHS
from engine.table_read.spoken.numbers import NUMBER
from engine.table_read.spoken.units import is_plain_unit, is_unit, unit

if TYPE_CHECKING:
    from engine.table_read.spoken.place import Place

BEFORE_YEARS = frozenset(
    "in since by from until till of before after around during circa c ca early late mid spring summer autumn winter fall year years "
    "between and to the a an born died founded built dated".split()
) | {month.lower() for month in MONTHS}
SURELY_YEARS = BEFORE_YEARS - {"and", "to", "around", "from", "of", "by", "a", "an"}
PEOPLE = frozenset("people years days hours minutes metres tonnes pounds euros dollars men women children".split())
RANGE = re.compile(rf"^({NUMBER})[–—-]({NUMBER})(%|‰)?$")
MEASURE = re.compile(rf"^([-−+]?{NUMBER})([^\W\d_].*|°.*|%|‰)$")
TIME = re.compile(r"^([01]?\d|2[0-4])[:.]([0-5]\d)(am|pm)?$", re.IGNORECASE)
HOUR = re.compile(r"^(1[0-2]|0?[1-9])(am|pm)$", re.IGNORECASE)
ISO_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
DOT_DATE = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$")


def say_figure(place: Place) -> str | None:
    """How a token that is or carries a figure is said; None where it carries none."""
    core = place.core()
    for rule in (
        _prefixed,
        _tall,
        _lasting,
        _day,
        _date,
        _year,
        _plain,
        _clock,
        _range,
        _ordinal,
        _decade,
        _fraction,
        _ratio,
        _measure,
        _compound,
    ):
        words = rule(place, core)
        if words is not None:
            return words
    return None


def say_measure(place: Place) -> str | None:
    """How a unit beside a figure is said (`kWh` after `450`), or a unit that can be nothing else."""
    core = place.core()
    beside = follows_figure(place)
    if not is_unit(core) or not (beside or is_plain_unit(core)):
        return None
    return unit(core, one=beside and (_one(place.core(-1)) or _adjective(place.moved(-1))))


def follows_figure(place: Place) -> bool:
    """Whether the token before is a figure, or a magnitude after one."""
    before = place.joined(-1)
    if before.lower() in MAGNITUDE_WORDS:
        return place.moved(-1).joined(-1)[-1:].isdigit()
    return is_figure(before)


def is_figure(core: str) -> bool:
    """Whether a core is a plain figure, a range of figures or a fraction sign."""
    bare = core.lstrip("~≈<>≥≤±")
    return (
        numbers.is_number(bare)
        or RANGE.match(bare) is not None
        or core in numbers.GLYPHS
        or re.fullmatch(r"10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", core) is not None
        or bare[-1:] in numbers.GLYPHS
    )


def is_month(text: str) -> str | None:
    """The month's whole name for a capitalised month or its short form, else None."""
    if text in MONTHS:
        return text
    return SHORT_MONTHS.get(text.lower()) if text[:1].isupper() else None


def _one(core: str) -> bool:
    return core in ("1", "½", "¼", "¾", "1.0")


def _adjective(figure: Place) -> bool:
    """Whether `a 450 kW turbine` is being said: an article before the figure, a word after its unit."""
    follows = figure.moved(1).joined(1)
    return figure.core(-1).lower() in ("a", "an") and follows[:1].isalpha() and not is_unit(follows)


def _prefixed(place: Place, core: str) -> str | None:
    word = PREFIXES.get(core[:1])
    if word is None or not numbers.is_number(core[1:].rstrip("%")) or not core[1:2].isdigit():
        return None
    tail = " percent" if core.endswith("%") else ""
    return f"{word} {numbers.figure(core[1:].rstrip('%'))}{tail}"


TALL = re.compile(r"^(\d)['’′](\d{1,2})$")
LASTING = re.compile(r"^(\d{1,2})h(\d{1,2})(?:m|min)?$")
ANGLE = re.compile(r"^(\d{1,2}(?:\.\d+)?)([′″])$")


def _tall(_place: Place, core: str) -> str | None:
    """`6'2` is `six foot two`, and of an angle `28′` minutes, `38″` seconds."""
    if found := ANGLE.match(core):
        return f"{numbers.figure(found[1])} {'minutes' if found[2] == '′' else 'seconds'}"
    found = TALL.match(core)
    return f"{numbers.cardinal(int(found[1]))} foot {numbers.cardinal(int(found[2]))}" if found else None


def _lasting(_place: Place, core: str) -> str | None:
    found = LASTING.match(core)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2])
    return (
        f"{numbers.cardinal(hours)} hour{'s' * (hours != 1)} {numbers.cardinal(minutes)} minute{'s' * (minutes != 1)}"
    )


def _day(place: Place, core: str) -> str | None:
    if not re.fullmatch(r"(3[01]|[12]\d|[1-9])(st|nd|rd|th)?", core):
        return None
    day = numbers.ordinal(int(re.sub(r"\D", "", core)))
    if is_month(place.joined(1)) and not (is_unit(place.core(1)) and place.core(1).islower()):
        return day if place.core(-1).lower() == "the" else f"the {day}"
    if core.isdigit() and is_month(place.core(-1)) and not place.token.tail.startswith("%"):
        return f"the {day}" if place.core(-1) != "May" or place.token.tail or place.is_last else None
    return None


def _date(place: Place, core: str) -> str | None:
    if found := ISO_DATE.match(core):
        year, month, day = (int(part) for part in found.groups())
    elif found := DOT_DATE.match(core):
        day, month, year = (int(part) for part in found.groups())
        day, month = (month, day) if month > 12 else (day, month)
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"the {numbers.ordinal(day)} of {MONTHS[month - 1]}, {numbers.year(year)}"


def _year(place: Place, core: str) -> str | None:
    if not re.fullmatch(r"1[0-9]\d\d|20\d\d", core) or is_unit(place.joined(1)) or place.joined(1) in ("%", "°"):
        return None
    after, before = place.joined(1), place.core(-1).lower()
    counted = after in PEOPLE or (
        after.islower() and len(after) > 3 and after.endswith("s") and not after.endswith("ss")
    )
    if counted and before not in SURELY_YEARS:
        return None
    return (
        numbers.cardinal(int(core)) if after in PEOPLE or after.lower() in MAGNITUDE_WORDS else numbers.year(int(core))
    )


def _plain(place: Place, core: str) -> str | None:
    if core in numbers.GLYPHS:
        return numbers.fraction(*(int(part) for part in numbers.GLYPHS[core].split("/")))
    if core[-1:] in numbers.GLYPHS and core[:-1].isdigit():
        above, below = (int(part) for part in numbers.GLYPHS[core[-1]].split("/"))
        return numbers.fraction(above, below, int(core[:-1]))
    if re.fullmatch(r"'\d\d", core):
        return numbers.cardinal(int(core[1:])) if core[1] != "0" else f"oh {numbers.digits(core[2:])}"
    return (
        numbers.figure(core)
        if numbers.is_number(core) and not TIME.match(core + ".") and not _is_clock(place, core)
        else None
    )


def _is_clock(place: Place, core: str) -> bool:
    half_day = place.core(1).lower().replace(".", "") in ("am", "pm")
    return TIME.match(core) is not None and (":" in core or half_day)


def _clock(place: Place, core: str) -> str | None:
    if found := HOUR.match(core):
        return f"{numbers.cardinal(int(found[1]))} {_half_day(found[2])}"
    found = TIME.match(core)
    if found is None or not (found[3] or _is_clock(place, core)):
        return None
    hour, minute = int(found[1]), int(found[2])
    half = f" {_half_day(found[3])}" if found[3] else ""
    if minute == 0:
        named = half or place.core(1).lower().replace(".", "") in ("am", "pm")
        return numbers.cardinal(hour) + (half if named else " o'clock" if 0 < hour <= 12 else " hundred hours")
    return f"{numbers.cardinal(hour)} {'oh ' if minute < 10 else ''}{numbers.cardinal(minute)}{half}"


def _half_day(mark: str) -> str:
    return "ay M" if mark.lower().startswith("a") else "P M"


def _range(place: Place, core: str) -> str | None:
    found = RANGE.match(core)
    if found is None:
        return None
    low, high, mark = found.groups()
    if core.count("-") and (high.startswith("0") and len(high) > 1):
        return f"{numbers.digits(low)}, {numbers.digits(high)}"
    dated = re.fullmatch(r"1[1-9]\d\d|20\d\d", low) and (len(high) == 2 or re.fullmatch(r"1[1-9]\d\d|20\d\d", high))
    years = bool(dated) and not is_unit(place.joined(1))
    first = numbers.year(int(low)) if years else numbers.figure(low)
    second = numbers.year(int(high)) if years and len(high) == 4 else numbers.figure(high)
    joint = "and" if place.core(-1).lower() == "between" else "to"
    return f"{first} {joint} {second}{' percent' if mark == '%' else ''}"


def _ordinal(place: Place, core: str) -> str | None:
    found = re.match(r"^(\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)((?:-\w+)*)$", core)
    if span := re.match(r"^(\d+)(?:st|nd|rd|th)[–-](\d+)(?:st|nd|rd|th)$", core):
        return f"{numbers.ordinal(int(span[1]))} to {numbers.ordinal(int(span[2]))}"
    return None if found is None else numbers.ordinal(int(found[1].replace(",", ""))) + found[2]


def _decade(place: Place, core: str) -> str | None:
    if many := re.match(r"^([1-9])00s$", core):
        return "hundreds" if many[1] == "1" else f"{numbers.cardinal(int(many[1]))} hundreds"
    found = re.match(r"^['’]?(\d{3}0|\d0)['’]?s$", core)
    return None if found is None else numbers.decade(int(found[1]))


def _fraction(place: Place, core: str) -> str | None:
    if core == "24/7":
        return "twenty-four seven"
    found = re.match(r"^(\d{1,2})/(\d{1,2})(?:ths|rds|nds)?$", core)
    if found is None or int(found[2]) == 0:
        return None
    if place.joined(1).lower() in ("stars", "points", "correct"):
        return f"{numbers.cardinal(int(found[1]))} out of {numbers.cardinal(int(found[2]))}"
    if re.fullmatch(r"\d{1,2}", place.joined(-1)) and int(found[1]) < int(found[2]):
        return f"and {numbers.fraction(int(found[1]), int(found[2]))}"
    return numbers.fraction(int(found[1]), int(found[2]))


def _ratio(place: Place, core: str) -> str | None:
    found = re.match(rf"^({NUMBER})(?:[:]|([x×]))({NUMBER})?$", core)
    if found is None or not (found[2] or found[3]):
        return None
    first = numbers.figure(found[1])
    if found[3] is None:
        return f"{first} times"
    return f"{first} {'by' if found[2] else 'to'} {numbers.figure(found[3])}"


def _measure(place: Place, core: str) -> str | None:
    """A figure with its unit or magnitude attached: `450kW`, `12%`, `3.5m people`, `10–12km`."""
    found = MEASURE.match(core) or re.match(rf"^({NUMBER}[–—-]{NUMBER})([^\W\d_].*|°.*)$", core)
    if found is None:
        return None
    amount, mark = found.groups()
    said = numbers.figure(amount) if numbers.is_number(amount) else (_range(place, amount) or amount)
    if mark in ("%", "‰"):
        return f"{said} {'percent' if mark == '%' else 'per mille'}"
    if mark.lower() in ("bn", "tn", "mn", "trn") or (mark in ("m", "k") and place.joined(1) in PEOPLE):
        return f"{said} {MAGNITUDES[mark.lower()]}"
    if mark == "k" or mark == "K":
        return f"{said} thousand"
    if is_unit(mark):
        return f"{said} {unit(mark, one=_one(amount))}"
    return None


def _compound(place: Place, core: str) -> str | None:
    """A figure at the head of a hyphenated word: `12-metre`, `2,400-tonne`, `450-kW`, `15-year-old`."""
    found = re.match(rf"^({NUMBER})-([^\W\d_].*)$", core)
    if found is None:
        return None
    rest = unit(found[2], one=True) if is_unit(found[2]) else found[2].replace("-", " ")
    return f"{numbers.figure(found[1])} {rest}"
