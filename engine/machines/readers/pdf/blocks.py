"""Machines, readers, PDF, blocks: rows of a column fall into blocks where a typesetter would have begun anew."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engine.library.extraction import BlockKind
from engine.machines.readers.pdf.columns import Column
from engine.machines.readers.pdf.page import Face, Row, median

BULLET = re.compile(r"^[•◦▪‣*–—-]\s*(?=\S)")
NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))\s+(?=\S)")
ITEM = re.compile(f"{BULLET.pattern}|{NUMBERED.pattern}")
MARKER = re.compile(r"^(?:[•◦▪‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]+\))$")
TERMINAL = re.compile(r"[.!?:;…][\"”’»)\]]*$")
LAST_OF_ENDED = '.!?:;…"”’»)]\n'
SET_OFF = 0.8


def is_ended(text: str) -> bool:
    """Whether this ends as a sentence does."""
    return text[-1:] in LAST_OF_ENDED and TERMINAL.search(text[-8:]) is not None


@dataclass(slots=True)
class Draft:
    """A block in the making: its rows, the column it stands in, and, once known, its kind and text."""

    rows: list[Row]
    column: Column
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    text: str = ""
    turns: list[tuple[int, int]] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page of its first row."""
        return self.rows[0].page

    @property
    def face(self) -> Face:
        """The look of its longest row."""
        lengths = [len(row.text) for row in self.rows]
        return self.rows[lengths.index(max(lengths))].face

    @property
    def raw(self) -> str:
        """Its rows as one line, not yet mended."""
        return " ".join(row.text for row in self.rows)

    @property
    def is_item(self) -> bool:
        """Whether it begins like an item of a list."""
        return is_item(self.rows[0])


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in this document: the body's size, its share of leading, its left edge a column."""

    size: float
    leading: float
    fixed: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Measure:
        """Measured over all rows, by their letters."""
        size, fixed = _usual_look(rows)
        gaps = [
            (above.baseline - below.baseline) / size
            for above, below in itertools.pairwise(rows)
            if _are_alike(above, below, size)
        ]
        usual = [gap for gap in gaps if 0.8 < gap < 2.6]
        return cls(size, median(usual) if usual else 1.25, fixed)


def usual_size(rows: Iterable[Row]) -> float:
    """The size most letters of these rows have."""
    return _usual_look(rows)[0]


def _usual_look(rows: Iterable[Row]) -> tuple[float, bool]:
    weights: dict[tuple[float, bool], int] = {}
    for face, letters in _letters_of_faces(rows).items():
        look = (face.size, face.fixed)
        weights[look] = weights.get(look, 0) + letters
    return max(weights, key=lambda look: weights[look]) if weights else (10.0, False)


def _letters_of_faces(rows: Iterable[Row]) -> dict[Face, int]:
    # Most rows look like the one before, and a face is slow to look up.
    letters: dict[Face, int] = {}
    for face, alike in itertools.groupby(rows, key=lambda row: row.face):
        letters[face] = letters.get(face, 0) + sum([len(row.text) for row in alike])
    return letters


def _are_alike(above: Row, below: Row, size: float) -> bool:
    return above.page == below.page and above.face.size == below.face.size == size


def is_item(row: Row) -> bool:
    """Whether a row begins with a bullet or a number of a list."""
    return ITEM.match(row.text) is not None


def with_markers(rows: Iterable[Row], body_size: float) -> list[Row]:
    """Rows whose bullet or number stands apart have it joined to the words it marks."""
    return [_joined(row, body_size) if len(row.segments) > 1 else row for row in rows]


def _joined(row: Row, body_size: float) -> Row:
    first, second, *rest = row.segments
    is_heading = second.face.bold or second.face.size > 1.1 * body_size
    numbered = re.match(r"^\d{1,2}(?:\.\d{1,2})*\.?$|^[A-Z]\.?$", first.text) and (is_heading or "." in first.text)
    if not (MARKER.match(first.text) or numbered) or second.left - first.right > 5 * body_size:
        return row
    text = f"{first.text} {second.text}"
    merged = type(first)(text, first.left, second.right, second.baseline, second.face)
    return Row([merged, *rest], row.page)


def blocks_of(column: Column, rows: Sequence[Row], measure: Measure) -> list[Draft]:
    """These rows of a column as blocks, kinds not yet known."""
    drafts: list[Draft] = []
    for row in rows:
        if drafts and not _begins(drafts[-1], row, measure):
            drafts[-1].rows.append(row)
        else:
            drafts.append(Draft([row], column))
    return drafts


def _begins(draft: Draft, row: Row, measure: Measure) -> bool:
    last = draft.rows[-1]
    size = max(row.face.size, last.face.size)
    if last.baseline - row.baseline > 1.32 * measure.leading * size or row.baseline > last.baseline:
        return True
    if row.is_bold != last.is_bold or (row.face is not last.face and _looks_new(draft, last, row, size)):
        return True
    if row.face.fixed and not measure.fixed:
        return False
    if ITEM.match(row.text) or _was_ended(draft, last, row):
        return True
    shift = row.left - last.left
    return abs(shift) > SET_OFF * size and (len(draft.rows) > 1 if shift < 0 else not draft.is_item)


def _looks_new(draft: Draft, last: Row, row: Row, size: float) -> bool:
    step = abs(row.face.size - last.face.size)
    if row.face.fixed == last.face.fixed:
        return step > 0.08 * size
    return step > 0.2 * size or not _runs_on(draft, last, row)


def _runs_on(draft: Draft, last: Row, row: Row) -> bool:
    """Whether a line of names in type of fixed pitch stands within a paragraph: the line before is full and not at its end."""
    return not is_ended(last.text) and abs(row.left - last.left) < 0.3 * row.face.size and _is_full(draft, last, row)


def _is_full(draft: Draft, last: Row, row: Row) -> bool:
    room = draft.column.right - last.right
    first_word = row.text.split(" ", 1)[0]
    needed = (row.right - row.left) * (len(first_word) + 1) / max(1, len(row.text))
    return room <= needed * 1.05


def _was_ended(draft: Draft, last: Row, row: Row) -> bool:
    if not is_ended(last.text):
        room = draft.column.right - last.right
        half_empty = room > 0.45 * (draft.column.right - draft.column.left)
        if not half_empty or not row.text[:1].isupper():
            return False
    return not _is_full(draft, last, row)
