"""Credits, repository: every balance is a sum over the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from engine.credits.model import Bucket, EntryKind, LedgerEntry, Operation
from engine.credits.tables import LedgerRow
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page


class LedgerRepository:
    """All queries over the ledger."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, entry: LedgerEntry, cycle: str | None) -> LedgerEntry:
        """Write one more line."""
        row = LedgerRow(
            id=entry.id, kind=entry.kind, operation=entry.operation, credits=entry.credits, bucket=entry.bucket, cycle=cycle,
            job_id=entry.job_id, artifact_id=entry.artifact_id, reservation_id=entry.reservation_id,
            settled_credits=entry.settled_credits, balance_after=entry.balance_after, created_at=entry.created_at,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return entry

    def remaining(self, bucket: Bucket) -> int:
        """What is left in a bucket."""
        total = self._session.scalar(select(func.sum(LedgerRow.credits)).where(LedgerRow.bucket == bucket))
        return int(total or 0)

    def granted(self, cycle: str) -> int | None:
        """The monthly grant of this cycle, None before it was given."""
        query = select(func.sum(LedgerRow.credits)).where(LedgerRow.kind == EntryKind.GRANT, LedgerRow.cycle == cycle)
        return self._session.scalar(query.where(LedgerRow.bucket == Bucket.MONTHLY))

    def reserved(self) -> int:
        """Credits held by reservations that were neither settled nor released."""
        closed = select(LedgerRow.reservation_id).where(LedgerRow.kind.in_((EntryKind.SETTLE, EntryKind.RELEASE)))
        held = select(func.sum(LedgerRow.credits)).where(
            LedgerRow.kind == EntryKind.RESERVE, LedgerRow.reservation_id.not_in(closed)
        )
        return -int(self._session.scalar(held) or 0)

    def of_reservation(self, reservation_id: str) -> tuple[tuple[LedgerEntry, str | None], ...]:
        """The lines of one reservation in writing order, each with its cycle."""
        rows = self._session.scalars(
            select(LedgerRow).where(LedgerRow.reservation_id == reservation_id).order_by(LedgerRow.seq)
        )
        return tuple((_entry(row), row.cycle) for row in rows)

    def page(self, limit: int, cursor: str | None, filters: dict[str, str]) -> Page[LedgerEntry]:
        """The ledger, newest first; filters by job_id, artifact_id, kind."""
        query = select(LedgerRow)
        for name, value in filters.items():
            query = query.where(getattr(LedgerRow, name) == value)
        return newest_first(self._session, query, LedgerRow, limit, cursor, _entry)


def _entry(row: LedgerRow) -> LedgerEntry:
    return LedgerEntry(
        row.id, EntryKind(row.kind), row.credits, Bucket(row.bucket), row.balance_after, row.created_at,
        Operation(row.operation) if row.operation else None, row.job_id, row.artifact_id, row.reservation_id, row.settled_credits,
    )  # fmt: skip
