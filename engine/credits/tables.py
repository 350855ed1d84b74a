"""Credits, tables: the append-only ledger; each line carries the sums up to it, and open reservations are found quickly."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.storage.columns import Table


class LedgerRow(Table):
    """One change of the balance; rows are never changed or removed. `seq` is the order in which they were written.

    `balance_after`, `monthly_after` and `reserved_after` are sums over every row up to this one.
    """

    __tablename__ = "ledger"
    __table_args__ = (
        Index("ix_ledger_page", "created_at", "id"),
        Index("ix_ledger_kind", "kind", "created_at", "id"),
        Index("ix_ledger_reservation", "reservation_id"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(25), unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    operation: Mapped[str | None] = mapped_column(String(40))
    credits: Mapped[int]
    bucket: Mapped[str] = mapped_column(String(10))
    cycle: Mapped[str | None] = mapped_column(String(7))
    job_id: Mapped[str | None] = mapped_column(String(25), index=True)
    artifact_id: Mapped[str | None] = mapped_column(String(25), index=True)
    reservation_id: Mapped[str | None] = mapped_column(String(25))
    settled_credits: Mapped[int | None]
    balance_after: Mapped[int]
    monthly_after: Mapped[int] = mapped_column(server_default="0")
    reserved_after: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime]
