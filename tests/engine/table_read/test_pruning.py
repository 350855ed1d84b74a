"""A line that does not hold is left out, and nothing is left pointing at it."""

from __future__ import annotations

from engine.table_read.pruning import pruned
from engine.table_read.screenplay import Entry, Grounding, Scene, Screenplay

CLAIM, JOINT = Grounding.CLAIM, Grounding.CONNECTIVE


def _play(*lines: tuple[int, Grounding]) -> Screenplay:
    entries = tuple(
        Entry(n, scene, "NARRATOR", f"Line {n}.", kind, ("ev-0",) if kind is CLAIM else ())
        for n, (scene, kind) in enumerate(lines)
    )
    scenes = tuple(Scene(n, f"Scene {n}", "hook", ()) for n in sorted({scene for scene, _ in lines}))
    return Screenplay("Title", "documentary", scenes, entries)


def _texts(play: Screenplay) -> list[str]:
    return [entry.text for entry in play.entries]


def test_the_rest_is_numbered_anew() -> None:
    left = pruned(_play((0, CLAIM), (0, CLAIM), (1, CLAIM)), {1})

    assert [(entry.index, entry.scene_index, entry.text) for entry in left.entries] == [
        (0, 0, "Line 0."),
        (1, 1, "Line 2."),
    ]


def test_an_introduction_goes_with_what_it_introduced() -> None:
    left = pruned(_play((0, CLAIM), (0, JOINT), (0, CLAIM), (0, JOINT), (0, CLAIM)), {2})

    assert _texts(left) == ["Line 0.", "Line 3.", "Line 4."]


def test_an_introduction_stays_while_it_introduces_something() -> None:
    left = pruned(_play((0, JOINT), (0, CLAIM), (0, CLAIM)), {1})

    assert _texts(left) == ["Line 0.", "Line 2."]


def test_an_empty_scene_goes_and_the_others_close_up() -> None:
    left = pruned(_play((0, CLAIM), (1, CLAIM), (2, CLAIM)), {1})

    assert [(scene.index, scene.title) for scene in left.scenes] == [(0, "Scene 0"), (1, "Scene 2")]
    assert left.entries[1].scene_index == 1
