"""Table read, spoken words, forms: versions, telephone numbers, formulas, powers, handles, spans and odd dates; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.table_read.spoken import numbers
from engine.table_read.spoken.letters import spell
from engine.table_read.spoken.units import is_unit, unit

if TYPE_CHECKING:
    from engine.table_read.spoken.place import Place

VERSION = re.compile(r"^[vV]?(\d+(?:\.\d+){2,3})$|^[vV](\d+(?:\.\d+)?)$")
FORMULA = re.compile(r"^(?:[A-Z][a-z]?[₀-₉]*){2,6}$|^[A-Z][a-z]?[₀-₉]+$")
ELEMENT = re.compile(r"([A-Z][a-z]?)([₀-₉]*)")
SALT = re.compile(r"^(?:[A-Z][a-z]?){2,4}$")
ELEMENTS = frozenset(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti V Cr Mn Fe Co Ni Cu Zn As Se Br Kr Ag Cd Sn Sb I Xe Cs Ba W Pt Au Hg Pb U".split()
)
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
RAISED_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
POWER = re.compile(r"^(\d+|[a-zA-Zπ])([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)$")
SYMBOLS = {
    "π": "pi",
    "∞": "infinity",
    "√": "the square root of",
    "∑": "the sum of",
    "Δ": "delta",
    "µ": "micro",
    "Ω": "ohms",
}
PHONE_WORDS = frozenset("call phone telephone tel ring dial fax number on text whatsapp mobile".split())
PHONE = re.compile(r"^\+?\(?\d{2,6}\)?$")
CLOCK_WORDS = frozenset("at from to until till by since around about before after between and of".split())
CLOCK = re.compile(r"^([01]\d|2[0-4])\.([0-5]\d)$")
TO_THE_CLOCK = frozenset("hours train service sleeper ferry bus boat flight departure".split())
YEARS = re.compile(r"^((?:1[5-9]|20)\d\d)/(\d\d)$")
EVENS = re.compile(r"^(\d{2})/(\d{2})$")
ERA = re.compile(r"^(mid|early|late|pre|post)-(\d{3}0)s$", re.IGNORECASE)
HOURS = re.compile(r"^(\d{1,2})(am|pm)[–—-](\d{1,2})(am|pm)$", re.IGNORECASE)
DAYS = {"mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday",
        "sun": "Sunday"}  # fmt: skip
DAY_SPAN = re.compile(r"^([A-Z][a-z]{2,4})[–—-]([A-Z][a-z]{2,4})$")
HANDLE = re.compile(r"^[@#]([A-Za-z_][\w.]*)$")
BOOK = re.compile(r"^(?:97[89]-)?\d{1,5}-\d{1,7}-\d{1,7}-[\dX]$")
DAYS_OF_NOTE = frozenset({"9/11", "7/7"})
FEW_K = re.compile(r"^[1-9]\d?K$")
WITH_K = frozenset(
    "video film screen display camera picture resolution footage monitor television tv movie stream image shot recorded "
    "run race walk runner ran running".split()
)
CENTURY = frozenset({"century", "centuries"})


def say_form(place: Place) -> str | None:
    """How one of these is said; None where the token is none of them."""
    core = place.core()
    for rule in (
        _version,
        _phone,
        _formula,
        _power,
        _symbol,
        _clock,
        _years,
        _era,
        _span,
        _handle,
        _book_number,
        _day_of_note,
        _resolution,
        _century,
        _per_unit,
    ):
        words = rule(place, core)
        if words is not None:
            return words
    return None


def _book_number(_place: Place, core: str) -> str | None:
    """An ISBN, digit by digit, its groups apart."""
    if not BOOK.match(core) or sum(letter.isalnum() for letter in core) not in (10, 13):
        return None
    return ", ".join(
        numbers.digits(group) if group.isdigit() else " ".join([numbers.digits(group[:-1]), "X"]).strip()
        for group in core.split("-")
    )


def _day_of_note(_place: Place, core: str) -> str | None:
    """A day that is a name: `9/11`."""
    month, _, day = core.partition("/")
    return f"{numbers.cardinal(int(month))} {numbers.cardinal(int(day))}" if core in DAYS_OF_NOTE else None


def _resolution(place: Place, core: str) -> str | None:
    """`4K` where a picture is spoken of, `5K` where it is run: the figure and the letter."""
    if not FEW_K.match(core):
        return None
    around = {place.core(step).lower().rstrip("s") for step in (-3, -2, -1, 1, 2, 3)}
    return f"{numbers.cardinal(int(core[:-1]))} K" if around & WITH_K else None


def _version(_place: Place, core: str) -> str | None:
    found = VERSION.match(core)
    if found is None:
        return None
    parts = (found[1] or found[2]).split(".")
    if len(parts) == 3 and len(parts[2]) == 4:  # a date with dots
        return None
    said = " point ".join(numbers.cardinal(int(part)) for part in parts)
    return f"version {said}" if core[0] in "vV" else said


def _phone(place: Place, core: str) -> str | None:
    """Digit by digit, where a telephone is spoken of, a plus leads, or a zero leads a row of groups."""
    if _is_local(place, core):
        return numbers.digits(core)
    if not PHONE.match(core):
        return None
    back = place
    while PHONE.match(back.joined(-1)):
        back = back.moved(-1)
    row, step = [back.core()], back
    while PHONE.match(step.joined(1)):
        step = step.moved(1)
        row.append(step.core())
    digits = sum(letter.isdigit() for group in row for letter in group)
    told = back.core(-1).lower().rstrip(".:") in PHONE_WORDS
    if len(row) < 2 or digits < 7 or not (told or row[0].startswith(("+", "0", "(0"))):
        return None
    return ("plus " if core.startswith("+") else "") + numbers.digits(core)


def _is_local(place: Place, core: str) -> bool:
    """A number of the form `(555) 123-4567`, either token of it, or `555-123-4567`."""
    if re.fullmatch(r"\d{3}", core) and "(" in place.token.lead:
        return re.fullmatch(r"\d{3}-\d{4}", place.core(1)) is not None
    behind = place.at > 0 and "(" in place.tokens[place.at - 1].lead and re.fullmatch(r"\d{3}", place.core(-1))
    return re.fullmatch(r"\d{3}-\d{3}-\d{4}", core) is not None or bool(behind and re.fullmatch(r"\d{3}-\d{4}", core))


def _formula(_place: Place, core: str) -> str | None:
    core = core.rstrip("⁺⁻")
    salt = (
        SALT.match(core)
        and {name for name, _ in ELEMENT.findall(core)} <= ELEMENTS
        and not re.fullmatch(r"[A-Z]+s?", core)
    )
    if not salt and (not any("₀" <= letter <= "₉" for letter in core) or not FORMULA.match(core)):
        return None
    parts = (
        " ".join(one for one in (spell(name.upper()), _count(count)) if one) for name, count in ELEMENT.findall(core)
    )
    return " ".join(parts)


def _count(lowered: str) -> str:
    return numbers.cardinal(int(lowered.translate(LOWERED))) if lowered else ""


def _power(_place: Place, core: str) -> str | None:
    found = POWER.match(core)
    if found is None or is_unit(core):
        return None
    base = numbers.cardinal(int(found[1])) if found[1].isdigit() else SYMBOLS.get(found[1], found[1])
    exponent = int(found[2].translate(RAISED_FIGURES))
    return f"{base} {'squared' if exponent == 2 else 'cubed' if exponent == 3 else f'to the power of {numbers.cardinal(exponent)}'}"


def _symbol(place: Place, core: str) -> str | None:
    if core in SYMBOLS:
        return SYMBOLS[core]
    if core == "×" and re.match(r"10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]", place.core(1)):
        return "times"
    rest = core[1:]
    return f"{SYMBOLS['√']} {numbers.figure(rest)}" if core[:1] == "√" and numbers.is_number(rest) else None


def _clock(place: Place, core: str) -> str | None:
    """A time with a full stop, `22.08`, where the words around it speak of one."""
    found = CLOCK.match(core)
    after = place.joined(1).lower()
    near = core.startswith("0") and not is_unit(place.joined(1))
    if found is None or is_unit(place.joined(1)) or after in ("per", "percent", "million", "billion", "%"):
        return None
    if not (
        after in TO_THE_CLOCK or (place.core(-1).lower() in CLOCK_WORDS and (near or place.core(-1).lower() == "at"))
    ):
        return None
    hour, minute = int(found[1]), int(found[2])
    tail = "hundred" if minute == 0 else f"{'oh ' if minute < 10 else ''}{numbers.cardinal(minute)}"
    return f"{numbers.cardinal(hour)} {tail}"


def _years(_place: Place, core: str) -> str | None:
    if found := YEARS.match(core):
        return f"{numbers.year(int(found[1]))} to {numbers.cardinal(int(found[2]))}"
    found = EVENS.match(core)
    even = found is not None and int(found[1]) + int(found[2]) == 100
    return f"{numbers.cardinal(int(found[1]))} {numbers.cardinal(int(found[2]))}" if found and even else None


def _era(_place: Place, core: str) -> str | None:
    found = ERA.match(core)
    return f"{found[1].lower()} {numbers.decade(int(found[2]))}" if found else None


def _span(_place: Place, core: str) -> str | None:
    if found := HOURS.match(core):
        one, half, other, last = found.groups()
        return f"{numbers.cardinal(int(one))} {_half(half)} to {numbers.cardinal(int(other))} {_half(last)}"
    found = DAY_SPAN.match(core)
    days = [DAYS.get(day.lower()) for day in found.groups()] if found else []
    return f"{days[0]} to {days[1]}" if days and all(days) else None


def _half(mark: str) -> str:
    return "ay M" if mark.lower() == "am" else "P M"


def _handle(_place: Place, core: str) -> str | None:
    """`@penhallow` is `penhallow`, `#SaveTheRoom` is `Save The Room`."""
    found = HANDLE.match(core)
    return None if found is None else " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", found[1]))


def _century(place: Place, core: str) -> str | None:
    value = numbers.roman(core)
    return numbers.ordinal(value) if value is not None and place.joined(1).lower() in CENTURY else None


def _per_unit(place: Place, core: str) -> str | None:
    """The unit behind `per` is one: `per kilogram`."""
    return unit(core, one=True) if place.joined(-1).lower() == "per" and is_unit(core) else None
