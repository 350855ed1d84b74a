"""Storage, database: SQLite or PostgreSQL from a URL; the only place that knows which."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from engine.storage.pulse import Pulse

if TYPE_CHECKING:
    from engine.storage.pulse import Beat

log = logging.getLogger(__name__)
BUSY_MS = 15_000
WIPING_MS = 300
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", f"busy_timeout={BUSY_MS}")


class Database:
    """One database: opens sessions for writing (serialised on SQLite by BEGIN IMMEDIATE) and for reading."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.engine = _sqlite(url) if self.is_sqlite else create_engine(url, pool_pre_ping=True, hide_parameters=True)
        self._writer = self.engine.execution_options(begin="IMMEDIATE")
        self._reader = self.engine.execution_options(begin="DEFERRED")
        file = self.engine.url.database if self.is_sqlite else None
        self._file = Path(file) if file and file != ":memory:" else None
        self._pulse = None if self._file is None else Pulse(self._file)

    @classmethod
    def at(cls, path: Path) -> Database:
        """The SQLite database in this file, created when missing."""
        return cls(f"sqlite:///{path}")

    def writing(self) -> Session:
        """A session whose transaction takes the write lock at once, so it can never fail to upgrade later."""
        return Session(self._writer, expire_on_commit=False)

    def reading(self) -> Session:
        """A session that sees one snapshot and waits for nobody."""
        return Session(self._reader, expire_on_commit=False, autoflush=False)

    def beat(self) -> Beat | None:
        """The same as long as nobody has committed anything; None where that cannot be told at once."""
        return None if self._pulse is None else self._pulse.beat()

    def wipe(self) -> bool:
        """Have the log of writes forget what has been overwritten; False when somebody is still reading from it.

        In the file itself SQLite overwrites what is deleted; another database looks after its own.
        """
        if self._file is None:
            return True
        try:
            with closing(sqlite3.connect(self._file, timeout=WIPING_MS / 1000, isolation_level=None)) as connection:
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as problem:
            log.warning("The log of writes could not be emptied: %s", problem)
            return False
        return not busy

    def close(self) -> None:
        """Give back every connection."""
        if self._pulse is not None:
            self._pulse.close()
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    # Values stay out of messages: a failed statement is logged, and texts of sources may not be.
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
        pool_size=16,
        max_overflow=16,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Any) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    # Past the statement cache and its events, which are half the cost of a unit that reads one row.
    connection.connection.driver_connection.execute(f"BEGIN {mode}").close()
