"""Films of hours: painters need no more memory in the end than in the beginning, and what was filmed becomes one file."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.video.camera import QtCamera
from engine.pictures.looks import look_of
from engine.pictures.model import FPS, Cut, Lit, Motion, Scene, SceneKind
from engine.pictures.ports import Reel
from engine.pictures.soundtrack import PACKET, PIECE
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Chapter
from tests.engine.pictures.builders import envelope

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(600)]
LINE_S, LINES = 4, 240
HOURS = 3
MOST_MIB = 6
LOOK = look_of(envelope().visual_system)


def line(number: int, size: tuple[int, int]) -> Cut:
    """A line nobody says twice."""
    body = f"Line number {number} of a read that goes on and on, and nobody says it twice."
    words = tuple(Lit(at, at + 3, at * 40, at * 40 + 100) for at in range(0, len(body) - 4, 5))
    scene = Scene(
        number, SceneKind.STAGE, "b", "hook", f"Anna {number % 5}", LINE_S, body=body, words=words, levels=(3, 6, number % 9) * 13,
        speaker=f"S{number % 5}", goes_on=number % 3 == 0,
    )  # fmt: skip
    return Cut(scene, LOOK, *size, Motion.CALM, LINE_S * FPS)


def held_mib() -> float:
    """What the living children of this process hold together; Linux alone tells."""
    held = 0.0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        held += int(told[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if told[1] == str(os.getpid()) else 0.0
    return held


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells what a process holds")
@pytest.mark.parametrize(
    ("size", "lines", "frames", "most_mib"), [((320, 180), LINES, LINE_S * FPS, MOST_MIB), ((1920, 1080), 120, 2, 25)]
)
def test_painters_hold_no_more_after_many_lines_than_after_some(
    tmp_path: Path, size: tuple[int, int], lines: int, frames: int, most_mib: int
) -> None:
    camera, held = QtCamera(2 if size[1] < 1080 else 1), list[float]()
    targets = [tmp_path / f"{number}.mp4" for number in range(lines)]

    def finished(number: int) -> None:
        targets[number].unlink()
        held.append(held_mib())

    cuts = [replace(line(number, size), frames=frames) for number in range(lines)]
    camera.segments(cuts, targets, {}, finished, lambda number, frames: None)
    camera.close()
    half = len(held) // 2
    assert max(held[-half // 2 :]) - max(held[half // 2 : half]) < most_mib


def test_three_hours_become_one_file_with_all_its_captions_and_chapters(tmp_path: Path) -> None:
    camera, few = QtCamera(), 10
    targets = [tmp_path / f"{number}.mp4" for number in range(few)]
    camera.segments(
        [line(number, (64, 36)) for number in range(few)], targets, {}, lambda number: None, lambda number, frames: None
    )
    piece, film = tmp_path / "piece.aac", tmp_path / "film.mp4"
    noise = np.random.default_rng(1).standard_normal((PIECE + 4 * PACKET, 2)).astype(np.float32) * 0.05
    camera.dub([noise], 1, [PIECE // PACKET], [piece])
    seconds = HOURS * 3600
    sound = [piece] * (seconds * SAMPLE_RATE // PIECE)
    lines = seconds // LINE_S
    captions = "\n".join(
        f"{at + 1}\n{clock(at * LINE_S, 100)} --> {clock(at * LINE_S + 3, 900)}\nLine {at}.\n" for at in range(lines)
    )
    chapters = tuple(Chapter(f"Chapter {at}", at * 180_000, (at + 1) * 180_000) for at in range(seconds // 180))
    camera.join([targets[at % few] for at in range(lines)], sound, Reel("Long", "", chapters, captions, "en"), film)
    camera.close()
    with av.open(str(film)) as opened:
        assert opened.streams.video[0].frames == seconds * FPS
        assert [round(float(one.duration * one.time_base)) for one in list(opened.streams)[:2]] == [
            seconds,
            pytest.approx(seconds, abs=10),
        ]
        assert len(opened.chapters()) == len(chapters)
    asked = [program(), "-v", "error", "-i", str(film), "-map", "0:s:0", "-f", "srt", "pipe:1"]
    track = subprocess.run(asked, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    assert track.strip() == captions.strip()


def clock(seconds: int, ms: int) -> str:
    """A time as SubRip has it."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{ms:03}"
