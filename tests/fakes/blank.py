"""Fakes, blank: new databases, made once a run and copied, since making one takes longer than most tests."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from engine.foundation.clock import SystemClock
from engine.foundation.paths import StudioPaths
from engine.migrations.upgrade import upgrade
from engine.storage.columns import Table
from engine.storage.database import Database

_kept: dict[tuple[str, ...], bytes] = {}


def lay_tables(database: Path) -> None:
    """Every table that is known now, with nothing in it, where there is no database yet."""
    if not database.exists():
        _lay(database, tuple(sorted(Table.metadata.tables)), lambda made, _: Table.metadata.create_all(made.engine))


def lay_studio(home: Path) -> None:
    """The database a studio's first start makes, in a home that has none yet."""
    paths = StudioPaths(home).make()
    if not paths.database.exists():
        _lay(paths.database, ("migrated",), lambda made, inside: upgrade(made, inside, SystemClock()))


def _lay(database: Path, name: tuple[str, ...], make: Callable[[Database, StudioPaths], object]) -> None:
    if name not in _kept:
        _kept[name] = _made(make)
    database.write_bytes(_kept[name])


def _made(make: Callable[[Database, StudioPaths], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        paths = StudioPaths(Path(folder) / "home").make()
        database = Database.at(paths.database)
        make(database, paths)
        database.close()
        with sqlite3.connect(paths.database) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return paths.database.read_bytes()
