"""The recording of a read as the sound of its film: in pieces that sound like the whole, and of which only what has changed is made anew."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.video.camera import QtCamera
from engine.machines.video.recorded import PIECE
from engine.pictures.soundtrack import PACKET
from engine.stage.mastering import HIGHEST_DBTP
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Tags

SECONDS = 32
CAMERA = QtCamera(1)


def sung(loud: float = 0.3) -> np.ndarray:
    """A voice of sorts, loud and quiet by turns."""
    t = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.sin(2 * np.pi * 220 * t + 9 * np.sin(2 * t)) + 0.4 * np.sin(2 * np.pi * 1930 * t + 5 * np.sin(3 * t))
    noise = np.random.default_rng(4).standard_normal(len(t)) * (np.sin(5 * t) > 0.6) * 0.2
    return ((tone * (1.1 + np.sin(4 * t)) + noise)[:, None] * [loud / 2, loud / 3]).astype(np.float32)


def recorded(sound: np.ndarray, path: Path) -> Path:
    FfmpegMp3().write(iter([sound]), path, Tags("A read"), ())
    return path


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(sung(), tmp_path_factory.mktemp("recorded") / "read.mp3")


def heard(path: Path) -> np.ndarray:
    """The left side of a file."""
    asked = [program(), "-v", "error", "-i", str(path), "-af", "pan=mono|c0=c0", "-f", "f32le", "pipe:1"]
    return np.frombuffer(subprocess.run(asked, capture_output=True, check=True).stdout, np.float32)


def dubbed(recording: Path, place: Path) -> Path:
    """All pieces of it, encoded in two goes, one after the other."""
    targets = [place / f"{number}.aac" for number in range(len(CAMERA.heard(recording)))]
    CAMERA.redub(recording, 0, targets[:2])
    CAMERA.redub(recording, 2, targets[2:])
    whole = place / "all.aac"
    whole.write_bytes(b"".join(target.read_bytes() for target in targets))
    return whole


def test_pieces_of_a_recording_sound_like_it_in_their_place(recording: Path, tmp_path: Path) -> None:
    told, whole = heard(recording), tmp_path / "whole.m4a"
    CAMERA.sound(recording, whole)
    pieces, once = heard(dubbed(recording, tmp_path)), heard(whole)
    assert len(told) <= len(pieces) < len(told) + PACKET
    lost, usual = (np.square(one[: len(told)] - told)[PACKET:] for one in (pieces, once))
    assert lost.mean() < 1.1 * usual.mean()
    for begin in range(0, len(lost) - SAMPLE_RATE, SAMPLE_RATE // 2):
        part = slice(begin, begin + SAMPLE_RATE)
        assert lost[part].mean() < 3 * usual[part].mean() + 1e-7, begin / SAMPLE_RATE
    assert len(list(tmp_path.iterdir())) == len(CAMERA.heard(recording)) + 2, "nothing else is left behind"


def test_only_pieces_in_which_something_else_is_heard_have_other_names(recording: Path, tmp_path: Path) -> None:
    other = sung()
    other[15 * SAMPLE_RATE : 16 * SAMPLE_RATE] *= 0.5
    old, new = CAMERA.heard(recording), CAMERA.heard(recorded(other, tmp_path / "other.mp3"))
    assert len(old) == len(new) == -(-SECONDS * SAMPLE_RATE // PIECE)
    assert [number for number, names in enumerate(zip(old, new, strict=True)) if len(set(names)) == 2] == [1]


def test_a_recording_that_peaks_higher_once_more_encoded_is_held(tmp_path: Path) -> None:
    loud = recorded(np.clip(sung(2.4), -0.84, 0.84), tmp_path / "loud.mp3")
    assert FfmpegLoudness().measure_file(loud).true_peak_dbtp > HIGHEST_DBTP
    assert FfmpegLoudness().measure_file(dubbed(loud, tmp_path)).true_peak_dbtp <= HIGHEST_DBTP + 0.3


def test_a_file_of_somebody_else_has_no_pieces(tmp_path: Path) -> None:
    for content in (b"", b"sound", b"\xff\xfb\x90\x00" * 400):
        (tmp_path / "other.mp3").write_bytes(content)
        assert CAMERA.heard(tmp_path / "other.mp3") == ()
