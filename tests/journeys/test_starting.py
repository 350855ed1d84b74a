"""What keeps the studio from starting, or a command from working, is one sentence with what to do; nothing is lost by it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import open_studio
from engine.access.model import Scope
from engine.commands import root
from tests.journeys.full_disk import Disk, needs_a_disk
from tests.journeys.processes import WINDOW, Serving, alive, refused, until, verb

UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}
NO_SCREEN: dict[str, str | None] = {"QT_QPA_PLATFORM": None, "DISPLAY": None, "WAYLAND_DISPLAY": None}


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server at work on its home."""
    serving = Serving(tmp_path_factory.mktemp("served"))
    yield serving
    serving.kill()


def test_a_second_server_is_told_who_has_the_home(serving: Serving) -> None:
    refused(
        verb(serving.home, "serve", "--port", "0"),
        "already open",
        f"server, process {serving.process.pid}",
        "STUDIO_HOME",
    )


@pytest.mark.gui
def test_a_window_beside_a_server_is_told_who_has_the_home(serving: Serving) -> None:
    done = verb(serving.home, program=WINDOW, **UNSEEN)

    refused(done, "already open", f"server, process {serving.process.pid}", "STUDIO_HOME", name="studio-app")


def test_keys_and_credits_work_beside_a_running_server(serving: Serving) -> None:
    made = verb(serving.home, "keys", "create", "--name", "Mine", "--scopes", "all", "--json")
    topped = verb(serving.home, "credits", "top-up", "7", "--json")

    told = json.loads(made.stdout)
    assert set(told) == {"apiKey", "key"} and told["key"].startswith(told["apiKey"]["start"])
    assert told["apiKey"]["scopes"] == [str(scope) for scope in Scope]
    assert json.loads(topped.stdout)["credits"]["perpetual"]["remaining"] == 7
    with serving.api() as api:
        answer = api.get("/credits", headers={"Authorization": f"Bearer {told['key']}"})
        assert (answer.status_code, answer.json()["credits"]["perpetual"]["remaining"]) == (200, 7)


def test_a_port_in_use_is_named(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused(verb(home, "serve", "--port", str(port)), f"Port {port} is in use", "--port")


def test_an_address_of_another_machine_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.run(["serve", "--port", "0", "--host", "192.0.2.1"]) == 1
    assert capsys.readouterr().err == (
        "studio: The studio cannot listen on 192.0.2.1: this machine has no such address. "
        "Use 127.0.0.1, or one of this machine's own addresses.\n"
    )


def test_a_server_whose_home_cannot_be_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = verb(tmp_path / "file" / "home", "serve", "--port", "0")

    refused(done, str(tmp_path / "file" / "home"), "cannot be written", "STUDIO_HOME")


@pytest.mark.parametrize("words", [["credits", "show"], ["make", __file__]], ids=lambda words: words[0])
def test_a_command_whose_home_cannot_be_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STUDIO_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.chdir(tmp_path)

    assert root.run(words) == 1
    said = capsys.readouterr().err
    assert "file/home cannot be written" in said and said.endswith("Set STUDIO_HOME to a folder you may write to.\n")


@pytest.mark.gui
def test_a_window_whose_home_cannot_be_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    done = verb(tmp_path / "file" / "home", program=WINDOW, **UNSEEN)

    refused(done, "cannot be written", "STUDIO_HOME", name="studio-app")


@needs_a_disk
def test_a_home_that_became_read_only_says_so(disk: Disk) -> None:
    open_studio(disk.home, run_jobs=False).close()
    disk.close_for_writing()

    refused(verb(disk.home, "credits", "top-up", "5"), "cannot be written", "STUDIO_HOME")
    refused(verb(disk.home, "serve", "--port", "0"), "cannot be written", "STUDIO_HOME")


@pytest.mark.parametrize(
    ("written", "words"),
    [("a = = 3", "line 1"), ("\udcff\udcfe", "cannot be read"), ('[server]\nport = "x"', "server.port must be a whole number"),
     ("[jobs]\nworkers = 0", "jobs.workers must be a whole number from 1"), ('[hosts]\nallowed = "x"', "hosts.allowed must be a list")],
    ids=["not TOML", "not text", "not a number", "too small", "not a list"],
)  # fmt: skip
def test_a_settings_file_that_cannot_be_used_says_where(
    home: Path, capsys: pytest.CaptureFixture[str], written: str, words: str
) -> None:
    home.mkdir()
    (home / "settings.toml").write_bytes(os.fsencode(written))

    assert root.run(["credits", "show"]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("studio: The settings file settings.toml") and words in said and "Correct it" in said
    assert len(said.splitlines()) == 1


@pytest.mark.gui
def test_a_window_with_a_settings_file_that_is_not_toml_says_so(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("a = = 3")

    refused(verb(home, program=WINDOW, **UNSEEN), "settings.toml", "line 1", "Correct it", name="studio-app")


@pytest.mark.parametrize(
    "words", [["credits", "show"], ["serve", "--port", "0"], ["make", __file__]], ids=lambda words: words[0]
)
def test_a_home_of_a_newer_studio_is_left_as_it_is(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert root.run(["credits", "top-up", "7"]) == 0
    _mark_newer(home / "studio.sqlite3")
    before = (home / "studio.sqlite3").read_bytes()
    capsys.readouterr()

    assert root.run(words) == 1
    said = capsys.readouterr().err.strip()
    assert (
        said
        == "studio: This home was used by a newer studio. Update the studio, or restore a copy from the backups folder."
    )
    assert (home / "studio.sqlite3").read_bytes() == before


def test_a_damaged_database_is_named_and_not_touched(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "studio.sqlite3").write_bytes(b"no database at all " * 500)

    assert root.run(["credits", "show"]) == 1
    assert "database is damaged" in capsys.readouterr().err
    assert (home / "studio.sqlite3").read_bytes() == b"no database at all " * 500


@pytest.mark.gui
@pytest.mark.parametrize("display", [None, ":9757"], ids=["none", "nobody answers"])
def test_without_a_display_the_window_names_the_other_faces(home: Path, display: str | None) -> None:
    done = verb(home, program=WINDOW, **{**NO_SCREEN, "DISPLAY": display})

    refused(done, "no display", "studio make", "studio serve", name="studio-app")
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [["sing"], ["make"], ["serve", "--port", "70000"], ["credits", "top-up", "0"], ["keys", "create", "--name", "N", "--scopes", "all,fly"],
     ["keys", "create"], ["make", "x", "--mode", "opera"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_touches_nothing(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert root.run(words) == 2
    assert "Error: " in capsys.readouterr().err
    assert not home.exists()


def test_a_known_problem_ends_with_1(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.run(["keys", "revoke", "key_none"]) == 1
    assert capsys.readouterr().err == "studio: There is no such API key.\n"


def test_a_doctor_who_finds_something_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STUDIO_HOME", str(tmp_path / "file" / "home"))

    assert root.run(["doctor"]) == 1
    assert "NOT home" in capsys.readouterr().out


def test_a_bug_is_one_sentence_and_its_trace_is_in_the_log(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("engine.commands.owner.open_studio", lambda run_jobs: 1 / 0)

    assert root.run(["credits", "show"]) == 1
    assert capsys.readouterr().err == "studio: Something went wrong inside the studio. The log has the details.\n"
    assert "ZeroDivisionError" in (home / "logs" / "studio.log").read_text()


@pytest.mark.alone
def test_an_idle_server_ends_cleanly_when_asked(serving: Serving) -> None:
    started = serving.descendants()

    status, seconds, said = serving.stop()

    assert (status, said) == (0, "")
    assert seconds < 5
    until(lambda: alive(started), lambda left: not left)


def _mark_newer(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
