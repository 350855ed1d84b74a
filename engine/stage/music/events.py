"""Stage, music, events: a clip has moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.stage.music.model import ClipStatus


@dataclass(frozen=True, slots=True)
class ClipMoved(Event):
    """A scene's clip has reached a status, or was changed in it."""

    artifact_id: str
    scene_index: int
    status: ClipStatus
    disabled: bool
    error: str | None = None
