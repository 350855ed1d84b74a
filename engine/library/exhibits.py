"""Library, exhibits: what a source sets apart for the eye: tables, steps in their order, lists, routes; each a literal stretch of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from engine.library.extraction import SPEAKABLE, Block, BlockKind, Layout
from engine.library.routes import FEWEST_PLACES, places_of, ways_in
from engine.library.speakable import speakable
from engine.library.steps import FEWEST as FEWEST_STEPS
from engine.library.steps import NAMED, NUMBERED, names_steps, steps_in
from engine.library.tabulated import Grid, grid_of, is_time

FEWEST_ROWS, FEWEST_ITEMS, MOST_ITEMS, LONGEST_ITEM, LONGEST, MOST = 3, 3, 12, 260, 4_000, 24
NEAR, FEWEST_WORDS = 4, 3
DATED = re.compile(
    r"\W{0,3}(?:In |Im Jahre? |En |Nel )?(?P<year>(?:1[0-9]|20)\d\d(?:[–-]\d{2,4}|s)?)\s?(?:[:–—-]|\s|年)\s*(?=\S)"
)
"""A line that begins with when it happened."""
NUMBER = re.compile(r"\d")
CAPTION = re.compile(r"^\W*(?:table|tabelle|tableau|tabla|tabella|tabela|tabel|表|جدول)\s?\d*", re.IGNORECASE)
ALIGNED = re.compile(r"\S\s{2,}\S")
LEAD = re.compile(r"[:：]\s*$")


class ExhibitKind(StrEnum):
    """What is set apart."""

    TABLE = "table"
    STEPS = "steps"
    LIST = "list"
    ROUTE = "route"


EXHIBITS = frozenset(map(str, ExhibitKind))


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A stretch of a source's text (half-open code points), what it is, what is said over it there, and its page."""

    kind: ExhibitKind
    start: int
    end: int
    title: str
    page: int | None = None


def exhibits_in(text: str, layout: Layout) -> tuple[Exhibit, ...]:
    """Everything this text sets apart, in its order."""
    found, blocks, at = list[Exhibit](), layout.blocks, 0
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = list(group)
        found += _of_run(text, layout, kind, run, _title(text, blocks, at))
        at += len(run)
    return tuple(sorted((*found, *_routes(text, layout)), key=lambda one: one.start)[:MOST])


def _routes(text: str, layout: Layout) -> Iterator[Exhibit]:
    """A journey over paragraphs that follow each other closely, whatever stands between its ways."""
    spoken = [(at, block) for at, block in enumerate(layout.blocks) if block.kind in SPEAKABLE]
    told = [(at, block) for at, block in spoken if ways_in(text[block.start : block.end])]
    while told:
        run = [told.pop(0)]
        while told and told[0][0] - run[-1][0] <= NEAR and told[0][1].end - run[0][1].start <= LONGEST:
            run.append(told.pop(0))
        start, end = run[0][1].start, run[-1][1].end
        if len(places_of(ways_in(text[start:end]))) >= FEWEST_PLACES:
            yield _exhibit(ExhibitKind.ROUTE, layout, start, end, _title(text, layout.blocks, run[0][0]))


def _of_run(text: str, layout: Layout, kind: BlockKind, run: Sequence[Block], title: str) -> Iterator[Exhibit]:
    if kind is BlockKind.TABLE:
        for block in run:
            grid = grid_of(text[block.start : block.end])
            if grid is not None and block.end - block.start <= LONGEST and _says_something(grid):
                yield _exhibit(ExhibitKind.TABLE, layout, block.start, block.end, title)
    elif kind is BlockKind.LIST_ITEM:
        yield from _of_list(text, layout, run, title)
    elif kind is BlockKind.PARAGRAPH:
        yield from _of_numbered(text, layout, run, title)
        for block in run:
            yield from _of_paragraph(text, layout, block, title)


def _of_list(text: str, layout: Layout, run: Sequence[Block], title: str) -> Iterator[Exhibit]:
    told = [speakable(text[block.start : block.end]) for block in run]
    start, end = _with_mark(text, run[0]), run[-1].end
    if not FEWEST_ITEMS <= len(run) <= MOST_ITEMS or end - start > LONGEST or max(map(len, told)) > LONGEST_ITEM:
        return
    is_numbered = all(len(one.split(". ")[0].split()) >= FEWEST_WORDS or not one.isascii() for one in told) and all(
        NUMBERED.match(text[_with_mark(text, block) : block.end]) for block in run
    )
    yield _exhibit(
        ExhibitKind.STEPS if is_numbered or names_steps(title) else ExhibitKind.LIST, layout, start, end, title
    )


def _of_numbered(text: str, layout: Layout, run: Sequence[Block], title: str) -> Iterator[Exhibit]:
    """Paragraphs that follow each other and are counted as steps are: `Step 1: …`, `Step 2: …`."""
    for is_counted, group in groupby(run, key=lambda block: bool(NAMED.match(text, _line(text, block), block.end))):
        steps = list(group)
        start, end = _line(text, steps[0]), steps[-1].end
        if is_counted and FEWEST_ITEMS <= len(steps) <= MOST_ITEMS and end - start <= LONGEST:
            yield _exhibit(ExhibitKind.STEPS, layout, start, end, title)


def _line(text: str, block: Block) -> int:
    return text.rfind("\n", 0, block.start) + 1


def _of_paragraph(text: str, layout: Layout, block: Block, title: str) -> Iterator[Exhibit]:
    told = text[block.start : block.end]
    if len(told) > LONGEST:
        return
    if len(steps_in(told)) >= FEWEST_STEPS:
        yield _exhibit(ExhibitKind.STEPS, layout, block.start, block.end, title)
    lines = [line for line in told.splitlines() if line.strip()]
    if len(lines) > FEWEST_ROWS and all(ALIGNED.search(line.strip()) for line in lines):
        grid = grid_of(told)
        if grid is not None and len(grid.rows) >= len(lines) - 1 and _says_something(grid):
            yield _exhibit(ExhibitKind.TABLE, layout, block.start, block.end, title)
    if FEWEST_ITEMS <= len(lines) <= MOST_ITEMS and all(NUMBERED.match(line) for line in lines):
        yield _exhibit(ExhibitKind.STEPS, layout, block.start, block.end, title)
    elif FEWEST_ITEMS <= len(lines) <= MOST_ITEMS and all(DATED.match(line) for line in lines):
        yield _exhibit(ExhibitKind.LIST, layout, block.start, block.end, title)


def _exhibit(kind: ExhibitKind, layout: Layout, start: int, end: int, title: str) -> Exhibit:
    return Exhibit(kind, start, end, title, layout.page_at(start))


def _says_something(grid: Grid) -> bool:
    """Whether at least three rows or columns hold numbers or times; a table of words is none for the eye."""
    numbered = sum(any(NUMBER.search(cell) for cell in row) for row in grid.rows)
    return numbered >= FEWEST_ROWS or (numbered >= 1 and sum(map(is_time, grid.head)) >= FEWEST_ROWS)


def _title(text: str, blocks: Sequence[Block], at: int) -> str:
    """What is said over it: its caption, the line that leads to it, else the heading it is under."""
    before = blocks[at - 1] if at else None
    if before is not None:
        told = speakable(text[before.start : before.end])
        line = told.rsplit(". ", 1)[-1]
        if before.kind is BlockKind.CAPTION or CAPTION.match(told) or (LEAD.search(line) and len(line) <= 120):
            return line.rstrip(" :：")
    heading = next((block for block in reversed(blocks[:at]) if block.kind is BlockKind.HEADING), None)
    return speakable(text[heading.start : heading.end]) if heading is not None else ""


def _with_mark(text: str, block: Block) -> int:
    """Where the line of an item begins, with its mark."""
    begin = text.rfind("\n", 0, block.start) + 1
    return begin if block.start - begin <= 8 and text[begin : block.start].strip() else block.start
