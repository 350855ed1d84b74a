"""Packaging, samples: the figure of the bundled sample's report, and the colours it shares with the text."""

from __future__ import annotations

from importlib import import_module
from typing import Any

INK, QUIET, WATER, FIELD = "#1d2b33", "#5b6b74", "#9fc3d3", "#dfe8dc"


def label(drawing: Any, x: float, y: float, text: str) -> None:
    """One word or two inside the sketch, centred on x."""
    shapes = import_module("reportlab.graphics.shapes")
    drawing.add(shapes.String(x, y, text, fontName="Serif", fontSize=8, fillColor=ink(INK), textAnchor="middle"))


def ink(value: str) -> Any:
    """A colour from its hexadecimal name."""
    return import_module("reportlab.lib.colors").HexColor(value)


def sketch() -> Any:
    """Figure 1: creek, dam, lower pond, Lower Street, culvert and Monks' Mead, seen from above."""
    shapes = import_module("reportlab.graphics.shapes")
    drawing = shapes.Drawing(410, 176)
    drawing.hAlign = "CENTER"
    water, outline = ink(WATER), {"strokeColor": ink(QUIET), "strokeWidth": 0.7}
    drawing.add(shapes.Rect(0, 0, 410, 176, fillColor=ink(FIELD), strokeColor=None))
    drawing.add(
        shapes.Polygon([0, 176, 0, 138, 120, 126, 260, 134, 410, 120, 410, 176], fillColor=water, strokeColor=None)
    )
    drawing.add(shapes.Polygon([28, 122, 150, 117, 160, 60, 120, 32, 40, 40, 18, 84], fillColor=water, **outline))
    drawing.add(shapes.Polygon([300, 108, 392, 102, 396, 52, 340, 40, 292, 62], fillColor=water, **outline))
    drawing.add(shapes.Line(20, 128, 152, 120, strokeColor=ink(INK), strokeWidth=4))
    drawing.add(shapes.Line(158, 70, 294, 74, strokeColor=ink(INK), strokeWidth=1.6, strokeDashArray=[5, 3]))
    drawing.add(shapes.Rect(76, 119, 20, 13, fillColor=ink(INK), strokeColor=None))
    drawing.add(shapes.Rect(337, 102, 12, 8, fillColor=ink(INK), strokeColor=None))
    for house in range(9):
        drawing.add(shapes.Rect(170 + house * 13, 88, 9, 9, fillColor=ink("#ffffff"), **outline))
    for x, y, text in ((200, 152, "The creek"), (86, 76, "Lower pond, 5.2 ha"), (344, 72, "Monks’ Mead, 2.2 ha")):
        label(drawing, x, y, text)
    for x, y, text in (
        (226, 104, "Lower Street"),
        (226, 58, "Culvert, 62 m"),
        (86, 138, "Mill"),
        (343, 118, "Monks’ flap"),
    ):
        label(drawing, x, y, text)
    return drawing
