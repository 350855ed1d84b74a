"""Webhooks, model: what has happened, under the names other programs know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from engine.foundation.errors import ValidationFailed

SENT = (
    "source.extracting", "source.ready", "source.failed", "source.deleted",
    "digest.pending", "digest.running", "digest.ready", "digest.failed", "digest.skipped",
    "plan.pending", "plan.running", "plan.requires_approval", "plan.approved", "plan.failed", "plan.rejected", "plan.superseded",
    "job.pending", "job.reserved", "job.running", "job.partial", "job.ready", "job.failed", "job.canceled",
    "artifact.running", "artifact.ready", "artifact.failed", "artifact.version_created", "artifact.audio_invalidated",
    "finalize.needs_recording", "finalize.queued", "finalize.rendering", "finalize.uploading", "finalize.complete", "finalize.failed",
    "finalize.stale",
    "release.draft", "release.ready", "release.publishing", "release.published", "release.failed", "release.canceled",
    "release.media_refreshed",
    "webhook.test",
)  # fmt: skip
STREAMED = (*SENT, "source.progress", "job.progress", "music.clip", "voice_modification.state", "coverage.state")
JOB_IS_OVER = frozenset({"job.ready", "job.failed", "job.canceled"})


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to tell: its type, ids and states only, and what it can be filtered by."""

    type: str
    data: dict[str, Any]
    project_id: str | None = None
    job_id: str | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something told once and for all; `number` rises with every commit, `id` is its public name."""

    number: int
    id: str
    told: Telling
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a listener wants to hear of; None means everything."""

    types: tuple[str, ...] | None = None
    project_id: str | None = None
    job_id: str | None = None

    def fits(self, told: Telling) -> bool:
        """Whether this is wanted."""
        return (
            (self.types is None or told.type in self.types)
            and self.project_id in (None, told.project_id)
            and self.job_id in (None, told.job_id)
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the log: what was wanted of it, and the number it reaches to."""

    happenings: tuple[Happening, ...]
    reaches: int
    more: bool = False


def types_of(patterns: str) -> tuple[str, ...]:
    """The types a comma list such as `job.*,plan.ready` stands for. Raises `ValidationFailed` for one that fits nothing."""
    chosen: dict[str, None] = {}
    for pattern in (one.strip() for one in patterns.split(",")):
        fitting = _fitting(pattern)
        if not fitting:
            options = "|".join(f'"{name}"' for name in STREAMED)
            raise ValidationFailed([("types", f"Invalid option: expected one of {options}", None)])
        chosen.update(dict.fromkeys(fitting))
    return tuple(chosen)


def _fitting(pattern: str) -> list[str]:
    is_group = pattern == "*" or (pattern.endswith(".*") and not set("*?[") & set(pattern[:-1]))
    return [name for name in STREAMED if name == pattern or (is_group and fnmatchcase(name, pattern))]
