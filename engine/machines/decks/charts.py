"""Machines, decks, charts: native charts of a slide, where and as large as the film shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.pictures.model import SceneKind

if TYPE_CHECKING:
    from engine.pictures.model import Look, Scene
    from engine.pictures.sheets import ChartFrame

FONT = "Noto Sans"
POINT = 12_700


def add_chart(slide: Any, scene: Scene, frame: ChartFrame, look: Look, emu: float) -> Any:
    """Bars or a line over the years, with the figures as the evidence writes them; its numbers can be changed there. The shape."""
    scene, is_line = replace(scene, figures=scene.figures[: len(frame.labels)]), scene.kind is SceneKind.LINE
    kind, data = (_line if is_line else _bars)(scene, frame)
    place = [round(part * emu) for part in frame.box]
    shape = slide.shapes.add_chart(kind, *place, data)
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    _lay(chart, frame)
    _axes(chart, scene, frame, is_line)
    (_dress_line if is_line else _dress_bars)(chart, scene, frame, look, emu)
    return shape


def rgb(color: str) -> Any:
    """A colour as slides know it."""
    from pptx.dml import color as colors

    kind: Any = colors.RGBColor
    return kind.from_string(color.lstrip("#").upper())


def _bars(scene: Scene, frame: ChartFrame) -> tuple[Any, Any]:
    from pptx.chart import data as charts
    from pptx.enum.chart import XL_CHART_TYPE

    make: Any = charts.CategoryChartData
    data = make()
    data.categories = [one.label or one.shown for one in scene.figures]
    data.add_series(scene.title or "Figures", [one.value for one in scene.figures])
    return (XL_CHART_TYPE.BAR_CLUSTERED if frame.rows else XL_CHART_TYPE.COLUMN_CLUSTERED), data


def _line(scene: Scene, frame: ChartFrame) -> tuple[Any, Any]:
    """Points at their years, so that the distances are true."""
    from pptx.chart import data as charts
    from pptx.enum.chart import XL_CHART_TYPE

    make: Any = charts.XyChartData
    data = make()
    series = data.add_series(scene.title or "Figures")
    for one in scene.figures:
        series.add_data_point(one.at or 0.0, one.value)
    return XL_CHART_TYPE.XY_SCATTER_LINES, data


def _lay(chart: Any, frame: ChartFrame) -> None:
    """Put the plot where the frame says."""
    from lxml import etree
    from pptx.oxml.ns import qn

    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.SubElement(area, qn("c:layout"))
    area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    (left, top, width, height), (x, y, wide, tall) = frame.box, frame.plot
    values = {
        "layoutTarget": "inner", "xMode": "edge", "yMode": "edge", "x": (x - left) / width, "y": (y - top) / height,
        "w": wide / width, "h": tall / height,
    }  # fmt: skip
    for name, value in values.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))


def _axes(chart: Any, scene: Scene, frame: ChartFrame, is_line: bool) -> None:
    """No axis is drawn, the slide has its own; but where they begin and end is fixed."""
    across, up = chart.category_axis, chart.value_axis
    up.minimum_scale, up.maximum_scale = min(0.0, *(one.value for one in scene.figures)), frame.most
    if is_line:
        across.minimum_scale, across.maximum_scale = scene.figures[0].at or 0.0, scene.figures[-1].at or 1.0
    across.reverse_order = frame.rows
    for axis in (across, up):
        axis.has_major_gridlines = axis.visible = False


def _dress_bars(chart: Any, scene: Scene, frame: ChartFrame, look: Look, emu: float) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION

    plot = chart.plots[0]
    plot.gap_width = round(frame.gap * 100)
    most = max(one.value for one in scene.figures)
    for number, figure in enumerate(scene.figures):
        point = plot.series[0].points[number]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(look.accent if figure.value == most else look.second)
        _label(point, figure.shown, XL_LABEL_POSITION.OUTSIDE_END, frame, look, emu)


def _dress_line(chart: Any, scene: Scene, frame: ChartFrame, look: Look, emu: float) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
    from pptx.util import Pt

    series, unit = chart.plots[0].series[0], frame.unit * emu / POINT
    series.smooth, series.format.line.width = False, Pt(0.7 * unit)
    series.format.line.color.rgb = rgb(look.accent)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, max(2, min(72, round(2 * unit)))
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(look.accent)
    series.marker.format.line.fill.background()
    for number, (shown, (shift, below)) in enumerate(zip(frame.labels, frame.shifts, strict=True)):
        if shown:
            place = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE
            _label(series.points[number], shown, place, frame, look, emu)
            _aside(series.points[number], shift / frame.box[2])


def _aside(point: Any, part: float) -> None:
    """Move a number by a part of the chart's width, off the line that goes through its point."""
    from lxml import etree
    from pptx.oxml.ns import qn

    layout = etree.Element(qn("c:layout"))
    point.data_label._dLbl.insert(1, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in {"x": part, "y": 0.0}.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))


def _label(point: Any, shown: str, place: Any, frame: ChartFrame, look: Look, emu: float) -> None:
    from pptx.util import Pt

    point.data_label.position = place
    label = point.data_label.text_frame
    label.text, label.word_wrap = shown, False
    for font in (paragraph.runs[0].font for paragraph in label.paragraphs):
        font.size, font.name, font.bold = Pt(round(frame.size * emu / POINT, 1)), FONT, True
        font.color.rgb = rgb(look.ink)
