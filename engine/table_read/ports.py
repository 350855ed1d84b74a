"""Table read, ports: the writer and the catalogue of voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.planning.envelope import PlanEnvelope
    from engine.planning.model import ArtifactRequest
    from engine.planning.ports import PlanningSource
    from engine.table_read.model import TableRead
    from engine.table_read.revising.proposing import Proposed
    from engine.table_read.screenplay import Screenplay
    from engine.table_read.voices import Voice


@dataclass(frozen=True, slots=True)
class WritingBrief:
    """All a writer may use: the approved plan, the request with its notes, the brief's words and the sources.

    `established` are names the project's bible and canon know; `creative_brief["seriesBible"]` is the bible itself.
    """

    envelope: PlanEnvelope
    request: ArtifactRequest
    target: dict[str, object]
    creative_brief: dict[str, object]
    style_constraints: dict[str, object]
    sources: tuple[PlanningSource, ...]
    established: tuple[str, ...] = ()


class StoryWriter(Protocol):
    """Writes the screenplay of a plan."""

    def write(self, brief: WritingBrief, progress: Callable[[int, str], None]) -> Screenplay:
        """The screenplay; the same brief gives the same words. Raises `ScriptEmpty`; calls `progress(percent, detail)`."""


class ScriptReviser(Protocol):
    """Understands wishes in words that the built-in refiner does not."""

    @property
    def answers(self) -> bool:
        """Whether there is anybody to ask."""

    def propose(self, read: TableRead, wishes: Sequence[str], tick: Callable[[], None]) -> Proposed:
        """Edits that hold against the read's evidence; `tick` is called meanwhile and may raise to give up.

        Raises `ModelError` where the built-in refiner may not take over.
        """


class VoiceCatalogue(Protocol):
    """Every voice that can speak here; known ids stay resolvable for ever."""

    def voices(self) -> tuple[Voice, ...]:
        """All voices, by language then name."""

    def resolve(self, voice_id: str) -> Voice:
        """The voice of this id. Raises `VoiceNotFound`."""
