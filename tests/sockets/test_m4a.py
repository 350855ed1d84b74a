"""A long M4A is encoded in stretches side by side: as long, as much in time, as loud and as true as one encoder's in one go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.machines.encoding.aac_frames import SAMPLES, joint, packets_of, window
from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg, program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.m4a import CODER
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.encoding.stretches import SHARED
from engine.stage.errors import EncodingFailed, VoiceFailed
from engine.stage.exports import ExportFormat
from engine.stage.recording import Chapter, Tags
from tests.sockets.long_sound import BLOCKS, Block, blocks, sound

pytestmark = pytest.mark.usefixtures("short_stretches")
STRETCH = BLOCKS * SHARED * SAMPLES
IN_ONE_GO = ("-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", "-f", "ipod", "-y")


def saved(whole: Block, target: Path, chapters: tuple[Chapter, ...] = ()) -> list[bytes]:
    """What was heard meanwhile."""
    heard: list[bytes] = []
    FfmpegMp3().save(blocks(whole), target, ExportFormat.M4A, Tags("Long"), chapters, heard.append)
    return heard


def decoded(path: Path) -> Block:
    arguments = [program(), "-v", "error", "-i", str(path), "-f", "f32le", "pipe:1"]
    raw = subprocess.run(arguments, capture_output=True, check=True, timeout=60).stdout
    return np.frombuffer(raw, "<f4").reshape(-1, 2)


def lost(played: Block, whole: Block, part: slice) -> float:
    """How much of it came out otherwise."""
    return float(np.square(played[part] - whole[part]).mean())


def test_stretches_are_as_true_as_one_encoder_at_their_joints_and_everywhere(tmp_path: Path) -> None:
    whole, target, other = sound(3 * STRETCH + 12_345), tmp_path / "read.m4a", tmp_path / "one.m4a"
    heard = saved(whole, target)
    with Ffmpeg((*RAW_INPUT, *IN_ONE_GO, str(other)), blocks(whole)) as running:
        running.finish()
    ours, theirs = decoded(target), decoded(other)

    assert len(ours) == len(theirs) == len(whole)
    everywhere = slice(0, len(whole))
    assert lost(ours, whole, everywhere) < 1.05 * lost(theirs, whole, everywhere)
    for border in range(1, 4):
        shared = slice(border * STRETCH, border * STRETCH + SHARED * SAMPLES)
        assert lost(ours, whole, shared) < 1.25 * lost(theirs, whole, shared)
        fits = [np.vdot(ours[shared], np.roll(whole, shift, axis=0)[shared]) for shift in range(-3, 4)]
        assert int(np.argmax(fits)) == 3  # it is in time
        assert np.abs(ours - whole)[shared].max() < 1.25 * np.abs(theirs - whole).max()
    mine, one = FfmpegLoudness().measure_file(target), FfmpegLoudness().measure_file(other)
    assert mine.integrated_lufs == pytest.approx(one.integrated_lufs, abs=0.1)
    with FfmpegLoudness().listening(ExportFormat.M4A) as hearing:
        hearing.hear(b"".join(heard))
        assert hearing.loudness().integrated_lufs == pytest.approx(mine.integrated_lufs, abs=0.1)


@pytest.mark.parametrize("over", [1 - STRETCH, -1, 0, 1, SAMPLES, SHARED * SAMPLES, SHARED * SAMPLES + 1])
def test_a_file_is_as_long_as_its_sound_wherever_that_ends(tmp_path: Path, over: int) -> None:
    whole, target = sound(STRETCH + over), tmp_path / "read.m4a"
    saved(whole, target, (Chapter("All", 0, 1000),))
    assert len(decoded(target)) == len(whole)
    assert [path.name for path in tmp_path.iterdir()] == ["read.m4a"]


def test_where_no_windows_are_alike_the_joint_is_in_the_middle_and_an_attack_has_short_ones() -> None:
    still = np.zeros((20 * SAMPLES, 2), np.float32)
    clap = still.copy()
    clap[10 * SAMPLES :: 300] = 0.7
    quiet, loud = (encoded(one) for one in (still, clap))
    assert {window(packet) for packet in quiet} == {(0, 1)}
    assert {window(packet) for packet in loud} - {(0, 1)}
    assert joint(quiet, quiet) == len(quiet) - 5
    assert 0 < joint([b"\xff\xf1" + bytes(8)] * len(quiet), quiet) < len(quiet) // 2


def encoded(whole: Block) -> list[bytes]:
    with Ffmpeg((*RAW_INPUT, *CODER), blocks(whole)) as running:
        return packets_of(b"".join(running.output()))


def test_what_goes_wrong_while_frames_are_made_is_raised_and_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[Block]:
        yield from blocks(sound(STRETCH))
        raise VoiceFailed("The voice is gone.")

    with pytest.raises(VoiceFailed):
        FfmpegMp3().save(failing(), tmp_path / "read.m4a", ExportFormat.M4A, Tags("Long"), ())
    with pytest.raises(EncodingFailed, match="no sound"):
        FfmpegMp3().save(iter(()), tmp_path / "read.m4a", ExportFormat.M4A, Tags("Long"), ())
    assert list(tmp_path.iterdir()) == []
