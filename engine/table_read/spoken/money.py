"""Table read, spoken words, money: `£2.4 million` token by token, `€12.50`, `$3bn`, `GBP 1,200`; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.table_read.spoken import numbers
from engine.table_read.spoken.names_of_things import MAGNITUDE_WORDS, MAGNITUDES, MONEY
from engine.table_read.spoken.numbers import NUMBER

if TYPE_CHECKING:
    from engine.table_read.spoken.place import Place

SIGN = "|".join(re.escape(sign) for sign in sorted(MONEY, key=len, reverse=True))
AMOUNT = re.compile(
    rf"^([~≈<>≥≤−-]?)({SIGN})({NUMBER})(?:[–-](?:{SIGN})?({NUMBER}))?(k|m|mn|bn|b|tn|trn)?(?:-(\w+))?$", re.IGNORECASE
)
AFTER = re.compile(rf"^({NUMBER})(k|m|bn)?({SIGN})$", re.IGNORECASE)
ABOUT = {
    "~": "about ",
    "≈": "about ",
    "<": "less than ",
    ">": "more than ",
    "≥": "at least ",
    "≤": "at most ",
    "-": "minus ",
    "−": "minus ",
}


def say_money(place: Place) -> str | None:
    """How a token that belongs to a sum of money is said; None where it does not."""
    core = place.core()
    if core.lower() in MAGNITUDE_WORDS:
        return _magnitude_after_sum(place)
    if core in MONEY and len(core) == 3:
        return "" if numbers.is_number(place.joined(1)) else _code_after(place)
    if numbers.is_number(core) and (name := MONEY.get(place.joined(-1))) and len(place.core(-1)) == 3:
        if place.joined(1).lower() in MAGNITUDE_WORDS:
            return numbers.figure(core)
        return _sum(core, None, name, _one(place))
    if found := AFTER.match(core):
        return _sum(found[1], found[2], MONEY[found[3].upper()], one=False)
    found = AMOUNT.match(re.sub(r"(?<=^€)(\d+),(\d\d)$", r"\1.\2", core))
    return None if found is None else _marked(place, found)


def _marked(place: Place, found: re.Match[str]) -> str:
    mark, sign, low, high, magnitude, joined = found.groups()
    name = MONEY[sign.upper()]
    before = f"{numbers.figure(low)} to " if high else ""
    amount = high or low
    if joined and joined.lower() in MAGNITUDE_WORDS:
        return f"{ABOUT.get(mark, '')}{before}{numbers.figure(amount)} {joined.lower()} {name[0]}"
    if place.joined(1).lower() in MAGNITUDE_WORDS:
        return ABOUT.get(mark, "") + before + numbers.figure(amount)
    tail = f" {joined}" if joined else ""
    return ABOUT.get(mark, "") + before + _sum(amount, magnitude, name, bool(joined) or _one(place)) + tail


def _magnitude_after_sum(place: Place) -> str | None:
    found = AMOUNT.match(place.joined(-1))
    code = place.moved(-1).joined(-1)
    if found and not found[5]:
        name = MONEY[found[2].upper()][0]
    elif len(code) == 3 and code in MONEY and numbers.is_number(place.joined(-1)):
        name = MONEY[code][0]
    else:
        return None
    return f"{place.core().lower()} {name if _article(place.moved(-1)) else _many(name)}"


def _code_after(place: Place) -> str | None:
    before = place.joined(-1)
    figure = numbers.is_number(before) or before.lower() in MAGNITUDE_WORDS
    return _many(MONEY[place.core()][0]) if figure else None


def _sum(amount: str, magnitude: str | None, name: tuple[str, str], one: bool) -> str:
    whole, _, cents = amount.partition(".")
    if magnitude:
        return f"{numbers.figure(amount)} {MAGNITUDES[magnitude.lower()]} {name[0] if one else _many(name[0])}"
    unit = name[0] if one or whole == "1" else _many(name[0])
    if len(cents) == 2 and name[1]:
        if cents == "00":
            return f"{numbers.figure(whole)} {unit}"
        if whole == "0":
            return f"{numbers.cardinal(int(cents))} {name[1]}"
        return f"{numbers.figure(whole)} {unit} {numbers.cardinal(int(cents))}"
    return f"{numbers.figure(amount)} {unit}"


def _one(place: Place) -> bool:
    return _article(place) and place.joined(1)[:1].isalpha()


def _article(place: Place) -> bool:
    return place.core(-1).lower() in ("a", "an")


def _many(name: str) -> str:
    return name if name == "yen" else f"{name}s"
