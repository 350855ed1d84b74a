"""Killed anywhere, from the digest to the last slide, decks and boards are made once, paid once, and leave no file behind."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.killing import random_moments, travel
from tests.journeys.test_kill import NOTE

PRICES = {"pitch_deck": 14, "storyboard": 10}
BLOB = re.compile(r"[0-9a-f]{64}")


def _check(tmp_path: Path, types: list[str], moments: list[float]) -> None:
    note, home = tmp_path / "note.txt", tmp_path / "home"
    note.write_text(NOTE)
    journey = travel(home, [note, *map(Path, types)], moments, patience=200)

    assert journey.trouble == ""
    assert journey.result["status"] == "READY", journey.result
    assert (journey.result["artifacts"], journey.result["digests"]) == (["READY"] * len(types), ["READY"])
    assert sorted(journey.result["ledger"]) == ["reserve"] * len(types) + ["settle"] * len(types)
    assert (journey.result["balance"], journey.result["reserved"]) == (500 - sum(PRICES[one] for one in types), 0)
    assert _jobs(home) == ["digest done", "plan done", "story_job done"]
    assert _on_disk(home) - _named(home) == set()
    assert list((home / "scratch").iterdir()) == []


def _jobs(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "studio.sqlite3")) as database:
        return [" ".join(row) for row in database.execute("SELECT kind, status FROM jobs ORDER BY kind")]


def _on_disk(home: Path) -> set[str]:
    return {path.name for path in (home / "blobs").rglob("*") if path.is_file()}


def _named(home: Path) -> set[str]:
    """Every content any row names that is not a job's own note of what it did."""
    found: set[str] = set()
    with closing(sqlite3.connect(home / "studio.sqlite3")) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'jobs'").fetchall()
        for (table,) in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                found |= {name for value in row if isinstance(value, str) for name in BLOB.findall(value)}
    return found


unix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")


@unix
@pytest.mark.timeout(300)
def test_killed_on_the_way_a_board_is_made_once(tmp_path: Path) -> None:
    _check(tmp_path, ["storyboard"], random_moments(3, 2, 4.0))


@unix
@pytest.mark.nightly
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(12))
def test_killed_at_any_moment_decks_and_boards_are_made_once(tmp_path: Path, seed: int) -> None:
    types = (["pitch_deck"], ["storyboard"], ["pitch_deck", "storyboard"])[seed % 3]
    _check(tmp_path, types, random_moments(seed, 3, 9.0))
