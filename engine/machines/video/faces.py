"""Machines, video, faces: a drawn portrait for every name, always the same for the same name.

Each is in tones of one colour of its own: nobody is to think that it shows what the person looks like.
"""

from __future__ import annotations

import colorsys
import hashlib
import random
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QLinearGradient, QPainter, QPainterPath, QPen

from engine.machines.video.hair import beard, hair_before, hair_behind, haircut
from engine.pictures.model import Look

LARGEST = 1200
"""The longer side of what is kept of a person's own picture; a portrait on a stage in 4K is smaller."""
UPPER = 0.2
"""How much of what a tall picture loses is lost above: faces are in its upper part."""
BEARDS = 0.3
"""How many of those who may wear a beard do."""
JPEG, SCAN, END = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"
GIF, GIF_END = b"GIF8", b";"


def draw_face(
    painter: QPainter, box: QRectF, name: str, look: Look, picture: QImage | None = None, gender: str = ""
) -> None:
    """A round portrait in a square box; the person's own picture where there is one. `gender` as the cast tells it."""
    chance = random.Random(hashlib.sha256(name.strip().casefold().encode()).digest())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    clip = QPainterPath()
    clip.addEllipse(box)
    painter.setClipPath(clip)
    hue = chance.random()
    _ground(painter, box, hue)
    if picture is not None and not picture.isNull():
        _own(painter, box, picture)
    else:
        _person(painter, box, hue, chance, gender)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.accent), box.width() * 0.018))
    painter.drawEllipse(box.adjusted(*_inset(box.width() * 0.009)))


def opened(path: Path) -> QImage:
    """Somebody's picture, upright as the camera was held and no larger than is ever shown; null where it is none, or not whole."""
    if _ends_early(path):
        return QImage()
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(LARGEST, LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _ends_early(path: Path) -> bool:
    """Whether a JPEG or GIF has no end, as one whose copying was broken off; Qt would paint the rest grey or black and say nothing."""
    content, at = path.read_bytes() if path.is_file() else b"", 2
    if content.startswith(GIF):
        return not content.rstrip(b"\0\r\n").endswith(GIF_END)
    if not content.startswith(JPEG):
        return False
    while content[at : at + 1] == b"\xff" and content[at : at + 2] != SCAN:
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return END not in content[at:]


def _inset(by: float) -> tuple[float, float, float, float]:
    return by, by, -by, -by


def _own(painter: QPainter, box: QRectF, picture: QImage) -> None:
    side = min(picture.width(), picture.height())
    part = QRectF((picture.width() - side) / 2, (picture.height() - side) * UPPER, side, side)
    painter.drawImage(box, picture, part)


def _tone(hue: float, light: float, strength: float = 0.34) -> QColor:
    return QColor.fromRgbF(*colorsys.hls_to_rgb(hue % 1, light, strength))


def _ground(painter: QPainter, box: QRectF, hue: float) -> None:
    shade = QLinearGradient(box.topLeft(), box.bottomRight())
    shade.setColorAt(0, _tone(hue, 0.55))
    shade.setColorAt(1, _tone(hue + 0.04, 0.34, 0.42))
    painter.fillRect(box, shade)


def _person(painter: QPainter, box: QRectF, hue: float, chance: random.Random, gender: str) -> None:
    s = box.width() / 100
    painter.translate(box.topLeft())
    painter.scale(s, s)
    skin, hair = _tone(hue + 0.03, 0.9, 0.42), _tone(hue - 0.03, chance.choice((0.14, 0.2, 0.3, 0.7)), 0.36)
    style, wide, high = haircut(chance, gender), 17 + 3.4 * chance.random(), 42 + 4 * chance.random()
    coat = _tone(hue + chance.choice((0.08, 0.5, -0.08)), 0.24 + 0.14 * chance.random(), 0.4)
    jaw, bearded = wide * (0.78 + 0.22 * chance.random()), chance.random() < BEARDS and gender == "male"
    hair_behind(painter, hair, style, wide)
    _coat(painter, coat, chance)
    painter.setBrush(skin.darker(114))
    painter.drawRoundedRect(QRectF(43, 56, 14, 20), 7, 7)
    painter.setBrush(skin)
    painter.drawEllipse(QRectF(50 - wide - 2.6, 43, 6, 9))
    painter.drawEllipse(QRectF(50 + wide - 3.4, 43, 6, 9))
    painter.drawRoundedRect(QRectF(50 - wide, 24, 2 * wide, high), jaw, jaw)
    if bearded:
        beard(painter, hair, wide - 0.4, 24 + high - 5.4)
    _features(painter, skin, hair, chance, wide)
    hair_before(painter, hair, style, wide)


def _coat(painter: QPainter, coat: QColor, chance: random.Random) -> None:
    body = QPainterPath(QPointF(8, 101))
    body.cubicTo(QPointF(10, 78), QPointF(32, 74), QPointF(43, 71))
    body.lineTo(QPointF(57, 71))
    body.cubicTo(QPointF(68, 74), QPointF(90, 78), QPointF(92, 101))
    painter.fillPath(body, coat)
    collar = QPainterPath(QPointF(42, 70))
    collar.lineTo(QPointF(50, 84 + 6 * chance.random()))
    collar.lineTo(QPointF(58, 70))
    collar.lineTo(QPointF(63, 75))
    collar.lineTo(QPointF(50, 95))
    collar.lineTo(QPointF(37, 75))
    painter.fillPath(collar, coat.lighter(142))


def _features(painter: QPainter, skin: QColor, hair: QColor, chance: random.Random, wide: float) -> None:
    """A friendly face: brows that arch, eyes with a light in them, a smile; glasses on some."""
    dark, eye, round_ = QColor("#241b18"), wide * 0.42, Qt.PenCapStyle.RoundCap
    lift, smile, broad = chance.random() * 1.2, 2.4 + 2.4 * chance.random(), 4.6 + 1.4 * chance.random()
    cheek = skin.darker(122)
    cheek.setAlphaF(0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (-1, 1):
        at = QPointF(50 + side * eye, 47)
        painter.setBrush(cheek)
        painter.drawEllipse(QPointF(50 + side * (eye + 2.4), 53.6), 3.2, 2.2)
        painter.setBrush(dark)
        painter.drawEllipse(at, 1.7, 2.0)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(at + QPointF(0.55, -0.7), 0.55, 0.55)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(hair.darker(130), 1.5, Qt.PenStyle.SolidLine, round_))
    for side in (-1, 1):
        painter.drawPath(_bent(50 + side * (eye - 3.2), 50 + side * (eye + 3.4), 42.4 - lift, -1.6))
    painter.setPen(QPen(skin.darker(132), 1.3, Qt.PenStyle.SolidLine, round_))
    nose = QPainterPath(QPointF(50.5, 47.5))
    nose.quadTo(QPointF(52.6, 53), QPointF(49.6, 53.3))
    painter.drawPath(nose)
    painter.setPen(QPen(skin.darker(185), 1.6, Qt.PenStyle.SolidLine, round_))
    painter.drawPath(_bent(50 - broad, 50 + broad, 58.6, smile))
    if chance.random() < 0.3:
        painter.setPen(QPen(dark, 1.1))
        for side in (-1, 1):
            painter.drawRoundedRect(QRectF(50 + side * eye - 5, 43, 10, 8.4), 3.4, 3.4)
        painter.drawLine(QPointF(50 - eye + 5, 46), QPointF(50 + eye - 5, 46))


def _bent(left: float, right: float, y: float, by: float) -> QPainterPath:
    """A line from one point to another at the same height, bent down or up between them."""
    path = QPainterPath(QPointF(left, y))
    path.quadTo(QPointF((left + right) / 2, y + by), QPointF(right, y))
    return path
