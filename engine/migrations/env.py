"""Migrations, environment: Alembic on the studio's own connection, with every room's tables in sight."""

from __future__ import annotations

from alembic import context

import engine.access.tables
import engine.artifacts.tables
import engine.credits.tables
import engine.jobs.tables
import engine.library.tables
import engine.pictures.tables
import engine.planning.tables
import engine.production.tables
import engine.stage.cues.tables
import engine.stage.modifications.tables
import engine.stage.scoring.tables
import engine.stage.tables
import engine.table_read.coverage.tables
import engine.table_read.lexicon.tables
import engine.table_read.tables
import engine.webhooks.tables  # noqa: F401 - importing the tables is what registers them
from engine.storage.columns import Table


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


_run()
