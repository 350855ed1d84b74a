"""Artifacts, tables: artifacts, their revisions, and media addresses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class ArtifactRow(Table):
    """Identity and state of one artifact."""

    __tablename__ = "artifacts"
    __table_args__ = (
        Index("ix_artifacts_page", "created_at", "id"),
        Index("ix_artifacts_project", "project_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    job_id: Mapped[str] = mapped_column(String(25), index=True)
    plan_id: Mapped[str] = mapped_column(String(25))
    project_id: Mapped[str] = mapped_column(String(25))
    type: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(10))
    current_version: Mapped[int] = mapped_column(default=1)
    refine_count: Mapped[int] = mapped_column(default=0)
    recording_policy: Mapped[str] = mapped_column(String(10))
    share_jti: Mapped[str | None] = mapped_column(String(32))
    failure_code: Mapped[str | None] = mapped_column(String(40))
    failure_message: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class RevisionRow(Table):
    """One version's content; a row is replaced only while its artifact is not yet READY or is recast in place."""

    __tablename__ = "revisions"

    artifact_id: Mapped[str] = mapped_column(ForeignKey("artifacts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    scope: Mapped[str | None] = mapped_column(String(20))
    instruction: Mapped[str | None]
    job_id: Mapped[str | None] = mapped_column(String(25))
    notes: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    created_at: Mapped[datetime]


class MediaRow(Table):
    """An address that serves one blob for ever."""

    __tablename__ = "media"

    key: Mapped[str] = mapped_column(String(43), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    blob: Mapped[str] = mapped_column(String(64))
    content_type: Mapped[str] = mapped_column(String(100))
    byte_size: Mapped[int]
    artifact_id: Mapped[str | None] = mapped_column(String(25), index=True)
    created_at: Mapped[datetime]
