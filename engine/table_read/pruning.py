"""Table read, pruning: a screenplay without the lines that do not hold, with nothing left pointing at them; pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay


def pruned(screenplay: Screenplay, wrong: Collection[int], *, only_these: bool = False) -> Screenplay:
    """The screenplay without these lines, without introductions that would introduce nobody, and without empty scenes.

    With `only_these` nothing goes beside the lines themselves.
    """
    entries = screenplay.entries
    gone = {index for index in wrong if index < len(entries)}
    if not only_these:
        gone |= {index - 1 for index in gone if _introduces_nobody(entries, index - 1, gone)}
    kept = [entry for entry in entries if entry.index not in gone]
    alive = [scene for scene in screenplay.scenes if any(entry.scene_index == scene.index for entry in kept)]
    numbers = {scene.index: number for number, scene in enumerate(alive)}
    return replace(screenplay, scenes=_renumbered(alive), entries=_reindexed(kept, numbers))


def _introduces_nobody(entries: tuple[Entry, ...], index: int, gone: set[int]) -> bool:
    if index < 0 or entries[index].grounding is not Grounding.CONNECTIVE:
        return False
    after = next((entry for entry in entries[index + 1 :] if entry.index not in gone), None)
    same_scene = after is not None and after.scene_index == entries[index].scene_index
    return not same_scene or (after is not None and after.grounding is Grounding.CONNECTIVE)


def _renumbered(scenes: list[Scene]) -> tuple[Scene, ...]:
    return tuple(replace(scene, index=number) for number, scene in enumerate(scenes))


def _reindexed(entries: list[Entry], scenes: dict[int, int]) -> tuple[Entry, ...]:
    return tuple(
        replace(entry, index=number, scene_index=scenes[entry.scene_index]) for number, entry in enumerate(entries)
    )
