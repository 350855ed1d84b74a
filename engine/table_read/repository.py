"""Table read, repository: rows to drafts and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.drafts import Draft
from engine.table_read.revising.notation import as_json, of_json
from engine.table_read.tables import DraftRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class DraftRepository:
    """All queries over drafts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, artifact_id: str) -> Draft | None:
        """The draft of an artifact's script."""
        row = self._session.get(DraftRow, artifact_id, populate_existing=True)
        if row is None:
            return None
        steps = tuple(tuple(of_json(edit) for edit in step) for step in row.steps)
        return Draft(row.artifact_id, row.base, steps, row.position, row.updated_at)

    def save(self, draft: Draft) -> None:
        """Write a draft, new or changed."""
        steps = [[as_json(edit) for edit in step] for step in draft.steps]
        self._session.merge(
            DraftRow(
                artifact_id=draft.artifact_id,
                base=draft.base,
                steps=steps,
                position=draft.position,
                updated_at=draft.updated_at,
            )
        )
        self._session.flush()

    def drop(self, artifact_id: str) -> None:
        """Throw it away."""
        row = self._session.get(DraftRow, artifact_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()
