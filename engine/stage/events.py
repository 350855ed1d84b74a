"""Stage, events: rooms, takes and finalizations have moved."""

from __future__ import annotations

from dataclasses import dataclass

from engine.foundation.events import Event
from engine.stage.model import FinalizeStatus


@dataclass(frozen=True, slots=True)
class FinalizeMoved(Event):
    """A finalization has reached a status (None: it was invalidated)."""

    artifact_id: str
    mode: str
    status: FinalizeStatus | None


@dataclass(frozen=True, slots=True)
class RoomOpened(Event):
    """A live room is open."""

    room_id: str
    artifact_id: str


@dataclass(frozen=True, slots=True)
class RoomEnded(Event):
    """A live room is closed; `completed` when it was played to its end."""

    room_id: str
    artifact_id: str
    completed: bool


@dataclass(frozen=True, slots=True)
class AudienceChanged(Event):
    """Somebody has begun to listen in a room, or has left; `listeners` is how many there are now.

    `room_id` is empty where the finished recording is heard, for which no room is open.
    """

    room_id: str
    artifact_id: str
    listeners: int


@dataclass(frozen=True, slots=True)
class LineFellBack(Event):
    """A voice failed on a line and another one spoke it."""

    artifact_id: str
    entry_index: int
    reason: str
