"""Machines, readers, PDF, page: what lies on a page, as values: segments of one line, rows of segments; points, y upwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter

SAME_ROW, AGAIN = 0.3, 0.25


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look: size in points, weight, slant, fixed pitch."""

    size: float
    bold: bool = False
    italic: bool = False
    fixed: bool = False


@dataclass(slots=True)
class Segment:
    """Characters side by side on one line without a wide gap."""

    text: str
    left: float
    right: float
    baseline: float
    face: Face

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left


class Row:
    """Segments on one baseline, left to right; `page` counts from 1.

    `text` are its words (a wide gap is one space), `left`, `right`, `baseline` its place, `face` the look of most of its
    characters, `is_bold` whether nothing on it is regular: all told once, since everything asks for them again and again.
    """

    __slots__ = ("baseline", "face", "is_bold", "left", "page", "right", "segments", "text")

    def __init__(self, segments: list[Segment], page: int) -> None:
        self.segments, self.page = segments, page
        first = segments[0]
        self.left, self.right = first.left, segments[-1].right
        if len(segments) == 1:
            self.text, self.baseline, self.face, self.is_bold = first.text, first.baseline, first.face, first.face.bold
            return
        self.text = " ".join([segment.text for segment in segments])
        self.baseline = median([segment.baseline for segment in segments])
        self.face = max(segments, key=lambda segment: len(segment.text)).face
        self.is_bold = all(segment.face.bold for segment in segments)


def median(values: Iterable[float]) -> float:
    """The middle of some values; the library that tells it too takes longer to load than thirty pages to read."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass(slots=True)
class Page:
    """One page: its size and rows from the top down."""

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    unmapped: int = 0


def rows_of(segments: list[Segment], page: int) -> list[Row]:
    """Segments gathered on baselines, from the top down."""
    ordered = sorted(segments, key=attrgetter("left"))
    ordered.sort(key=attrgetter("baseline"), reverse=True)
    rows: list[list[Segment]] = []
    for segment in ordered:
        last, size = rows[-1] if rows else None, segment.face.size
        if last is None or last[0].baseline - segment.baseline > SAME_ROW * max(size, last[0].face.size):
            # Whatever stands in the row above may still be what this repeats, a little lower.
            if (
                last is None
                or last[-1].baseline - segment.baseline >= AGAIN * size
                or not _is_struck_again(segment, last)
            ):
                rows.append([segment])
        elif not _is_struck_again(segment, last):
            last.append(segment)
    return [Row(row if len(row) == 1 else sorted(row, key=attrgetter("left")), page) for row in rows]


def _is_struck_again(segment: Segment, row: list[Segment]) -> bool:
    # Some programs draw words twice to make them bold.
    near = AGAIN * segment.face.size
    return any(
        segment.text == other.text
        and abs(segment.left - other.left) < near
        and abs(segment.baseline - other.baseline) < near
        for other in row
    )
