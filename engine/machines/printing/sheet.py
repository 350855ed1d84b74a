"""Machines, printing, sheet: A4 pages with our typefaces: paragraphs, marginal numbers, rules, links, an outline."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from engine.machines.printing.breaking import Measure, lines_of
from engine.machines.printing.typefaces import FAMILY, face, has_shaped, helpers, showable

if TYPE_CHECKING:
    from pathlib import Path

RGB = tuple[int, int, int]
INK, SOFT, ACCENT, BAD, HAIR = (29, 27, 22), (99, 92, 77), (138, 90, 0), (163, 49, 42), (217, 207, 186)
LEFT, TOP, BOTTOM = 24.0, 20.0, 20.0
MM_PER_POINT = 25.4 / 72
SLACK = 2.5
MAKER = "Sleeper Hit Studio"


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points, colour, "" or "B" or "I", and the distance of lines as a multiple of the size."""

    size: float
    color: RGB
    face: str = ""
    leading: float = 1.38

    @property
    def height(self) -> float:
        """A line in millimetres."""
        return self.size * self.leading * MM_PER_POINT


Part = tuple[str, Style, float]
"""A paragraph to come: its text, how it looks, how far in it begins."""


class Sheet:
    """Paper that is written from top to bottom with these letters; `x` is counted from the left edge of the text.

    `missing` are the letters among them that no font here has.
    """

    def __init__(self, title: str, letters: Set[str]) -> None:
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        fonts, self.missing = helpers(letters)
        self._pdf = _paper(showable(title, self.missing), letters, fonts)
        self._width = float(self._pdf.epw)
        self._broken: dict[tuple[str, str, float, float], list[str]] = {}
        self._widths: dict[str, dict[str, float]] = {}

    @property
    def y(self) -> float:
        """How far down the page the next line begins, in millimetres."""
        return float(self._pdf.get_y())

    def write(self, text: str, style: Style, *, x: float = 0, gap: float = 0, link: str | int | None = None) -> None:
        """A paragraph, `gap` millimetres below what is above it."""
        self._pdf.ln(gap)
        shown = showable(text, self.missing)
        self._wear(style, shown)
        if has_shaped(shown):
            self._pdf.set_x(LEFT + x)
            self._pdf.multi_cell(
                self._width - x, style.height, shown, align=_side(shown), link=link, new_x="LMARGIN", new_y="NEXT"
            )  # fmt: skip
            return
        for line in self._lines(shown, style, self._width - x):
            self._pdf.set_x(LEFT + x)
            wide = self._measure(style)(line) if link is not None else self._width - x
            self._pdf.cell(wide, style.height, line, link=link, new_x="LMARGIN", new_y="NEXT")

    def aside(self, text: str, style: Style, y: float) -> None:
        """A few letters in the margin's column at this height; the next paragraph begins as if they were not there."""
        self._wear(style, text)
        self._pdf.set_xy(LEFT, y)
        self._pdf.cell(8, style.height, text)
        self._pdf.set_xy(LEFT, y)

    def section(self, title: str, style: Style, first: Sequence[Part], *, gap: float) -> None:
        """A heading that the outline lists, on the page of the `first` paragraphs below it."""
        self.keep_together([(title, style, 0), (" ", style, 0.0), *first], gap=gap)
        self._pdf.start_section(showable(title, self.missing))
        self.write(title, style)
        self._pdf.ln(1)

    def keep_together(self, parts: Sequence[Part], *, gap: float) -> None:
        """A gap, or a new page where these paragraphs would not fit on this one and would on another."""
        needed = SLACK + sum(self._height(*part) for part in parts)
        left = float(self._pdf.h) - BOTTOM - self.y - gap
        if left < needed < float(self._pdf.h) - TOP - BOTTOM:
            self._pdf.add_page()
        else:
            self._pdf.ln(gap)

    @contextmanager
    def ruled(self, x: float) -> Iterator[None]:
        """A rule left of what is written meanwhile."""
        page, top = self._pdf.page_no(), self.y
        yield
        first = top + 0.6 if self._pdf.page_no() == page else TOP
        self._pdf.set_draw_color(*ACCENT)
        self._pdf.set_line_width(0.5)
        self._pdf.line(LEFT + x, first, LEFT + x, self.y - 0.6)

    def destination(self) -> int:
        """A link whose end is told later."""
        return int(self._pdf.add_link())

    def arrive(self, link: int) -> None:
        """This link ends here."""
        self._pdf.set_link(link, y=self.y, page=self._pdf.page_no())

    def finished(self) -> bytes:
        """The file."""
        made = bytes(self._pdf.output())
        for font in self._pdf.fonts.values():
            font.close()  # one with pictures in it keeps its file open
        return made

    def _height(self, text: str, style: Style, x: float) -> float:
        shown = showable(text, self.missing)
        self._wear(style, shown)
        if not has_shaped(shown):
            return style.height * len(self._lines(shown, style, self._width - x))
        found = self._pdf.multi_cell(self._width - x, style.height, shown, align="L", dry_run=True, output="HEIGHT")
        return float(found)

    def _lines(self, text: str, style: Style, width: float) -> list[str]:
        key = (text, style.face, style.size, width)
        if key not in self._broken:
            self._broken[key] = lines_of(text, width, self._measure(style))
        return self._broken[key]

    def _measure(self, style: Style) -> Measure:
        """How wide texts are in this style, in millimetres: as their letters are together, whose widths grow with the size."""
        known, pdf = self._widths.setdefault(style.face, {}), self._pdf

        def wide(text: str) -> float:
            for letter in set(text).difference(known):
                known[letter] = pdf.get_string_width(letter) / style.size
            return sum(known[letter] for letter in text) * style.size

        return wide

    def _wear(self, style: Style, text: str) -> None:
        # Shaping costs ten times what the rest of a line does; letters that stand side by side as they are need none.
        self._pdf.set_text_shaping(has_shaped(text))
        self._pdf.set_font("text", style.face, style.size)
        self._pdf.set_text_color(*style.color)


def _paper(title: str, letters: Set[str], helpers: Sequence[Path]) -> Any:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

    class Paper(FPDF):
        def _render_styled_text_line(self, *line: Any, **how: Any) -> Any:
            # A line that begins in a helper's font sets it for itself alone, and the next would have none.
            self.current_font_is_set_on_page = False
            return super()._render_styled_text_line(*line, **how)

        def footer(self) -> None:
            self.set_y(-BOTTOM + 6)
            self.set_text_shaping(has_shaped(title))
            self.set_font("text", "", 8)
            self.set_text_color(*SOFT)
            self.cell(self.epw / 2, 4, _short(title))
            self.cell(self.epw / 2, 4, f"Page {self.page_no()} of {{nb}}", align="R")

    paper = Paper(format="A4")
    for style, name in FAMILY.items():
        key, opened = f"text{style}", cast("Path", face(name, letters))  # it opens whatever its reader opens
        paper.fonts[key] = worn = TTFFont(paper, opened, key, style)
        worn.ttfont.recalcBBoxes = False  # its letters stay as large as they are
    for number, font in enumerate(helpers):
        paper.add_font(f"helper{number}", "", font)
    paper.set_fallback_fonts([f"helper{number}" for number in range(len(helpers))], exact_match=False)
    paper.set_margins(LEFT, TOP, LEFT)
    paper.c_margin = 0
    paper.set_auto_page_break(True, BOTTOM)
    paper.set_title(f"Receipts: {title}")
    paper.set_author(MAKER)
    paper.set_creator(MAKER)
    paper.set_lang("en")
    paper.add_page()
    return paper


def _side(text: str) -> str:
    """Where a paragraph's lines begin: at the right in scripts that run from there."""
    strong = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L")
    return "L" if strong == "L" else "R"


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
