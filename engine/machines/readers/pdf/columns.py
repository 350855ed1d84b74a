"""Machines, readers, PDF, columns: rows in the order a person reads them, down one column and then the next."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property

from engine.machines.readers.pdf.page import Row, median

GUTTER = 9.0
FEWEST = 4
LINE_HEIGHT = 11.0
PROSE = 0.55
PROSE_LETTERS = 18


@dataclass(frozen=True, eq=False)
class Column:
    """A run of rows in one column, from the top down, and the column's sides."""

    rows: tuple[Row, ...]
    left: float
    right: float

    @cached_property
    def usual_left(self) -> float:
        """Where most of its letters' rows begin."""
        weights: dict[int, int] = {}
        for row in self.rows:
            place = round(row.left)
            weights[place] = weights.get(place, 0) + len(row.text)
        return float(max(weights, key=lambda place: weights[place]))


def columns_of(rows: list[Row]) -> list[Column]:
    """The rows of a page as columns in reading order; rows across several columns stand in one of their own."""
    if not rows:
        return []
    gutter = _gutter(rows)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    found: list[Column] = []
    whole: list[Row] = []
    for is_free, band in _bands(rows, gutter):
        if gutter is None or not is_free or not _is_prose(band, gutter):
            whole += band
            continue
        found += [Column(tuple(whole), left, right)] if whole else []
        whole = []
        for half in _halves(band, gutter):
            found += columns_of(half)
    return [*found, Column(tuple(whole), left, right)] if whole else found


def _gutter(rows: list[Row]) -> float | None:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    best, most = None, -len(rows)
    candidates = {round(segment.left) - GUTTER / 2 for row in rows for segment in row.segments}
    for place in candidates:
        if not left + 0.2 * (right - left) < place < right - 0.2 * (right - left):
            continue
        # A gutter has text on both sides of it, and as little as can be runs across it.
        beside = _beside(rows, place)
        worth = beside - sum(_crosses(row, place) for row in rows)
        if beside >= FEWEST and worth > most:
            best, most = place, worth
    return best


def _beside(rows: list[Row], gutter: float) -> int:
    """How many rows have text on both sides of the gutter: in one line, or in lines of two columns that do not quite align."""
    split = sum(_is_split(row, gutter) for row in rows)
    sides = [(row.baseline, row.left > gutter) for row in rows if row.right < gutter or row.left > gutter]
    unaligned = sum(
        one[1] is not two[1] and 0 < abs(one[0] - two[0]) < LINE_HEIGHT for one, two in itertools.pairwise(sides)
    )
    return split + (unaligned + 1) // 2


def _is_split(row: Row, gutter: float) -> bool:
    return not _crosses(row, gutter) and row.left < gutter < row.right


def _crosses(row: Row, gutter: float) -> bool:
    return any(
        segment.left < gutter + GUTTER / 2 - 1 and segment.right > gutter - GUTTER / 2 + 1 for segment in row.segments
    )


def _bands(rows: list[Row], gutter: float | None) -> list[tuple[bool, list[Row]]]:
    bands: list[tuple[bool, list[Row]]] = []
    for row in rows:
        free = gutter is not None and not _crosses(row, gutter)
        if bands and bands[-1][0] == free:
            bands[-1][1].append(row)
        else:
            bands.append((free, [row]))
    return bands


def _is_prose(band: list[Row], gutter: float) -> bool:
    if _beside(band, gutter) < FEWEST:
        return False
    return all(_is_filled(half) for half in _halves(band, gutter))


def _is_filled(half: list[Row]) -> bool:
    left, right = min(row.left for row in half), max(row.right for row in half)
    widths = [row.right - row.left for row in half]
    letters = median(len(row.text) for row in half)
    single = sum(len(row.segments) == 1 for row in half) / len(half)
    return median(widths) >= PROSE * (right - left) and letters >= PROSE_LETTERS and single > 0.6


def _halves(band: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [
        Row(kept, row.page)
        for row in band
        if (kept := [item for item in row.segments if item.right <= gutter + GUTTER / 2])
    ]
    right = [
        Row(kept, row.page)
        for row in band
        if (kept := [item for item in row.segments if item.right > gutter + GUTTER / 2])
    ]
    return left, right
