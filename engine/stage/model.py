"""Stage, model: timelines, rooms, finalizations as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.stage.recording import Chapter, Loudness, Tags
from engine.stage.speech import Delivery, Speech, SpeechRequest, WordTiming

__all__ = [
    "Chapter",
    "Delivery",
    "Finalization",
    "FinalizeStatus",
    "LiveRoom",
    "Loudness",
    "Performance",
    "RoomEvent",
    "Seek",
    "Speech",
    "SpeechRequest",
    "Tags",
    "TimedEntry",
    "Timeline",
    "WordTiming",
]  # fmt: skip

SAMPLE_RATE = 44_100


@dataclass(frozen=True, slots=True)
class TimedEntry:
    """A line on the timeline: milliseconds from the start; word times are absolute; `rendered` when its take is kept."""

    entry_index: int
    scene_index: int
    character: str
    start_ms: int
    end_ms: int
    rendered: bool
    words: tuple[WordTiming, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """When every line is heard; `estimated` while some takes are not spoken yet."""

    duration_ms: int
    estimated: bool
    entries: tuple[TimedEntry, ...]
    chapters: tuple[Chapter, ...]


class FinalizeStatus(StrEnum):
    """queued > rendering > uploading > complete | failed; needs_recording for live_only artifacts."""

    NEEDS_RECORDING = "needs_recording"
    QUEUED = "queued"
    RENDERING = "rendering"
    UPLOADING = "uploading"
    COMPLETE = "complete"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finalization:
    """The finished audio of an artifact's current inputs, or how far it is."""

    artifact_id: str
    mode: str
    status: FinalizeStatus
    inputs: str
    requested_at: datetime
    updated_at: datetime
    media_path: str | None = None
    blob: str | None = None
    duration_ms: int | None = None
    loudness: Loudness | None = None
    warnings: tuple[str, ...] = ()
    error: str | None = None

    def moved(self, status: FinalizeStatus, at: datetime, **changes: Any) -> Finalization:
        """The finalization in another status."""
        return replace(self, status=status, updated_at=at, **changes)

    @property
    def is_in_flight(self) -> bool:
        """Whether it is being made."""
        return self.status in (FinalizeStatus.QUEUED, FinalizeStatus.RENDERING, FinalizeStatus.UPLOADING)


@dataclass(frozen=True, slots=True)
class LiveRoom:
    """A live performance everybody with the link hears; `moment_ms` is what is heard now, `listeners` where they listen from."""

    id: str
    artifact_id: str
    revision: int
    jti: str | None
    started_at: datetime
    duration_ms: int
    estimated: bool
    moment_ms: int = 0
    listeners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomEvent:
    """What a room says to its listeners; `name` is ready, scene, entry, progress, seek, ended or error."""

    name: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seek:
    """Where a seek landed."""

    position_ms: int
    entry_index: int


@dataclass(frozen=True, slots=True)
class Performance:
    """A live performance that ran to its end."""

    room_id: str
    artifact_id: str
    inputs: str
    started_at: datetime
    completed_at: datetime
    duration_ms: int
