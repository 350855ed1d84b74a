"""Machines, decks, PPTX: a slide a scene with real text, native charts and speaker notes, by python-pptx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.machines.decks.charts import add_chart
from engine.machines.decks.colours import rgb
from engine.machines.decks.embedding import embed
from engine.machines.decks.labels import FONT
from engine.machines.decks.reading import describe, roomy, seen_in, title_among
from engine.pictures.sheets import SLIDE_INCHES, Piece, Sheet, TextRun
from engine.pictures.tongues import told_in
from engine.pictures.wordings import is_rightward

if TYPE_CHECKING:
    from engine.pictures.model import Look, Scene

LONG_EMU = round(914_400 * SLIDE_INCHES)
TITLED, BLANK = 5, 6
MAKER = "Sleeper Hit Studio"


class PptxWriter:
    """The pictures room's `DeckWriter`."""

    def write(
        self,
        scenes: Sequence[Scene],
        sheets: Sequence[Sheet],
        look: Look,
        size: tuple[int, int],
        title: str,
        target: Path,
    ) -> None:
        """Write the deck; slides have the shape of the scenes."""
        import pptx

        deck: Any = pptx.Presentation()
        emu = LONG_EMU / max(size)
        deck.slide_width, deck.slide_height = round(size[0] * emu), round(size[1] * emu)
        _credit(deck.core_properties, title, scenes)
        for scene, sheet in zip(scenes, sheets, strict=True):
            _slide(deck, scene, sheet, look, emu)
        embed(deck, _faces(sheets))
        deck.save(str(target))


def _faces(sheets: Sequence[Sheet]) -> Iterator[tuple[str, bool]]:
    """Every typeface of these sheets, and whether it is bold."""
    yield from ((FONT, True) for sheet in sheets if sheet.chart is not None)
    for run in (run for sheet in sheets for run in sheet.texts):
        yield from ((piece.family, run.bold) for line in run.lines for piece in line)


def _credit(facts: Any, title: str, scenes: Sequence[Scene]) -> None:
    facts.title, facts.author, facts.last_modified_by = title, MAKER, MAKER
    facts.created = facts.modified = datetime.now(UTC).replace(tzinfo=None)
    facts.language = told_in(scene.read_out for scene in scenes)


def _slide(deck: Any, scene: Scene, sheet: Sheet, look: Look, emu: float) -> None:
    titled = title_among(sheet.texts, scene.title)
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK if titled is None else TITLED])
    picture = slide.shapes.add_picture(str(sheet.image), 0, 0, deck.slide_width, deck.slide_height)
    picture.name = "Background"
    describe(picture, seen_in(scene))
    if sheet.chart is not None:
        describe(add_chart(slide, scene, sheet.chart, look, emu), scene.read_out)
    for number, run in enumerate(sheet.texts):
        is_title = run is titled
        placed = roomy(run, deck.slide_width / emu) if is_title else run
        _text(slide, placed, emu, "" if is_title else f"Text {number + 1}")
    notes = "\n".join(filter(None, (scene.notes, scene.source and f"Source: {scene.source}")))
    slide.notes_slide.notes_text_frame.text = notes


def _text(slide: Any, run: TextRun, emu: float, name: str) -> None:
    """A box of text; without a name it is the slide's title."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Emu, Pt

    left, top, wide, high = (Emu(round(part * emu)) for part in (run.left, run.top, run.width, run.height))
    if name:
        box = slide.shapes.add_textbox(left, top, wide, high)
        box.name = name
    else:
        box = slide.shapes.title
        slide.shapes._spTree.append(box._element)  # above the background, in its turn among the texts
        box.left, box.top, box.width, box.height, box.name = left, top, wide, high, "Title"
    frame = box.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[run.side]
    points = run.size * emu / 12_700
    if run.leading:
        paragraph.line_spacing = Pt(round(run.size * run.leading * emu / 12_700, 2))
    if not is_rightward(run.text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for number, line in enumerate(run.lines):
        if number:
            paragraph.add_line_break()
        for piece in line:
            _piece(paragraph.add_run(), piece, run, points)


def _piece(made: Any, piece: Piece, run: TextRun, points: float) -> None:
    """Letters of one typeface, whatever script another program takes them for."""
    from lxml import etree
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    made.text = piece.text
    made.font.name, made.font.size, made.font.bold = piece.family, Pt(round(points, 2)), run.bold
    made.font.color.rgb = rgb(run.color)
    properties = made._r.get_or_add_rPr()
    for name in ("ea", "cs"):
        etree.SubElement(properties, qn(f"a:{name}")).set("typeface", piece.family)
    if piece.apart:
        properties.set("spc", str(round(100 * points * piece.apart)))
