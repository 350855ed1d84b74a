"""Pictures, events: the film of a table read has moved, a scene was drawn again."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class FilmMoved(Event):
    """A film has reached a status (queued, rendering, complete, failed, stale, not_rendered)."""

    artifact_id: str
    status: str


@dataclass(frozen=True, slots=True)
class AlbumRedrawn(Event):
    """A scene of an artifact was drawn again, or could not be (`problem` says why)."""

    artifact_id: str
    problem: str = ""
