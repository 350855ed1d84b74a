"""Pictures, events: the film of a table read has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class FilmMoved(Event):
    """A film has reached a status (queued, rendering, complete, failed, stale, not_rendered)."""

    artifact_id: str
    status: str
