"""Pictures, tables: segments of film by their content addresses, and the films of table reads."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class SegmentRow(Table):
    """An encoded scene; the key says painter, scene, look, size, length and motion."""

    __tablename__ = "film_segments"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime]


class FilmRow(Table):
    """The film of a table read, or how far it is; one row an artifact."""

    __tablename__ = "films"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    inputs: Mapped[str] = mapped_column(String(64))
    job_id: Mapped[str | None] = mapped_column(String(25))
    reservation_id: Mapped[str | None] = mapped_column(String(25))
    media_path: Mapped[str | None] = mapped_column(String(300))
    poster_path: Mapped[str | None] = mapped_column(String(300))
    blob: Mapped[str | None] = mapped_column(String(64), index=True)
    duration_ms: Mapped[int | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    byte_size: Mapped[int | None]
    error: Mapped[str | None]
    requested_at: Mapped[datetime]
    updated_at: Mapped[datetime]
