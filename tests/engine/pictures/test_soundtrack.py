"""The sound of a film in pieces: put together they are what one encoder makes of the whole, and only what changes is made anew."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import Studio
from engine.machines.encoding.ffmpeg import program
from engine.machines.video.camera import QtCamera
from engine.pictures.darkroom import Darkroom
from engine.pictures.dubbing import AT_ONCE, Dubbing
from engine.pictures.model import SceneKind
from engine.pictures.soundtrack import AROUND, PACKET, PIECE, Soundtrack
from engine.stage.model import SAMPLE_RATE
from tests.engine.pictures.test_films import album_of, camera, made, studio, wait
from tests.fakes.pictures import FakeCamera

__all__ = ["camera", "studio"]
PIECES = 2
NEAR = 3000


def some_sound(frames: int) -> Any:
    """A tone that climbs, and beats of noise."""
    t = np.arange(frames) / SAMPLE_RATE
    beats = np.random.default_rng(1).standard_normal(frames) * np.exp(-(t * 6 % 1) * 8)
    one = 0.3 * np.sin(2 * np.pi * (200 + 45 * t) * t) + 0.1 * beats
    return np.stack([one, np.roll(one, 100)], 1).astype(np.float32)


def encoded(sound: Any, numbers: list[int], folder: Path) -> bytes:
    """Neighbouring pieces, in one go."""
    begin, end = numbers[0] * PIECE - AROUND, (numbers[-1] + 1) * PIECE + AROUND
    padded = np.pad(sound, ((AROUND, AROUND), (0, 0)))[begin + AROUND : end + AROUND]
    targets = [folder / f"{number}.aac" for number in numbers]
    QtCamera().dub([padded], AROUND // PACKET, [PIECE // PACKET for _ in numbers], targets)
    return b"".join(target.read_bytes() for target in targets)


def decoded(stream: bytes, folder: Path) -> Any:
    """As it is heard in an MP4."""
    raw, film = folder / "whole.aac", folder / "whole.mp4"
    raw.write_bytes(stream)
    quietly = [program(), "-v", "error", "-y", "-i"]
    subprocess.run([*quietly, str(raw), "-c", "copy", str(film)], check=True)
    heard = subprocess.run([*quietly, str(film), "-f", "f32le", "-ac", "2", "-"], check=True, capture_output=True)
    assert heard.stderr == b""
    return np.frombuffer(heard.stdout, np.float32).reshape(-1, 2)


def test_pieces_that_were_encoded_apart_sound_like_one(tmp_path: Path) -> None:
    sound = some_sound(PIECES * PIECE)
    whole = decoded(encoded(sound, [0, 1], tmp_path), tmp_path)
    apart = decoded(encoded(sound, [0], tmp_path) + encoded(sound, [1], tmp_path), tmp_path)
    assert len(apart) == len(whole) == len(sound)
    seam = slice(PIECE - NEAR, PIECE + NEAR)
    lost, lost_apart = (float(np.square(one[seam] - sound[seam]).mean()) for one in (whole, apart))
    assert 10 * np.log10(np.square(sound[seam]).mean() / lost) > 15  # it is in time
    assert lost_apart < 1.3 * lost


def test_another_sentence_is_the_only_sound_that_is_made_anew(studio: Studio, camera: FakeCamera) -> None:
    artifact = made(studio, "trailer", durationSeconds=120)
    old, whole = album_of(studio, artifact), len(camera.dubbed)
    assert sum(camera.dubbed) * PACKET / SAMPLE_RATE == pytest.approx(120, abs=0.1)
    told = next(scene for scene in old.scenes if scene.kind in (SceneKind.CHAPTER, SceneKind.CLOSING))
    camera.dubbed.clear()
    with studio.work("test") as work:
        studio.pictures.redraw(work, artifact, told.index, replace(told, title="Another title"))
    wait(lambda: album_of(studio, artifact) != old)
    assert 0 < len(camera.dubbed) < whole / 2


class Recorded(FakeCamera):
    """A recording is its words, each a piece; `redubbed` are those that were encoded."""

    def __init__(self) -> None:
        super().__init__()
        self.redubbed: list[str] = []

    def heard(self, recording: Path) -> tuple[str, ...]:
        return tuple(recording.read_text().split())

    def redub(self, recording: Path, first: int, targets: Sequence[Path]) -> None:
        for word, target in zip(self.heard(recording)[first:], targets, strict=False):
            self.redubbed.append(word)
            target.write_text(word)


def test_of_a_recording_only_what_has_changed_is_encoded_anew(studio: Studio, tmp_path: Path) -> None:
    class Run:
        reading, work = staticmethod(lambda: studio.reading("test")), staticmethod(lambda: studio.work("test"))

        def raise_if_canceled(self) -> None:
            """Nobody does."""

    def film_sound(words: str) -> list[str]:
        (tmp_path / "read").write_text(words)
        names = dubbing.recording(Run(), "read", tmp_path / "read")
        return [studio.blobs.path(name).read_text() for name in names]

    recorder = Recorded()
    dubbing = Dubbing(Darkroom(recorder, studio.blobs))
    assert film_sound("the mill stands still") == "the mill stands still".split()
    recorder.redubbed.clear()
    assert film_sound("the mill stood still at night") == "the mill stood still at night".split()
    assert recorder.redubbed == ["stood", "at", "night"]


def test_who_stops_waits_for_two_minutes_of_sound_at_most(studio: Studio, camera: FakeCamera) -> None:
    class Stopped(Exception):
        pass

    class Run:
        """Somebody stops it as soon as something is encoded, where `stops`."""

        reading, work = staticmethod(lambda: studio.reading("test")), staticmethod(lambda: studio.work("test"))

        def __init__(self, *, stops: bool) -> None:
            self._stops = stops

        def raise_if_canceled(self) -> None:
            if self._stops and camera.dubbed:
                raise Stopped

    track, dubbing = Soundtrack(40 * PIECE), Dubbing(Darkroom(camera, studio.blobs))
    with pytest.raises(Stopped):
        dubbing.sound(Run(stops=True), track)
    assert len(camera.dubbed) == AT_ONCE
    assert len(dubbing.sound(Run(stops=False), track)) == 40
    assert len(camera.dubbed) == 40, "what was encoded before is not encoded again"
