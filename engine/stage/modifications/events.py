"""Modifications, events."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class VoiceModificationMoved(Event):
    """A modification has reached a status."""

    artifact_id: str
    modification_id: str
    status: str
    error: str | None
