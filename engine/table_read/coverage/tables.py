"""Coverage, tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class CoverageRow(Table):
    """The newest assessment of an artifact."""

    __tablename__ = "coverages"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    status: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]
    focus: Mapped[str | None] = mapped_column(String(500))
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    error: Mapped[str | None] = mapped_column(String(1000))
    ticket: Mapped[str | None] = mapped_column(String(25))
    updated_at: Mapped[datetime]
