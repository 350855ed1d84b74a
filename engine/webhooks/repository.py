"""Webhooks, repository: the log, written at its end and swept at its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text

from engine.foundation.ids import new_id
from engine.webhooks.model import Happening, Stretch, Telling, Wanted
from engine.webhooks.tables import HappeningRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

LOG: Any = HappeningRow.__table__
WRITTEN = insert(LOG)


class HappeningRepository:
    """All queries over what has happened."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, tellings: Sequence[Telling], at: datetime) -> None:
        """Write these at the end, in this order."""
        if self._session.get_bind().dialect.name == "postgresql":
            # Numbers are drawn before the commit there; whoever reads in between must not see a later one first.
            self._session.execute(text("LOCK TABLE happenings IN EXCLUSIVE MODE"))
        rows = [
            {
                "id": new_id(), "type": one.type, "data": one.data, "project_id": one.project_id, "job_id": one.job_id,
                "created_at": at,
            }
            for one in tellings
        ]  # fmt: skip
        self._session.connection().execute(WRITTEN, rows)

    def newest(self) -> int:
        """The last number; 0 before anything happened."""
        return self._session.scalar(select(func.max(HappeningRow.number))) or 0

    def oldest(self) -> int:
        """The first number still kept; 1 before anything happened."""
        return self._session.scalar(select(func.min(HappeningRow.number))) or 1

    def after(self, number: int, wanted: Wanted, most: int) -> Stretch:
        """At most so many of what is wanted after this number, oldest first."""
        end = self.newest()
        if end <= number:
            return Stretch((), number)
        query = _wanted(select(HappeningRow).where(HappeningRow.number > number), wanted)
        rows = list(self._session.scalars(query.order_by(HappeningRow.number).limit(most)))
        is_cut = len(rows) == most
        return Stretch(tuple(_happening(row) for row in rows), rows[-1].number if is_cut else end, is_cut)

    def sweep(self, before: datetime) -> None:
        """Drop what is older, except the newest of all, which tells where the log has come to."""
        end = self.newest()
        last = self._session.scalar(select(func.max(HappeningRow.number)).where(HappeningRow.created_at < before))
        if last is not None:
            self._session.execute(delete(HappeningRow).where(HappeningRow.number <= last, HappeningRow.number < end))


def _wanted(query: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.types is not None:
        query = query.where(HappeningRow.type.in_(wanted.types))
    if wanted.project_id is not None:
        query = query.where(HappeningRow.project_id == wanted.project_id)
    return query if wanted.job_id is None else query.where(HappeningRow.job_id == wanted.job_id)


def _happening(row: HappeningRow) -> Happening:
    return Happening(row.number, row.id, Telling(row.type, row.data, row.project_id, row.job_id), row.created_at)
