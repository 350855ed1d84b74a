"""Library, events: projects and sources have moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.library.model import DigestStatus, SourceStatus


@dataclass(frozen=True, slots=True)
class ProjectChanged(Event):
    """A project was created, changed, archived or restored."""

    project_id: str


@dataclass(frozen=True, slots=True)
class SourceMoved(Event):
    """A source has reached a status."""

    source_id: str
    project_id: str
    status: SourceStatus
    previous: SourceStatus | None
    failure_code: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDeleted(Event):
    """A source and its text are gone."""

    source_id: str
    project_id: str


@dataclass(frozen=True, slots=True)
class DigestMoved(Event):
    """A source's digest has reached a status."""

    source_id: str
    project_id: str
    status: DigestStatus
