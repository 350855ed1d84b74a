"""Credits, repository: every balance is a sum over the ledger, carried along from line to line."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from engine.credits.model import Bucket, EntryKind, LedgerEntry, Operation, Standing
from engine.credits.tables import LedgerRow
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page


ENTRY = tuple(item.name for item in fields(LedgerEntry))
LEDGER: Any = LedgerRow.__table__
APPEND = insert(LEDGER)
GRANTED = (
    select(func.sum(LEDGER.c.credits))
    .where(LEDGER.c.kind == EntryKind.GRANT, LEDGER.c.cycle == bindparam("of_cycle"), LEDGER.c.bucket == Bucket.MONTHLY)
    .scalar_subquery()
)
END = (
    select(LEDGER.c.balance_after, LEDGER.c.monthly_after, LEDGER.c.reserved_after, LEDGER.c.created_at, GRANTED)
    .order_by(LEDGER.c.seq.desc())
    .limit(1)
)


class LedgerRepository:
    """All queries over the ledger."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, lines: Sequence[tuple[LedgerEntry, str | None, Standing]]) -> None:
        """Write more lines, each with its cycle and the sums up to it."""
        self._session.connection().execute(APPEND, [_values(*line) for line in lines])

    def end(self, cycle: str) -> tuple[int | None, Standing]:
        """The monthly grant of this cycle, None before it was given, and the sums of the whole ledger."""
        row = self._session.connection().execute(END, {"of_cycle": cycle}).first()
        return (None, Standing()) if row is None else (row[4], Standing(row[1], row[0] - row[1], row[2], row[3]))

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


def _values(entry: LedgerEntry, cycle: str | None, standing: Standing) -> dict[str, Any]:
    sums = {"monthly_after": standing.monthly, "reserved_after": standing.reserved}
    return {**{name: getattr(entry, name) for name in ENTRY}, **sums, "cycle": cycle}


def _entry(row: LedgerRow) -> LedgerEntry:
    return LedgerEntry(
        row.id, EntryKind(row.kind), row.credits, Bucket(row.bucket), row.balance_after, row.created_at,
        Operation(row.operation) if row.operation else None, row.job_id, row.artifact_id, row.reservation_id, row.settled_credits,
    )  # fmt: skip
