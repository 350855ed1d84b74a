"""The window where something is missing or taken: no sound device, a port in use, a home it already holds."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.library.model import NewSource, SourceType
from engine.planning.model import NewPlan, PlanStatus
from studio_app import launch
from studio_app.operations import Operations
from studio_app.stage.player import Player
from tests.embedded_api.calling import TEXT
from tests.fakes.machines import fake_machines
from tests.journeys.processes import WINDOW, alive, begin, descendants, refused, until, verb

pytestmark = pytest.mark.gui


@pytest.fixture
def studio(home: Path) -> Iterator[Studio]:
    """A studio of fakes."""
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines())
    yield studio
    studio.close()


def test_without_a_sound_device_captions_run_and_the_person_is_told(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio_app.stage.player.device_is_there", lambda: False)
    artifact, operations = _performed(studio), Operations(studio)
    player, told, lines = Player(operations), [], []
    operations.failed.connect(told.append)
    player.line.connect(lines.append)

    player.load(artifact)
    player.play_from(0)
    qtbot.waitUntil(lambda: len(set(lines)) >= 2, timeout=60_000)

    assert [problem.sentence() for problem in told] == [
        "No sound device was found. Captions run without sound; you can export the MP3 or open the share link on another device."
    ]
    assert player.is_playing and player.position_ms > 0
    player.close()
    operations.close()


@pytest.mark.parametrize(("word", "said"), [("--help", "STUDIO_HOME"), ("--version", "version 0.")])
def test_who_only_asks_about_the_window_gets_no_window(
    word: str, said: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["studio-app", word])
    with pytest.raises(SystemExit) as ended:
        launch.main()
    assert ended.value.code == 0
    assert said in capsys.readouterr().out
    assert not home.exists()


def test_a_port_in_use_gives_the_window_another_one_and_says_so(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        studio = open_studio(home, settings=StudioSettings(server_port=taken), machines=fake_machines())
        server, trouble = launch._server(studio)
        try:
            assert server.port != taken
            assert trouble is not None and f"Port {taken} is in use" in trouble.message
            assert trouble.hint == "Links work on another port until the studio is restarted."
        finally:
            server.stop()
            studio.close()


def test_a_server_beside_a_window_is_told_so_and_the_owner_can_work(home: Path) -> None:
    window = begin(home, program=WINDOW, QT_QPA_PLATFORM="offscreen")
    try:
        until(lambda: _holder(home), lambda text: text == f"window, process {window.pid}")
        until(lambda: (home / "studio.sqlite3").exists(), bool)

        refused(verb(home, "serve", "--port", "0"), "already open", f"window, process {window.pid}")
        assert verb(home, "credits", "top-up", "5").returncode == 0
        started = descendants(window.pid)
    finally:
        window.send_signal(signal.SIGTERM)
        window.communicate(timeout=60)
    until(lambda: alive(started), lambda left: not left)


def _holder(home: Path) -> str:
    return (home / "studio.lock").read_text() if (home / "studio.lock").exists() else ""


def _performed(studio: Studio) -> str:
    def seen(look: Any, done: Any) -> Any:
        def reading() -> Any:
            with studio.reading("test") as work:
                return look(work)

        return until(reading, done)

    with studio.work("test") as work:
        project = studio.library.create_project(work, "Mill")
        studio.library.add_source(work, project.id, NewSource(SourceType.TEXT, content=TEXT))
        plan = studio.planning.create(work, project.id, NewPlan(auto_approve=True))
    seen(lambda work: studio.planning.get(work, plan.id).status, lambda status: status is PlanStatus.APPROVED)
    with studio.work("test") as work:
        job = studio.production.start(work, plan.id)
    ended = seen(lambda work: studio.production.get(work, job.id), lambda job: not job.is_open)
    return str(ended.artifacts[0].artifact_id)
