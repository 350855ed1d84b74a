"""Artifacts, events: a made thing has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.artifacts.model import ArtifactStatus
from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class ArtifactMoved(Event):
    """An artifact has reached a status."""

    artifact_id: str
    project_id: str
    job_id: str
    status: ArtifactStatus
    previous: ArtifactStatus | None
