"""Cues, tables: the effects of reads, and the sounds that were made for any of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class CueRow(Table):
    """One cue; `facts` are its settings."""

    __tablename__ = "sound_cues"
    __table_args__ = (Index(None, "artifact_id", "entry_index", unique=True),)

    id: Mapped[str] = mapped_column(String(25), primary_key=True)
    artifact_id: Mapped[str] = mapped_column(String(25))
    entry_index: Mapped[int]
    bank_key: Mapped[str | None] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]


class BankedSoundRow(Table):
    """A sound by the words and the length it was made for."""

    __tablename__ = "sound_bank"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    blob: Mapped[str] = mapped_column(String(64))
    frames: Mapped[int]
    path: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(120))
    is_exact: Mapped[bool]
    created_at: Mapped[datetime]


class DismissedSoundRow(Table):
    """A proposal somebody did not want, by the key of its spot."""

    __tablename__ = "dismissed_sounds"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    dismissed_at: Mapped[datetime]
