"""Pictures, choices: what one scene can be instead, what it cannot be and why, and what it was before; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.pictures.model import Scene, SceneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LACKS = {
    SceneKind.QUOTATION: "Nobody's own words stand in the passages of this beat, or only at too great a length.",
    SceneKind.PORTRAIT: "No person with a name is quoted in the passages of this beat.",
    SceneKind.STATEMENT: "Every passage of this beat is a quotation.",
    SceneKind.BIG_NUMBER: "No passage of this beat has a number that counts something.",
    SceneKind.COMPARISON: "A comparison needs two numbers that count the same; the passages of this beat have none.",
    SceneKind.BARS: "A bar chart needs three numbers that count the same; the passages of this beat do not have them.",
    SceneKind.LINE: "A line chart needs three numbers that count the same, each with its year; the passages of this beat do not have them.",
    SceneKind.TIMELINE: "A timeline needs two dates; the passages of this beat do not have them.",
    SceneKind.MAP: "It needs three names, some of them in one passage; the passages of this beat do not have them.",
    SceneKind.PROCESS: "It needs a passage that tells three steps in their order; this beat has none.",
    SceneKind.LIST: "A list needs three passages that are no quotations; this beat has fewer.",
    SceneKind.SPLIT: "It needs passages of two sources; this beat rests on one.",
    SceneKind.DOCUMENT: "It needs a passage from a PDF that is still kept; this beat has none.",
}
"""What a beat has not got where a kind of scene cannot be made of it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Scenes that could stand in one place, the present one first; sentences for the kinds that cannot; the scene before its last change."""

    scenes: tuple[Scene, ...] = ()
    lacks: Mapping[SceneKind, str] = field(default_factory=dict)
    former: Scene | None = None
    beat: str = ""

    @classmethod
    def of(cls, scenes: tuple[Scene, ...], beat: str, former: Scene | None = None) -> Choices:
        """Everything the beat of this name cannot carry is said to be so."""
        kinds = {scene.kind for scene in scenes}
        return cls(scenes, {kind: words for kind, words in LACKS.items() if kind not in kinds}, former, beat)


def former(scene: Scene, earlier: Iterable[Scene]) -> Scene | None:
    """The latest of the earlier scenes of this place, newest first, that shows something else."""
    return next((one for one in earlier if told(one) != told(scene)), None)


def told(scene: Scene) -> tuple[object, ...]:
    """What a scene shows of its own."""
    return scene.kind, scene.title, scene.body, scene.items, scene.figures
