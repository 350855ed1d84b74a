"""Coverage, events."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class CoverageMoved(Event):
    """An assessment has reached a status."""

    artifact_id: str
    version: int
    status: str
    error: str | None
