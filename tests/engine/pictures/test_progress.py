"""How a film comes along: the pace is said once it is known, without the time painters took to get ready."""

from __future__ import annotations

import re

import pytest

from engine.pictures import darkroom
from engine.pictures.darkroom import Progress
from engine.pictures.looks import look_of
from engine.pictures.model import Cut, Motion, Scene, SceneKind
from tests.engine.pictures.builders import envelope


def test_frames_a_second_and_the_time_left_are_said_from_the_second_time_on(monkeypatch: pytest.MonkeyPatch) -> None:
    now, told = [0.0], list[str]()
    monkeypatch.setattr(darkroom.time, "monotonic", lambda: now[0])
    scene = Scene(0, SceneKind.TITLE, "b", "hook", "The mill")
    cut = Cut(scene, look_of(envelope().visual_system), 640, 360, Motion.FULL, 90)
    progress = Progress([cut], [0], lambda part, words: told.append(words))
    for seconds, frames in ((40.0, 1), (41.0, 31), (42.0, 61)):
        now[0] = seconds
        progress.tell(0, frames)
    assert told == [
        "Frame 1 of 90", "Frame 31 of 90, 30 frames a second, 2 s left", "Frame 61 of 90, 30 frames a second, 1 s left",
    ]  # fmt: skip


def test_how_long_it_takes_is_told_by_how_fast_frames_come_of_late(monkeypatch: pytest.MonkeyPatch) -> None:
    now, told = [0.0], list[str]()
    monkeypatch.setattr(darkroom.time, "monotonic", lambda: now[0])
    scene = Scene(0, SceneKind.TITLE, "b", "hook", "The mill")
    cut = Cut(scene, look_of(envelope().visual_system), 640, 360, Motion.FULL, 100_000)
    progress, frames = Progress([cut], [0], lambda part, words: told.append(words)), 0
    for rate in (60, 20):
        for _ in range(600):
            now[0], frames = now[0] + 1, frames + rate
            progress.tell(0, frames)
    assert frames == 48_000
    assert told[599] == "Frame 36000 of 100000, 60 frames a second, 17 min 47 s left"
    assert told[-1] == "Frame 48000 of 100000, 20 frames a second, 43 min 20 s left"


def test_what_stays_on_the_screen_takes_hardly_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now, left = [0.0], list[tuple[float, float]]()

    def tell(part: float, words: str) -> None:
        if found := re.search(r"(\d+) s left", words):
            left.append((now[0], float(found[1])))

    monkeypatch.setattr(darkroom.time, "monotonic", lambda: now[0])
    scene = Scene(0, SceneKind.TITLE, "b", "hook", "The mill")
    cuts = [Cut(scene, look_of(envelope().visual_system), 640, 360, Motion.CALM, frames) for frames in (900, 90, 300)]
    progress = Progress(cuts, range(3), tell)
    for number, cut in enumerate(cuts):
        for frame in range(cut.frames):
            is_new = frame < 60 or frame >= cut.frames - 15
            now[0] += 0.1 if is_new else 0.1 / 60
            progress.tell(number, frame + 1)
    assert len(left) > 1200
    assert max(abs(now[0] - at - said) for at, said in left) < 1
