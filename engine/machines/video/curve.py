"""Machines, video, curve: figures over time as a line, every number where the line is not."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from engine.machines.video.canvas import CENTER, LEAST, RIGHT, START, Canvas, bound, parts_of, rounded, stroke
from engine.machines.video.letters import LEFT, Type, width_of
from engine.pictures.model import Figure, Scene
from engine.pictures.sheets import ChartFrame
from engine.pictures.years import in_years


def line(canvas: Canvas, scene: Scene) -> None:
    """Figures over time: a line from the first to the last, each point with its number and when it was."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.6)
    u = canvas.u
    top = canvas.heading(scene.title, top, most=0.15)
    plot = QRectF(canvas.safe.left() + 7 * u, top + 8 * u, canvas.safe.width() - 14 * u, foot - top - 17 * u)
    box = plot.adjusted(-12 * u, -8 * u, 12 * u, 2 * u)
    points = _points(scene.figures, plot)
    asides = tuple(_aside(scene.figures, number, plot.bottom() - at.y(), u) for number, at in enumerate(points))
    most = max(figure.value for figure in scene.figures)
    step = plot.width() / max(1, len(points) - 1)
    least = canvas.text_type(LEAST, bold=True)
    narrow = max((width_of(figure.shown, least) for figure in scene.figures), default=0.0) + 2 * u
    every = max(1, math.ceil(max(8 * u, min(1.3 * narrow, plot.width() / 2)) / step))
    breadth = _breadth(canvas, step * every)
    shown = _fitting(canvas, scene.figures, breadth)
    for number in range(4):
        y = plot.bottom() - plot.height() * number / 3
        rule = QRectF(plot.left() - 7 * u, y, plot.width() + 14 * u, 0.2 * u)
        canvas.add(rule, bound(rounded, rule, canvas.color("muted", 0.3)), 0.3, rise=0)
    around = plot.adjusted(-2 * u, -2 * u, 2 * u, 2 * u)
    canvas.in_chart = True
    canvas.play(around, lambda painter, p: _drawn(painter, points, canvas, p), 0.5, lasts=1.6)
    told = [("", 0.0, False)] * len(points)
    for number, point in enumerate(points):
        _dot(canvas, point, 0.7 + 1.4 * number / max(1, len(points) - 1))
        if number % every == 0:
            told[number] = _point(canvas, scene.figures, number, point, plot, asides[number], shown, breadth)
    labels, shifts = tuple(one[0] for one in told), tuple(one[1:] for one in told)
    frame, inner = parts_of(canvas.placed(box)), parts_of(canvas.placed(plot))
    canvas.chart = ChartFrame(frame, inner, most, u, shown.size, labels, shifts=shifts, mirrored=canvas.mirrored)


def _dot(canvas: Canvas, point: QPointF, delay: float) -> None:
    u = canvas.u
    dot = QRectF(point.x() - 1.1 * u, point.y() - 1.1 * u, 2.2 * u, 2.2 * u)
    canvas.in_chart = True
    canvas.add(dot, bound(rounded, dot, canvas.color("accent"), dot.width() / 2), delay, rise=0)
    canvas.in_chart = False


def _breadth(canvas: Canvas, step: float) -> float:
    """How wide what is said of a point may be, where the next one that is told is so far away."""
    return min(30 * canvas.u, max(9 * canvas.u, step * 0.96))


def _fitting(canvas: Canvas, figures: tuple[Figure, ...], most: float) -> Type:
    """The letters of the numbers at the points: one size for all, in which the widest has room on one line."""
    type_ = canvas.text_type(3.6, bold=True)
    widest = max((width_of(figure.shown, type_) for figure in figures), default=0.0) / max(1.0, most - canvas.u)
    return replace(type_, size=max(type_.least, type_.size / max(1.0, widest)))


def _point(
    canvas: Canvas, figures: tuple[Figure, ...], number: int, point: QPointF, plot: QRectF, aside: tuple[int, bool],
    shown: Type, most: float,
) -> tuple[str, float, bool]:  # fmt: skip
    """The number of a point where the line is not, and its year below; its lines, how far aside of the point, and whether below."""
    u, delay, (away, below) = canvas.u, 0.7 + 1.4 * number / max(1, len(figures) - 1), aside
    text = figures[number].shown
    wide = min(most, width_of(text, shown) + u)
    label = QRectF(point.x() - wide / 2, point.y() - 7.5 * u, wide, 5.5 * u)
    label.translate(away * (wide / 2 + u), 0)
    if below:
        label.moveTop(point.y() + 2 * u)
    label.moveLeft(min(max(label.left(), canvas.safe.left()), canvas.safe.right() - wide))
    side = CENTER if not away else RIGHT if away < 0 else START
    canvas.in_chart = True
    end = LEFT if canvas.mirrored else RIGHT
    block = canvas.block(text, label, shown, end if side is RIGHT else side, smallest=0.6)
    canvas.put(block, 0.0 if below else max(0.0, label.height() - block.height), delay)
    canvas.in_chart = False
    middle = {CENTER: label.center().x(), RIGHT: label.right() - block.width / 2, START: label.left() + block.width / 2}
    wide = min(most, 10 * u)
    when = QRectF(point.x() - wide / 2, plot.bottom() + 2 * u, wide, 5 * u)
    canvas.text(_when(figures[number]), when, canvas.text_type(3.2, "muted"), delay, align=CENTER, rise=0)
    shift = middle[side] - point.x()
    return "\n".join(block.lines), -shift if canvas.mirrored else shift, below


def _when(figure: Figure) -> str:
    """When a point is, as its source names it where that is all its name says; else the year."""
    return figure.label if in_years(figure.label) == figure.at else str(int(figure.at or 0))


def _aside(figures: tuple[Figure, ...], number: int, room: float, u: float) -> tuple[int, bool]:
    """The same where there is this much room below the point: what finds none goes above, to the side the line is not on."""
    away, below = beside(figures, number)
    if not below or room > 8 * u:
        return away, below
    return (0 if 0 < number < len(figures) - 1 else 1 if number else -1), False


def beside(figures: tuple[Figure, ...], number: int) -> tuple[int, bool]:
    """Where a point's number meets no line: -1 left, 1 right, 0 in the middle; and whether below it."""
    here = figures[number].value
    comes = here - figures[number - 1].value if number else 0.0
    goes = figures[number + 1].value - here if number + 1 < len(figures) else 0.0
    if comes * goes > 0:
        return (-1 if comes > 0 else 1), False
    return 0, comes < 0 or (not number and goes > 0) or (comes <= 0 < goes)


def _points(figures: tuple[Figure, ...], plot: QRectF) -> list[QPointF]:
    values = [figure.value for figure in figures]
    times = [figure.at or 0.0 for figure in figures]
    low = min(0.0, *values)
    span, lasting = (max(values) - low) or 1.0, (times[-1] - times[0]) or 1.0
    return [
        QPointF(
            plot.left() + plot.width() * (at - times[0]) / lasting, plot.bottom() - plot.height() * (value - low) / span
        )
        for value, at in zip(values, times, strict=True)
    ]


def _drawn(painter: QPainter, points: list[QPointF], canvas: Canvas, part: float) -> None:
    path = QPainterPath(points[0])
    steps = part * (len(points) - 1)
    for number in range(1, len(points)):
        if steps <= number - 1:
            break
        some = min(1.0, steps - (number - 1))
        path.lineTo(points[number - 1] + (points[number] - points[number - 1]) * some)
    stroke(painter, path, canvas.color("accent"), 0.7 * canvas.u)
