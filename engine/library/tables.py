"""Library, tables: projects, what is established in them, and their sources."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table

LIVE = text("deleted_at IS NULL AND producer IS NOT NULL AND external_id IS NOT NULL")

THERE = text("deleted_at IS NULL")


class ProjectRow(Table):
    """One project; `facts` is its metadata as given, `source_count` is kept by whatever adds or deletes a source."""

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_page", "created_at", "id"),)

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column("metadata", JSON)
    season_cadence: Mapped[str | None] = mapped_column(String(20))
    source_count: Mapped[int] = mapped_column(server_default="0")
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class BibleRow(Table):
    """The series bible of a project; `content` is as given."""

    __tablename__ = "series_bibles"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(25))
    version: Mapped[int]
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CanonRow(Table):
    """The cast canon of a project."""

    __tablename__ = "cast_canons"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"), primary_key=True)
    version: Mapped[int]
    characters: Mapped[list[Any]]
    avatar_style: Mapped[str | None] = mapped_column(Text)
    updated_at: Mapped[datetime]


class SourceRow(Table):
    """One source; contents are blobs, the digest is JSON. A live item of a producer exists once a project."""

    __tablename__ = "sources"
    __table_args__ = (
        Index("ix_sources_page", "project_id", "created_at", "id"),
        Index("ix_sources_live", "project_id", sqlite_where=THERE, postgresql_where=THERE),
        Index(
            "uq_sources_identity",
            "project_id",
            "producer",
            "external_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
    )

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id"))
    type: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    label: Mapped[str | None] = mapped_column(String(300))
    url: Mapped[str | None] = mapped_column(String(2048))
    file_name: Mapped[str | None] = mapped_column(String(255))
    file_format: Mapped[str | None] = mapped_column(String(20))
    producer: Mapped[str | None] = mapped_column(String(120))
    external_id: Mapped[str | None] = mapped_column(String(255))
    originated_at: Mapped[datetime | None]
    retention: Mapped[str] = mapped_column(String(20))
    facts: Mapped[dict[str, Any]] = mapped_column("metadata", JSON)
    byte_size: Mapped[int | None]
    content_hash: Mapped[str | None] = mapped_column(String(64))
    text_blob: Mapped[str | None] = mapped_column(String(64), index=True)
    layout_blob: Mapped[str | None] = mapped_column(String(64), index=True)
    original_blob: Mapped[str | None] = mapped_column(String(64), index=True)
    preview: Mapped[str | None] = mapped_column(Text)
    extracted_at: Mapped[datetime | None]
    digest_status: Mapped[str] = mapped_column(String(12))
    digest_error: Mapped[str | None] = mapped_column(Text)
    digest: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    failure_code: Mapped[str | None] = mapped_column(String(40))
    failure_message: Mapped[str | None] = mapped_column(Text)
    deleted_at: Mapped[datetime | None]
