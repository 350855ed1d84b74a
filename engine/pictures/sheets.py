"""Pictures, sheets: a scene taken apart for slides, texts with their places on a picture of the rest; pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SLIDE_INCHES = 40 / 3
"""The longer side of a slide."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one typeface; `apart` is left between them more than usual, in parts of their size."""

    text: str
    family: str
    apart: float = 0.0


@dataclass(frozen=True, slots=True)
class TextRun:
    """A text as it is set: its lines, its place and size in pixels, family, colour (#rrggbb) and side; `leading` 0 is the font's own."""

    lines: tuple[tuple[Piece, ...], ...]
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

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join("".join(piece.text for piece in line) for line in self.lines)


Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """A chart to be drawn by another program: its box, the box of its plot within, the value at the plot's far edge.

    `unit` is a hundredth of the picture's shorter side, `size` that of the letters of `labels`: one a figure that is shown, broken into
    lines, empty where none is written. `rows` says whether bars lie, `gap` how much is left between them in parts of a bar; `shifts`
    how far each label stands aside of its point, and whether below it.
    """

    box: Box
    plot: Box
    most: float
    unit: float
    size: float
    labels: tuple[str, ...]
    rows: bool = False
    gap: float = 0.66
    shifts: tuple[tuple[float, bool], ...] = ()
    mirrored: bool = False
    """Whether it is read from the right."""


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
