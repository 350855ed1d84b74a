"""Migrations, upgrade: bring a database to today's form; an older one is copied first."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import exc

from engine.foundation.errors import DiskFull, KnownError, ServiceUnavailable

if TYPE_CHECKING:
    from engine.foundation.clock import Clock
    from engine.foundation.paths import StudioPaths
    from engine.storage.database import Database

HERE = Path(__file__).parent


class DatabaseTooNew(KnownError):
    """The database was written by a newer studio."""

    code = "service_unavailable"


class DatabaseDamaged(KnownError):
    """The file is no database, or only part of one."""

    code = "service_unavailable"


def upgrade(database: Database, paths: StudioPaths, clock: Clock) -> None:
    """Upgrade to the newest form, after a backup where there is anything to lose. Raises `DatabaseTooNew`."""
    current = _revision(database)
    script = ScriptDirectory(str(HERE))
    newest = script.get_current_head()
    if current == newest:
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise DatabaseTooNew(
            "This home was used by a newer studio.",
            hint="Update the studio, or restore a copy from the backups folder.",
        )
    if current is not None and database.is_sqlite:
        back_up(paths, clock)
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(database: Database) -> str | None:
    try:
        with database.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except exc.DatabaseError as problem:
        said = str(problem.orig)
        if "full" in said:
            raise DiskFull(
                "The disk is full; the studio cannot open.", hint="Free some space and try again."
            ) from problem
        if "not a database" in said or "malformed" in said:
            raise DatabaseDamaged(
                "The studio's database is damaged.",
                hint="Move studio.sqlite3 away and put a copy from the backups folder in its place.",
            ) from problem
        if "readonly" in said or "unable to open" in said:
            raise ServiceUnavailable(
                f"The studio's database cannot be written: {said}.",
                hint="Give yourself the right to write in the studio's home, or set STUDIO_HOME to another folder.",
            ) from problem
        raise


def back_up(paths: StudioPaths, clock: Clock) -> Path:
    """A whole, consistent copy of the database in the backups folder, made beside running work."""
    target = paths.backups / f"studio-{clock.now():%Y%m%d-%H%M%S}.sqlite3"
    source = sqlite3.connect(paths.database)
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.close()
    return target
