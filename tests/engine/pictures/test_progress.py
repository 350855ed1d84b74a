"""How a film comes along: the pace is said once it is known, without the time painters took to get ready."""

from __future__ import annotations

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
