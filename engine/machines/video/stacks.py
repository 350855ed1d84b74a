"""Machines, video, stacks: texts of one rank share one size, as large as the room allows, and stand evenly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from engine.machines.video.letters import Block, Type
from engine.pictures.model import Item, Scene, SceneKind
from engine.pictures.wordings import ELLIPSIS

ENDLESS = 1e6
MOST = {SceneKind.LIST: (8, 10), SceneKind.TIMELINE: (5, 8), SceneKind.PROCESS: (5, 8), SceneKind.MAP: (7, 7)}
"""How many items a kind can show so that each can be read, on wide or square pictures and on tall ones."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Places one below the other, and the letters all of them are set in."""

    type: Type
    places: tuple[QRectF, ...]


def few(scene: Scene, *, tall: bool) -> Scene:
    """The scene with as many items as can be read; the last one says how many more there are."""
    most = MOST.get(scene.kind, (0, 0))[tall]
    more = len(scene.items) - most
    if not most or more <= 0:
        return scene
    if scene.kind is SceneKind.MAP:
        return replace(scene, items=scene.items[:most], links=tuple(link for link in scene.links if max(link) < most))
    return replace(scene, items=(*scene.items[: most - 1], Item(f"+ {more + 1}", mark=ELLIPSIS)))


def stacked(texts: Sequence[str], area: QRectF, type_: Type, *, head: float = 0.0, gap: float = 0.0) -> Stack:
    """Texts from the top of an area down, `head` left above each; what room is left goes between them, at most as much again."""
    size, floor = type_.size, type_.size * 0.55
    tall = _heights(texts, area.width(), type_)
    while _whole(tall, head, gap) > area.height() and size > floor:
        size = max(floor, size * 0.94)
        tall = _heights(texts, area.width(), replace(type_, size=size))
    if (
        _whole(tall, head, gap) > area.height()
    ):  # not even the smallest fit: each gets its part, and ends in an ellipsis
        each = (area.height() - gap * (len(texts) - 1)) / max(1, len(texts)) - head
        tall = [min(one, each) for one in tall]
    left = area.height() - _whole(tall, head, gap)
    between = gap + max(0.0, min(left / max(1, len(texts)), 1.6 * gap + 0.6 * size))
    return Stack(replace(type_, size=size), _places(tall, area, head, between))


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
