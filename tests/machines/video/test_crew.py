"""Painting processes: they wait for more work, stand ready, are replaced when they die, and leave when nobody needs them."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest

from engine.machines.video.camera import QtCamera
from engine.machines.video.crew import MODULE, Crew
from engine.pictures.errors import PaintingFailed
from engine.pictures.model import Cut, Motion
from engine.pictures.ports import Still
from tests.engine.pictures.test_films import wait
from tests.machines.video.test_painting import LOOK, scenes


def test_somebody_who_stops_leaves_no_process(tmp_path: Path):
    cut = Cut(scenes()[0], LOOK, 640, 360, Motion.FULL, 3000)

    class Enough(Exception):
        pass

    def stop(number: int, frames: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        QtCamera(1).segments([cut], [tmp_path / "a.mp4"], {}, lambda number: None, stop)


def test_who_has_painted_waits_for_more_and_ends_with_the_camera(tmp_path: Path) -> None:
    camera, before = QtCamera(1), children()
    still, nothing = Still(scenes()[0], LOOK, 64, 36), lambda number: None
    camera.stills([still], [tmp_path / "a.png"], {}, nothing)
    painters = children() - before
    camera.stills([still], [tmp_path / "b.png"], {}, nothing)
    assert len(painters) == 1
    assert children() - before == painters
    camera.close()
    assert children() - before == set()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_painters_stand_ready_before_a_change_is_asked_for(tmp_path: Path) -> None:
    camera, before = QtCamera(2), children()
    camera.expect()
    ready = children() - before
    camera.expect()
    assert len(ready) == 2
    camera.stills([Still(scenes()[0], LOOK, 64, 36)], [tmp_path / "a.png"], {}, lambda number: None)
    assert children() - before == ready
    camera.close()
    assert children() - before == set()


def test_a_painter_that_died_meanwhile_is_replaced(tmp_path: Path) -> None:
    camera, before = QtCamera(1), children()
    still, nothing = Still(scenes()[0], LOOK, 64, 36), lambda number: None
    camera.stills([still], [tmp_path / "a.png"], {}, nothing)
    painters = children() - before
    for painter in painters:
        os.kill(painter, signal.SIGKILL)
    wait(lambda: all(is_over(one) for one in painters))
    camera.stills([still], [tmp_path / "b.png"], {}, nothing)
    camera.close()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_painter_that_nobody_needs_leaves_by_itself() -> None:
    left_alone = "import engine.machines.video.worker as worker; worker.REST_S = 0.1; worker.main()"
    painter = subprocess.Popen([sys.executable, "-c", left_alone], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    with painter:
        assert painter.wait(60) == 0


def children() -> set[int]:
    """The painters this process has started; whatever else it starts meanwhile is none of theirs."""
    every = (path for path in Path("/proc").iterdir() if path.name.isdigit())
    return {int(path.name) for path in every if told(path)[1:2] == [str(os.getpid())] and paints(path)}


def paints(process: Path) -> bool:
    """Whether this is a painter."""
    try:
        return MODULE.encode() in (process / "cmdline").read_bytes()
    except OSError:
        return False


def is_over(process: int) -> bool:
    """Whether it is gone with all its threads."""
    here = Path(f"/proc/{process}")
    return told(here)[:1] in ([], ["Z"]) and len(list(here.glob("task/*"))) <= 1


def told(process: Path) -> list[str]:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def test_the_order_of_a_painter_that_dies_over_it_is_taken_by_another(tmp_path: Path) -> None:
    camera, before, killed = QtCamera(1), children(), list[int]()
    cut, told_of = Cut(scenes()[0], LOOK, 160, 90, Motion.FULL, 90), list[int]()

    def kill_once(number: int, frames: int) -> None:
        if not killed:
            killed.extend(children() - before)
            for painter in killed:
                os.kill(painter, signal.SIGKILL)

    camera.segments([cut], [tmp_path / "a.mp4"], {}, told_of.append, kill_once)
    assert len(killed) == 1
    assert told_of == [0]
    with av.open(str(tmp_path / "a.mp4")) as film:
        assert film.streams.video[0].frames == 90
    camera.close()
    assert children() - before == set()


class Gated:
    """A painter whose orders are events: each is done once it is set."""

    def __init__(self) -> None:
        self.is_rested, self._thread = True, threading.Thread()

    def begin(self, waiting: Any, said: Any) -> None:
        def serve() -> None:
            while not waiting.empty():
                number, gate = waiting.get()
                gate.wait(60)
                said.put(("done", number, None))

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._thread.join()

    def stop(self) -> None:
        self.end()


def test_who_is_done_helps_where_orders_wait_and_no_more_are_called_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called, gates, done = list[Gated](), [threading.Event() for _ in range(3)], queue.SimpleQueue[str]()
    monkeypatch.setattr("engine.machines.video.crew._Hand", lambda: called.append(Gated()) or called[-1])
    crew = Crew(2)

    def order(name: str, *orders: Any) -> threading.Thread:
        thread = threading.Thread(target=crew.work, args=(orders, lambda number: done.put(f"{name}{number}")))
        thread.start()
        return thread

    first = order("a", gates[0])
    wait(lambda: len(called) == 1)
    other = order("b", gates[1], gates[2])
    wait(lambda: len(called) == 2)
    gates[0].set()
    gates[2].set()
    assert [done.get(timeout=60), done.get(timeout=60)] == ["a0", "b1"]
    gates[1].set()
    assert done.get(timeout=60) == "b0"
    first.join()
    other.join()
    assert len(called) == 2
    crew.close()


def test_a_painter_that_dies_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.machines.video.crew.MODULE", "engine.nothing_here")
    nothing: Callable[[int], None] = lambda number: None  # noqa: E731
    with pytest.raises(PaintingFailed, match="could not be painted"):
        Crew(1).work([json.loads("{}")], nothing)
