"""Pictures, choosing: which scene is shown next, so that nothing is shown twice while something is not shown at all; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from engine.library.exhibits import EXHIBITS, ExhibitKind
from engine.pictures.candidates import Found
from engine.pictures.model import Item, Scene, SceneKind

if TYPE_CHECKING:
    from engine.planning.envelope import Evidence

USED_KIND, USED_EVIDENCE, SAME_AGAIN = 1.1, 2.0, 2.0
MOSTLY = 0.5
"""From so much of it on a scene shows again what another has shown."""
GATHERED = frozenset({SceneKind.LIST, SceneKind.SPLIT})
"""Scenes that put passages together which could each have their own."""
FOR_THE_EYE = frozenset({
    SceneKind.BARS, SceneKind.LINE, SceneKind.COMPARISON, SceneKind.TIMELINE, SceneKind.PROCESS, SceneKind.MAP, SceneKind.LIST,
})  # fmt: skip
EXHIBITED = 3.6
Span = tuple[str, int, int]


class Shown:
    """What a film has shown so far: scenes, stretches of its sources, numbers."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._known: Mapping[str, Evidence] = {item.id: item for item in evidence}
        self.scenes: list[Scene] = []
        self._letters: dict[str, set[int]] = {}
        self._numbers: set[tuple[str, str, str]] = set()

    def add(self, scene: Scene) -> Scene:
        """The scene, which is shown now."""
        self.scenes.append(scene)
        self._numbers |= _numbers(scene)
        for source, start, end in self._spans(scene):
            self._letters.setdefault(source, set()).update(range(start, end))
        return scene

    def best(self, found: Sequence[Found], left: int) -> tuple[Scene, bool] | None:
        """The best scene for a place when this beat has so many left, and whether it shows something new; None where none is left to show."""
        fresh = [one for one in found if not self._is_shown(one[1])]
        new = [one for one in fresh if self.again(one[1]) < MOSTLY]
        alone = {one[1].evidence_ids for one in new if one[1].kind not in GATHERED}
        apart = [
            one
            for one in new
            if not (one[1].kind in GATHERED and _is_gathered(one[1]))
            or len(alone) - len(one[1].evidence_ids) >= left - 1
        ]
        for some in (apart or new, fresh):
            if some:
                return max(some, key=self._worth)[1], some is not fresh
        return None

    def more(self, found: Sequence[Found]) -> int:
        """How many of these would still show something new, each a passage or a picture of its own."""
        return contents([one for one in found if not self._is_shown(one[1]) and self.again(one[1]) < MOSTLY])

    def again(self, scene: Scene) -> float:
        """How much of a scene has been shown already, 0..1."""
        numbers = _numbers(scene)
        if numbers and self._is_table(scene):
            return len(numbers & self._numbers) / len(numbers)
        if self._is_exhibit(scene):
            return float(any(one.evidence_ids == scene.evidence_ids for one in self.scenes))
        spans = self._spans(scene)
        seen = sum(
            len(self._letters.get(source, set()).intersection(range(start, end))) for source, start, end in spans
        )
        return seen / max(1, sum(end - start for _, start, end in spans))

    def _worth(self, one: Found) -> float:
        score, scene = one
        kinds = [each.kind for each in self.scenes]
        just = bool(kinds) and kinds[-1] is scene.kind
        return score - USED_KIND * kinds.count(scene.kind) - USED_EVIDENCE * self.again(scene) - SAME_AGAIN * just

    def _is_shown(self, scene: Scene) -> bool:
        return any(are_same(one, scene) for one in self.scenes)

    def _is_table(self, scene: Scene) -> bool:
        return self._is_exhibit(scene, frozenset((ExhibitKind.TABLE,)))

    def _is_exhibit(self, scene: Scene, kinds: frozenset[str] = EXHIBITS) -> bool:
        """Whether it shows a whole that the source sets apart, of which single sentences may have been shown."""
        known = [self._known[name] for name in scene.evidence_ids if name in self._known]
        return bool(known) and all(item.kind in kinds for item in known)

    def _spans(self, scene: Scene) -> list[Span]:
        """The stretches a scene shows; a chart shows numbers of its table, and a map the names of places alone."""
        if scene.kind is SceneKind.MAP or (self._is_table(scene) and scene.figures):
            return []
        known = (self._known[name] for name in scene.evidence_ids if name in self._known)
        return [
            (item.id if item.char_end <= item.char_start else item.source_id, item.char_start, item.char_end)
            for item in known
        ]


def dates(scene: Scene) -> tuple[Item, ...]:
    """What a timeline shows, each with its date."""
    return scene.items if scene.kind is SceneKind.TIMELINE else ()


def are_same(one: Scene, other: Scene) -> bool:
    """Whether two scenes show the same in the same way."""
    return (one.kind, one.evidence_ids, one.figures, one.items) == (
        other.kind, other.evidence_ids, other.figures, other.items,
    ) and (bool(one.evidence_ids) or one.title == other.title)  # fmt: skip


def repeated(scenes: Sequence[Scene]) -> int:
    """How many of these scenes show nothing but what another before them shows in the same way."""
    return sum(any(are_same(one, scene) for one in scenes[:at]) for at, scene in enumerate(scenes))


def contents(found: Sequence[Found]) -> int:
    """How many of these scenes show something of their own: a passage each, a chart, an exhibit."""
    return len({_subject(scene) for _, scene in found if not _is_gathered(scene)})


def distinct(found: Sequence[Found]) -> int:
    """How many of these scenes can be told apart."""
    return len({(scene.kind, scene.evidence_ids, scene.figures) for _, scene in found})


def drawn(found: Sequence[Found]) -> int:
    """How many charts, lists, ways and steps the sources themselves set apart are among these."""
    return len(
        {
            _subject(scene)
            for score, scene in found
            if score >= EXHIBITED and not _is_gathered(scene) and scene.kind in FOR_THE_EYE
        }
    )


def _subject(scene: Scene) -> object:
    charted = scene.kind in (SceneKind.LINE, SceneKind.BARS)
    return (scene.evidence_ids, frozenset(one.shown for one in scene.figures)) if charted else scene.evidence_ids


def _is_gathered(scene: Scene) -> bool:
    return len(scene.evidence_ids) > 1


def _numbers(scene: Scene) -> set[tuple[str, str, str]]:
    return {(one.evidence_id, one.label, one.shown) for one in scene.figures}
