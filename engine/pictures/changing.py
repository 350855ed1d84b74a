"""Pictures, changing: another scene in the place of one, without losing its ground; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.pictures.choices import told
from engine.pictures.errors import SceneInvalid, SceneNotFound
from engine.pictures.figures import figures_of
from engine.pictures.model import SceneKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.pictures.album import Album
    from engine.pictures.model import Figure, Item, Scene
    from engine.planning.envelope import Evidence

REDRAW = "redraw_scene"
TITLE, BODY, ITEMS = 300, 600, 12
FIGURES = {SceneKind.BIG_NUMBER: 1, SceneKind.COMPARISON: 2, SceneKind.BARS: 2, SceneKind.LINE: 2}
"""How many numbers a kind of scene needs at least."""
ONLY_NUMBERS = "Only numbers of the sources are drawn."


def changing(index: int) -> str:
    """What a version says that was made by changing the scene of this number."""
    return f"Scene {index + 1} was changed."


def require_scene(album: Album, index: int) -> Scene:
    """The scene of this number. Raises `SceneNotFound`."""
    if not 0 <= index < len(album.scenes):
        raise SceneNotFound(f"There is no scene {index + 1}; there are {len(album.scenes)}.")
    return album.scenes[index]


def changed(album: Album, index: int, scene: Scene) -> Album:
    """The album with another scene in this place, as long as the one before. Raises `SceneNotFound`, `SceneInvalid`."""
    old, known = require_scene(album, index), {item.id: item for item in album.evidence}
    missing = [name for name in scene.evidence_ids if name not in known]
    if missing:
        raise SceneInvalid(
            f"The evidence {missing[0]} is not the plan's.", hint="Choose one of the scenes that are offered."
        )
    scene = _counting(scene, known)
    # Words that are no longer those of the source are not shown as if they were.
    items = tuple(_grounded(item, known) for item in scene.items[:ITEMS])
    own = _is_rewritten(scene, known) or (_stands(scene.items) and not _stands(items) and not scene.body)
    own = own or any(_bare(figure.label) not in _bare(known[figure.evidence_id].quote) for figure in scene.figures)
    said = replace(
        scene, items=items, links=tuple(link for link in scene.links if max(link) < len(items)),
        source="" if own else scene.source, evidence_ids=() if own else scene.evidence_ids,
    )  # fmt: skip
    new = replace(said, index=index, seconds=old.seconds, title=scene.title[:TITLE], body=scene.body[:BODY])
    return replace(album, scenes=(*album.scenes[:index], new, *album.scenes[index + 1 :]))


def with_first(others: tuple[Scene, ...], first: Scene) -> tuple[Scene, ...]:
    """What a scene could be, and as it was at first besides, unless that is among them by its words."""
    return others if any(told(one) == told(first) for one in others) else (*others, first)


def _counting(scene: Scene, known: Mapping[str, Evidence]) -> Scene:
    """The scene with numbers of the sources only, as many as its kind needs, on the evidence that has them."""
    figures = tuple(_figure(figure, known) for figure in scene.figures)
    least = FIGURES.get(scene.kind, 0)
    if len(figures) < least:
        raise SceneInvalid(f"This kind of scene needs {least} number{'s' * (least > 1)}.", hint=ONLY_NUMBERS)
    if scene.kind is SceneKind.LINE and any(figure.at is None for figure in figures):
        raise SceneInvalid("Every number of a line chart needs its year.", hint="Write the year behind the number.")
    if scene.kind is SceneKind.LINE:
        figures = tuple(sorted(figures, key=lambda figure: figure.at or 0.0))
    names = dict.fromkeys((*scene.evidence_ids, *(figure.evidence_id for figure in figures)))
    return replace(scene, figures=figures, evidence_ids=tuple(names) if scene.evidence_ids else ())


def _figure(figure: Figure, known: Mapping[str, Evidence]) -> Figure:
    """The figure on the evidence that says it, which is looked for where none is named. Raises `SceneInvalid`."""
    items = [known[figure.evidence_id]] if figure.evidence_id in known else [] if figure.evidence_id else known.values()
    own = next((one for item in items for one in figures_of(item) if one.shown == figure.shown), None)
    if own is None:
        raise SceneInvalid(f"No evidence says {figure.shown}.", hint=ONLY_NUMBERS)
    return figure if figure.evidence_id else replace(own, label=figure.label, at=figure.at)


def _grounded(item: Item, known: Mapping[str, Evidence]) -> Item:
    """The item with its evidence where that says it, word for word; without where it does not."""
    found = known.get(item.evidence_id or "")
    told = _bare(f"{found.quote} {found.attribution or ''}") if found is not None else ""
    literal = all(_bare(part) in told for part in item.text.split("…"))
    return replace(item, text=item.text[:BODY], evidence_id=item.evidence_id if found and literal else None)


def _stands(items: tuple[Item, ...]) -> bool:
    return any(item.evidence_id for item in items)


def _is_rewritten(scene: Scene, known: Mapping[str, Evidence]) -> bool:
    """Whether the text stands in none of the quotes it would be credited to."""
    if not scene.body or not scene.evidence_ids:
        return False
    quotes = " ".join(_bare(known[name].quote) for name in scene.evidence_ids)
    return any(_bare(part) not in quotes for part in scene.body.split("…") if _bare(part))


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
