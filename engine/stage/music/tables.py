"""Stage, music, tables: how music stands, clip by clip, and sounds that were made or read before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class MusicRow(Table):
    """What is wanted of an artifact's music."""

    __tablename__ = "music"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    coverage_percent: Mapped[int]
    policy: Mapped[str] = mapped_column(String(10))
    directives: Mapped[list[Any]] = mapped_column(JSON)


class ClipRow(Table):
    """The bed of one scene; `facts` are its settings."""

    __tablename__ = "music_clips"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    scene_index: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(10))
    disabled: Mapped[bool]
    ticket: Mapped[str | None] = mapped_column(String(25))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]


class KeptSoundRow(Table):
    """A sound by what it was made of: its frames, its level, and the file it is handed out as, where it has one."""

    __tablename__ = "kept_sounds"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64))
    frames: Mapped[int]
    level_db: Mapped[float]
    file: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
