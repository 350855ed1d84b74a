"""Table read, lexicon, repository: pronunciations as rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from engine.table_read.lexicon.tables import PronunciationRow
from engine.table_read.pronunciation import Pronunciation

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

EVERYWHERE = ""


class PronunciationRepository:
    """All queries about pronunciations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, project_id: str | None) -> tuple[Pronunciation, ...]:
        """The entries of a project, or those that hold everywhere, by their words."""
        asked = select(PronunciationRow.written, PronunciationRow.respelled, PronunciationRow.sounds)
        rows = self._session.execute(
            asked.where(PronunciationRow.project_id == (project_id or EVERYWHERE)).order_by(PronunciationRow.written)
        )
        return tuple(Pronunciation(written, respelled, sounds, project_id) for written, respelled, sounds in rows)

    def put(self, one: Pronunciation, now: datetime) -> None:
        """Keep an entry in the place of an earlier one."""
        row = PronunciationRow(
            project_id=one.project_id or EVERYWHERE, written=one.written, respelled=one.respelled, sounds=one.sounds,
            updated_at=now,
        )  # fmt: skip
        self._session.merge(row)
        self._session.flush()

    def remove(self, written: str, project_id: str | None) -> bool:
        """Forget an entry; whether there was one."""
        row = self._session.get(PronunciationRow, (project_id or EVERYWHERE, written))
        if row is not None:
            self._session.delete(row)
            self._session.flush()
        return row is not None
