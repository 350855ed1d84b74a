"""Machines, video, people: the portrait of who speaks, two sides in one frame, and a page with its passage marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter

from engine.machines.video.canvas import Canvas, bound, growing, rounded
from engine.machines.video.faces import draw_face
from engine.machines.video.stacks import halves, level
from engine.pictures.model import PageView, Scene
from engine.pictures.tongues import quoted

WIDEST_PAGE = 0.5
"""A page that lies on its side takes no more of a wide picture than this; the rest is for the words."""


def portrait(canvas: Canvas, scene: Scene, picture: QImage | None = None) -> None:
    """Who speaks, with their name and what is known of them, and their words."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source)
    safe, u = canvas.safe, canvas.u
    if canvas.is_wide:
        size = min(46 * u, foot - top)
        face = QRectF(safe.left(), top + (foot - top - size) / 2, size, size)
        right = QRectF(face.right() + 8 * u, top, safe.right() - face.right() - 8 * u, foot - top)
    else:
        size = min(safe.width() * 0.56, (foot - top) * 0.42)
        face = QRectF(safe.left(), top, size, size)
        right = QRectF(safe.left(), face.bottom() + 4 * u, safe.width(), foot - face.bottom() - 4 * u)
    canvas.add(
        face,
        lambda painter: draw_face(painter, face, scene.speaker or scene.title, canvas.look, picture, scene.gender),
        0.15,
        lasts=0.9,
        rise=3,
        turn=False,
    )
    about = " ".join(item.text for item in scene.items)
    head = QRectF(right.left(), right.top(), right.width(), right.height() * 0.24)
    if canvas.is_wide:
        head = QRectF(right.left(), face.top(), right.width(), size * 0.3)
    name = canvas.text(scene.title, head, canvas.title_type(6.8), 0.35)
    under = QRectF(right.left(), name.bottom() + 0.8 * u, right.width(), 9 * u)
    at = canvas.text(about, under, canvas.text_type(3.4, "muted"), 0.5, smallest=0.7).bottom()
    words = quoted(scene.body)
    box = QRectF(right.left(), at + 3.4 * u, right.width(), right.bottom() - at - 3.4 * u)
    canvas.text(words, box, canvas.text_type(5.8), 0.8, smallest=0.45)


def split(canvas: Canvas, scene: Scene) -> None:
    """Two sources in one frame, each with its own words."""
    safe, u = canvas.safe, canvas.u
    top, foot = canvas.kicker(scene.kicker), safe.bottom()
    top = canvas.heading(scene.title, top, most=0.15)
    items, boxes = scene.items[:2], halves(canvas, QRectF(safe.left(), top, safe.width(), foot - top), 3.2 * u)
    rooms = [box.adjusted(3.4 * u, 11 * u, -3.4 * u, -3 * u) for box in boxes]
    type_ = level([item.text for item in items], rooms, canvas.title_type(7), smallest=0.4)
    tall = max(
        canvas.block(item.text, room, type_, smallest=1.0).height for item, room in zip(items, rooms, strict=True)
    )
    lower = max(0.0, rooms[0].height() - tall) * 0.3
    for number, (item, box, room) in enumerate(zip(items, boxes, rooms, strict=True)):
        delay, name = 0.35 + 0.45 * number, "accent" if number else "second"
        canvas.add(box, bound(_half, box, canvas, name), delay, rise=3)
        label = QRectF(room.left(), box.top() + 3.4 * u, room.width(), 7 * u)
        canvas.text(item.mark, label, canvas.text_type(3, name, bold=True), delay + 0.15)
        canvas.text(item.text, room.adjusted(0, lower, 0, 0), type_, delay + 0.25, smallest=1.0)


def document(canvas: Canvas, scene: Scene, picture: QImage | None = None) -> None:
    """The page itself with the passage marked on it; the words large beside it. Without a page, the words alone."""
    shown = picture is not None and not picture.isNull() and scene.page is not None
    room = 0.52 if shown and canvas.is_wide else 1.0
    top, foot = canvas.kicker(scene.kicker, room=room), canvas.source(scene.source, room=room)
    safe, u = canvas.safe, canvas.u
    if picture is None or picture.isNull() or scene.page is None:
        box = QRectF(safe.left(), top, safe.width(), foot - top)
        canvas.text(scene.body, box, canvas.title_type(6), 0.4, anchor=0.4)
        return
    ratio = picture.width() / max(1, picture.height())
    if canvas.is_wide:
        wide = min((canvas.height - 14 * u) * ratio, WIDEST_PAGE * safe.width())
        page = QRectF(safe.right() - wide, (canvas.height - wide / ratio) / 2, wide, wide / ratio)
        words = QRectF(safe.left(), top, page.left() - safe.left() - 7 * u, foot - top)
    else:
        high = (foot - top) * 0.6
        wide = min(safe.width(), high * ratio)
        page = QRectF(safe.center().x() - wide / 2, top, wide, wide / ratio)
        words = QRectF(safe.left(), page.bottom() + 4 * u, safe.width(), foot - page.bottom() - 4 * u)
    view = scene.page
    canvas.add(
        page.adjusted(-2 * u, -2 * u, 2 * u, 3 * u),
        lambda painter: _sheet(painter, page, picture, u),
        0.15,
        lasts=0.9,
        rise=5,
        turn=False,
    )
    for mark in view.marks:
        box = canvas.placed(_mark(canvas.placed(page), mark))
        canvas.play(box, growing(_marker, box, canvas), 0.9, lasts=0.8)
    canvas.text(scene.body, words, canvas.title_type(7), 0.5, anchor=0.4 if canvas.is_wide else 0.0, smallest=0.4)


def _half(painter: QPainter, box: QRectF, canvas: Canvas, name: str) -> None:
    rounded(painter, box, canvas.color("surface"), 1.4 * canvas.u)
    painter.fillRect(QRectF(box.left() + 3.4 * canvas.u, box.top(), 9 * canvas.u, 0.8 * canvas.u), canvas.color(name))


def _sheet(painter: QPainter, page: QRectF, picture: QImage, u: float) -> None:
    for step in range(6, 0, -1):
        shadow = QColor(0, 0, 0, 16)
        rounded(painter, page.adjusted(-0.2 * u * step, 0, 0.2 * u * step, 0.35 * u * step), shadow, 0.8 * u)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = page.size().toSize()
    small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(QPointF(round(page.left()), round(page.top())), small)


def _mark(page: QRectF, mark: tuple[float, float, float, float]) -> QRectF:
    left, top, right, bottom = mark
    box = QRectF(
        page.left() + left * page.width(),
        page.top() + top * page.height(),
        (right - left) * page.width(),
        (bottom - top) * page.height(),
    )
    return box.adjusted(-2, -1, 2, 1)


def _marker(painter: QPainter, box: QRectF, canvas: Canvas, part: float) -> None:
    accent = canvas.color("accent")
    hue, strength = accent.hslHueF(), accent.hslSaturationF()
    color = QColor.fromHslF(max(0.0, hue), max(0.7, strength) if hue >= 0 else 0.0, 0.74)
    if painter.paintEngine().type() is QPaintEngine.Type.Pdf:
        color = _glazing(color)  # there nothing is multiplied, and the words would be covered
    else:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(QRectF(box.left(), box.top(), box.width() * part, box.height()), color)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _glazing(color: QColor) -> QColor:
    """What looks like this color on white, and lets half of what is below it through."""
    red, green, blue = (max(0.0, 2 * each - 1) for each in (color.redF(), color.greenF(), color.blueF()))
    return QColor.fromRgbF(red, green, blue, 0.5)


__all__ = ["PageView", "document", "portrait", "split"]
