"""Library, tabulated: a table of a source as rows of cells, as they are written there; pure."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.library.speakable import speakable

LARGEST = 60_000
"""Characters of a table that is looked at; a longer one is data for a program."""
DELIMITER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
BARRED = re.compile(r"(?<!\\)\|")
WIDE, MOSTLY = re.compile(r"\s{2,}"), 0.8
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
TIMED = re.compile(
    r"(?:FY\s?|CY\s?)?(?:1[5-9]|20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
    r"|(?:[QT][1-4]|[1-4][QT]|[1-4]\.\s?Quartal)(?:[\s/’'-]*(?:(?:1[5-9]|20)?\d\d))?|(?:1[5-9]|20)\d\d[\s/-]*[QT][1-4]"
    r"|(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])|(?:1[5-9]|20)\d\d年(?:\d{1,2}月)?|\d{1,2}月",
    re.IGNORECASE,
)
"""What names a stretch of time: a year, a quarter, a month of a year."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The head of a table (empty where it has none) and its rows, all with as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The cells of each column."""
        return tuple(zip(*self.rows, strict=True))

    @property
    def turned(self) -> Grid:
        """The same with its rows as columns."""
        whole = tuple(zip(self.head, *self.rows, strict=True))
        return Grid(whole[0], whole[1:])


def grid_of(text: str) -> Grid | None:
    """The table written in this text, with tabs, bars, semicolons, commas or wide spaces between its cells; None where that is none of at least two rows."""
    lines = [line for line in text.splitlines() if line.strip()] if len(text) <= LARGEST else []
    rows = _cells([line for line in lines if not DELIMITER.match(line)])
    common = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    if not common:
        return None
    wide = common[0][0]
    kept = [row for row in rows if len(row) == wide]
    if len(kept) == len(rows) - 1 and len(rows[0]) == wide - 1 and _is_head(("", *rows[0])):
        kept.insert(0, ("", *rows[0]))  # nothing stands over the names of the rows
    is_marked = len(lines) > 1 and DELIMITER.match(lines[1]) is not None
    has_head = bool(kept) and (is_marked or _is_head(kept[0]))
    head, body = (kept[0], kept[1:]) if has_head else ((), kept)
    return Grid(head, tuple(body)) if len(body) >= 2 else None


def is_time(cell: str) -> bool:
    """Whether a cell names a year, a quarter or a month of a year."""
    return TIMED.fullmatch(cell.strip()) is not None


def _cells(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The lines cut into cells by whatever stands between them: tabs, bars, semicolons, commas, wide spaces."""
    if any("\t" in line for line in lines):
        return [_plain(line.split("\t")) for line in lines]
    if sum("|" in line for line in lines) >= MOSTLY * len(lines):
        bare = (line.strip().removeprefix("|").removesuffix("|") for line in lines)
        return [_plain(part.replace("\\|", "|") for part in BARRED.split(line)) for line in bare]
    for sign in ";,":
        rows = [_plain(row) for row in csv.reader(lines, delimiter=sign, skipinitialspace=True)]
        if min(map(len, rows), default=0) > 1 and len(set(map(len, rows))) == 1:
            return rows
    return [_plain(WIDE.split(line.strip())) for line in lines]


def _plain(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(speakable(cell) for cell in cells)


def _is_head(row: tuple[str, ...]) -> bool:
    """Whether it names what stands below: no numbers in it but names of times and units."""
    rest = row[1:] if len(row) > 1 else row
    return all(is_time(cell) or not DIGIT.match(cell.strip()) for cell in rest) and any(cell.strip() for cell in rest)
