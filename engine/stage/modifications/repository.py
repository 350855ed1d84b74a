"""Modifications, repository: rows to modifications and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from engine.stage.modifications.errors import VoiceModificationNotFound
from engine.stage.modifications.model import Modification, ModificationStatus
from engine.stage.modifications.tables import EndedModificationsRow, ModificationRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONGEST_ERROR = 1000


class ModificationRepository:
    """All queries of this room."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, artifact_id: str) -> tuple[Modification, ...]:
        """The modifications of a read, in the order in which they were asked for."""
        rows = self._session.scalars(
            select(ModificationRow).where(ModificationRow.artifact_id == artifact_id).order_by(ModificationRow.number)
        )
        return tuple(_modification(row) for row in rows)

    def get(self, artifact_id: str, modification_id: str) -> Modification:
        """One of them. Raises `VoiceModificationNotFound`."""
        row = self._session.get(ModificationRow, modification_id)
        if row is None or row.artifact_id != artifact_id:
            raise VoiceModificationNotFound(f"This table read has no voice modification {modification_id}.")
        return _modification(row)

    def add(self, artifact_id: str, one: Modification) -> None:
        """Keep a new one, the last of its read."""
        last = self._session.scalar(
            select(func.max(ModificationRow.number)).where(ModificationRow.artifact_id == artifact_id)
        )
        self._session.add(ModificationRow(
            id=one.id, artifact_id=artifact_id, number=(last or 0) + 1, first=one.first, last=one.last, effect=one.effect,
            params=dict(one.params), status=str(one.status), error=one.error, ticket=one.ticket,
            created_at=one.created_at, updated_at=one.updated_at,
        ))  # fmt: skip
        self._session.flush()

    def save(self, one: Modification) -> None:
        """Keep one that has moved."""
        row = self._session.get_one(ModificationRow, one.id)
        row.first, row.last, row.ticket = one.first, one.last, one.ticket
        row.status, row.updated_at = str(one.status), one.updated_at
        row.error = one.error[:LONGEST_ERROR] if one.error else None
        self._session.flush()

    def remove(self, *modification_ids: str) -> None:
        """Forget them."""
        self._session.execute(delete(ModificationRow).where(ModificationRow.id.in_(modification_ids)))

    def end(self, artifact_id: str, revision: int) -> None:
        """Keep the effects as those of a version that ends; the first time counts."""
        if self._session.get(EndedModificationsRow, (artifact_id, revision)) is None:
            known = [_kept(one) for one in self.all(artifact_id)]
            self._session.add(EndedModificationsRow(artifact_id=artifact_id, revision=revision, modifications=known))
            self._session.flush()

    def ended(self, artifact_id: str, revision: int) -> tuple[Modification, ...]:
        """The effects a version ended with; none where nobody kept them."""
        row = self._session.get(EndedModificationsRow, (artifact_id, revision))
        return tuple(_again(one) for one in row.modifications) if row is not None else ()


def _modification(row: ModificationRow) -> Modification:
    return Modification(
        row.id, row.first, row.last, row.effect, dict(row.params), ModificationStatus(row.status), row.created_at,
        row.updated_at, row.error, row.ticket,
    )  # fmt: skip


def _kept(one: Modification) -> dict[str, Any]:
    moments = {"created_at": one.created_at.isoformat(), "updated_at": one.updated_at.isoformat()}
    return {**{item.name: getattr(one, item.name) for item in fields(one)}, "status": str(one.status), **moments}


def _again(kept: dict[str, Any]) -> Modification:
    moments = {name: datetime.fromisoformat(kept[name]) for name in ("created_at", "updated_at")}
    return Modification(**{**kept, "status": ModificationStatus(kept["status"]), **moments})
