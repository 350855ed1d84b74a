"""Pictures, wording: a scene's words and numbers as lines of text, and the scene with what was typed; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engine.pictures.model import Figure, Item, Scene, SceneKind

YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
BETWEEN = ": "


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody has typed or chosen for a scene and what is not drawn yet; `name` is the kind as the form calls it."""

    name: str
    title: str
    body: str
    numbers: str

    def is_shown(self, scene: Scene, name: str) -> bool:
        """Whether a scene, of a kind of this name, shows it by now."""
        told = (scene.title, _lines(text_of(scene)), set(_lines(numbers_of(scene))))
        # A kind may be called what it is, and that it was so first.
        is_kind = self.name.startswith(name)
        return is_kind and told == (self.title.strip(), _lines(self.body), set(_lines(self.numbers)))


def text_of(scene: Scene) -> str:
    """Its own words, or a line for each of its items."""
    return scene.body or "\n".join(item.text for item in scene.items)


def numbers_of(scene: Scene) -> str:
    """A line for each of its numbers, with what it counts."""
    return "\n".join(filter(None, map(_line, scene.figures)))


def worded(scene: Scene, text: str) -> Scene:
    """The scene with this text: its own words, or a line for each of its items."""
    if scene.body or not scene.items:
        return replace(scene, body=text)
    lines = _lines(text)
    known = {item.text: item for item in scene.items}
    items = (known.get(line) or _item(scene, number, line) for number, line in enumerate(lines))
    if scene.kind is SceneKind.PROCESS:
        items = (replace(item, mark=str(number + 1)) for number, item in enumerate(items))
    return replace(scene, items=tuple(items))


def numbered(scene: Scene, text: str, others: Sequence[Scene]) -> Scene:
    """The scene with these numbers; one that none of the others shows is looked for in the sources by whoever draws."""
    known = {_line(figure): figure for one in (*others, scene) for figure in one.figures}
    return replace(
        scene, figures=tuple(known.get(line) or _figure(line, scene, known.values()) for line in _lines(text))
    )


def _figure(line: str, scene: Scene, known: Iterable[Figure]) -> Figure:
    """A line somebody wrote or changed: the number before the colon, what it counts behind it."""
    shown, _, label = (part.strip() for part in line.partition(BETWEEN.strip()))
    year = YEAR.search(label)
    at = float(year[0]) if year and scene.kind is SceneKind.LINE else None
    return next(
        (replace(one, label=label, at=at or one.at) for one in known if one.shown == shown),
        Figure(0.0, shown, label, "", at=at),
    )


def _line(figure: Figure) -> str:
    year = str(int(figure.at)) if figure.at is not None and str(int(figure.at)) not in figure.label else ""
    label = " ".join(filter(None, (figure.label, year)))
    return f"{figure.shown}{BETWEEN}{label}" if label else figure.shown


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _item(scene: Scene, number: int, line: str) -> Item:
    return replace(scene.items[number], text=line) if number < len(scene.items) else Item(line)
