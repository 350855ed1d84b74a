"""Pictures, changing: another scene in the place of one, without losing its ground; pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.pictures.errors import SceneInvalid, SceneNotFound
from engine.pictures.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.pictures.album import Album
    from engine.pictures.model import Item, Scene
    from engine.planning.envelope import Evidence

REDRAW = "redraw_scene"
TITLE, BODY, ITEMS = 300, 600, 12


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
    for figure in scene.figures:
        item = known.get(figure.evidence_id)
        if item is None or figure.shown not in {one.shown for one in figures_of(item)}:
            raise SceneInvalid(f"No evidence says {figure.shown}.", hint="Only numbers of the sources are drawn.")
    # Words that are no longer those of the source are not shown as if they were.
    items = tuple(_grounded(item, known) for item in scene.items[:ITEMS])
    own = _is_rewritten(scene, known) or (_stands(scene.items) and not _stands(items) and not scene.body)
    said = replace(
        scene, items=items, links=tuple(link for link in scene.links if max(link) < len(items)),
        source="" if own else scene.source, evidence_ids=() if own else scene.evidence_ids,
    )  # fmt: skip
    new = replace(said, index=index, seconds=old.seconds, title=scene.title[:TITLE], body=scene.body[:BODY])
    return replace(album, scenes=(*album.scenes[:index], new, *album.scenes[index + 1 :]))


def with_first(others: tuple[Scene, ...], first: Scene) -> tuple[Scene, ...]:
    """What a scene could be, and as it was at first besides, unless that is among them by its words."""
    return others if any(_told(one) == _told(first) for one in others) else (*others, first)


def _told(scene: Scene) -> tuple[object, ...]:
    return scene.kind, scene.title, scene.body, scene.items, scene.figures


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
