"""Production, tables: story jobs, the artifacts they ordered, and what was said on the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class StoryJobRow(Table):
    """One order."""

    __tablename__ = "story_jobs"
    __table_args__ = (
        Index("ix_story_jobs_page", "created_at", "id"),
        Index("ix_story_jobs_project", "project_id", "created_at", "id"),
        Index("ix_story_jobs_status", "status", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    plan_id: Mapped[str] = mapped_column(String(25), index=True)
    project_id: Mapped[str] = mapped_column(String(25))
    status: Mapped[str] = mapped_column(String(10))
    requests: Mapped[list[Any]] = mapped_column(JSON)
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    failure: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]


class OrderRow(Table):
    """One artifact of a job, with the reservation that pays for it and how that ended."""

    __tablename__ = "orders"

    job_id: Mapped[str] = mapped_column(ForeignKey("story_jobs.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    artifact_id: Mapped[str] = mapped_column(String(25), index=True)
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    price: Mapped[int]
    reservation_id: Mapped[str | None] = mapped_column(String(25))
    charge: Mapped[str] = mapped_column(String(10))
