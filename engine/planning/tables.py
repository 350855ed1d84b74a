"""Planning, tables: story plans, with what was asked for, what was made of it and how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class PlanRow(Table):
    """One plan; `has_job` says that a job of any status was ever started from it."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_project", "project_id", "created_at", "id"),)

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    project_id: Mapped[str] = mapped_column(String(25))
    status: Mapped[str] = mapped_column(String(20))
    title: Mapped[str | None] = mapped_column(String(240))
    target: Mapped[dict[str, Any]] = mapped_column(JSON)
    creative_brief: Mapped[dict[str, Any]] = mapped_column(JSON)
    style_constraints: Mapped[dict[str, Any]] = mapped_column(JSON)
    source_ids: Mapped[list[Any]] = mapped_column(JSON)
    requests: Mapped[list[Any]] = mapped_column(JSON)
    auto_approve: Mapped[bool]
    quote: Mapped[dict[str, Any]] = mapped_column(JSON)
    envelope: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    failure_code: Mapped[str | None] = mapped_column(String(60))
    failure_message: Mapped[str | None] = mapped_column(Text)
    approved_at: Mapped[datetime | None]
    rejected_at: Mapped[datetime | None]
    rejection_reason: Mapped[str | None] = mapped_column(Text)
    superseded_by: Mapped[str | None] = mapped_column(String(25))
    has_job: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
