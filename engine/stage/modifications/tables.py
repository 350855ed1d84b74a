"""Modifications, tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class ModificationRow(Table):
    """One effect on a range of lines; `number` keeps the order in which they were asked for."""

    __tablename__ = "voice_modifications"

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    artifact_id: Mapped[str] = mapped_column(String(25), index=True)
    number: Mapped[int]
    first: Mapped[int]
    last: Mapped[int]
    effect: Mapped[str] = mapped_column(String(20))
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(10))
    error: Mapped[str | None] = mapped_column(String(1000))
    ticket: Mapped[str | None] = mapped_column(String(25))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class EndedModificationsRow(Table):
    """The effects a version had when another took its place; its manifest shows them from then on."""

    __tablename__ = "voice_modifications_ended"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    modifications: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
