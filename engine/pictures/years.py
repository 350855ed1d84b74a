"""Pictures, years: when something is, as a label says it: a year, a quarter, a month; pure, and light for who paints."""

from __future__ import annotations

import re

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９٫٬", "012345678901234567890123456789.,")
QUARTER = re.compile(r"(?:[QT]([1-4])|([1-4])[QT]|([1-4])\.\s?Quartal)[\s/’'-]*((?:1[5-9]|20)\d\d|\d\d)", re.IGNORECASE)
QUARTER_LAST = re.compile(r"((?:1[5-9]|20)\d\d)[\s/-]*[QT]([1-4])", re.IGNORECASE)
MONTH_OF = re.compile(r"((?:1[5-9]|20)\d\d)(?:-|年)(\d{1,2})月?")
YEAR_OF = re.compile(
    r"(?:FY\s?|CY\s?)?((?:1[5-9]|20)\d\d)(?:\s?[/–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)|年度?)?", re.IGNORECASE
)
THIS_CENTURY = 2000


def in_years(label: str) -> float | None:
    """When that is, as a part of years; None where a label names no year, nor a part of one."""
    told = label.translate(DIGITS).strip()
    if found := YEAR_OF.fullmatch(told):
        return float(found[1])
    if found := QUARTER.fullmatch(told):
        year = int(found[4])
        return (year if year > 99 else THIS_CENTURY + year) + (int(found[1] or found[2] or found[3]) - 0.5) / 4
    if found := QUARTER_LAST.fullmatch(told):
        return int(found[1]) + (int(found[2]) - 0.5) / 4
    if (found := MONTH_OF.fullmatch(told)) and 1 <= int(found[2]) <= 12:
        return int(found[1]) + (int(found[2]) - 0.5) / 12
    return None
