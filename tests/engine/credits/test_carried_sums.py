"""Every line of the ledger carries the sums up to it; a ledger written before they were carried gets them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import select

from engine.credits.model import Bucket, EntryKind, Operation
from engine.credits.repository import LedgerRepository
from engine.credits.service import CreditsService
from engine.credits.tables import LedgerRow
from engine.foundation.paths import StudioPaths
from engine.migrations.upgrade import HERE, upgrade
from engine.storage.database import Database
from tests.fakes.clock import FrozenClock
from tests.fakes.floor import Floor

PURSE = CreditsService(40)


def _live(floor: Floor) -> None:
    with floor.units.work("owner") as work:
        PURSE.top_up(work, 30)
    for turn, credits in enumerate((11, 45, 11, 11)):
        with floor.units.work("test") as work:
            held = PURSE.reserve(work, Operation.TABLE_READ, credits, job_id=None, artifact_id=None)
        with floor.units.work("test") as work:
            (PURSE.settle, PURSE.release)[turn % 2](work, held)
    with floor.units.work("test") as work:
        open_ = PURSE.reserve(work, Operation.TABLE_READ, 11, job_id=None, artifact_id=None)
    floor.clock.forward(days=31)
    with floor.units.work("test") as work:
        PURSE.reserve(work, Operation.STORYBOARD, 10, job_id=None, artifact_id=None)
        PURSE.release(work, open_)


def _carried(rows: list[LedgerRow]) -> list[tuple[int, int, int]]:
    return [(row.balance_after, row.monthly_after, row.reserved_after) for row in rows]


def _summed(rows: list[LedgerRow]) -> list[tuple[int, int, int]]:
    sums = []
    for at in range(1, len(rows) + 1):
        seen = rows[:at]
        monthly = sum(row.credits for row in seen if row.bucket == Bucket.MONTHLY)
        # A reservation of two buckets is closed line by line.
        parts = {(row.reservation_id, row.bucket) for row in seen if row.kind in (EntryKind.SETTLE, EntryKind.RELEASE)}
        held = -sum(
            row.credits
            for row in seen
            if row.kind == EntryKind.RESERVE and (row.reservation_id, row.bucket) not in parts
        )
        sums.append((sum(row.credits for row in seen), monthly, held))
    return sums


def test_every_line_carries_the_sums_of_all_lines_up_to_it(floor: Floor) -> None:
    _live(floor)
    with floor.units.reading("test") as work:
        rows = list(work.session.scalars(select(LedgerRow).order_by(LedgerRow.seq)))
        assert {row.kind for row in rows} == set(EntryKind)
        assert _carried(rows) == _summed(rows)


def test_a_ledger_of_the_first_form_gets_its_sums(floor: Floor, tmp_path: Path) -> None:
    _live(floor)
    paths = StudioPaths(tmp_path / "old").make()
    database, config = Database.at(paths.database), Config()
    config.set_main_option("script_location", str(HERE))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    columns = (
        "seq, id, kind, operation, credits, bucket, cycle, reservation_id, settled_credits, balance_after, created_at"
    )
    with sqlite3.connect(paths.database) as old, sqlite3.connect(floor.paths.database) as now:
        lines = now.execute(f"SELECT {columns} FROM ledger").fetchall()
        old.executemany(f"INSERT INTO ledger ({columns}) VALUES ({','.join('?' * 11)})", lines)
    old.close()
    now.close()
    upgrade(database, paths, FrozenClock())

    with database.reading() as session, floor.database.reading() as same:
        rows = list(session.scalars(select(LedgerRow).order_by(LedgerRow.seq)))
        assert _carried(rows) == _summed(rows)
        assert LedgerRepository(session).end("2026-01") == LedgerRepository(same).end("2026-01")
    database.close()
    assert len(list(paths.backups.iterdir())) == 1


def test_pages_keep_the_order_of_writing_within_one_moment(floor: Floor) -> None:
    for _ in range(5):
        with floor.units.work("test") as work:
            PURSE.release(work, PURSE.reserve(work, Operation.TABLE_READ, 7, job_id=None, artifact_id=None))
    with floor.units.reading("test") as work:
        page = PURSE.ledger(work, 100).items
        written = list(work.session.scalars(select(LedgerRow.id).order_by(LedgerRow.seq.desc())))

    assert [line.id for line in page] == written
