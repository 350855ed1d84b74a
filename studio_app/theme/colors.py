"""Theme, colours: the few named colours everything is drawn with; contrast is at least 4.5 to 1 for text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

MIDDLE = 128


@dataclass(frozen=True, slots=True)
class Colors:
    """Names say the use, values are #rrggbb."""

    page: str
    card: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    good: str
    bad: str
    is_dark: bool


LIGHT = Colors(
    "#f6f1e7",
    "#fffcf5",
    "#efe7d6",
    "#d9cfba",
    "#1d1b16",
    "#635c4d",
    "#8a5a00",
    "#ffffff",
    "#2b6a3f",
    "#a3312a",
    is_dark=False,
)
DARK = Colors(
    "#12131c",
    "#1b1d29",
    "#252839",
    "#353950",
    "#f2eee4",
    "#aaa79e",
    "#e8a33d",
    "#1a1405",
    "#7fc796",
    "#f08a80",
    is_dark=True,
)


def current() -> Colors:
    """The colours the application wears; before it is dressed, those nearest to the system's own."""
    # Not the style hints: asking those first costs a fifth of a cold start (see tests/bench/window.py).
    return DARK if QGuiApplication.palette().window().color().lightness() < MIDDLE else LIGHT


def of_system() -> Colors:
    """The colours for the system's light or dark setting."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme.name == "Dark" else LIGHT
