"""Scoring, tables: the steps somebody took on the sound page, and the sounds a version ended with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class StepRow(Table):
    """One step; they are numbered in the order in which they were taken."""

    __tablename__ = "scoring_steps"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
    step: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_undone: Mapped[bool]


class EndedSoundsRow(Table):
    """What sounded beside the voices of a version when another took its place; it comes back with that version."""

    __tablename__ = "ended_sounds"

    artifact_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    inputs: Mapped[dict[str, Any]] = mapped_column(JSON)
