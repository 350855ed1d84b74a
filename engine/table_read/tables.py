"""Table read, tables: drafts, the steps somebody took by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class DraftRow(Table):
    """The draft of an artifact's script; one row an artifact."""

    __tablename__ = "drafts"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    base: Mapped[int]
    steps: Mapped[list[Any]] = mapped_column(JSON)
    position: Mapped[int]
    updated_at: Mapped[datetime]
