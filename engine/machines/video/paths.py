"""Machines, video, paths: timeline, process and the map-like diagram of who and what belong together."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from engine.machines.video.canvas import CENTER, Canvas, bar_of, bound, growing, rounded, stroke
from engine.machines.video.letters import Block, Type, width_of
from engine.machines.video.stacks import held, level
from engine.pictures.model import Item, Scene


def timeline(canvas: Canvas, scene: Scene) -> None:
    """Dated passages along a rail, across on wide pictures, down on others."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.6)
    top = canvas.heading(scene.title, top, most=0.15)
    area = QRectF(canvas.safe.left(), top, canvas.safe.width(), foot - top)
    across = canvas.is_wide and len(scene.items) <= 4
    (_across if across else _down)(canvas, scene.items, area)


def process(canvas: Canvas, scene: Scene) -> None:
    """Numbered steps in their order."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.6)
    top = canvas.heading(scene.title, top, most=0.15)
    area = QRectF(canvas.safe.left(), top, canvas.safe.width(), foot - top)
    across = canvas.is_wide and len(scene.items) <= 4
    (_steps_across if across else _down)(canvas, scene.items, area)


def _across(canvas: Canvas, items: tuple[Item, ...], area: QRectF) -> None:
    u, count = canvas.u, max(1, len(items))
    wide = area.width() / count
    room = QRectF(0, 0, wide - 5 * u, area.height() - 18 * u)
    type_ = level([item.text for item in items], [room] * len(items), canvas.text_type(5), smallest=0.62)
    above = QRectF(0, 0, wide - 4 * u, 6.5 * u)
    dated = level([item.mark for item in items], [above] * len(items), canvas.figure_type(5.4))
    tall = max((Block(item.text, room, type_, smallest=1.0).height for item in items), default=0.0)
    rail_y = area.top() + 11 * u + 0.36 * max(0.0, area.height() - 16 * u - tall)
    rail = QRectF(area.left(), rail_y - 0.25 * u, area.width(), 0.5 * u)
    canvas.play(rail, lambda painter, p: bar_of(painter, rail, canvas.color("second", 0.8), p), 0.3, lasts=1.4)
    for number, item in enumerate(items):
        left, delay = area.left() + number * wide, 0.5 + 0.4 * number
        canvas.text(
            item.mark,
            above.translated(left, rail_y - 9.5 * u),
            dated,
            delay,
            anchor=1.0,
        )
        dot = QRectF(left, rail_y - 1.3 * u, 2.6 * u, 2.6 * u)
        canvas.add(dot, bound(_knot, dot, canvas), delay, rise=0)
        canvas.text(
            item.text,
            QRectF(left, rail_y + 5 * u, wide - 5 * u, area.bottom() - rail_y - 5 * u),
            type_,
            delay + 0.15,
            smallest=1.0,
        )


def _steps_across(canvas: Canvas, items: tuple[Item, ...], area: QRectF) -> None:
    u, count = canvas.u, max(1, len(items))
    gap = 5 * u
    wide = (area.width() - gap * (count - 1)) / count
    room = QRectF(0, 0, wide - 6 * u, min(area.height(), 54 * u) - 17 * u)
    type_ = level([item.text for item in items], [room] * count, canvas.text_type(5.2), smallest=0.6)
    tall = [Block(item.text, room, type_, smallest=1.0).height for item in items]
    high = min(area.height(), max(max(tall, default=0.0) + 17 * u, 34 * u))
    for number, item in enumerate(items):
        lower = 0.25 * (area.height() - high)
        box = QRectF(area.left() + number * (wide + gap), area.top() + lower, wide, high)
        delay = 0.45 + 0.4 * number
        canvas.add(box, bound(rounded, box, canvas.color("surface"), 1.4 * u), delay, rise=3)
        edge = QRectF(box.left(), box.top(), box.width(), 0.8 * u)
        canvas.play(edge, growing(bar_of, edge, canvas.color("accent")), delay + 0.2)
        canvas.text(
            item.mark,
            QRectF(box.left() + 3 * u, box.top() + 3 * u, 12 * u, 8 * u),
            canvas.figure_type(6.5),
            delay + 0.1,
        )
        canvas.text(item.text, box.adjusted(3 * u, 13 * u, -3 * u, -3 * u), type_, delay + 0.2, smallest=1.0)
        if number:
            arrow = QRectF(box.left() - gap, box.top() + high / 2 - 2 * u, gap, 4 * u)
            canvas.add(arrow, bound(_arrow, arrow, canvas), delay, rise=0)


def _down(canvas: Canvas, items: tuple[Item, ...], area: QRectF) -> None:
    """One below the other, with their marks above them on tall pictures and beside them on others."""
    u, marks = canvas.u, canvas.figure_type(4.8)
    column = 0.0 if canvas.is_tall else _column(items, marks, area.width()) + 3 * u
    head = 6.4 * u if canvas.is_tall else 0.0
    inner = QRectF(area.left() + 6 * u + column, area.top(), area.width() - 6 * u - column, area.height())
    items, stack = held(items, inner, canvas.text_type(5.2 if canvas.is_tall else 4.8), head=head, gap=3 * u)
    line = Block("x", inner, stack.type, smallest=1.0).height
    left = area.left() + 1.3 * u
    last = stack.places[-1].top() if stack.places else area.top()
    middle = 2.7 * u if canvas.is_tall else line / 2
    rail = QRectF(left - 0.25 * u, area.top() + middle, 0.5 * u, last - area.top())
    canvas.play(
        rail,
        lambda painter, p: painter.fillRect(
            QRectF(rail.left(), rail.top(), rail.width(), rail.height() * p), canvas.color("second", 0.8)
        ),
        0.3,
        lasts=1.4,
    )
    for number, (item, box) in enumerate(zip(items, stack.places, strict=True)):
        y, delay = box.top(), 0.5 + 0.35 * number
        dot = QRectF(left - 1.3 * u, y + middle - 1.3 * u, 2.6 * u, 2.6 * u)
        canvas.add(dot, bound(_knot, dot, canvas), delay, rise=0)
        if canvas.is_tall:
            canvas.text(item.mark, QRectF(box.left(), y, box.width(), head - 0.8 * u), marks, delay)
        else:
            start = QRectF(box.left() - column, y, column - 3 * u, line)
            canvas.text(
                item.mark, start, replace(marks, size=min(marks.size, stack.type.size)), delay, anchor=0.5, smallest=0.6
            )
        canvas.text(item.text, box.adjusted(0, head, 0, 0), stack.type, delay + 0.1, smallest=1.0)


def _column(items: tuple[Item, ...], type_: Type, width: float) -> float:
    """How wide the marks are that stand beside their texts."""
    return min(0.24 * width, max((width_of(item.mark, type_) for item in items), default=0.0) * 1.04)


def diagram(canvas: Canvas, scene: Scene) -> None:
    """Names as places, joined where one passage speaks of both."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.6)
    u = canvas.u
    top = canvas.heading(scene.title, top, most=0.15)
    area = QRectF(canvas.safe.left(), top, canvas.safe.width(), foot - top)
    centres = _places(len(scene.items), area, canvas)
    most = area.width() * (0.29 if canvas.is_wide else 0.46)
    inside = QRectF(0, 0, most - 5.2 * u, 7.2 * u)
    type_ = level([item.text for item in scene.items], [inside] * len(scene.items), canvas.text_type(3.8, bold=True))
    for a, b in scene.links:
        one, other = centres[a], centres[b]
        box = QRectF(one, other).normalized().adjusted(-u, -u, u, u)
        canvas.play(
            box,
            growing(_road, one, other, canvas),
            0.5 + 0.12 * b,
            lasts=0.9,
        )
    for number, (item, centre) in enumerate(zip(scene.items, centres, strict=True)):
        wide = min(width_of(item.text, type_) + 7 * u, most)
        box = QRectF(centre.x() - wide / 2, centre.y() - 4.2 * u, wide, 8.4 * u)
        box.moveLeft(min(max(box.left(), area.left()), area.right() - wide))
        name = "accent" if number == 0 else "second"
        canvas.add(box, bound(_plate, box, canvas, name), 0.35 + 0.18 * number, rise=2)
        canvas.text(
            item.text,
            box.adjusted(2.6 * u, 0.6 * u, -2.6 * u, -0.6 * u),
            type_,
            0.4 + 0.18 * number,
            align=CENTER,
            anchor=0.5,
        )


def _places(count: int, area: QRectF, canvas: Canvas) -> list[QPointF]:
    """The first in the middle, the others round it on an ellipse; on narrow pictures left and right by turns, going down."""
    if not canvas.is_wide:
        step = area.height() / max(1, count)
        sides = [area.left() + area.width() * (0.27 if number % 2 == 0 else 0.73) for number in range(count)]
        return [QPointF(side, area.top() + step * (number + 0.5)) for number, side in enumerate(sides)]
    centre = area.center()
    across, down = area.width() * 0.36, area.height() * 0.4
    if count == 3:
        corners = ((-0.26, -0.26), (0.26, -0.26), (0.0, 0.3))
        return [QPointF(centre.x() + x * area.width(), centre.y() + y * area.height()) for x, y in corners]
    turn = math.tau / max(1, count - 1)
    start = -math.pi / 2 + (turn / 2 if count % 2 else 0.35)
    angles = [start + turn * number for number in range(count - 1)]
    around = [QPointF(centre.x() + across * math.cos(at), centre.y() + down * math.sin(at)) for at in angles]
    return [centre, *around][:count]


def _road(painter: QPainter, one: QPointF, other: QPointF, canvas: Canvas, part: float) -> None:
    path = QPainterPath(one)
    path.lineTo(one + (other - one) * part)
    stroke(painter, path, canvas.color("second", 0.55), 0.5 * canvas.u)


def _plate(painter: QPainter, box: QRectF, canvas: Canvas, name: str) -> None:
    rounded(painter, box, canvas.color(name), box.height() / 2)
    inner = box.adjusted(0.45 * canvas.u, 0.45 * canvas.u, -0.45 * canvas.u, -0.45 * canvas.u)
    rounded(painter, inner, canvas.color("surface"), inner.height() / 2)


def _knot(painter: QPainter, dot: QRectF, canvas: Canvas) -> None:
    rounded(painter, dot, canvas.color("accent"), dot.width() / 2)
    inner = dot.adjusted(dot.width() * 0.28, dot.width() * 0.28, -dot.width() * 0.28, -dot.width() * 0.28)
    rounded(painter, inner, canvas.color("ground"), inner.width() / 2)


def _arrow(painter: QPainter, box: QRectF, canvas: Canvas) -> None:
    middle, u = box.center(), canvas.u
    path = QPainterPath(QPointF(middle.x() - 0.9 * u, middle.y() - 1.5 * u))
    path.lineTo(QPointF(middle.x() + 0.9 * u, middle.y()))
    path.lineTo(QPointF(middle.x() - 0.9 * u, middle.y() + 1.5 * u))
    stroke(painter, path, canvas.color("second"), 0.6 * u)
