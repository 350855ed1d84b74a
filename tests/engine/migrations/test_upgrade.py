"""Databases of any age become today's, and nothing is lost on the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import engine.bootstrap  # noqa: F401 - every room's tables are known
from engine.foundation.paths import StudioPaths
from engine.migrations.upgrade import HERE, DatabaseTooNew, back_up, revisions, upgrade
from engine.storage.columns import Table
from engine.storage.database import Database
from tests.fakes.clock import FrozenClock


def _fresh(home: Path) -> tuple[Database, StudioPaths]:
    paths = StudioPaths(home).make()
    database = Database.at(paths.database)
    upgrade(database, paths, FrozenClock())
    return database, paths


def test_the_migrations_make_exactly_what_the_rooms_declare(home: Path) -> None:
    database, _ = _fresh(home)
    with database.engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), Table.metadata
        )
    database.close()

    assert differences == []


def test_upgrading_twice_changes_nothing_and_copies_nothing(home: Path) -> None:
    database, paths = _fresh(home)
    upgrade(database, paths, FrozenClock())
    database.close()

    assert list(paths.backups.iterdir()) == []


def test_a_database_of_a_newer_studio_is_left_alone(home: Path) -> None:
    database, paths = _fresh(home)
    database.close()
    with sqlite3.connect(paths.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    database = Database.at(paths.database)

    with pytest.raises(DatabaseTooNew, match="newer studio"):
        upgrade(database, paths, FrozenClock())
    database.close()


def test_a_backup_is_whole_while_the_studio_writes(home: Path) -> None:
    database, paths = _fresh(home)
    with database.writing() as session:
        session.connection()
        copy = back_up(paths, FrozenClock())
    database.close()

    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_three_processes_may_open_a_new_home_at_once(home: Path) -> None:
    command = [sys.executable, "-m", "engine", "credits", "show"]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(3)]
    try:
        ends = [(start.communicate(timeout=300)[0], start.returncode) for start in starts]
    finally:
        for start in starts:
            start.kill()
            start.wait()
            start.stdout.close()

    assert [code for _, code in ends] == [0, 0, 0], ends


def test_the_files_tell_the_same_order_as_the_migrations() -> None:
    script = ScriptDirectory(str(HERE))

    assert tuple(reversed([revision.revision for revision in script.walk_revisions()])) == revisions()
