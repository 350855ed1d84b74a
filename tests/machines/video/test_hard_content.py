"""Every kind of scene in every shape with content nobody designed for: letters stay inside, apart, large enough and readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.pictures.looks import look_of
from engine.pictures.model import MOST_BARS, Aspect, Figure, Item, Look, Scene, SceneKind
from engine.planning.envelope import VisualSystem

SHORT, LARGE = 360, 6.0
"""The shorter side the table is drawn at; letters of so many hundredths of it are large, and need a contrast of 3 alone."""
LONG = (
    "The committee asked whether the harbour gate that nobody had closed since the winter of 1953 could be trusted to close "
    "by itself, and if it could not, who among the people of Lower Street would walk down in the dark with a lamp and a key, "
    "on a night when the sea had no opinion and the wind had eve"
)
WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurf"


@dataclass(frozen=True)
class Hard:
    """Words for every part of a scene, how many of them, and a palette."""

    words: str
    shown: str
    count: int
    palette: tuple[str, ...] = ("#13262f", "#ecf1f4", "#ce713b")
    style: str = "Coastal documentary"
    typography: str = "A serif"

    @property
    def look(self) -> Look:
        return look_of(VisualSystem(self.style, self.palette, self.typography), self.words)

    def scene(self, kind: SceneKind) -> Scene:
        numbers, speaker = range(self.count), self.words[:40]
        figures = tuple(Figure(11.0 + 7 * (at % 3), self.shown, self.words[:60], "e", at=1900.0 + at) for at in numbers)
        items = tuple(Item(self.words[:150], "e", mark=str(1900 + at)) for at in numbers)
        return Scene(
            0, kind, "b", "hook", self.words, kicker=self.words[:30], body=self.words, source=self.words, speaker=speaker,
            figures=figures, items=items, links=tuple((0, at) for at in numbers if at),
        )  # fmt: skip


CONTENT = {
    "300 letters": Hard(LONG, "£1,234,567,890.12 million", 4, style="Storybook", typography="Handwritten"),
    "a word wider than the picture": Hard(WORD, "12345678901234567890", 3, ("#000080",), "Newspaper", "Old-style serif"),
    "Arabic": Hard("البحر لا رأي له، لكنه يعرف الطريق إلى الداخل", "23 بيتا", 3, ("#fff",), "Bright paper"),
    "Hebrew, two colours": Hard("לים אין דעה, הוא רק יודע את הדרך", "23 בתים", 3, ("#ffff00", "#ffffff"), "Light, clean"),
    "Japanese": Hard("海には意見がなく、委員会は水門が閉まるかどうかを尋ねた。", "23軒", 4, ("#f4f1e8", "#222", "#b3202a"), "Bright paper"),
    "one grey, one item": Hard("One.", "7", 1, ("#777777",), "Noir", "Typewriter"),
    "forty items": Hard("A point of a long list", "40 houses", 40, style="Playful", typography="Rounded sans"),
    "nothing": Hard("Nothing", "", 0),
}  # fmt: skip


def luminances(pixels: Any) -> Any:
    """Relative luminance of rows of red, green, blue."""
    parts = pixels.astype(float) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ (0.2126, 0.7152, 0.0722)


def pixels(image: Any) -> Any:
    """Rows of blue, green, red, alpha; a copy."""
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


@dataclass(frozen=True)
class Ink:
    """What one text paints: where, and on the whole canvas with a rim round it."""

    box: tuple[int, int, int, int]
    mask: Any
    colors: Any

    def meets(self, other: Ink) -> bool:
        """Whether the two paint on one another."""
        return bool((self.mask & other.mask).any())


def inks(canvas: Any, rim: int) -> Iterator[Ink]:
    """Every text as it is painted, also what would fall outside."""
    from PySide6.QtGui import QImage, QPainter

    for sprite in canvas.sprites:
        if not sprite.is_text:
            continue
        image = QImage(canvas.width + 2 * rim, canvas.height + 2 * rim, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.translate(rim, rim)
        sprite.draw(painter)
        painter.end()
        drawn = pixels(image)
        mask = drawn[:, :, 3] > 140
        rows, columns = np.nonzero(mask)
        if len(rows):
            box = columns.min() - rim, rows.min() - rim, columns.max() - rim, rows.max() - rim
            yield Ink(box, mask, drawn)


def faults(canvas: Any, ground: Any) -> list[str]:
    """What is wrong with the letters of a scene, in words."""
    rim, u, safe, found = 40, canvas.u, canvas.safe, list[str]()
    every = list(inks(canvas, rim))
    for number, ink in enumerate(every):
        left, top, right, bottom = ink.box
        out = max(safe.left() - left, safe.top() - top, right - safe.right(), bottom - safe.bottom())
        if out > u:
            found.append(f"{out / u:.1f} units outside")
        if any(ink.meets(other) for other in every[:number]):
            found.append("texts on one another")
        inside = ink.mask[rim:-rim, rim:-rim]
        letters, under = (luminances(one[inside][:, 2::-1]) for one in (ink.colors[rim:-rim, rim:-rim], ground))
        ratio = (np.maximum(letters, under) + 0.05) / (np.minimum(letters, under) + 0.05)
        least, is_large = float(np.percentile(ratio, 8)), bottom - top > LARGE * u
        if least < (3.0 if is_large else 4.5):
            found.append(f"contrast {least:.1f}")
    found += [f"{run.size / u:.1f} units small" for run in canvas.texts if run.size < min(9.0 / u, 2.0) * u - 0.6]
    return found


@pytest.mark.parametrize("content", CONTENT)
@pytest.mark.parametrize("aspect", list(Aspect))
def test_letters_are_inside_apart_and_readable(content: str, aspect: Aspect, qapp: object) -> None:
    from engine.machines.video.painting import Painting, composed

    hard, wrong = CONTENT[content], {}
    for kind in SceneKind:
        canvas = composed(hard.scene(kind), hard.look, *aspect.size(SHORT), lambda name: None)
        found = faults(canvas, pixels(Painting(canvas, 6.0).sheet()))
        if found:
            wrong[str(kind)] = found
    assert wrong == {}


@pytest.mark.parametrize("aspect", list(Aspect))
def test_eight_bars_stand_apart_from_each_other_in_every_shape(qapp: object, aspect: Aspect) -> None:
    from engine.machines.video.painting import composed

    figures = tuple(Figure(10.0 * each, f"{each}0 tonnes", f"Grain {each}", "e") for each in range(1, MOST_BARS + 1))
    scene = Scene(0, SceneKind.BARS, "b", "hook", "What was brought to the mill", figures=figures)
    canvas = composed(
        scene,
        look_of(VisualSystem("Coastal documentary", ("#13262f",), "A serif"), "Mill"),
        *aspect.size(1080),
        lambda name: None,
    )
    labels = [one.rect for one in canvas.sprites if one.is_text and not one.in_chart][1:]
    bars = [one.rect for one in canvas.sprites if one.in_chart and not one.is_text]
    assert len(labels) == len(bars) == MOST_BARS
    rim = bars[0].left() - labels[0].left()
    labels = [one.adjusted(rim, rim, -rim, -rim) for one in labels]
    for rows in zip(labels, bars, labels[1:], strict=False):
        assert rows[0].bottom() <= rows[1].top() and rows[1].bottom() <= rows[2].top(), rows
