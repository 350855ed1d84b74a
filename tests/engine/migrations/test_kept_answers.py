"""What an older studio kept whole is parted: the words of a source stand beside its kept answer, or are gone with it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from engine.foundation.paths import StudioPaths
from engine.migrations.upgrade import HERE, upgrade
from engine.storage.database import Database
from tests.fakes.clock import FrozenClock

ANSWER = (
    "INSERT INTO answers (api_key_id, method, path, key, fingerprint, status, body, holder, created_at)"
    " VALUES ('k', 'POST', ?, ?, 'f', 201, ?, 'h', '2026-11-01 00:00:00.000000')"
)


def _at_form_20(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    with database.engine.execution_options(begin="IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0020")


def test_kept_answers_of_an_older_studio_keep_words_only_of_what_still_stands(home: Path) -> None:
    paths = StudioPaths(home).make()
    database = Database.at(paths.database)
    _at_form_20(database)
    with closing(sqlite3.connect(paths.database)) as old, old:
        old.execute("PRAGMA foreign_keys=OFF")
        _source(old, "standing", "b" * 64)
        for name in ("standing", "gone"):
            source = {"id": name, "label": "Quay", "extractedTextPreview": f"words of {name}", "digest": None}
            body = {"source": source, "deduplicated": False}
            old.execute(ANSWER, ("/api/v1/story-projects/cprj/sources", name, json.dumps(body)))
        old.execute(ANSWER, ("/api/v1/story-projects", "other", json.dumps({"project": {"id": "cprj"}})))

    upgrade(database, paths, FrozenClock())

    with closing(sqlite3.connect(paths.database)) as new:
        rows = new.execute("SELECT key, about, body, quoted FROM answers ORDER BY key").fetchall()
    database.close()
    bare = {"label": "Quay", "extractedTextPreview": None, "digest": None}
    words = {"source": {"extractedTextPreview": "words of standing", "digest": None}}
    assert [(name, about, json.loads(body), quoted and json.loads(quoted)) for name, about, body, quoted in rows] == [
        ("gone", "gone", {"source": {"id": "gone", **bare}, "deduplicated": False}, None),
        ("other", None, {"project": {"id": "cprj"}}, None),
        ("standing", "standing", {"source": {"id": "standing", **bare}, "deduplicated": False}, words),
    ]


def _source(connection: sqlite3.Connection, name: str, text: str) -> None:
    """A row with something in everything that must not be empty."""
    columns = connection.execute("PRAGMA table_info(sources)").fetchall()
    values = {column[1]: "{}" for column in columns if column[3]} | {"id": name, "text_blob": text}
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO sources ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
