"""Bench: many rows of everything that is listed, written past the rooms straight into the database of a closed studio."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from engine.foundation.ids import new_id

COPIED = ("projects", "sources", "story_jobs", "ledger")


def fill(database: Path, count: int) -> None:
    """So many copies of the first project, source, story job and ledger line, each a millisecond older than the one before."""
    connection = sqlite3.connect(database)
    for table in COPIED:
        row = _first(connection, table)
        names = [name for name in row if name != "seq"]
        sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        copies = ({**row, "id": new_id(), "created_at": row["created_at"] - 1 - step} for step in range(count))
        connection.executemany(sql, ([copy[name] for name in names] for copy in copies))
    # It says on the first page of projects how many sources it holds.
    connection.execute(
        "UPDATE projects SET source_count = ? WHERE id = (SELECT project_id FROM sources LIMIT 1)", (count + 1,)
    )
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _first(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    # Of the ledger a reservation, since grants are few: one a month.
    found = connection.execute(
        f"SELECT * FROM {table} ORDER BY {'kind DESC' if table == 'ledger' else 'created_at'} LIMIT 1"
    )
    return dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))
