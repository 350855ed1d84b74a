"""Machines, video, numbers: one large figure, two compared, and bars; every number as its evidence writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF

from engine.machines.video.canvas import CENTER, Canvas, bar_of, parts_of, rounded
from engine.machines.video.letters import Type, width_of
from engine.machines.video.stacks import halves, level
from engine.pictures.model import MOST_BARS, Figure, Scene
from engine.pictures.sheets import ChartFrame

SIGN = 2
"""A unit of so many letters at most stays with its number."""
REACH = 0.66
"""How far the longest lying bar goes, so that its number has room."""
TIGHT = 9
"""A row of a lying bar lower than so many units has thin bars."""
BREADTH = 40
"""What a standing bar takes at most with the room beside it, in units: few of them are no walls."""


def big_number(canvas: Canvas, scene: Scene) -> None:
    """One figure, as large as it fits, and the sentence it stands in."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source)
    safe, u = canvas.safe, canvas.u
    figure = scene.figures[0]
    number, unit = _parted(figure.shown)
    half = top + (foot - top) * (0.52 if canvas.is_wide else 0.42)
    box = QRectF(safe.left(), top, safe.width(), half - top)
    large = canvas.figure_type(27)
    block = canvas.block(number, box, large, smallest=0.2)
    dy = max(0.0, box.height() - block.height)
    canvas.put(block, dy, 0.25, lasts=0.9, rise=5)
    room = safe.width() - block.width - 3 * u
    beside = room > 24 * u
    left = safe.left() + block.width + 3 * u if beside else safe.left()
    tall = 12 * u
    at = (
        QRectF(left, half - tall - block.size * 0.16, room, tall)
        if beside
        else QRectF(left, half + 1 * u, safe.width(), 8 * u)
    )
    filled = canvas.text(unit, at, canvas.title_type(7.5 if beside else 6), 0.5, anchor=1.0 if beside else 0.0)
    start = half + 3 * u if beside else filled.bottom() + 3 * u
    canvas.text(
        scene.body,
        QRectF(safe.left(), start, safe.width() * (0.86 if canvas.is_wide else 1), foot - start),
        canvas.text_type(5.4),
        0.8,
        smallest=0.6,
    )


def _parted(shown: str) -> tuple[str, str]:
    """A number with the signs that belong to it, and the words after it, which are set smaller."""
    first, _, rest = shown.partition(" ")
    if not any(letter.isdigit() for letter in first):
        return shown, ""
    return (f"{first}\u00a0{rest}", "") if 0 < len(rest) <= SIGN else (first, rest)


def comparison(canvas: Canvas, scene: Scene) -> None:
    """Two figures of the same thing, side by side (one above the other on phones), their sizes drawn as areas."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source)
    safe, u = canvas.safe, canvas.u
    top = canvas.heading(scene.title, top, most=0.15)
    figures = scene.figures[:2]
    most = max(abs(figure.value) for figure in figures) or 1.0
    boxes = halves(canvas, QRectF(safe.left(), top, safe.width(), foot - top), 4 * u)
    inner = [_inner(box, u) for box in boxes]
    shown = level([figure.shown for figure in figures], [head for head, _ in inner], canvas.figure_type(11), 0.3)
    told = level([figure.label for figure in figures], [below for _, below in inner], canvas.text_type(4.2), 0.66)
    for number, (figure, box) in enumerate(zip(figures, boxes, strict=True)):
        name = "accent" if number else "second"
        sizes = replace(shown, color=canvas.color(name)), told
        _side(canvas, figure, box, abs(figure.value) / most, name, 0.4 + 0.35 * number, sizes)


def _inner(box: QRectF, u: float) -> tuple[QRectF, QRectF]:
    """Where the number and the words of a half stand."""
    inner = box.adjusted(4 * u, 3 * u, -4 * u, -9 * u)
    head = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.56)
    return head, QRectF(inner.left(), head.bottom() + 1.6 * u, inner.width(), inner.bottom() - head.bottom() - 1.6 * u)


def _side(
    canvas: Canvas, figure: Figure, box: QRectF, part: float, name: str, delay: float, sizes: tuple[Type, Type]
) -> None:
    u, (shown, told), (head, below) = canvas.u, sizes, _inner(box, canvas.u)
    canvas.add(box, lambda painter: rounded(painter, box, canvas.color("surface"), 1.6 * u), delay, rise=3)
    foot = QRectF(box.left(), box.bottom() - 1.8 * u, box.width(), 1.8 * u)
    full = QRectF(foot.left() + 4 * u, foot.top() - 3.4 * u, foot.width() - 8 * u, 1.8 * u)
    canvas.add(full, lambda painter: rounded(painter, full, canvas.color("muted", 0.22), 0.9 * u), delay, rise=3)
    grown = QRectF(full.left(), full.top(), full.width() * max(0.015, part), full.height())
    canvas.play(grown, lambda painter, p: bar_of(painter, grown, canvas.color(name), p, radius=0.9 * u), delay + 0.4)
    canvas.text(figure.shown, head, shown, delay + 0.15, anchor=1.0, smallest=0.9)
    canvas.text(figure.label, below, told, delay + 0.3, smallest=0.9)


def bars(canvas: Canvas, scene: Scene) -> None:
    """A bar a figure; lying down on phones, where labels need the width."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.4)
    top = canvas.heading(scene.title, top, most=0.15)
    figures = scene.figures[:MOST_BARS]
    most = max((abs(figure.value) for figure in figures), default=1.0) or 1.0
    rows = not canvas.is_wide or len(figures) > 4
    breadth = canvas.safe.width() if rows else min(canvas.safe.width(), BREADTH * canvas.u * len(figures))
    area = QRectF(canvas.safe.left(), top, breadth, foot - top)
    shown = _shown(canvas, figures, area, most, rows=rows)
    canvas.chart = (_lying if rows else _standing)(canvas, area, figures, most, shown.size)
    each = (foot - top) / max(1, len(figures)) if rows else 0.0
    for number, figure in enumerate(figures):
        name = "accent" if abs(figure.value) == most else "second"
        if rows:
            _row(
                canvas,
                figure,
                QRectF(canvas.safe.left(), top + number * each, canvas.safe.width(), each),
                abs(figure.value) / most,
                name,
                0.5 + 0.2 * number,
                shown,
            )
        else:
            wide = breadth / len(figures)
            box = QRectF(canvas.safe.left() + number * wide, top, wide, foot - top)
            _column(canvas, figure, box, abs(figure.value) / most, name, 0.5 + 0.2 * number, shown)


def _shown(canvas: Canvas, figures: tuple[Figure, ...], area: QRectF, most: float, *, rows: bool) -> Type:
    """The letters of the numbers of a chart: one size for all, in which the widest has room."""
    wide = area.width() / len(figures) - 2 * canvas.u
    rooms = [
        area.width() * (1 - REACH * abs(figure.value) / most) - 2 * canvas.u if rows else wide for figure in figures
    ]
    type_ = canvas.text_type(min(4.6, 0.62 * area.height() / len(figures) / canvas.u) if rows else 4.6, bold=True)
    widest = max(width_of(figure.shown, type_) / max(1.0, room) for figure, room in zip(figures, rooms, strict=True))
    return replace(type_, size=max(type_.least, type_.size / max(1.0, widest)))


def _row(canvas: Canvas, figure: Figure, box: QRectF, part: float, name: str, delay: float, shown: Type) -> None:
    u = canvas.u
    words, between, thick = _row_parts(canvas, box.height())
    label = QRectF(box.left(), box.top(), box.width(), words)
    canvas.text(figure.label, label, canvas.text_type(3.6, "muted"), delay, anchor=1.0, smallest=0.6)
    bar = QRectF(box.left(), label.bottom() + between, max(0.8 * u, box.width() * REACH * part), thick)
    canvas.in_chart = True
    canvas.play(bar, lambda painter, p: bar_of(painter, bar, canvas.color(name), p, radius=0.5 * u), delay)
    value = QRectF(bar.right() + 1.6 * u, bar.top() - u, box.right() - bar.right() - 1.6 * u, thick + 2 * u)
    canvas.text(figure.shown, value, shown, delay + 0.3, anchor=0.5, rise=0)
    canvas.in_chart = False


def _column(canvas: Canvas, figure: Figure, box: QRectF, part: float, name: str, delay: float, shown: Type) -> None:
    u = canvas.u
    label = QRectF(box.left() + u, box.bottom() - 11 * u, box.width() - 2 * u, 11 * u)
    canvas.text(figure.label, label, canvas.text_type(3.2, "muted"), delay + 0.2, align=CENTER, rise=0, smallest=0.8)
    room = box.height() - label.height() - 10 * u
    high = max(0.8 * u, room * part)
    canvas.in_chart = True
    bar = QRectF(box.left() + box.width() * 0.2, label.top() - 2 * u - high, box.width() * 0.6, high)
    canvas.play(bar, lambda painter, p: bar_of(painter, bar, canvas.color(name), p, upward=True, radius=0.7 * u), delay)
    value = QRectF(box.left(), bar.top() - 8 * u, box.width(), 7 * u)
    canvas.text(figure.shown, value, shown, delay + 0.6, align=CENTER, anchor=1.0)
    canvas.in_chart = False
    line = QRectF(box.left(), label.top() - 2 * u, box.width(), 0.25 * u)
    canvas.add(line, lambda painter: painter.fillRect(line, canvas.color("muted", 0.6)), 0.3, rise=0)


def _row_parts(canvas: Canvas, high: float) -> tuple[float, float, float]:
    """How high the label of a lying bar is, how far the bar is below it, and how thick."""
    u, is_tight = canvas.u, high < TIGHT * canvas.u
    words = min(5.2 * u, max(min(3.5 * u, high / 2), high * 0.34))
    return words, min(0.8 * u, high * 0.08), min(10 * u, high * (0.32 if is_tight else 0.42))


def _standing(canvas: Canvas, area: QRectF, figures: tuple[Figure, ...], most: float, size: float) -> ChartFrame:
    """The frame of columns, as `_column` draws them."""
    u = canvas.u
    plot = QRectF(area.left(), area.top() + 8 * u, area.width(), area.height() - 21 * u)
    return _frame(canvas, plot, most, figures, size, above=8)


def _lying(canvas: Canvas, area: QRectF, figures: tuple[Figure, ...], most: float, size: float) -> ChartFrame:
    """The frame of lying bars, as `_row` draws them: each in the middle of its part."""
    each = area.height() / max(1, len(figures))
    words, between, thick = _row_parts(canvas, each)
    top = area.top() + words + between + thick / 2 - each / 2
    plot = QRectF(area.left(), top, area.width(), area.height())
    return _frame(canvas, plot, most / REACH, figures, size, rows=True, gap=(each - thick) / thick)


def _frame(
    canvas: Canvas,
    plot: QRectF,
    most: float,
    figures: tuple[Figure, ...],
    size: float,
    *,
    above: float = 0.0,
    **more: Any,
) -> ChartFrame:
    """A frame round a plot with room for its numbers above."""
    box, labels = plot.adjusted(0, -above * canvas.u, 0, 0), tuple(figure.shown for figure in figures)
    box, plot = canvas.placed(box), canvas.placed(plot)
    return ChartFrame(parts_of(box), parts_of(plot), most, canvas.u, size, labels, mirrored=canvas.mirrored, **more)
