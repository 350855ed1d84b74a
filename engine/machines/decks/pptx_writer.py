"""Machines, decks, PPTX: a slide a scene with real text, native charts and speaker notes, by python-pptx."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.pictures.model import SceneKind
from engine.pictures.sheets import Sheet, TextRun

if TYPE_CHECKING:
    from engine.pictures.model import Look, Scene

LONG_EMU = 12_192_000
BLANK = 6
FONT = "Noto Sans"


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
        deck.core_properties.title, deck.core_properties.author = title, "Sleeper Hit Studio"
        for scene, sheet in zip(scenes, sheets, strict=True):
            _slide(deck, scene, sheet, look, emu)
        deck.save(str(target))


def _slide(deck: Any, scene: Scene, sheet: Sheet, look: Look, emu: float) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    picture = slide.shapes.add_picture(str(sheet.image), 0, 0, deck.slide_width, deck.slide_height)
    picture.name = "Background"
    if sheet.chart is not None:
        _chart(slide, scene, sheet.chart, look, emu)
    for number, run in enumerate(sheet.texts):
        _text(slide, run, emu, f"Text {number + 1}")
    notes = "\n".join(filter(None, (scene.notes, scene.source and f"Source: {scene.source}")))
    slide.notes_slide.notes_text_frame.text = notes


def _text(slide: Any, run: TextRun, emu: float, name: str) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Emu, Pt

    box = slide.shapes.add_textbox(*(Emu(round(part * emu)) for part in (run.left, run.top, run.width, run.height)))
    box.name = name
    frame = box.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[run.side]
    points = run.size * emu / 12_700
    paragraph.line_spacing = Pt(round(run.size * run.leading * emu / 12_700, 1))
    if run.side == "right":
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for number, line in enumerate(run.lines):
        if number:
            paragraph.add_line_break()
        piece = paragraph.add_run()
        piece.text = line
        font = piece.font
        font.name, font.size, font.bold = run.family, Pt(round(points, 1)), run.bold
        font.color.rgb = _rgb(run.color)
        if run.spacing:
            piece._r.get_or_add_rPr().set("spc", str(round(points * run.spacing)))


def _chart(slide: Any, scene: Scene, box: tuple[float, float, float, float], look: Look, emu: float) -> None:
    from pptx.chart import data as charts
    from pptx.enum.chart import XL_CHART_TYPE

    make: Any = charts.CategoryChartData
    data = make()
    is_line = scene.kind is SceneKind.LINE
    data.categories = [str(int(one.at or 0)) if is_line else one.label or one.shown for one in scene.figures]
    data.add_series(scene.title or "Figures", [one.value for one in scene.figures])
    kind = XL_CHART_TYPE.LINE_MARKERS if is_line else XL_CHART_TYPE.COLUMN_CLUSTERED
    place = [round(part * emu) for part in box]
    chart = slide.shapes.add_chart(kind, *place, data).chart
    chart.has_legend = chart.has_title = False
    _dress(chart, scene, look, is_line)


def _dress(chart: Any, scene: Scene, look: Look, is_line: bool) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    for axis in (chart.category_axis, chart.value_axis):
        axis.tick_labels.font.size, axis.tick_labels.font.name = Pt(14), FONT
        axis.tick_labels.font.color.rgb = _rgb(look.muted)
        axis.format.line.color.rgb = _rgb(look.muted)
        axis.has_major_gridlines = False
    chart.value_axis.visible = False
    if not is_line:
        chart.value_axis.minimum_scale = 0
        chart.plots[0].gap_width = 66
    series = chart.plots[0].series[0]
    most = max(one.value for one in scene.figures)
    for number, figure in enumerate(scene.figures):
        point = series.points[number]
        point.data_label.position = XL_LABEL_POSITION.ABOVE if is_line else XL_LABEL_POSITION.OUTSIDE_END
        label = point.data_label.text_frame
        label.text = figure.shown
        font = label.paragraphs[0].runs[0].font
        font.size, font.name, font.bold, font.color.rgb = Pt(18), FONT, True, _rgb(look.ink)
        if not is_line:
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = _rgb(look.accent if figure.value == most else look.second)
    if is_line:
        series.smooth, series.format.line.width = False, Pt(4)
        series.format.line.color.rgb = _rgb(look.accent)


def _rgb(color: str) -> Any:
    from pptx.dml import color as colors

    kind: Any = colors.RGBColor
    return kind.from_string(color.lstrip("#").upper())
