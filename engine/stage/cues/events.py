"""Cues, events."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event


@dataclass(frozen=True, slots=True)
class CuesChanged(Event):
    """An effect of a read was added, changed, put back or taken away, or a proposed one was dismissed."""

    artifact_id: str
