"""Schemas, library: projects and sources."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from embedded_api.schemas.base import In, Moment, Out
from engine.foundation.clock import from_iso
from engine.library.model import NewSource, Project, RetentionPolicy, Source, SourceType


class ProjectIn(In):
    """Create a project."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    description: Annotated[str | None, Field(max_length=4000)] = None
    metadata: dict[str, Any] | None = None
    season_cadence: Literal["monthly"] | None = None


class ProjectPatch(In):
    """Change a project; only what is sent changes."""

    name: Annotated[str | None, Field(min_length=1, max_length=200)] = None
    description: Annotated[str | None, Field(max_length=4000)] = None
    metadata: dict[str, Any] | None = None
    season_cadence: Literal["monthly"] | None = None
    archived: bool | None = None


class ProjectOut(Out):
    """A project."""

    id: str
    name: str
    description: str | None
    metadata: dict[str, Any]
    archived_at: Moment | None
    source_count: int
    season_cadence: str | None
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, project: Project) -> dict[str, Any]:
        """On the wire, as listed."""
        return cls.model_validate(project).wire()


def with_gate(project: Project) -> dict[str, Any]:
    """A project with its workspace gate, as the single GET shows it."""
    is_open = not project.is_archived
    stage = "ready" if is_open else "archived"
    reason = None if is_open else "The project is archived."
    gate = {
        "ready": is_open,
        "stage": stage,
        "reason": reason,
        "missingFields": [],
        "canPlan": is_open,
        "canStartEpisode": is_open,
    }
    return {**ProjectOut.of(project), "workspaceGate": gate}


class SourceIn(In):
    """Create a source from JSON."""

    type: str
    content: str | None = None
    url: Annotated[str | None, Field(max_length=2048)] = None
    label: Annotated[str | None, Field(max_length=300)] = None
    metadata: dict[str, Any] | None = None
    retention_policy: Literal["EXTRACTED_ONLY", "STORE_ORIGINAL", "METADATA_ONLY"] | None = None
    producer: Annotated[str | None, Field(max_length=120)] = None
    external_id: Annotated[str | None, Field(max_length=255)] = None
    originated_at: str | None = None

    @field_validator("originated_at")
    @classmethod
    def _is_a_time(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                from_iso(value)
            except ValueError:
                raise ValueError("Invalid input: expected date, received string") from None
        return value

    def new(self, type: SourceType, upload: str | None = None, file_name: str | None = None) -> NewSource:
        """What the library is asked to take in."""
        return NewSource(
            type=type, content=self.content, url=self.url, upload=upload, file_name=file_name, label=self.label,
            metadata=self.metadata or {}, retention=RetentionPolicy(self.retention_policy or "EXTRACTED_ONLY"),
            producer=self.producer, external_id=self.external_id, originated_at=_time(self.originated_at),
        )  # fmt: skip


class SourceOut(Out):
    """A source."""

    id: str
    project_id: str
    type: str
    label: str | None
    url: str | None
    file_name: str | None
    file_format: str | None
    producer: str | None
    external_id: str | None
    originated_at: Moment | None
    status: str
    retention_policy: str
    byte_size: int | None
    token_estimate: int | None
    content_hash: str | None
    extracted_text_preview: str | None
    extracted_at: Moment | None
    metadata: dict[str, Any]
    digest_status: str
    digest_error: str | None
    digest: dict[str, Any] | None
    warnings: list[str]
    failure_code: str | None
    failure_message: str | None
    created_at: Moment
    updated_at: Moment
    deleted_at: Moment | None

    @classmethod
    def of(cls, source: Source) -> dict[str, Any]:
        """On the wire."""
        own = {name: getattr(source, name) for name in cls.model_fields if hasattr(source, name)}
        own |= {
            "retention_policy": source.retention,
            "extracted_text_preview": source.preview,
            "warnings": list(source.warnings),
        }
        return cls.model_validate({**own, "digest": _digest(source)}).wire()


def _digest(source: Source) -> dict[str, Any] | None:
    digest = source.digest
    if digest is None:
        return None
    claims = [
        {"statement": claim.statement, "kind": str(claim.kind), "attribution": claim.attribution}
        for claim in digest.claims
    ]
    evidence = [
        {
            "claimIndex": item.claim_index,
            "support": item.support,
            "charStart": item.char_start,
            "charEnd": item.char_end,
            "page": item.page,
        }
        for item in digest.evidence
    ]
    lists = {"gaps": list(digest.gaps), "rightsNotes": list(digest.rights_notes)}
    return {"summary": digest.summary, "thesis": digest.thesis, "claims": claims, "evidence": evidence, **lists}


def _time(text: str | None) -> datetime | None:
    return None if text is None else from_iso(text)
