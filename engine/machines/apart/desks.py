"""Machines, apart, desks: a digester and a planner that take long texts to a process of their own, and short ones at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.machines.apart.running import Apart

if TYPE_CHECKING:
    from engine.library.digest import Digest
    from engine.library.extraction import Extraction
    from engine.library.ports import Digester
    from engine.planning.model import StoryPlan
    from engine.planning.ports import Drafted, PlanningSource, StoryPlanner

AT_ONCE = 20_000
"""Characters that are thought about faster than a process starts."""


class DigesterApart:
    """The library's `Digester`; a long text costs the window nothing, and a text that breaks it breaks only its own process."""

    def __init__(self, inner: Digester, at_once: int = AT_ONCE) -> None:
        self._inner, self._apart, self._at_once = inner, Apart(inner), at_once

    def digest(self, extraction: Extraction, tick: Callable[[], None] | None = None) -> Digest:
        """The same digest `inner` gives. Raises `SourceExtractionFailed` at the limits."""
        if len(extraction.text) <= self._at_once:
            return self._inner.digest(extraction, tick)
        found: Digest = self._apart.call("digest", extraction, tick=tick)
        return found


class PlannerApart:
    """The `StoryPlanner` of planning, apart as above."""

    def __init__(self, inner: StoryPlanner, at_once: int = AT_ONCE) -> None:
        self._inner, self._apart, self._at_once = inner, Apart(inner), at_once

    def draft(
        self, plan: StoryPlan, sources: tuple[PlanningSource, ...], tick: Callable[[], None] | None = None
    ) -> Drafted:
        """The same plan `inner` makes."""
        if sum(len(source.text or "") for source in sources) <= self._at_once:
            return self._inner.draft(plan, sources, tick)
        drafted: Drafted = self._apart.call("draft", plan, sources, tick=tick)
        return drafted
