"""Theme, fonts: the same family in another size, for what is painted by hand."""

from __future__ import annotations

from PySide6.QtGui import QFont


def sized(base: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """The same font, so many pixels tall."""
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def serif(pixels: int) -> QFont:
    """The letters of headings."""
    font = QFont()
    font.setFamilies(["Georgia", "DejaVu Serif"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return font
