"""Looks that are asked for again and again: the same bytes while nothing is written, the new state with the next look."""

from __future__ import annotations

import subprocess
import sys

import httpx

from embedded_api.glances import Glances
from engine import Studio
from tests.embedded_api.calling import Calls

ELSEWHERE = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('UPDATE projects SET name = ?', ('Elsewhere',)); c.commit()"


def _name(api: httpx.Client, project: str) -> str:
    return str(api.get(f"/api/v1/story-projects/{project}").raise_for_status().json()["project"]["name"])


def _made(api: httpx.Client) -> str:
    return str(api.post("/api/v1/story-projects", json={"name": "Here"}).json()["project"]["id"])


def test_a_change_is_seen_by_the_very_next_look(api: httpx.Client, calls: Calls) -> None:
    project = _made(api)
    for number in range(20):
        api.patch(f"/api/v1/story-projects/{project}", json={"name": f"Name {number}"}).raise_for_status()
        assert {_name(api, project), _name(api, project)} == {f"Name {number}"}


def test_what_the_engine_writes_is_seen(api: httpx.Client, studio: Studio) -> None:
    project = _made(api)
    assert _name(api, project) == "Here"

    with studio.work("owner") as work:
        studio.library.update_project(work, project, {"name": "There"})

    assert _name(api, project) == "There"


def test_what_another_process_writes_is_seen(api: httpx.Client, studio: Studio, own_life: object) -> None:
    project = _made(api)
    assert _name(api, project) == "Here"

    subprocess.run([sys.executable, "-c", ELSEWHERE, str(studio.paths.database)], check=True)

    assert _name(api, project) == "Elsewhere"


def test_a_look_that_was_answered_before_still_asks_who_looks(api: httpx.Client) -> None:
    project = _made(api)
    path = f"/api/v1/story-projects/{project}"
    first, again = api.get(path), api.get(path)

    assert again.content == first.content
    assert first.headers["X-Request-Id"] != again.headers["X-Request-Id"]
    assert int(first.headers["RateLimit-Remaining"]) - int(again.headers["RateLimit-Remaining"]) == 1
    assert httpx.get(api.base_url.join(path), timeout=60).status_code == 401


def test_a_body_is_known_under_its_beat_alone() -> None:
    glances = Glances()
    glances.keep((1, 5), "/a", b"five")

    assert glances.known((1, 5), "/a") == b"five"
    assert glances.known((1, 6), "/a") is None
    assert glances.known((2, 5), "/a") is None
    assert glances.known((1, 5), "/b") is None


def test_where_no_beat_is_felt_nothing_is_known() -> None:
    glances = Glances()
    glances.keep(None, "/a", b"body")

    assert glances.known(None, "/a") is None


def test_glances_take_little_room() -> None:
    glances = Glances()
    for number in range(50):
        glances.keep((1, 1), f"/{number}", bytes(1_000_000))

    assert sum(glances.known((1, 1), f"/{number}") is not None for number in range(50)) <= 4
