"""Table read, spoken words, numbers: figures as English words; pure."""

from __future__ import annotations

import re

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
FRACTIONS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅕": "1/5"}
NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+|\d+)(?:\.\d+)?"
ROMAN = re.compile(r"^(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
ROMAN_VALUES = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def cardinal(value: int) -> str:
    """A whole number below 10^15 as words: 3100 is `three thousand one hundred`."""
    if value < 0:
        return "minus " + cardinal(-value)
    for size, name in SCALES:
        if value >= size:
            rest = value % size
            joint = " and " if 0 < rest < 100 else " "
            return (
                f"{cardinal(value // size)} {name}{joint}{cardinal(rest)}"
                if rest
                else f"{cardinal(value // size)} {name}"
            )
    if value >= 100:
        return f"{ONES[value // 100]} hundred" + (f" and {cardinal(value % 100)}" if value % 100 else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


def ordinal(value: int) -> str:
    """The ordinal: 21 is `twenty-first`."""
    words = cardinal(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in IRREGULAR:
        return words[:cut] + IRREGULAR[last]
    return words[:cut] + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def year(value: int) -> str:
    """A year as it is said: 1911 is `nineteen eleven`, 2004 `two thousand and four`, 1905 `nineteen oh five`."""
    century, rest = divmod(value, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(value)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decade(value: int) -> str:
    """A decade: 1990 is `nineteen nineties`, 90 is `nineties`."""
    words = year(value) if value >= 100 else cardinal(value)
    return words[:-1] + "ies" if words.endswith("y") else words + "s"


def digits(text: str) -> str:
    """Every digit by itself: `007` is `zero zero seven`."""
    return " ".join(ONES[int(figure)] for figure in text if figure in "0123456789")


def is_number(text: str) -> bool:
    """Whether the text is a plain figure: 3, 3,100, 2.4, -3."""
    return re.fullmatch(rf"[-−+]?{NUMBER}", text) is not None


def value_of(text: str) -> float:
    """The value of a plain figure."""
    return float(re.sub(r"[,\u00a0\u202f\u2009]", "", text).replace("−", "-"))


def figure(text: str) -> str:
    """A plain figure as words: `2.4` is `two point four`, `-3` is `minus three`, `007` digit by digit."""
    sign = {"-": "minus ", "−": "minus ", "+": "plus "}.get(text[:1], "")
    plain = re.sub(r"[,\u00a0\u202f\u2009]", "", text.lstrip("-−+"))
    whole, _, fraction = plain.partition(".")
    by_digit = len(whole) > 15 or (len(whole) > 1 and whole.startswith("0"))
    words = digits(whole) if by_digit else cardinal(int(whole))
    return sign + words + (f" point {digits(fraction)}" if fraction else "")


def fraction(above: int, below: int, whole: int | None = None) -> str:
    """A fraction: (3, 4) is `three quarters`, with a whole 2 before (1, 2) `two and a half`."""
    name = FRACTIONS.get(below)
    if name is None:
        return f"{cardinal(above)} over {cardinal(below)}"
    plural = name if above == 1 else ("halves" if name == "half" else f"{name}s")
    if whole is None:
        return f"{cardinal(above)} {plural}"
    return f"{cardinal(whole)} and {'a' if above == 1 else cardinal(above)} {plural}"


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 400, None where it is none."""
    if not ROMAN.match(text):
        return None
    total, rest = 0, text
    for letters, worth in sorted(ROMAN_VALUES, key=lambda pair: -pair[1]):
        while rest.startswith(letters):
            total, rest = total + worth, rest[len(letters) :]
    return total
