"""Machines, video, painting: a scene composed once into elements, then drawn at any moment; easing and caching live here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.machines.video import billing, curve, numbers, paths, people, theater, words
from engine.machines.video.backdrop import Backdrop, backdrop
from engine.machines.video.canvas import Canvas, Sprite
from engine.machines.video.faces import opened
from engine.machines.video.stacks import few
from engine.pictures.model import Look, Scene, SceneKind
from engine.pictures.wordings import is_rightward

LEAVES_S, COMES_S = 0.4, 0.45
COMPLETE = 0.45
"""In what part of a scene everything of it is there: what is complete has to be read as well."""
WHOLE = (0.0, 1.0)
COMPOSERS: dict[SceneKind, Callable[[Canvas, Scene], None]] = {
    SceneKind.TITLE: words.title, SceneKind.CHAPTER: words.chapter, SceneKind.QUOTATION: words.quotation,
    SceneKind.STATEMENT: words.statement, SceneKind.LIST: words.listing, SceneKind.CLOSING: words.closing,
    SceneKind.BIG_NUMBER: numbers.big_number, SceneKind.COMPARISON: numbers.comparison, SceneKind.BARS: numbers.bars,
    SceneKind.LINE: curve.line, SceneKind.TIMELINE: paths.timeline, SceneKind.PROCESS: paths.process,
    SceneKind.MAP: paths.diagram, SceneKind.SPLIT: people.split,
}  # fmt: skip
NEEDS_FIGURES = {SceneKind.BIG_NUMBER: 1, SceneKind.COMPARISON: 2, SceneKind.BARS: 1, SceneKind.LINE: 2}
NEEDS_ITEMS = {SceneKind.TIMELINE: 1, SceneKind.PROCESS: 1, SceneKind.MAP: 1, SceneKind.SPLIT: 2, SceneKind.LIST: 1}


def composed(scene: Scene, look: Look, width: int, height: int, pictures: Callable[[str], Path | None]) -> Canvas:
    """The elements of a scene; one that lacks what its kind needs is shown as a statement."""
    scene = few(scene, tall=height > width)
    canvas = Canvas(width, height, look, mirrored=not is_rightward(scene.body or scene.title))
    if scene.kind is SceneKind.TITLE and scene.cast:
        billing.billed(canvas, scene, [_picture(one.portrait, pictures) for one in scene.cast])
    elif scene.kind is SceneKind.PORTRAIT:
        people.portrait(canvas, scene, _picture(scene.portrait, pictures))
    elif scene.kind is SceneKind.STAGE:
        theater.stage(canvas, scene, _picture(scene.portrait, pictures))
    elif scene.kind is SceneKind.DOCUMENT:
        people.document(canvas, scene, _picture(scene.page.blob if scene.page else None, pictures))
    elif len(scene.figures) < NEEDS_FIGURES.get(scene.kind, 0) or len(scene.items) < NEEDS_ITEMS.get(scene.kind, 0):
        words.statement(canvas, scene)
    else:
        COMPOSERS[scene.kind](canvas, scene)
    return canvas


class Painting:
    """One scene at one size, ready to be drawn at any moment of it."""

    def __init__(self, canvas: Canvas, seconds: float, *, opens: bool = False, closes: bool = False) -> None:
        self.canvas, self.seconds, self._stays = canvas, seconds, closes or not canvas.leaves
        self._ahead = _headline(canvas.sprites) if opens else 0.0
        self._pace = max(1.0, (_over(canvas.sprites) - self._ahead) / (COMPLETE * seconds))
        self.backdrop: Backdrop = backdrop(canvas.look, canvas.width, canvas.height, canvas.ground)
        self._images: dict[int, tuple[QImage, QPointF]] = {}
        self._whole: QImage | None = None
        self._flat: QImage | None = None

    def state(self, t: float) -> tuple[float, ...]:
        """What the elements look like now; the same state is the same picture, the backdrop apart."""
        parts = (round(self._part(sprite, t), 3) for sprite in self.canvas.sprites)
        return (*parts, round(self._leaving(t), 3), *self._card(t))

    def lively(self, t: float) -> tuple[tuple[float, ...], ...]:
        """The same of each part that changes all the time."""
        return tuple(part.state(t) for part in self.canvas.lively)

    def draw_lively(self, painter: QPainter, number: int, t: float) -> None:
        """Draw one of these parts anew, before the calm backdrop, where everything is in place."""
        part = self.canvas.lively[number]
        painter.drawImage(part.rect.topLeft(), self._still(), part.rect)
        painter.setClipRect(part.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part.draw(painter, t)

    def draw(self, painter: QPainter, t: float, frame: int) -> None:
        """Draw the moment `t` (seconds) with the backdrop as it is at this frame."""
        leaving = self._leaving(t)
        settled = all(self._part(sprite, t) >= 1 for sprite in self.canvas.sprites)
        if settled and self._card(t) == WHOLE and leaving >= 1 and frame == 0:
            painter.drawImage(0, 0, self._still())
            self._run(painter, t)
            return
        self.backdrop.draw(painter, frame, self._card(t))
        self._within_card(painter, t)
        if settled:
            painter.setOpacity(leaving)
            painter.drawImage(0, 0, self._settled())
            painter.setOpacity(1)
            self._run(painter, t)
            return
        for number, sprite in enumerate(self.canvas.sprites):
            self._sprite(painter, number, sprite, self._part(sprite, t), leaving)
        painter.setOpacity(1)
        self._run(painter, t)

    def is_settled(self, t: float) -> bool:
        """Whether everything is in place, so that only the backdrop moves."""
        return self._leaving(t) >= 1 and all(self._part(sprite, t) >= 1 for sprite in self.canvas.sprites)

    def draw_moving(self, painter: QPainter, frame: int) -> None:
        """Draw anew what lies below the top of the moving strips; the rest of the picture is as it was."""
        below = self.below
        painter.setClipRect(below)
        painter.drawImage(below.topLeft(), self.backdrop.ground, below)
        for strip in self.backdrop.strips:
            strip.draw(painter, frame)
        painter.drawImage(below.topLeft(), self._settled(), below)

    @property
    def below(self) -> QRect:
        """Where the strips move."""
        return QRect(0, self.backdrop.top, self.canvas.width, self.canvas.height - self.backdrop.top)

    def settled(self) -> QImage:
        """The picture with everything in place."""
        image = QImage(self._still())
        painter = QPainter(image)
        self._run(painter, self.seconds / 2)
        painter.end()
        return image

    def sheet(self) -> QImage:
        """The picture without its texts and charts, for programs that set those themselves."""
        image = QImage(self.canvas.width, self.canvas.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self.backdrop.draw(painter, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sprite in self.canvas.sprites:
            if not sprite.is_text and not sprite.in_chart:
                sprite.draw(painter)
        painter.end()
        return image

    def vectors(self, painter: QPainter) -> None:
        """Everything in place as outlines and text, for a page."""
        canvas = self.canvas
        # pictures, since a PDF knows no gradient that fades away
        painter.drawImage(0, 0, self.backdrop.card or self.backdrop.ground)
        for strip in self.backdrop.strips if self.backdrop.card is None else ():
            painter.drawImage(0, strip.top, strip.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sprite in canvas.sprites:
            sprite.draw(painter)

    def _part(self, sprite: Sprite, t: float) -> float:
        return _part(sprite, self._along(t))

    def _along(self, t: float) -> float:
        """How long things have been coming in at this moment: an opening begins with some of them there, a closing has all of them in time."""
        return self._ahead + max(0.0, t) * self._pace

    def _card(self, t: float) -> tuple[float, float]:
        """From where to where a card is drawn over the picture, in parts of the width; it comes and goes the way one reads."""
        if self.backdrop.card is None:
            return WHOLE
        come, gone = 1 - (1 - min(1.0, self._along(t) / COMES_S)) ** 3, 1 - self._leaving(t)
        return (1 - come, 1 - gone) if self.canvas.mirrored else (gone, come)

    def _within_card(self, painter: QPainter, t: float) -> None:
        """What stands on a card is seen where the card is: its ink was chosen for that ground alone."""
        begin, end = (round(part * self.canvas.width) for part in self._card(t))
        if (begin, end) != (0, self.canvas.width):
            painter.setClipRect(QRect(begin, 0, end - begin, self.canvas.height))

    def _leaving(self, t: float) -> float:
        left = 1.0 if self._stays else (self.seconds - t) / LEAVES_S
        return 1.0 if left >= 1 else max(0.0, 1 - (1 - left) ** 3) if left > 0 else 0.0

    def _run(self, painter: QPainter, t: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self.canvas.lively:
            part.draw(painter, t)

    def _still(self) -> QImage:
        """Ground and elements in one picture, for as long as nothing moves."""
        if self._flat is None:
            self._flat = QImage(self.canvas.width, self.canvas.height, QImage.Format.Format_RGB32)
            painter = QPainter(self._flat)
            self.backdrop.draw(painter, 0)
            painter.drawImage(0, 0, self._settled())
            painter.end()
        return self._flat

    def _settled(self) -> QImage:
        if self._whole is None:
            self._whole = _clear(self.canvas.width, self.canvas.height)
            painter = QPainter(self._whole)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for sprite in self.canvas.sprites:
                sprite.draw(painter)
            painter.end()
            self._images.clear()
        return self._whole

    def _sprite(self, painter: QPainter, number: int, sprite: Sprite, part: float, leaving: float) -> None:
        if part <= 0:
            return
        painter.setOpacity(leaving if sprite.live else part * leaving)
        if sprite.live is not None and part < 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            sprite.live(painter, part)
            return
        image, at = self._images.get(number) or self._cached(number, sprite)
        painter.drawImage(at + QPointF(0, round(sprite.rise * (1 - part))), image)

    def _cached(self, number: int, sprite: Sprite) -> tuple[QImage, QPointF]:
        rect: QRect = sprite.rect.toAlignedRect().intersected(QRect(0, 0, self.canvas.width, self.canvas.height))
        image = _clear(rect.width(), rect.height())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-rect.left(), -rect.top())
        sprite.draw(painter)
        painter.end()
        self._images[number] = image, QPointF(rect.left(), rect.top())
        return self._images[number]


def _part(sprite: Sprite, t: float) -> float:
    """How far an element has come in: eased, quick at first."""
    along = (t - sprite.delay) / sprite.lasts
    return 0.0 if along <= 0 else 1.0 if along >= 1 else 1 - (1 - along) ** 3


def _headline(sprites: Sequence[Sprite]) -> float:
    """When the largest text is in place, or all of it where there is none."""
    texts = [sprite for sprite in sprites if sprite.is_text]
    largest = max(texts, key=lambda one: one.rect.width() * one.rect.height(), default=None)
    return max(COMES_S, _over(texts if largest is None else [largest]))


def _over(sprites: Sequence[Sprite]) -> float:
    """When all of these are in place."""
    return max((sprite.delay + sprite.lasts for sprite in sprites), default=0.0)


def _clear(width: int, height: int) -> QImage:
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _picture(name: str | None, pictures: Callable[[str], Path | None]) -> QImage | None:
    path = pictures(name) if name else None
    return opened(path) if path is not None else None


__all__ = ["COMPOSERS", "Painting", "QRectF", "composed"]
