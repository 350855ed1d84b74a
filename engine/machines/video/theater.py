"""Machines, video, theater: the stage of a table read: who speaks, their words as they are lit, how loud it is, what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.machines.video.canvas import CENTER, Canvas, Lively, bound, rounded
from engine.machines.video.faces import draw_face
from engine.machines.video.lighting import light
from engine.pictures.model import Scene

LEVELS, PER_S = 10, 10
SHORT_NAME = 26
"""So many letters of a name are set in one line."""


def stage(canvas: Canvas, scene: Scene, picture: QImage | None = None) -> None:
    """One line: portrait and name, the words, a meter; a figure large where the line says one; the source at the foot."""
    canvas.leaves = False
    quick = 0.0 if scene.goes_on else 0.5
    top, foot = canvas.kicker(scene.kicker, -1.0), canvas.source(scene.source, 0.2)
    safe, u = canvas.safe, canvas.u
    if canvas.is_wide:
        size = min(34 * u, foot - top - 16 * u)
        face = QRectF(safe.left() + 4 * u, top + 2 * u, size, size)
        words = QRectF(face.right() + 7 * u, top + 2 * u, safe.right() - face.right() - 7 * u, foot - top - 3 * u)
    else:
        size = min(safe.width() * 0.4, (foot - top) * 0.28)
        face = QRectF(safe.center().x() - size / 2, top, size, size)
        words = QRectF(safe.left(), face.bottom() + 16 * u, safe.width(), foot - face.bottom() - 17 * u)
    canvas.add(
        face,
        bound(draw_face, face, scene.speaker, canvas.look, picture, scene.gender),
        -2.0 * (not quick),
        lasts=quick or 0.1,
        rise=2 * bool(quick),
        turn=False,
    )
    high = 4.6 if len(scene.title) <= SHORT_NAME else 6.2
    name = QRectF(face.left() - 4 * u, face.bottom() + 2 * u, face.width() + 8 * u, high * u)
    canvas.text(
        scene.title, name, canvas.text_type(3.1, "ink", bold=True), -2.0 * (not quick), align=CENTER, anchor=0.5, rise=0
    )
    if scene.figures:
        words = _figure(canvas, scene, words)
    meter = QRectF(face.center().x() - 13 * u, name.bottom() + 2 * u, 26 * u, 3 * u)
    _run(canvas, scene, words, canvas.placed(meter))


def _figure(canvas: Canvas, scene: Scene, words: QRectF) -> QRectF:
    """The figure of the line below its words; returns what is left for them."""
    u, figure = canvas.u, scene.figures[0]
    box = QRectF(words.left(), words.bottom() - 15 * u, words.width(), 14 * u)
    canvas.text(figure.shown, box, canvas.figure_type(12), 0.3, anchor=1.0, smallest=0.4, rise=2)
    return QRectF(words.left(), words.top(), words.width(), words.height() - 18 * u)


def _run(canvas: Canvas, scene: Scene, box: QRectF, meter: QRectF) -> None:
    block = canvas.block(scene.body, box, canvas.title_type(7.6, "muted" if scene.words else "ink"), smallest=0.34)
    dy = max(0.0, (box.height() - block.height) * (0.3 if canvas.is_wide else 0.0))
    light(canvas, block, dy, scene.words)

    def level(t: float) -> int:
        number = int(t * PER_S)
        return scene.levels[number] if number < len(scene.levels) else 0

    canvas.lively.append(
        Lively(
            meter.toAlignedRect(), lambda t: (level(t),), lambda painter, t: _meter(painter, meter, level(t), canvas)
        )
    )


def _meter(painter: QPainter, box: QRectF, level: int, canvas: Canvas) -> None:
    """A row of bars about the middle, as many and as high as it is loud."""
    count = 13
    step = box.width() / count
    for number in range(count):
        away = abs(number - count // 2) / (count // 2)
        part = max(0.12, min(1.0, level / LEVELS * (1.35 - away)))
        high = box.height() * part
        bar = QRectF(box.left() + number * step + step * 0.25, box.center().y() - high / 2, step * 0.5, high)
        rounded(painter, bar, canvas.color("accent" if level else "muted", 1.0 if level else 0.5), bar.width() / 2)
