"""Reference, library: projects and sources as they are answered."""

from __future__ import annotations

from typing import Annotated, Literal

from embedded_api.reference.base import ADDED, Anything, Id, Paged, Shape, Time
from engine.library.model import DigestStatus, RetentionPolicy, SourceStatus, SourceType


class ProjectItem(Shape):
    """A project as lists show it."""

    id: Id
    name: str
    description: str | None
    metadata: Anything
    archived_at: Time | None
    source_count: int
    season_cadence: Literal["monthly"] | None
    created_at: Time
    updated_at: Time


class WorkspaceGate(Shape):
    """Whether work may begin in a project."""

    ready: bool
    stage: str
    reason: str | None
    missing_fields: list[str]
    can_plan: bool
    can_start_episode: bool


class Project(ProjectItem):
    """A project with its gate."""

    workspace_gate: WorkspaceGate


class ProjectAnswer(Shape):
    """One project."""

    project: Project


class ProjectList(Paged):
    """Projects."""

    projects: list[ProjectItem]


class Claim(Shape):
    """Something a source says."""

    statement: str
    kind: str
    attribution: str | None


class DigestEvidence(Shape):
    """Where a source says it."""

    claim_index: int
    support: str
    char_start: int
    char_end: int
    page: int | None


class Digest(Shape):
    """What a source comes to."""

    summary: str
    thesis: str | None
    claims: list[Claim]
    evidence: list[DigestEvidence]
    gaps: list[str]
    rights_notes: list[str]


class Source(Shape):
    """A source, without its text."""

    id: Id
    project_id: Id
    type: SourceType
    label: str | None
    url: str | None
    file_name: Annotated[str | None, ADDED]
    file_format: Annotated[str | None, ADDED]
    producer: str | None
    external_id: str | None
    originated_at: Time | None
    status: SourceStatus
    retention_policy: RetentionPolicy
    byte_size: int | None
    token_estimate: int | None
    content_hash: str | None
    extracted_text_preview: str | None
    extracted_at: Time | None
    metadata: Anything
    digest_status: DigestStatus
    digest_error: str | None
    digest: Digest | None
    warnings: Annotated[list[str], ADDED]
    failure_code: str | None
    failure_message: str | None
    created_at: Time
    updated_at: Time
    deleted_at: Time | None


class SourceAnswer(Shape):
    """One source."""

    source: Source


class SourceMade(SourceAnswer):
    """A source taken in, or the same one again."""

    deduplicated: bool


class SourceList(Paged):
    """Sources."""

    sources: list[Source]


class Deleted(Shape):
    """It is gone."""

    deleted: Literal[True]
