"""Webhooks, tables: the log of what has happened."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table

Number = BigInteger().with_variant(Integer, "sqlite")


class HappeningRow(Table):
    """One thing that happened; numbers are never given twice, even after the oldest rows are swept."""

    __tablename__ = "happenings"
    __table_args__ = (
        Index("ix_happenings_project", "project_id", "number"),
        Index("ix_happenings_job", "job_id", "number"),
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(25))
    type: Mapped[str] = mapped_column(String(40))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    project_id: Mapped[str | None] = mapped_column(String(25))
    job_id: Mapped[str | None] = mapped_column(String(25))
    created_at: Mapped[datetime] = mapped_column(index=True)
