"""Artifacts, model: identity apart from numbered, immutable revisions; media under stable addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.artifacts.errors import ArtifactNotReady


class ArtifactStatus(StrEnum):
    """PENDING > RUNNING > READY | FAILED."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    READY = "READY"
    FAILED = "FAILED"


class ArtifactType(StrEnum):
    """What can be made."""

    TABLE_READ = "table_read"
    PITCH_DECK = "pitch_deck"
    STORYBOARD = "storyboard"
    TRAILER = "trailer"
    PRODUCTION_VIDEO = "production_video"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One made thing; its id, share token and player URLs never change while versions rise."""

    id: str
    job_id: str
    plan_id: str
    project_id: str
    type: ArtifactType
    title: str
    status: ArtifactStatus
    created_at: datetime
    updated_at: datetime
    current_version: int = 1
    refine_count: int = 0
    recording_policy: str = "at_job"
    share_jti: str | None = None
    failure_code: str | None = None
    failure_message: str | None = None

    def running(self, at: datetime) -> Artifact:
        """The artifact while it is made."""
        return replace(self, status=ArtifactStatus.RUNNING, failure_code=None, failure_message=None, updated_at=at)

    def ready(self, at: datetime) -> Artifact:
        """The artifact finished."""
        return replace(self, status=ArtifactStatus.READY, updated_at=at)

    def failed(self, code: str, message: str, at: datetime) -> Artifact:
        """The artifact given up, with the reason."""
        return replace(self, status=ArtifactStatus.FAILED, failure_code=code, failure_message=message, updated_at=at)

    def versioned(self, number: int, at: datetime, *, refined: bool) -> Artifact:
        """The artifact once another version is current."""
        return replace(self, current_version=number, refine_count=self.refine_count + refined, updated_at=at)

    def require_ready(self) -> Artifact:
        """Itself. Raises `ArtifactNotReady` in any other state."""
        if self.status is not ArtifactStatus.READY:
            raise ArtifactNotReady(f"The artifact is {self.status}, not READY.", status=str(self.status))
        return self


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable version of an artifact's content; `content` is the room's own JSON (a table read's screenplay and cast).

    `notes` are sentences about how it came to be: what was asked for and not done, what could not be carried into it.
    """

    artifact_id: str
    number: int
    content: dict[str, Any]
    created_at: datetime
    scope: str | None = None
    instruction: str | None = None
    job_id: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A file anyone with the address can fetch, for ever: `/media/<key>/<name>`; content never changes under a key."""

    key: str
    name: str
    blob: str
    content_type: str
    byte_size: int
    created_at: datetime
    artifact_id: str | None = None

    @property
    def path(self) -> str:
        """The address below the origin."""
        return f"/media/{self.key}/{self.name}"
