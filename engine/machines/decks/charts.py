"""Machines, decks, charts: native charts of a slide, where and as large as the film shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.machines.decks.colours import rgb
from engine.machines.decks.labels import aside, label
from engine.pictures.model import SceneKind

if TYPE_CHECKING:
    from engine.pictures.model import Look, Scene
    from engine.pictures.sheets import ChartFrame

POINT = 12_700
WIDEST_GAP = 5.0
"""What is left between bars in parts of a bar, at most, in a native chart."""
BESIDE = 1.6
"""How far a number stands from the end of a lying bar, in units; programs put it right there."""


def add_chart(slide: Any, scene: Scene, frame: ChartFrame, look: Look, emu: float) -> Any:
    """Bars or a line over the years, with the figures as the evidence writes them; its numbers can be changed there. The shape."""
    frame = _drawable(frame)
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


def _drawable(frame: ChartFrame) -> ChartFrame:
    """The frame with as much between its bars as a chart can have: round a thin bar alone, the plot is lower about its middle."""
    if frame.gap <= WIDEST_GAP:
        return frame
    x, y, wide, tall = frame.plot
    part = (1 + WIDEST_GAP) / (1 + frame.gap) if len(frame.labels) == 1 else 1.0
    return replace(frame, gap=WIDEST_GAP, plot=(x, y + tall * (1 - part) / 2, wide, tall * part))


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
    across.reverse_order = frame.rows or frame.mirrored
    up.reverse_order = frame.rows and frame.mirrored
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
        label(point, figure, figure.shown, XL_LABEL_POSITION.OUTSIDE_END, frame.size * emu / POINT, look.ink)
        if frame.rows:
            aside(point, BESIDE * frame.unit / frame.box[2])


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
            place, point = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE, series.points[number]
            label(point, scene.figures[number], shown, place, frame.size * emu / POINT, look.ink)
            aside(point, shift / frame.box[2])
