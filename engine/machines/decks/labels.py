"""Machines, decks, labels: the numbers at bars and points of a native chart, which follow their values when these are changed."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from engine.machines.decks.colours import rgb

if TYPE_CHECKING:
    from engine.pictures.model import Figure

FONT = "Noto Sans"
NUMBER = re.compile(r"(\D*?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\D*)")
ENGLISH = "[$-409]"
"""Dots and commas as the evidence has them, in whatever country the chart is opened."""


def label(point: Any, figure: Figure, shown: str, place: Any, points: float, ink: str) -> None:
    """The number of a point in letters of so many points: its value, formatted as the evidence writes it, else the words themselves."""
    from pptx.util import Pt

    found, form = point.data_label, number_format(figure.value, figure.shown) if shown == figure.shown else ""
    found.position = place
    if form:
        fonts = [found.font]
        _formatted(found._dLbl, form)
    else:
        text = found.text_frame
        text.text, text.word_wrap = shown, False
        fonts = [paragraph.runs[0].font for paragraph in text.paragraphs]
    for font in fonts:
        font.size, font.name, font.bold = Pt(round(points, 2)), FONT, True
        font.color.rgb = rgb(ink)


def number_format(value: float, shown: str) -> str:
    """What makes of this value what is shown; nothing where it cannot be told so."""
    found = NUMBER.fullmatch(shown)
    if found is None or '"' in shown:
        return ""
    before, whole, parts, behind = found.groups(default="")
    if not math.isclose(float(whole.replace(",", "") + parts), value):
        return ""
    digits = ("#,##0" if "," in whole else "0") + (f".{'0' * (len(parts) - 1)}" if parts else "")
    return f"{ENGLISH}{_literal(before)}{digits}{_literal(behind)}"


def aside(point: Any, part: float) -> None:
    """Move a number by a part of the chart's width, off the line that goes through its point."""
    from lxml import etree
    from pptx.oxml.ns import qn

    layout = etree.Element(qn("c:layout"))
    point.data_label._dLbl.insert(1, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in {"x": part, "y": 0.0}.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))


def _formatted(found: Any, form: str) -> None:
    from lxml import etree
    from pptx.oxml.ns import qn

    kept = etree.Element(qn("c:numFmt"), formatCode=form, sourceLinked="0")
    letters = found.find(qn("c:txPr"))
    letters.addprevious(kept)
    letters.find(qn("a:bodyPr")).set("wrap", "none")


def _literal(words: str) -> str:
    return f'"{words}"' if words else ""
