"""Table read, linting: does a whole screenplay say only what it may, in scenes and lines that follow each other; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.planning.envelope import Evidence
from engine.table_read.grounding import Finding, Ground, Severity, errors
from engine.table_read.screenplay import Screenplay

__all__ = ["Finding", "Severity", "errors", "lint"]


def lint(
    screenplay: Screenplay, evidence: Mapping[str, Evidence], known: Iterable[str] = (), headings: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with a screenplay. `known` are texts whose names may be spoken (titles); `headings` may not be lines."""
    ground = Ground(evidence, (*known, screenplay.title, *screenplay.characters), tuple(headings))
    return (*_order(screenplay), *ground.findings(screenplay.entries))


def _order(screenplay: Screenplay) -> Iterator[Finding]:
    scenes = [scene.index for scene in screenplay.scenes]
    if len(scenes) < 2 or scenes != list(range(len(scenes))):
        yield Finding(0, "scenes", "A table read has at least two scenes, numbered from 0.")
    last = 0
    for place, entry in enumerate(screenplay.entries):
        if entry.index != place or not last <= entry.scene_index < len(scenes):
            yield Finding(entry.index, "order", "Lines are numbered through, and scenes follow each other.")
        last = max(last, entry.scene_index)
