"""Planning, ports: the planner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from engine.planning.envelope import PlanEnvelope

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.library.digest import Digest
    from engine.library.extraction import Layout
    from engine.planning.model import StoryPlan


@dataclass(frozen=True, slots=True)
class PlanningSource:
    """A source as the planner reads it; `text` is None where only digest or metadata may be used."""

    id: str
    title: str
    type: str
    metadata: dict[str, Any]
    digest: Digest | None
    text: str | None
    layout: Layout | None

    @property
    def supports(self) -> tuple[str, ...]:
        """The passages its digest rests on; none without a digest."""
        return tuple(one.support for one in self.digest.evidence) if self.digest else ()

    @property
    def words(self) -> str:
        """Its text, or what its digest kept of it."""
        return self.text or " ".join(self.supports)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A planner's result."""

    envelope: PlanEnvelope
    warnings: tuple[str, ...] = ()


class StoryPlanner(Protocol):
    """Makes a grounded plan of sources and a brief."""

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The envelope for this plan; the same input gives the same envelope. Raises KnownError with the reason.

        A planner that waits for somebody calls `tick` twice a second and lets through what it raises to give up.
        """
