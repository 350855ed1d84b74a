"""The pulse: it changes with every commit, whoever made it, and with nothing else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from engine.jobs.service import JobsService
from engine.storage.database import Database
from tests.fakes.floor import Floor

SUBJECT = "c" + "0" * 24
ELSEWHERE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("CREATE TABLE told (word TEXT)")
connection.commit()
"""


def _file(floor: Floor) -> str:
    return str(floor.database.engine.url.database)


def test_nothing_written_is_the_same_beat(floor: Floor) -> None:
    before = floor.units.beat()

    with floor.units.reading("test") as work:
        JobsService().of_subject(work, SUBJECT)

    assert before is not None
    assert floor.units.beat() == before


def test_every_commit_is_another_beat_as_soon_as_it_is_made(floor: Floor) -> None:
    beats = {floor.units.beat()}
    for _ in range(20):
        with floor.units.work("test") as work:
            JobsService().enqueue(work, "count", SUBJECT)
        beats.add(floor.units.beat())

    assert len(beats) == 21


def test_what_is_not_committed_is_no_beat(floor: Floor) -> None:
    before = floor.units.beat()

    with pytest.raises(RuntimeError), floor.units.work("test") as work:
        JobsService().enqueue(work, "count", SUBJECT)
        assert floor.units.beat() == before
        raise RuntimeError

    assert floor.units.beat() == before


def test_another_process_is_felt(floor: Floor) -> None:
    before = floor.units.beat()

    subprocess.run([sys.executable, "-c", ELSEWHERE, _file(floor)], check=True)

    assert floor.units.beat() not in (None, before)


def test_a_database_that_cannot_be_opened_has_no_beat(tmp_path: Path) -> None:
    missing = Database.at(tmp_path / "gone" / "studio.sqlite3")

    assert missing.beat() is None
    assert not (tmp_path / "gone").exists()
    missing.close()


def test_a_held_database_makes_nobody_wait(floor: Floor) -> None:
    holder = sqlite3.connect(_file(floor), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    assert floor.units.beat() is not None

    holder.execute("ROLLBACK")
    holder.close()
