"""A calm film is at a constant rate, shows every picture as it was painted, and holds what stays at no cost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.machines.video.holding import Stream, is_key
from engine.pictures.looks import look_of
from engine.pictures.model import Cut, Lit, Motion, Scene, SceneKind
from tests.engine.pictures.builders import envelope

LOOK = look_of(envelope().visual_system)
WORDS = "The flood of 1911 reached eleven houses."
LONG_S = 5


def stage() -> Scene:
    """A line of which a word is lit every 300 ms, then nothing happens for a while."""
    words, at = list[Lit](), 0
    for number, word in enumerate(WORDS.split(" ")):
        words.append(Lit(at, at + len(word), 400 + 300 * number, 640 + 300 * number))
        at += len(word) + 1
    levels = tuple(number % 11 for number in range(26))
    return Scene(
        0, SceneKind.STAGE, "", "", "Owen", LONG_S, body=WORDS, speaker="OWEN", words=tuple(words), levels=levels
    )  # fmt: skip


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> tuple[Path, list[Any]]:
    """The segment of that scene, and its frames as they were painted."""
    from engine.machines.video.encoding import encode
    from engine.machines.video.painting import Painting, composed
    from engine.machines.video.projecting import Projector

    target = tmp_path_factory.mktemp("held") / "a.mp4"
    cut = Cut(stage(), LOOK, 640, 360, Motion.CALM, LONG_S * 30)

    def painting() -> Painting:
        return Painting(composed(cut.scene, LOOK, 640, 360, lambda name: None), cut.scene.seconds)

    encode(cut, painting(), target, lambda frames: None)
    projector, painted = Projector(painting(), full=False), list[Any]()
    for number in range(cut.frames):
        is_new = projector.show(number, number / 30)
        painted.append(luma(projector.yuv) if is_new else painted[-1])
    return target, painted


def luma(frame: Any) -> Any:
    """The brightness of a frame's pixels."""
    return frame.to_ndarray(format="yuv420p")[: frame.height].astype(int)


def test_every_picture_is_seen_when_it_was_painted_and_as_long(filmed: tuple[Path, list[Any]]) -> None:
    target, painted = filmed
    with av.open(str(target)) as film:
        frames = list(film.decode(video=0))
    assert [frame.pts for frame in frames] == [number * frames[1].pts for number in range(LONG_S * 30)]
    for seen, meant in zip(map(luma, frames), painted, strict=True):
        assert np.abs(seen - meant).mean() < 1.2
    # What is held is the very same picture, not one that looks like it.
    held = [np.array_equal(luma(one), luma(other)) for one, other in pairwise(frames[100:])]
    assert held.count(False) <= 2


def test_a_film_can_be_entered_every_two_seconds_and_what_stays_costs_next_to_nothing(
    filmed: tuple[Path, list[Any]],
) -> None:
    with av.open(str(filmed[0])) as film:
        packets = [packet for packet in film.demux(video=0) if packet.size]
    assert [number for number, packet in enumerate(packets) if packet.is_keyframe] == [0, 60, 120]
    assert all(packet.size < 40 for packet in packets[121:])


def test_what_changes_alone_is_painted_and_converted_as_if_everything_were(filmed: tuple[Path, list[Any]]) -> None:
    from engine.machines.video.painting import Painting, composed
    from engine.machines.video.projecting import Projector

    for number in (14, 33, 48, 77):
        whole = Projector(Painting(composed(stage(), LOOK, 640, 360, lambda name: None), LONG_S), full=False)
        whole.show(number, number / 30)
        assert np.abs(luma(whole.yuv) - filmed[1][number]).max() <= 3


def test_a_stream_that_is_coded_otherwise_is_encoded_frame_by_frame(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.machines.video import encoding
    from engine.machines.video.painting import Painting, composed

    monkeypatch.setattr(encoding.HeldSegment, "options", {**encoding.HELD, "coder": "cabac"})
    cut = Cut(stage(), LOOK, 320, 180, Motion.CALM, 45)
    painting = Painting(composed(cut.scene, LOOK, 320, 180, lambda name: None), LONG_S)
    encoding.encode(cut, painting, tmp_path / "a.mp4", lambda frames: None)
    with av.open(str(tmp_path / "a.mp4")) as film:
        assert film.streams.video[0].codec_context.extradata
        assert Stream.of(b"") is None
        assert len(list(film.decode(video=0))) == 45


@pytest.mark.parametrize("number", range(20))
def test_a_held_frame_is_no_place_to_enter_and_never_looks_like_a_start(number: int) -> None:
    held = Stream(4, 8160, has_deblocking=True).same_again(number)
    assert not is_key(held)
    assert held.count(b"\0\0\1") == 1
