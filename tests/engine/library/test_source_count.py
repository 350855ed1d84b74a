"""How many sources a project holds: kept with whatever adds or deletes one, and always what a count would find."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.foundation.errors import NotFound
from engine.foundation.paths import StudioPaths
from engine.library.model import Project
from engine.library.repository import ProjectRepository
from engine.migrations.upgrade import HERE, upgrade
from engine.storage.database import Database
from tests.engine.library.builders import note, project
from tests.fakes.clock import FrozenClock
from tests.fakes.floor import Floor
from tests.fakes.library import Shelves

TIMES = {"created_at": 0, "updated_at": 0}


@pytest.fixture
def shelves(floor: Floor) -> Shelves:
    return Shelves(floor)


def _kept(shelves: Shelves, into: Project) -> int:
    with shelves.floor.units.reading("test") as work:
        listed = {one.id: one.source_count for one in shelves.library.projects(work, "all", 100).items}
        assert listed[into.id] == shelves.library.project(work, into.id).source_count
    return listed[into.id]


@given(st.lists(st.sampled_from(["add", "again", "delete", "rename"]), max_size=12))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_kept_number_is_what_a_count_finds(shelves: Shelves, acts: list[str]) -> None:
    into, names = project(shelves), list[str]()
    for act in acts:
        with shelves.floor.units.work("test") as work:
            if act in ("add", "again"):
                new = note("Short.") if act == "add" else note("Short.", producer="wire", external_id="7")
                names.append(shelves.library.add_source(work, into.id, new)[0].id)
            elif act == "delete" and names:
                shelves.library.delete_source(work, into.id, names.pop())
                names = [one for one in names if one in {s.id for s in shelves.library.live_sources(work, into.id)}]
            elif act == "rename":
                shelves.library.update_project(work, into.id, {"name": "Other"})
            live = len(shelves.library.live_sources(work, into.id))
        assert _kept(shelves, into) == live


def test_what_is_rolled_back_is_not_counted(shelves: Shelves) -> None:
    into = project(shelves)
    with pytest.raises(RuntimeError), shelves.floor.units.work("test") as work:
        shelves.library.add_source(work, into.id, note("Short."))
        raise RuntimeError
    assert _kept(shelves, into) == 0


def test_a_source_deleted_twice_counts_once(shelves: Shelves) -> None:
    into = project(shelves)
    with shelves.floor.units.work("test") as work:
        first, _ = shelves.library.add_source(work, into.id, note("Short."))
        shelves.library.add_source(work, into.id, note("Also short."))
        shelves.library.delete_source(work, into.id, first.id)
        with pytest.raises(NotFound):
            shelves.library.delete_source(work, into.id, first.id)
    assert _kept(shelves, into) == 1


def test_an_old_database_gets_its_numbers(tmp_path: Path) -> None:
    paths, config = StudioPaths(tmp_path / "old").make(), Config()
    database = Database.at(paths.database)
    config.set_main_option("script_location", str(HERE))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
    with sqlite3.connect(paths.database) as old:
        _add(old, "projects", {"id": "full", "name": "Full", "metadata": "{}", **TIMES})
        _add(old, "projects", {"id": "empty", "name": "Empty", "metadata": "{}", **TIMES})
        for number, gone in enumerate((None, None, 5)):
            words = {"type": "text", "status": "READY", "retention": "EXTRACTED_ONLY", "digest_status": "SKIPPED"}
            lists = {"metadata": "{}", "warnings": "[]"}
            _add(
                old,
                "sources",
                {"id": f"s{number}", "project_id": "full", "deleted_at": gone, **words, **lists, **TIMES},
            )
    old.close()
    upgrade(database, paths, FrozenClock())

    with database.reading() as session:
        found = ProjectRepository(session)
        assert [found.get(name).source_count for name in ("full", "empty")] == [2, 0]
    database.close()


def _add(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    connection.execute(
        f"INSERT INTO {table} ({','.join(row)}) VALUES ({','.join('?' * len(row))})", tuple(row.values())
    )
