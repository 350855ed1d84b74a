"""Machines, video, billing: a title with whoever is heard below it, as films open and posters hang; all of it there at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from engine.machines.video.canvas import CENTER, Canvas, bar_of, bound
from engine.machines.video.faces import draw_face
from engine.machines.video.lighting import light
from engine.pictures.model import Cast, Scene

AT_ONCE = -2.0
ROW, MOST = 8, 16
"""How many stand in a row on a wide picture, and how many there are faces of: of more, how many more there are is told."""
LARGEST, NAMED, TALLEST = 17.0, 8.4, 0.5
"""The largest portrait and the room for a name, in units; how much of the height all of them may take."""


def billed(canvas: Canvas, scene: Scene, pictures: Sequence[QImage | None]) -> None:
    """The title, below it what it argues or what is being said, and the cast at the foot."""
    safe, u = canvas.safe, canvas.u
    canvas.leaves = not scene.words
    foot = _cast(canvas, scene, pictures)
    below = QRectF(safe.left(), foot - 17 * u, safe.width() * (0.86 if canvas.is_wide else 1), 12 * u)
    if not scene.body.strip():
        below.setTop(below.bottom())
    box = QRectF(safe.left(), safe.top(), safe.width(), below.top() - safe.top() - 7 * u)
    filled = canvas.text(
        scene.title, box, canvas.title_type(11.5 if canvas.is_wide else 10), AT_ONCE, anchor=0.5, smallest=0.3, rise=0
    )
    rule = QRectF(safe.left(), filled.bottom() + 2.6 * u, 16 * u, 0.8 * u)
    canvas.play(rule, lambda painter, p: bar_of(painter, rule, canvas.color("accent"), p), AT_ONCE)
    if scene.words:
        block = canvas.block(scene.body, below, canvas.text_type(4.4, "muted", bold=True), smallest=0.6)
        light(canvas, block, 0.0, scene.words)
    else:
        canvas.text(scene.body, below, canvas.text_type(4.2, "muted"), AT_ONCE, smallest=0.5, rise=0)


def _cast(canvas: Canvas, scene: Scene, pictures: Sequence[QImage | None]) -> float:
    """Portraits with their names in as few rows as there is room for; returns where they begin."""
    safe, u = canvas.safe, canvas.u
    shown = scene.cast[: MOST if len(scene.cast) <= MOST else MOST - 1]
    count = len(shown) + (len(shown) < len(scene.cast))
    row = ROW if canvas.is_wide else ROW // 2
    rows = -(-count // row)
    row = -(-count // rows)
    wide = min(safe.width() / row, (LARGEST + 20) * u)
    size = min(LARGEST * u, wide - 2.4 * u, TALLEST * safe.height() / rows - NAMED * u)
    top = safe.bottom() - rows * (size + NAMED * u)
    for number in range(count):
        left, high = safe.left() + number % row * wide, top + number // row * (size + NAMED * u)
        name = QRectF(left, high + size + 0.8 * u, wide - 1.6 * u, (NAMED - 1.6) * u)
        if number < len(shown):
            one, face = shown[number], QRectF(left, high, size, size)
            canvas.add(
                face, bound(draw_face, face, one.drawn_by or one.name, canvas.look, pictures[number], one.gender), AT_ONCE, rise=0, turn=False
            )  # fmt: skip
            _name(canvas, one, name, speaks=bool(scene.speaker) and one.name == scene.speaker)
        else:
            canvas.text(
                f"+ {len(scene.cast) - len(shown)}", QRectF(left, high, size, size), canvas.title_type(5, "muted"), AT_ONCE,
                align=CENTER, anchor=0.5, rise=0,
            )  # fmt: skip
    return top


def _name(canvas: Canvas, one: Cast, box: QRectF, *, speaks: bool) -> None:
    letters = canvas.text_type(2.5, "accent" if speaks else "ink", bold=True)
    canvas.text(one.name, box, letters, AT_ONCE, smallest=0.8, rise=0)
