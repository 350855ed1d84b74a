"""Pictures, film: the film of a table read and its legal moves; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.pictures.model import FPS, Motion


class FilmStatus(StrEnum):
    """not_rendered > queued > rendering > complete | failed; complete > stale > complete; stale, failed > queued."""

    NOT_RENDERED = "not_rendered"
    QUEUED = "queued"
    RENDERING = "rendering"
    COMPLETE = "complete"
    FAILED = "failed"
    STALE = "stale"


PICTURE_S, SOUND_S = {"720p": 33_000, "1080p": 65_000}, 20_000
"""Bytes a second of film takes."""
PAINTED_S = {"720p": 280, "1080p": 150}
"""Frames of a read's film a processor paints in a second."""
DRAWN_S = {Motion.FULL: 26, Motion.CALM: 60}
"""The same of scenes at 1080p, by how much moves in them."""
STILL_S, STILL_B = 0.5, 700_000
"""Seconds and bytes a picture of a scene takes."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a film will roughly take: milliseconds it lasts, its own bytes, those it needs on the disk until it is there, seconds of work."""

    duration_ms: int
    size: int
    needed: int
    seconds: int

    @classmethod
    def of(cls, duration_ms: int, resolution: str, processors: int) -> Outlook:
        """Of a film of this length: its scenes and its sound are kept beside it, so that it is soon made anew after a change."""
        size = (PICTURE_S.get(resolution, PICTURE_S["1080p"]) + SOUND_S) * duration_ms // 1000
        pace = PAINTED_S.get(resolution, PAINTED_S["1080p"]) * max(1, processors)
        return cls(duration_ms, size, 2 * size, max(1, round(FPS * duration_ms / 1000 / pace)))

    @classmethod
    def of_scenes(cls, seconds: float, scenes: int, short: int, motion: Motion, processors: int) -> Outlook:
        """Of scenes with the film of them, or without one where it lasts no time."""
        film = cls.of(round(seconds * 1000), f"{short}p", processors)
        pace = DRAWN_S[motion] * (1080 / short) ** 2 * max(1, processors)
        work = scenes * STILL_S / max(1, processors) + FPS * seconds / pace
        return cls(film.duration_ms, film.size, film.needed + 2 * scenes * STILL_B, max(1, round(work)))


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
