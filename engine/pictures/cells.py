"""Pictures, cells: what a column of cells amounts to, each as it is written, in the numbers of its language; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.pictures.figures import SCALES, WITH_COMMAS
from engine.pictures.years import DIGITS

SPACE = "\u00a0\u202f\u2009 "
CELL = re.compile(
    rf"[~≈±]?\s*(?:ca\.?\s|about\s|rund\s|env\.\s)?(?P<money>[£$€¥₹]|(?:CHF|EUR|USD|GBP|JPY|SEK|NOK|DKK|AED|SAR|JOD|EGP)\s?)?\s*"
    rf"(?P<number>\d[\d.,'’٬٫{SPACE}]*\d|\d)"
    rf"[{SPACE}]*(?P<rest>[^\d\s][^\d]{{0,24}}|)(?:\s?(?:[*†‡]|\[\w{{1,3}}\]|\((?:\w|est\.?|e)\)))*"
)
EMPTY = frozenset(
    (
        "",
        "-",
        "–",
        "—",
        "−",
        "..",
        "…",
        "n/a",
        "na",
        "n.a.",
        "k. a.",
        "k.a.",
        "n.d.",
        "s.d.",
        "s/d",
        "?",
        "x",
        ".",
        "なし",
        "غير متوفر",
    )
)
LARGE = {
    "万": 1e4,
    "億": 1e8,
    "千": 1e3,
    "ألف": 1e3,
    "مليون": 1e6,
    "مليار": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "mrd": 1e9,
    "tsd": 1e3,
    "mil.": 1e3,
}
GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell that holds an amount: its value for drawing, how it is written, and what it is counted in."""

    value: float
    shown: str
    unit: str


def amounts(cells: Sequence[str], tongue: str, beside: Sequence[str] = ()) -> list[Amount | None] | None:
    """The cells of one column as amounts, None for one that is left empty; None where any is something else or of another kind.

    Cells that stand `beside` them tell how numbers are written there.
    """
    found, marks = list[Amount | None](), _marks([cell.translate(DIGITS) for cell in (*cells, *beside)], tongue)
    for cell in cells:
        if cell.strip().lower() in EMPTY:
            found.append(None)
            continue
        amount = _amount(cell, marks)
        if amount is None:
            return None
        found.append(amount)
    units = {one.unit for one in found if one is not None}
    return found if len(units) == 1 else None


def _amount(cell: str, marks: tuple[str, str]) -> Amount | None:
    told = cell.strip()
    found = CELL.fullmatch(told.translate(DIGITS))
    if found is None:
        return None
    rest = found["rest"].strip().rstrip("*†‡").strip()
    value = value_of(found["number"], marks)
    if value is None or re.search(r"[-/:]\s*$", found["rest"]) or (rest and not _is_unit(rest)):
        return None
    first = rest.lower().rstrip(".").split(" ")[0] if rest else ""
    scale = LARGE.get(first, SCALES.get(first, 1.0))
    kept = rest if scale == 1.0 else rest[len(first) :].strip(". ")
    unit = f"{(found['money'] or '').strip()} {'%' if kept in ('%', '％', '٪') else kept.lower()}".strip()
    return Amount(value * scale, told, unit)


def value_of(number: str, marks: tuple[str, str]) -> float | None:
    """The value of a number whose thousands and tenths are told apart by these marks."""
    group, point = marks
    bare = re.sub(rf"['’{SPACE}]", "", number).replace(group, "").replace(point, ".")
    return float(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None


def _marks(cells: Sequence[str], tongue: str) -> tuple[str, str]:
    """What stands between thousands and what before tenths: as the cells of the column tell, else as in their language."""
    usual = (".", ",") if tongue in WITH_COMMAS else (",", ".")
    joined = [re.sub(r"[^\d.,]", "", cell).strip(".,") for cell in cells]
    for number in joined:
        if "." in number and "," in number:
            return (".", ",") if number.rfind(",") > number.rfind(".") else (",", ".")
    for mark, other in ((".", ","), (",", ".")):
        having = [number for number in joined if mark in number]
        if having and not all(GROUPED[mark].fullmatch(number) for number in having):
            return (other, mark)
        if any(number.count(mark) > 1 for number in having):
            return (mark, other)
    return usual


def _is_unit(rest: str) -> bool:
    """Whether words behind a number are what it is counted in, and no sentence."""
    return len(rest.split()) <= 3 and not re.search(r"[;:!?]", rest)
