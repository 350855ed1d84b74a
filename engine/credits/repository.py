"""Credits, repository: every balance is a sum over the ledger, carried along from line to line."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from engine.credits.model import Bucket, EntryKind, LedgerEntry, Operation, Standing
from engine.credits.tables import LedgerRow
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page


ENTRY = tuple(item.name for item in fields(LedgerEntry))
LEDGER: Any = LedgerRow.__table__
APPEND = insert(LEDGER)
LAST = (
    select(LEDGER.c.balance_after, LEDGER.c.monthly_after, LEDGER.c.reserved_after, LEDGER.c.created_at)
    .order_by(LEDGER.c.seq.desc())
    .limit(1)
)
GRANTED = select(func.sum(LEDGER.c.credits)).where(
    LEDGER.c.kind == EntryKind.GRANT, LEDGER.c.cycle == bindparam("of_cycle"), LEDGER.c.bucket == Bucket.MONTHLY
)


class LedgerRepository:
    """All queries over the ledger."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, entry: LedgerEntry, cycle: str | None, standing: Standing) -> None:
        """Write one more line, and the sums with it."""
        values = {name: getattr(entry, name) for name in ENTRY}
        sums = {"monthly_after": standing.monthly, "reserved_after": standing.reserved}
        self._session.connection().execute(APPEND, {**values, **sums, "cycle": cycle})

    def standing(self) -> Standing:
        """The sums of the whole ledger."""
        row = self._session.connection().execute(LAST).first()
        return Standing() if row is None else Standing(row[1], row[0] - row[1], row[2], row[3])

    def granted(self, cycle: str) -> int | None:
        """The monthly grant of this cycle, None before it was given."""
        return self._session.connection().execute(GRANTED, {"of_cycle": cycle}).scalar()

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
