"""Pictures, sheets: a scene taken apart for slides, texts with their places on a picture of the rest; pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TextRun:
    """A text as it is set: its lines, its place and size in pixels, family, colour (#rrggbb) and side; `leading` 0 is the font's own."""

    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    family: str
    size: float
    bold: bool
    color: str
    side: str
    leading: float
    spacing: float = 0.0


Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """A chart to be drawn by another program: its box, the box of its plot within, the value at the plot's far edge.

    `rows` says whether bars lie, `gap` how much is left between them in parts of a bar; `label` is the size of its numbers, and
    `asides` which of them stand left (-1), right (1) or in the middle of their point, above it or below.
    """

    box: Box
    plot: Box
    most: float
    label: float
    rows: bool = False
    gap: float = 0.66
    asides: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The texts of a scene, and its chart where it has one."""

    texts: tuple[TextRun, ...]
    chart: ChartFrame | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scene taken apart; `image` shows everything that is neither text nor chart."""

    image: Path
    texts: tuple[TextRun, ...]
    chart: ChartFrame | None = None
