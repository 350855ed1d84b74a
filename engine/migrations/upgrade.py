"""Migrations, upgrade: bring a database to today's form; an older one is copied first."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from engine.foundation.errors import KnownError
from engine.storage.refusals import plain_errors

if TYPE_CHECKING:
    from engine.foundation.clock import Clock
    from engine.foundation.paths import StudioPaths
    from engine.storage.database import Database

HERE = Path(__file__).parent


class DatabaseTooNew(KnownError):
    """The database was written by a newer studio."""

    code = "service_unavailable"


def upgrade(database: Database, paths: StudioPaths, clock: Clock) -> None:
    """Upgrade to the newest form, after a backup where there is anything to lose. Raises `DatabaseTooNew`, `DatabaseDamaged`, `DiskFull`."""
    current, known = _revision(database), revisions()
    if current == known[-1]:
        return
    if current is not None and current not in known:
        raise DatabaseTooNew(
            "This home was used by a newer studio.",
            hint="Update the studio, or restore a copy from the backups folder.",
        )
    if current is not None and database.is_sqlite:
        back_up(paths, clock)
    _migrate(database)


def revisions() -> tuple[str, ...]:
    """Every form the database has had, oldest first: the numbers the files of `versions` begin with."""
    return tuple(sorted(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*.py")))


def _migrate(database: Database) -> None:
    # Most starts find today's form and need nothing of this.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    # The write lock from the start: a second process waits, then finds nothing left to do.
    alone = database.engine.execution_options(begin="IMMEDIATE")
    with plain_errors(), alone.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(database: Database) -> str | None:
    with plain_errors(), database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def back_up(paths: StudioPaths, clock: Clock) -> Path:
    """A whole, consistent copy of the database in the backups folder, made beside running work. Raises `DiskFull`."""
    target = paths.backups / f"studio-{clock.now():%Y%m%d-%H%M%S}-{os.getpid()}.sqlite3"
    source = sqlite3.connect(paths.database)
    try:
        with plain_errors():
            source.execute("VACUUM INTO ?", (str(target),))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        source.close()
    return target
