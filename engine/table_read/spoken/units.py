"""Table read, spoken words, units of measure: `kWh` is `kilowatt hours`, `m³/s` is `cubic metres per second`; pure."""

from __future__ import annotations

import re

SINGULAR = {
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "µm": "micrometre", "μm": "micrometre", "nm": "nanometre",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "t": "tonne", "kt": "kilotonne", "Mt": "megatonne",
    "l": "litre", "L": "litre", "ml": "millilitre", "mL": "millilitre", "hl": "hectolitre",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "kWp": "kilowatt peak", "MWp": "megawatt peak",
    "Wh": "watt hour", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour",
    "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "GJ": "gigajoule", "V": "volt", "kV": "kilovolt", "mV": "millivolt", "mA": "milliamp",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel", "rpm": "revolution per minute",
    "KB": "kilobyte", "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "Mbps": "megabit per second",
    "ha": "hectare", "mph": "mile per hour", "kph": "kilometre per hour", "kn": "knot", "kt.": "knot", "nmi": "nautical mile",
    "ft": "foot", "lb": "pound", "lbs": "pound", "oz": "ounce", "mi": "mile", "yd": "yard", "hp": "horsepower",
    "min": "minute", "mins": "minute", "sec": "second", "secs": "second", "s": "second", "ms": "millisecond", "h": "hour", "hr": "hour",
    "hrs": "hour", "yr": "year", "yrs": "year", "bar": "bar", "mbar": "millibar", "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal",
    "MPa": "megapascal", "N": "newton", "kN": "kilonewton", "°C": "degree Celsius", "°F": "degree Fahrenheit", "°": "degree",
    "K": "kelvin", "ppm": "part per million", "ppb": "part per billion", "kcal": "kilocalorie", "cal": "calorie", "mol": "mole",
    "fps": "frame per second", "kbps": "kilobit per second", "Gbps": "gigabit per second", "tbsp": "tablespoon", "tsp": "teaspoon",
    "pts": "point", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "psu": "practical salinity unit", "GWp": "gigawatt peak", "kVA": "kilovolt amp",
}  # fmt: skip
ODD_PLURALS = {
    "foot": "feet",
    "hertz": "hertz",
    "horsepower": "horsepower",
    "bar": "bar",
    "kilohertz": "kilohertz",
    "megahertz": "megahertz",
    "gigahertz": "gigahertz",
}
POWERS = {"²": "square", "³": "cubic", "^2": "square", "^3": "cubic"}
MONEY = {"£": "pound", "€": "euro", "$": "dollar", "¥": "yen", "p": "pence"}
WORDS = frozenset({"bar", "min", "mins", "sec", "secs", "hr", "hrs", "yr", "yrs", "cal"})
ONLY_BESIDE_FIGURES = frozenset({"m", "g", "t", "l", "L", "W", "J", "V", "s", "h", "N", "K", "ha", "mi", "kn", "°"})


def is_unit(text: str) -> bool:
    """Whether this is a unit of measure (a figure must stand beside it to be sure)."""
    return _spoken(text, one=True) is not None


def is_plain_unit(text: str) -> bool:
    """Whether this can be nothing but a unit, figure or not: `kWh`, `m³/s`, `°C`."""
    parts = re.split(r"[/·]", text)
    sure = any(part not in ONLY_BESIDE_FIGURES and part not in WORDS and not part.isalpha() for part in parts)
    mixed = len(text) > 1 and text.isalpha() and text not in WORDS and not text.islower() and not text.isupper()
    return is_unit(text) and (sure or mixed or text in ("km", "cm", "mm", "kg", "ppm", "mph"))


def unit(text: str, *, one: bool = False) -> str:
    """The unit in words, in the plural unless `one`. Raises ValueError where it is no unit."""
    words = _spoken(text, one)
    if words is None:
        raise ValueError(text)
    return words


def _spoken(text: str, one: bool) -> str | None:
    head, *rest = re.split(r"(?<=.)/", text)
    first = _power(head, one)
    others = [_power(part, one=True) for part in rest]
    if first is None or None in others:
        return None
    return " per ".join([first, *(part for part in others if part)])


def _power(text: str, one: bool) -> str | None:
    if text in MONEY and text != "p":
        return MONEY[text] if one else MONEY[text] + "s"
    for mark, word in POWERS.items():
        if text.endswith(mark) and (inner := SINGULAR.get(text.removesuffix(mark))):
            return f"{word} {_plural(inner, one)}"
    inner = SINGULAR.get(text)
    return None if inner is None else _plural(inner, one)


def _plural(name: str, one: bool) -> str:
    if one:
        return name
    first, _, rest = name.partition(" ")
    if first in ("degree", "revolution", "mile", "kilometre", "megabit", "part", "frame", "kilobit", "gigabit"):
        return f"{first}s {rest}".strip()
    return ODD_PLURALS.get(name, f"{name}s")
