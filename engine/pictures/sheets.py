"""Pictures, sheets: a scene taken apart for slides, texts with their places on a picture of the rest; pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TextRun:
    """A text as it is set: its lines, its place and size in pixels, family, colour (#rrggbb) and side."""

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


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The texts of a scene, and the box of its chart where it has one."""

    texts: tuple[TextRun, ...]
    chart: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scene taken apart; `image` shows everything that is neither text nor chart."""

    image: Path
    texts: tuple[TextRun, ...]
    chart: tuple[float, float, float, float] | None = None
