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

from engine.pictures.model import Look

LARGEST = 1200
"""The longer side of what is kept of a person's own picture; a portrait on a stage in 4K is smaller."""
JPEG, SCAN, END = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"
GIF, GIF_END = b"GIF8", b";"

CUTS = {"male": (0, 2, 4), "female": (0, 1, 3)}
"""The haircuts a portrait of this gender chooses from; 1 and 3 fall below the ears, whoever else wears any of the five."""


def haircut(chance: random.Random, gender: str) -> int:
    """One of the five, among those that fit; as many numbers are drawn for everybody, so that nothing else changes with it."""
    drawn, fitting = chance.randrange(5), CUTS.get(gender, tuple(range(5)))
    return drawn if drawn in fitting else fitting[drawn % len(fitting)]


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
    part = QRectF((picture.width() - side) / 2, (picture.height() - side) * 0.3, side, side)
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
    skin, hair = _tone(hue + 0.03, 0.86, 0.5), _tone(hue - 0.03, chance.choice((0.14, 0.2, 0.3, 0.68)), 0.36)
    style, wide = haircut(chance, gender), 17.5 + 3 * chance.random()
    coat = _tone(hue + chance.choice((0.08, 0.5, -0.08)), 0.24 + 0.14 * chance.random(), 0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    if style in (1, 3):
        painter.setBrush(hair.darker(118))
        painter.drawRoundedRect(QRectF(50 - wide - 5, 26, 2 * wide + 10, 50 if style == 1 else 34), 20, 20)
    _coat(painter, coat, chance)
    painter.setBrush(skin.darker(116))
    painter.drawRoundedRect(QRectF(43, 56, 14, 20), 7, 7)
    painter.setBrush(skin)
    painter.drawEllipse(QRectF(50 - wide - 2.6, 43, 6, 9))
    painter.drawEllipse(QRectF(50 + wide - 3.4, 43, 6, 9))
    painter.drawRoundedRect(QRectF(50 - wide, 24, 2 * wide, 43), wide, wide)
    _features(painter, skin, hair, chance, wide)
    _hair(painter, hair, style, wide)


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
    dark, eye = QColor("#241b18"), wide * 0.42
    painter.setPen(QPen(hair.darker(130), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    lift = chance.random() * 1.2
    for side in (-1, 1):
        painter.drawLine(QPointF(50 + side * (eye - 3), 42 - lift), QPointF(50 + side * (eye + 3.4), 42.4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(dark)
    for side in (-1, 1):
        painter.drawEllipse(QPointF(50 + side * eye, 47), 1.5, 1.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(skin.darker(136), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    nose = QPainterPath(QPointF(50.5, 46.5))
    nose.quadTo(QPointF(53, 53), QPointF(49.4, 53.4))
    painter.drawPath(nose)
    mouth = QPainterPath(QPointF(45, 59))
    mouth.quadTo(QPointF(50, 60.6 + 2.2 * chance.random()), QPointF(55, 59))
    painter.setPen(QPen(skin.darker(165), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(mouth)
    if chance.random() < 0.34:
        painter.setPen(QPen(dark, 1.1))
        for side in (-1, 1):
            painter.drawRoundedRect(QRectF(50 + side * eye - 5, 43.2, 10, 8), 3.4, 3.4)
        painter.drawLine(QPointF(50 - eye + 5, 46), QPointF(50 + eye - 5, 46))


def _hair(painter: QPainter, hair: QColor, style: int, wide: float) -> None:
    left, right = 50 - wide - 1.6, 50 + wide + 1.6
    top = QPainterPath(QPointF(left, 44))
    if style == 4:
        top.cubicTo(QPointF(left, 14), QPointF(right, 14), QPointF(right, 44))
        top.cubicTo(QPointF(right - 2, 27), QPointF(left + 2, 27), QPointF(left, 44))
    elif style == 2:
        top.cubicTo(QPointF(left - 2, 12), QPointF(right + 2, 12), QPointF(right, 42))
        top.cubicTo(QPointF(right - 4, 30), QPointF(58, 31), QPointF(44, 28))
        top.cubicTo(QPointF(38, 30), QPointF(left + 4, 34), QPointF(left, 44))
    else:
        top.cubicTo(QPointF(left - 3, 13), QPointF(right + 3, 10), QPointF(right, 46))
        top.cubicTo(QPointF(right - 1, 34), QPointF(60, 36), QPointF(54, 29))
        top.cubicTo(QPointF(48, 37), QPointF(left + 3, 34), QPointF(left, 46))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(top, hair)
