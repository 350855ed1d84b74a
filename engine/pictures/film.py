"""Pictures, film: the film of a table read and its legal moves; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class FilmStatus(StrEnum):
    """not_rendered > queued > rendering > complete | failed; complete > stale > complete; stale, failed > queued."""

    NOT_RENDERED = "not_rendered"
    QUEUED = "queued"
    RENDERING = "rendering"
    COMPLETE = "complete"
    FAILED = "failed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Film:
    """How far the film of a table read is; `inputs` is what it was asked for, `media_path` where the last one lies."""

    artifact_id: str
    status: FilmStatus
    inputs: str
    requested_at: datetime
    updated_at: datetime
    job_id: str | None = None
    reservation_id: str | None = None
    media_path: str | None = None
    poster_path: str | None = None
    blob: str | None = None
    duration_ms: int | None = None
    width: int | None = None
    height: int | None = None
    byte_size: int | None = None
    error: str | None = None

    @property
    def is_in_flight(self) -> bool:
        """Whether it is being made."""
        return self.status in (FilmStatus.QUEUED, FilmStatus.RENDERING)

    def moved(self, status: FilmStatus, at: datetime, **changes: Any) -> Film:
        """The film in another status."""
        return replace(self, status=status, updated_at=at, **changes)

    @property
    def is_finished(self) -> bool:
        """Whether there is a whole film, of this read or of an earlier one."""
        return self.status in (FilmStatus.COMPLETE, FilmStatus.STALE)

    def seen_with(self, inputs: str) -> Film:
        """As it is now that the read is this one: a film of another read is stale, whose file still plays."""
        if not self.is_finished:
            return self
        return replace(self, status=FilmStatus.COMPLETE if self.inputs == inputs else FilmStatus.STALE)
