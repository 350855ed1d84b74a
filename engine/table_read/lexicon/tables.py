"""Table read, lexicon, tables: pronunciations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class PronunciationRow(Table):
    """How a word is said in one project; an empty project is every project."""

    __tablename__ = "pronunciations"

    project_id: Mapped[str] = mapped_column(String(25), primary_key=True)
    written: Mapped[str] = mapped_column(String(120), primary_key=True)
    respelled: Mapped[str] = mapped_column(String(120))
    sounds: Mapped[str] = mapped_column(String(120))
    updated_at: Mapped[datetime]
