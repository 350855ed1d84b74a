"""Machines, readers, PDF, gathering: some pages of a document, read together by what is usual on them, become drafts.

A long document is read in gatherings of about eighty pages: each is judged by its own body text, little of it is in memory at
a time, and two processes can each take some.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.machines.readers.pdf.blocks import Draft, Measure, blocks_of, usual_size, with_markers
from engine.machines.readers.pdf.characters import read_page
from engine.machines.readers.pdf.columns import Column, columns_of
from engine.machines.readers.pdf.furniture import Furniture
from engine.machines.readers.pdf.kinds import judge
from engine.machines.readers.pdf.lines import Vocabulary
from engine.machines.readers.pdf.looks import Fonts
from engine.machines.readers.pdf.page import Page, Row, rows_of
from engine.machines.readers.pdf.sections import mend, name_drawings, set_words
from engine.machines.readers.pdf.tabular import table_draft, tabular_runs

SIZE = 80
AHEAD = 8
ANY_SIZE = 10.0


@dataclass(slots=True)
class Gathering:
    """The drafts of some pages; letters counted, letters without meaning counted, pages (from 1) that could not be read."""

    drafts: list[Draft] = field(default_factory=list)
    letters: int = 0
    unmapped: int = 0
    unread: list[int] = field(default_factory=list)


def gatherings(count: int) -> tuple[list[range], list[range]]:
    """The pages (from 1) of a document of `count` pages, in gatherings of about the same size: earlier ones, and later ones
    for a second process, which begins a little later and has a little less to read."""
    cut = (count + AHEAD) // 2 if count >= 2 * SIZE else count
    return _parts(0, cut), _parts(cut, count)


def _parts(start: int, stop: int) -> list[range]:
    parts = max(1, round((stop - start) / SIZE))
    edges = [start + (stop - start) * part // parts for part in range(parts + 1)]
    return [range(low + 1, high + 1) for low, high in itertools.pairwise(edges) if low < high]


def gather(document: Any, numbers: range, outline: Mapping[str, int], done: Callable[[int], None]) -> Gathering:
    """Read these pages; `done` hears each page's number. A page that cannot be read is left out and named."""
    read = Gathering()
    pages = list(_pages(document, numbers, read, done))
    read.letters = sum(len(segment.text) for page in pages for segment in page.segments)
    read.unmapped = sum(page.unmapped for page in pages)
    if read.letters:
        read.drafts = _drafts(pages, outline)
    return read


def _pages(document: Any, numbers: range, read: Gathering, done: Callable[[int], None]) -> Iterator[Page]:
    import pypdfium2

    fonts = Fonts()
    for number in numbers:
        done(number)
        try:
            yield read_page(document, number, fonts)
        except pypdfium2.PdfiumError:
            read.unread.append(number)


def _drafts(pages: list[Page], outline: Mapping[str, int]) -> list[Draft]:
    all_rows = [rows_of(page.segments, page.number) for page in pages]
    furniture = Furniture(pages, all_rows)
    size = usual_size(row for page_rows in furniture.without(ANY_SIZE) for row in page_rows)
    rows = [with_markers(page_rows, size) for page_rows in furniture.without(size)]
    columns = [column for page_rows in rows for column in columns_of(page_rows)]
    ordered: list[Row] = [row for column in columns for row in column.rows]
    measure, vocabulary = Measure.of(ordered), Vocabulary(ordered)
    drafts = [draft for column in columns for draft in _column_drafts(column, measure)]
    judge(drafts, measure, outline, {page.number: page.height for page in pages})
    set_words(drafts, vocabulary)
    name_drawings(drafts)
    return mend(drafts, vocabulary)


def _column_drafts(column: Column, measure: Measure) -> list[Draft]:
    drafts: list[Draft] = []
    for kind, rows in tabular_runs(column, measure):
        drafts += blocks_of(column, rows, measure) if kind is None else [table_draft(kind, column, rows)]
    return drafts
