"""Stage, tables: kept takes and mixes by their content addresses, finalizations, performances, companions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class TakeRow(Table):
    """One spoken line; the key says engine, voice, text and delivery, the blob holds the samples."""

    __tablename__ = "takes"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64))
    voice_id: Mapped[str] = mapped_column(String(120))
    frames: Mapped[int]
    duration_ms: Mapped[int]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    power: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime]


class MixRow(Table):
    """A finished MP3 of these inputs."""

    __tablename__ = "mixes"

    inputs: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64))
    duration_ms: Mapped[int]
    integrated_lufs: Mapped[float]
    true_peak_dbtp: Mapped[float]
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]


class MixSheetRow(Table):
    """What is heard in each block of a finished MP3, so that the next one of this artifact can be made from it."""

    __tablename__ = "mix_sheets"
    __table_args__ = (Index("ix_mix_sheets_artifact", "artifact_id", "made_at"),)

    blob: Mapped[str] = mapped_column(String(64), primary_key=True)
    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    sheet: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]


class FinalizationRow(Table):
    """How far an artifact's finished audio is; one row an artifact and mode."""

    __tablename__ = "finalizations"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    mode: Mapped[str] = mapped_column(String(10), primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    inputs: Mapped[str] = mapped_column(String(64))
    media_path: Mapped[str | None] = mapped_column(String(300))
    blob: Mapped[str | None] = mapped_column(String(64))
    duration_ms: Mapped[int | None]
    loudness: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    error: Mapped[str | None]
    reservation_id: Mapped[str | None] = mapped_column(String(25))
    job_id: Mapped[str | None] = mapped_column(String(25))
    requested_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class PerformanceRow(Table):
    """A live performance somebody heard to its end."""

    __tablename__ = "performances"
    __table_args__ = (Index("ix_performances_artifact", "artifact_id", "completed_at"),)

    room_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    artifact_id: Mapped[str] = mapped_column(String(25))
    inputs: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime]
    duration_ms: Mapped[int]


class EndedAudioRow(Table):
    """The sound a version of an artifact ended with when another took its place; it never changes any more."""

    __tablename__ = "ended_audio"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    finalization: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    performance: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    companions: Mapped[dict[str, Any]] = mapped_column(JSON)
    measured: Mapped[bool]


class CompanionsRow(Table):
    """The addresses of an artifact's captions, transcript and chapters, and what they were made from."""

    __tablename__ = "companions"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    inputs: Mapped[str] = mapped_column(String(64))
    measured: Mapped[bool]
    paths: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]
