"""Machines, video, words: title, chapter, quotation, statement, list and closing scenes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from engine.machines.video.canvas import CENTER, Canvas, Type, bar_of, bound, rounded
from engine.machines.video.marks import drawn_mark
from engine.machines.video.stacks import held
from engine.pictures.model import Scene
from engine.pictures.tongues import mark_of, unquoted


def title(canvas: Canvas, scene: Scene) -> None:
    """The opening: the title large, what it argues below."""
    safe, u = canvas.safe, canvas.u
    foot = 0.62 if canvas.is_wide else 0.58
    box = QRectF(safe.left(), safe.top(), safe.width() * (0.92 if canvas.is_wide else 1), safe.height() * foot)
    filled = canvas.text(
        scene.title, box, canvas.title_type(11.5 if canvas.is_wide else 10.5), 0.2, anchor=1.0, rise=4, smallest=0.3
    )
    rule = QRectF(safe.left(), filled.bottom() + 3.4 * u, 16 * u, 0.8 * u)
    canvas.play(rule, lambda painter, p: bar_of(painter, rule, canvas.color("accent"), p), 0.7, lasts=0.9)
    below = QRectF(
        safe.left(),
        rule.bottom() + 3.4 * u,
        safe.width() * (0.78 if canvas.is_wide else 1),
        safe.bottom() - rule.bottom() - 3.4 * u,
    )
    canvas.text(scene.body, below, canvas.text_type(4.2, "muted"), 1.0, smallest=0.6)


def chapter(canvas: Canvas, scene: Scene) -> None:
    """A chapter card on the accent colour: what part this is, and its title."""
    safe, u = canvas.safe, canvas.u
    canvas.ground = canvas.look.card or canvas.look.accent
    ink = QColor(canvas.look.on_accent)
    kicker, title = canvas.text_type(3, bold=True, spacing=10), canvas.title_type(11)
    top = QRectF(safe.left(), safe.top(), safe.width(), safe.height() * 0.36)
    _colored(canvas, scene.kicker.upper(), top, kicker, ink, 0.1, anchor=1.0)
    rule = QRectF(safe.left(), top.bottom() + 2.6 * u, safe.width(), 0.4 * u)
    canvas.play(rule, lambda painter, p: bar_of(painter, rule, ink, p), 0.15, lasts=1.0)
    below = QRectF(safe.left(), rule.bottom() + 3.2 * u, safe.width(), safe.bottom() - rule.bottom() - 3.2 * u)
    _colored(canvas, scene.title, below, title, ink, 0.35)


def quotation(canvas: Canvas, scene: Scene) -> None:
    """Somebody's words, large, with the mark of quotation beside or above them, the speaker and the source line."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source)
    safe, u = canvas.safe, canvas.u
    indent = 10 * u if canvas.is_wide else 0.0
    above = 0.0 if canvas.is_wide else 11 * u
    top += above
    name_box = QRectF(safe.left() + indent, foot - 6 * u, safe.width() - indent, 5 * u)
    box = QRectF(safe.left() + indent, top, safe.width() - indent, name_box.top() - top - 3 * u)
    filled = canvas.text(unquoted(scene.body), box, canvas.title_type(9), 0.4, anchor=0.42, smallest=0.32)
    mark = QRectF(safe.left(), filled.top() + u - above, 12 * u, 10 * u)
    canvas.add(mark, bound(drawn_mark, mark, mark_of(scene.body), canvas.color("accent")), 0.2, rise=3)
    name = QRectF(name_box.left(), min(name_box.top(), filled.bottom() + 3.4 * u), name_box.width(), 5 * u)
    if scene.speaker:
        canvas.text(f"— {scene.speaker}", name, canvas.text_type(3.6, "accent", bold=True), 0.9, anchor=0.5)


def statement(canvas: Canvas, scene: Scene) -> None:
    """One claim by itself, as its source says it."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source)
    safe, u = canvas.safe, canvas.u
    if scene.body and not _repeats(scene.title, scene.body):
        top = canvas.heading(scene.title, top, size=4, most=0.14)
    rail = QRectF(safe.left(), top + 2 * u, 0.9 * u, foot - top - 4 * u)
    box = QRectF(safe.left() + 5 * u, top, safe.width() - 5 * u, foot - top)
    filled = canvas.text(scene.body or scene.title, box, canvas.title_type(8.6), 0.4, anchor=0.42, smallest=0.36)
    rail = QRectF(rail.left(), filled.top() + 0.6 * u, rail.width(), max(4 * u, filled.height() - 1.2 * u))
    canvas.play(rail, lambda painter, p: bar_of(painter, _from_top(rail, p), canvas.color("accent"), 1.0), 0.25)


def listing(canvas: Canvas, scene: Scene) -> None:
    """Points that come in one after the other."""
    top, foot = canvas.kicker(scene.kicker), canvas.source(scene.source, 1.4)
    safe, u = canvas.safe, canvas.u
    top = canvas.heading(scene.title, top)
    area = QRectF(safe.left() + 5.4 * u, top + u, safe.width() - 5.4 * u, foot - top - u)
    items, stack = held(scene.items, area, canvas.text_type(5.4), gap=3.2 * u)
    for number, (item, box) in enumerate(zip(items, stack.places, strict=True)):
        delay, high = 0.5 + 0.35 * number, 0.62 * stack.type.size
        dot = QRectF(safe.left(), box.top() + high - 1.1 * u, 2.2 * u, 2.2 * u)
        canvas.add(dot, bound(rounded, dot, canvas.color("accent"), dot.width() / 2), delay, rise=0)
        canvas.text(item.text, box, stack.type, delay, smallest=1.0)


def closing(canvas: Canvas, scene: Scene) -> None:
    """The last card: the title again, what stays open, whose words were used."""
    safe, u = canvas.safe, canvas.u
    box = QRectF(safe.left(), safe.top(), safe.width(), safe.height() * 0.46)
    filled = canvas.text(scene.title, box, canvas.title_type(8.6), 0.2, align=CENTER, anchor=1.0, smallest=0.3)
    rule = QRectF(safe.center().x() - 8 * u, filled.bottom() + 3 * u, 16 * u, 0.7 * u)
    canvas.play(rule, lambda painter, p: bar_of(painter, _centred(rule, p), canvas.color("accent"), 1.0), 0.6)
    below = QRectF(safe.left() + safe.width() * 0.1, rule.bottom() + 3 * u, safe.width() * 0.8, 16 * u)
    at = canvas.text(scene.body, below, canvas.text_type(4), 0.8, align=CENTER, smallest=0.7).bottom()
    sources = "\u00a0· ".join(item.text for item in scene.items)
    foot = QRectF(safe.left(), max(at + 3 * u, safe.bottom() - 14 * u), safe.width(), 13 * u)
    foot.setBottom(safe.bottom())
    canvas.text(sources, foot, canvas.text_type(3, "muted"), 1.2, align=CENTER, anchor=1.0)


def _colored(
    canvas: Canvas, text: str, box: QRectF, type_: Type, ink: QColor, delay: float, anchor: float = 0.0
) -> None:
    canvas.text(text, box, replace(type_, color=ink), delay, anchor=anchor, rise=3, smallest=0.34)


def _repeats(title: str, body: str) -> bool:
    """Whether the body says the title again."""
    return body.casefold().startswith(title.casefold().rstrip(" .…"))


def _from_top(rect: QRectF, part: float) -> QRectF:
    return QRectF(rect.left(), rect.top(), rect.width(), rect.height() * part)


def _centred(rect: QRectF, part: float) -> QRectF:
    half = rect.width() * part / 2
    return QRectF(rect.center().x() - half, rect.top(), 2 * half, rect.height())
