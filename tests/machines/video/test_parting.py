"""A scene that is filmed alone: everybody paints a part of it, and the whole is what one alone would have made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from engine.machines.video.camera import QtCamera
from engine.machines.video.parting import parts_of
from engine.machines.video.samples import of_track
from engine.machines.video.splicing import PICTURE
from engine.pictures.model import Cut, Motion
from tests.machines.video.test_painting import LOOK, scenes

LENGTH = 150


@pytest.fixture(scope="module")
def cameras() -> Iterator[tuple[QtCamera, QtCamera]]:
    alone, together = QtCamera(1), QtCamera(2)
    yield alone, together
    alone.close()
    together.close()


def cut_of(motion: Motion, frames: int = LENGTH) -> Cut:
    return Cut(replace(scenes()[0], seconds=frames / 30), LOOK, 320, 180, motion, frames)


def nothing(number: int) -> None:
    """Nobody counts."""


@pytest.mark.parametrize("motion", list(Motion))
def test_what_two_have_painted_is_what_one_paints(
    cameras: tuple[QtCamera, QtCamera], tmp_path: Path, motion: Motion
) -> None:
    cut, files, told = cut_of(motion), (tmp_path / "one.mp4", tmp_path / "two.mp4"), list[tuple[int, int]]()
    for camera, file in zip(cameras, files, strict=True):
        done = list[int]()
        camera.segments([cut], [file], {}, done.append, lambda *one: told.append(one))
        assert (done, told[-1]) == ([0], (0, LENGTH))
    assert sorted(tmp_path.iterdir()) == sorted(files)
    (one, first), (two, second) = (shown(file) for file in files)
    assert one == two == [number / 30 for number in range(LENGTH)]
    assert min(closeness(*pair) for pair in zip(first, second, strict=True)) > 35
    assert keys_of(files[0])[:1] == keys_of(files[1])[:1] == [0]
    assert max(np.diff([*keys_of(files[1]), LENGTH])) <= 60
    alone, parted = (of_track(file, PICTURE) for file in files)
    assert (alone.shape, alone.clock, alone.ticks, alone.delay) == (
        parted.shape,
        parted.clock,
        parted.ticks,
        parted.delay,
    )


def test_who_stops_in_the_middle_leaves_no_pieces(cameras: tuple[QtCamera, QtCamera], tmp_path: Path) -> None:
    def stop(number: int, frames: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        cameras[1].segments([cut_of(Motion.CALM)], [tmp_path / "a.mp4"], {}, nothing, stop)
    assert set(tmp_path.iterdir()) <= {tmp_path / "a.mp4"}


def test_only_what_is_long_and_would_leave_somebody_idle_is_parted() -> None:
    long, short, targets = cut_of(Motion.CALM, 600), cut_of(Motion.CALM, 90), [Path("a.mp4"), Path("b.mp4")]
    for cuts, painters in (([long, long], 2), ([short], 2), ([long], 1)):
        assert all(part.is_whole for part in parts_of(cuts, targets[: len(cuts)], painters))
    for motion in Motion:
        parts = parts_of([replace(long, motion=motion)], targets[:1], 2)
        stretches = sorted(part.stretch for part in parts)
        assert [begin for begin, _ in stretches] == [0, *(end for _, end in stretches[:-1])]
        assert (stretches[-1][1], len({part.target for part in parts})) == (600, len(parts))
        assert len(parts) > 1


@pytest.mark.parametrize(
    ("motion", "order"),
    [
        (Motion.FULL, [300, 600, 450, 330, 400, 240, 210, 150, 90, 60]),
        (Motion.CALM, [300, 600, 150, 450, 240, 330, 210, 400, 90, 60]),
    ],
)
def test_a_film_is_painted_as_it_comes_and_ends_with_what_takes_least(motion: Motion, order: list[int]) -> None:
    lengths = [300, 90, 600, 150, 450, 60, 240, 330, 210, 400]
    cuts = [cut_of(motion, frames) for frames in lengths]
    parts = parts_of(cuts, [Path(f"{number}.mp4") for number in range(len(cuts))], 2)
    assert [lengths[part.number] for part in parts] == order


def test_a_painter_that_gets_ready_does_not_fetch_what_reads_sources() -> None:
    told = "import sys, engine.machines.video.worker, engine.machines.video.encoding; print(*sys.modules)"
    fetched = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert "engine.machines.video.painting" in fetched
    assert not {"engine.library.digesting.tongues", "engine.library.digesting.extractive", "pydantic"} & set(fetched)


def shown(file: Path) -> tuple[list[float], list[np.ndarray]]:
    """When each frame is shown, and its greys."""
    with av.open(str(file)) as film:
        frames = [
            (float(frame.time or 0), frame.to_ndarray(format="gray").astype(float)) for frame in film.decode(video=0)
        ]
    return [time for time, _ in frames], [grey for _, grey in frames]


def keys_of(file: Path) -> list[int]:
    """The numbers of the frames a film can be entered at."""
    with av.open(str(file)) as film:
        times = [packet.pts for packet in film.demux(video=0) if packet.is_keyframe]
        base = film.streams.video[0].time_base
    return [round((time or 0) * (base or 0) * 30) for time in times]


def closeness(one: np.ndarray, other: np.ndarray) -> float:
    """In decibels."""
    return float(10 * np.log10(255**2 / max(1e-9, np.mean((one - other) ** 2))))
