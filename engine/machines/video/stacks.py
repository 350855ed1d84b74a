"""Machines, video, stacks: texts of one rank share one size, as large as the room allows, and stand evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from engine.machines.video.canvas import Canvas
from engine.machines.video.letters import Block, Type
from engine.pictures.model import Item, Scene, SceneKind
from engine.pictures.wordings import ELLIPSIS

ENDLESS = 1e6
LEAST, CLOSE = 0.55, 0.45
"""How small letters are made where there is much to show, and how near things move, in parts of what is usual."""
MOST = {SceneKind.LIST: (8, 10), SceneKind.TIMELINE: (7, 8), SceneKind.PROCESS: (7, 8), SceneKind.MAP: (7, 7)}
"""How many items a kind can show so that each can be read, on wide or square pictures and on tall ones."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Places one below the other, and the letters all of them are set in."""

    type: Type
    places: tuple[QRectF, ...]


def few(scene: Scene, *, tall: bool) -> Scene:
    """The scene with as many items as can be read; the last one says how many more there are."""
    most = MOST.get(scene.kind, (0, 0))[tall]
    if not most or len(scene.items) <= most:
        return scene
    if scene.kind is SceneKind.MAP:
        return replace(scene, items=scene.items[:most], links=tuple(link for link in scene.links if max(link) < most))
    return replace(scene, items=_first(scene.items, most))


def held(
    items: tuple[Item, ...], area: QRectF, type_: Type, *, head: float = 0.0, gap: float = 0.0
) -> tuple[tuple[Item, ...], Stack]:
    """The items an area can hold with a line each, and their stack; the last one says how many more there are."""
    line = Block("x", QRectF(0, 0, area.width(), ENDLESS), replace(type_, size=type_.size * LEAST)).height
    most = max(1, int((area.height() + gap * CLOSE) / (max(head, line) + (line if head else 0.0) + gap * CLOSE)))
    shown = items if len(items) <= most else _first(items, most)
    return shown, stacked([item.text for item in shown], area, type_, head=head, gap=gap)


def _first(items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """So many of them, the last one in place of the others; it may stand in place of some already."""
    last = items[-1]
    before = int(last.text[2:]) if last.mark == ELLIPSIS and last.text[:2] == "+ " else 0
    more = len(items) - most + 1 + max(0, before - 1)
    return (*items[: most - 1], Item(f"+ {more}", mark=ELLIPSIS))


def stacked(texts: Sequence[str], area: QRectF, type_: Type, *, head: float = 0.0, gap: float = 0.0) -> Stack:
    """Texts from the top of an area down, `head` left above each; what room is left goes between them, at most as much again."""
    size, floor = type_.size, type_.size * LEAST
    tall = _heights(texts, area.width(), type_)
    while _whole(tall, head, gap) > area.height() and size > floor:
        size = max(floor, size * 0.94)
        tall = _heights(texts, area.width(), replace(type_, size=size))
    if _whole(tall, head, gap) > area.height():
        gap *= CLOSE
    if _whole(tall, head, gap) > area.height():  # not even so: each gets its part, and ends in an ellipsis
        each = (area.height() - gap * (len(texts) - 1)) / max(1, len(texts)) - head
        tall = [min(one, each) for one in tall]
    left = area.height() - _whole(tall, head, gap)
    between = gap + max(0.0, min(left / max(1, len(texts)), 1.6 * gap + 0.6 * size))
    return Stack(replace(type_, size=size), _places(tall, area, head, between))


def halves(canvas: Canvas, area: QRectF, gap: float) -> tuple[QRectF, QRectF]:
    """An area in two: side by side on wide pictures, one above the other on others, where lines need the width."""
    if not canvas.is_wide:
        high = (area.height() - gap) / 2
        lower = QRectF(area.left(), area.top() + high + gap, area.width(), high)
        return QRectF(area.left(), area.top(), area.width(), high), lower
    wide = (area.width() - gap) / 2
    second = QRectF(area.left() + wide + gap, area.top(), wide, area.height())
    return QRectF(area.left(), area.top(), wide, area.height()), second


def level(texts: Sequence[str], boxes: Sequence[QRectF], type_: Type, smallest: float = 0.5) -> Type:
    """The letters in which each of these texts fits its box."""
    sizes = [Block(text, box, type_, smallest=smallest).size for text, box in zip(texts, boxes, strict=True) if text]
    return replace(type_, size=min(sizes, default=type_.size))


def _heights(texts: Sequence[str], width: float, type_: Type) -> list[float]:
    return [Block(text or "–", QRectF(0, 0, width, ENDLESS), type_, smallest=1.0).height for text in texts]


def _whole(tall: Sequence[float], head: float, gap: float) -> float:
    return sum(tall) + head * len(tall) + gap * max(0, len(tall) - 1)


def _places(tall: Sequence[float], area: QRectF, head: float, between: float) -> tuple[QRectF, ...]:
    places, y = [], area.top()
    for one in tall:
        places.append(QRectF(area.left(), y, area.width(), head + one))
        y += head + one + between
    return tuple(places)
