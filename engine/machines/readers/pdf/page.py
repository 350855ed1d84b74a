"""Machines, readers, PDF, page: what lies on a page, as values: segments of one line, rows of segments; points, y upwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median


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


@dataclass(slots=True)
class Row:
    """Segments on one baseline, left to right; `page` counts from 1."""

    segments: list[Segment]
    page: int

    @property
    def text(self) -> str:
        """Its words; a wide gap is one space."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right

    @property
    def baseline(self) -> float:
        """Its height on the page."""
        return median(segment.baseline for segment in self.segments)

    @property
    def face(self) -> Face:
        """The look of most of its characters."""
        return max(self.segments, key=lambda segment: len(segment.text)).face

    @property
    def is_bold(self) -> bool:
        """Whether nothing on it is regular."""
        return all(segment.face.bold for segment in self.segments)


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
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda item: (-item.baseline, item.left)):
        if rows and any(_is_struck_again(segment, other) for other in rows[-1]):
            continue
        if rows and abs(rows[-1][0].baseline - segment.baseline) <= 0.3 * max(segment.face.size, rows[-1][0].face.size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Row(sorted(row, key=lambda item: item.left), page) for row in rows]


def _is_struck_again(segment: Segment, other: Segment) -> bool:
    # Some programs draw words twice to make them bold.
    near = 0.25 * segment.face.size
    return (
        segment.text == other.text
        and abs(segment.left - other.left) < near
        and abs(segment.baseline - other.baseline) < near
    )
