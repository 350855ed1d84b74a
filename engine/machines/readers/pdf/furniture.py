"""Machines, readers, PDF, furniture: running headers, footers and page numbers are found by their repetition and taken away."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from engine.machines.readers.pdf.page import Page, Row

EDGE = 0.13
DEPTH = 3
NUMBER = re.compile(
    r"^[-–—|·\s]*(?:page|p\.|seite|pág\.?|pagina)?\s*(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|sur|\|)\s*\d{1,4})?[-–—|·\s]*$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d+|\b[ivxlc]+\b")
SAME_HEIGHT = 3.0
LARGE = 1.2


class Furniture:
    """What stands at the edges of some pages, looked at once; how large their body text is may be learned afterwards."""

    def __init__(self, pages: Sequence[Page], rows: list[list[Row]]) -> None:
        self._rows = rows
        together = list(zip(pages, rows, strict=True))
        self._edges = [[edge(page, page_rows) for page, page_rows in together] for edge in (_top, _bottom)]
        self._plain = set[int]().union(
            *(found(edges) for edges in self._edges for found in (_repeated, _numbers, _counting))
        )

    def without(self, body_size: float) -> list[list[Row]]:
        """The rows of every page from the top down, without what only furnishes the pages."""
        dropped = self._plain.union(*(_in_place(edges, body_size) for edges in self._edges))
        return [
            [row for row in page_rows if id(row) not in dropped or _entitles(row, body_size)]
            for page_rows in self._rows
        ]


def _entitles(row: Row, body_size: float) -> bool:
    """Whether it is the document's name in large letters on the first page, which later pages only repeat at their edge."""
    return row.page == 1 and row.face.size > body_size * LARGE and any(map(str.isalpha, row.text))


def _top(page: Page, rows: list[Row]) -> list[Row]:
    return [row for row in rows[:DEPTH] if row.baseline > page.height * (1 - EDGE)]


def _bottom(page: Page, rows: list[Row]) -> list[Row]:
    return [row for row in reversed(rows[-DEPTH:]) if row.baseline < page.height * EDGE]


def _form(row: Row) -> str:
    return " ".join(COUNTED.sub("#", row.text.lower()).split())


def _repeated(edges: list[list[Row]]) -> set[int]:
    formed = {id(row): _form(row) for rows in edges for row in rows}
    forms = [{formed[id(row)] for row in rows} for rows in edges]
    counts = Counter(form for page in forms for form in page)
    near = {
        form
        for one, two in [*itertools.pairwise(forms), *zip(forms, forms[2:], strict=False)]
        for form in one & two
        if "#" in form
    }
    enough = 2 if len(edges) < 8 else 3

    def is_repeated(form: str) -> bool:
        return counts[form] >= enough or form in near

    return {id(row) for rows in edges for row in rows if len(row.text) < 160 and is_repeated(formed[id(row)])}


def _in_place(edges: list[list[Row]], body_size: float) -> set[int]:
    # A header that changes from page to page (the chapter's name) keeps its height and looks unlike the body.
    def is_small(row: Row) -> bool:
        return row.face.size < body_size * 0.95 and len(row.text) < 110

    outermost = [rows[0] for rows in edges if rows]
    return _at_shared_heights(outermost, len(edges), is_small)


def _at_shared_heights(rows: list[Row], pages: int, looks_so: Callable[[Row], bool]) -> set[int]:
    ordered = sorted(rows, key=lambda row: row.baseline)
    heights = [row.baseline for row in ordered]
    alike = [0, *itertools.accumulate(looks_so(row) for row in ordered)]
    found = set()
    for number, row in enumerate(ordered):
        if alike[number + 1] == alike[number]:
            continue
        low = bisect_right(heights, row.baseline - SAME_HEIGHT)
        high = bisect_left(heights, row.baseline + SAME_HEIGHT)
        same = high - low
        if same >= 3 and same >= 0.5 * pages and alike[high] - alike[low] >= 0.8 * same:
            found.add(id(row))
    return found


def _numbers(edges: list[list[Row]]) -> set[int]:
    return {id(rows[0]) for rows in edges if rows and NUMBER.match(rows[0].text)}


def _counting(edges: list[list[Row]]) -> set[int]:
    # An outermost row that carries the page's own number, counted in step with the pages.
    steps = [
        (rows[0], int(number) - rows[0].page)
        for rows in edges
        if rows
        for number in re.findall(r"^\d{1,4}\b|\b\d{1,4}$", rows[0].text)
    ]
    counts = Counter(step for _, step in steps)
    return {id(row) for row, step in steps if counts[step] >= 3 and len(row.text) < 110}
