"""Machines, readers, PDF, tabular: runs of rows that are a table or a list of contents, not prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.blocks import MARKER, Draft, Measure
from engine.machines.readers.pdf.columns import Column
from engine.machines.readers.pdf.page import Row

LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]+)?$|(?:…\s?){2,}|·(?:\s?·){3,}")
PAGE_AT_END = re.compile(r"^(?:\d{1,4}|[ivxlc]+)$")
ALIGNED = 4.0


def has_leaders(text: str) -> bool:
    """Whether dots lead to the end of this line."""
    return (text.count(".") >= 4 or "…" in text or "·" in text) and LEADERS.search(text) is not None


def tabular_runs(column: Column, measure: Measure) -> list[tuple[BlockKind | None, list[Row]]]:
    """The column's rows in order, as runs of contents, table, or (None) anything else."""
    if all(len(row.segments) == 1 and not has_leaders(row.text) for row in column.rows):
        return [(None, list(column.rows))]
    kinds = _kinds(column.rows, measure, column)
    runs: list[tuple[BlockKind | None, list[Row]]] = []
    for kind, row in zip(kinds, column.rows, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(row)
        else:
            runs.append((kind, [row]))
    return runs


def table_draft(kind: BlockKind, column: Column, rows: Sequence[Row]) -> Draft:
    """A run as a block: cells by tabs, rows by lines."""
    text = "\n".join("\t".join(segment.text for segment in row.segments) for row in rows)
    return Draft(list(rows), column, kind, text=text)


def _kinds(rows: Sequence[Row], measure: Measure, column: Column) -> list[BlockKind | None]:
    kinds: list[BlockKind | None] = [None] * len(rows)
    _mark(kinds, [_is_contents(row) for row in rows], BlockKind.CONTENTS, rows)
    celled = [len(row.segments) > 1 and kinds[number] is None for number, row in enumerate(rows)]
    for start, end in _stretches(_with_wrapped(rows, celled, measure, column)):
        if _is_table(rows[start:end]):
            kinds[start:end] = [BlockKind.TABLE] * (end - start)
    return kinds


def _mark(kinds: list[BlockKind | None], flags: list[bool], kind: BlockKind, rows: Sequence[Row]) -> None:
    for start, end in _stretches(flags):
        if end - start >= 3 or (end - start >= 1 and all(has_leaders(row.text) for row in rows[start:end])):
            kinds[start:end] = [kind] * (end - start)


def _is_contents(row: Row) -> bool:
    if has_leaders(row.text):
        return True
    last = row.segments[-1]
    return (
        len(row.segments) == 2
        and bool(PAGE_AT_END.match(last.text))
        and any(letter.isalpha() for letter in row.segments[0].text)
    )


def _stretches(flags: Sequence[bool]) -> list[tuple[int, int]]:
    found, start = [], None
    for number, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = number
        elif not flag and start is not None:
            found.append((start, number))
            start = None
    return found


def _with_wrapped(rows: Sequence[Row], celled: list[bool], measure: Measure, column: Column) -> list[bool]:
    # A cell's second line stands alone on its row, narrow, between rows of cells.
    flags = list(celled)
    width = column.right - column.left
    for number, row in enumerate(rows):
        if flags[number] or number == 0 or not flags[number - 1]:
            continue
        gap = rows[number - 1].baseline - row.baseline
        ahead = any(celled[number + 1 : number + 4])
        flags[number] = ahead and row.right - row.left < 0.5 * width and gap < 2 * measure.leading * measure.size
    return flags


def _is_table(rows: Sequence[Row]) -> bool:
    celled = [row for row in rows if len(row.segments) > 1 and not MARKER.match(row.segments[0].text)]
    if len(celled) < 2:
        return False
    cells = [segment for row in celled for segment in row.segments]
    short = sum(len(cell.text) <= 40 for cell in cells) / len(cells)
    numeric = sum(any(letter.isdigit() for letter in cell.text) for cell in cells) / len(cells)
    return short >= 0.6 and _has_columns(celled) and (len(celled) >= 3 or numeric > 0.3)


def _has_columns(rows: Sequence[Row]) -> bool:
    def shared(places: list[list[float]]) -> int:
        edges = sorted({round(place) for row in places for place in row})
        return sum(
            sum(any(abs(place - edge) <= ALIGNED for place in row) for row in places) >= 0.6 * len(places)
            for edge in edges
        )

    lefts = shared([[segment.left for segment in row.segments[1:]] for row in rows])
    rights = shared([[segment.right for segment in row.segments[1:]] for row in rows])
    return lefts > 0 or rights > 0
