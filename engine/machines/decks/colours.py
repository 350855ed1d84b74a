"""Machines, decks, colours: a colour as slides know it."""

from __future__ import annotations

from typing import Any


def rgb(color: str) -> Any:
    """Of #rrggbb."""
    from pptx.dml import color as colors

    kind: Any = colors.RGBColor
    return kind.from_string(color.lstrip("#").upper())
