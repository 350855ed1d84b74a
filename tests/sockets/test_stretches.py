"""A long MP3 is encoded in stretches side by side, and is, frame by frame, what one encoder makes of it in one go."""

from __future__ import annotations

import errno
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from mutagen.mp3 import MP3

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg, program
from engine.machines.encoding.mp3 import BARE, FRAMING, LAME, QUIETLY, FfmpegMp3
from engine.machines.encoding.mp3_file import split
from engine.machines.encoding.mp3_joints import windows
from engine.machines.encoding.stretches import SHARED, side_by_side
from engine.stage.errors import EncodingFailed, VoiceFailed
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.recording import Tags
from tests.sockets.long_sound import BLOCKS, RATE, Block, blocks, sound

pytestmark = pytest.mark.usefixtures("short_stretches")
STRETCH = BLOCKS * SHARED * PCM_PER_FRAME


def encode(frames: Iterator[Block]) -> bytes:
    with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *BARE), frames) as running:
        return b"".join(running.output())


def together(whole: Block, hands: int) -> list[bytes]:
    return [frame for made in side_by_side(blocks(whole), encode, FRAMING, hands) for frame in made]


def decoded(content: bytes) -> Block:
    arguments = [program(), "-v", "error", "-f", "mp3", "-i", "pipe:0", "-f", "f32le", "pipe:1"]
    raw = subprocess.run(arguments, input=content, capture_output=True, check=True, timeout=60).stdout
    return np.frombuffer(raw, "<f4").reshape(-1, 2)


def nobody_is_left(before: set[threading.Thread]) -> bool:
    return set(threading.enumerate()) <= before


def test_however_many_hands_the_bytes_are_those_of_one_encoder() -> None:
    whole = sound(3 * STRETCH + 12_345)
    in_one_go = split(encode(blocks(whole)))
    assert len(in_one_go) > 3 * BLOCKS * SHARED
    for hands in (1, 2, 3):
        assert together(whole, hands) == in_one_go


@pytest.mark.parametrize(
    "over", [-1, 0, 1, SHARED * PCM_PER_FRAME - 1, SHARED * PCM_PER_FRAME, SHARED * PCM_PER_FRAME + 1]
)
def test_a_recording_may_end_anywhere_about_a_border(over: int) -> None:
    whole = sound(STRETCH + over)
    assert together(whole, 2) == split(encode(blocks(whole)))


def test_a_file_of_stretches_tells_its_length_and_what_is_heard_is_what_is_written(tmp_path: Path) -> None:
    whole, target, heard = sound(2 * STRETCH + 777), tmp_path / "read.mp3", list[bytes]()
    FfmpegMp3().write(blocks(whole), target, Tags("Long"), (), heard.append)

    assert target.read_bytes().endswith(b"".join(heard))
    assert b"".join(heard) == encode(blocks(whole))
    assert MP3(target).info.length == pytest.approx(len(whole) / RATE, abs=0.05)  # type: ignore[no-untyped-call]
    arguments = [program(), "-v", "error", "-i", str(target), "-f", "f32le", "pipe:1"]
    played = np.frombuffer(subprocess.run(arguments, capture_output=True, check=True).stdout, "<f4").reshape(-1, 2)
    assert len(played) == len(whole)
    middle = slice(STRETCH, STRETCH + RATE)
    fits = [np.vdot(played[middle], np.roll(whole, shift, axis=0)[middle]) for shift in range(-3, 4)]
    assert int(np.argmax(fits)) == 3


def test_encoders_that_never_agree_are_joined_without_a_click() -> None:
    whole, turn = sound(4 * STRETCH), iter(range(100))

    def otherwise(frames: Iterator[Block]) -> bytes:
        """Each encoder hears something of its own under the sound, far below what it keeps."""
        dice = np.random.default_rng(next(turn))
        return encode(block + dice.normal(0, 2e-4, block.shape).astype(np.float32) for block in frames)

    joined = [frame for made in side_by_side(blocks(whole), otherwise, FRAMING, 2) for frame in made]
    one = split(encode(blocks(whole)))
    assert len(joined) == len(one)
    assert sum(ours != theirs for ours, theirs in zip(joined, one, strict=True)) > 3 * BLOCKS * SHARED
    noise = np.abs(decoded(b"".join(joined))[1105:][: len(whole)] - whole[: len(decoded(b"".join(joined))) - 1105])
    plain = np.abs(decoded(b"".join(one))[1105:][: len(whole)] - whole[: len(decoded(b"".join(one))) - 1105])
    for border in range(1, 4):
        around = slice(border * STRETCH, border * STRETCH + SHARED * PCM_PER_FRAME)
        assert noise[around].max() < 1.25 * plain.max()
        assert np.sqrt((noise[around] ** 2).mean()) < 1.25 * np.sqrt((plain[around] ** 2).mean())


def test_an_attack_is_told_by_its_windows() -> None:
    still = np.zeros((20 * PCM_PER_FRAME, 2), np.float32)
    clap = still.copy()
    clap[10 * PCM_PER_FRAME :: 300] = 0.7
    assert {windows(frame) for frame in split(encode(iter([still])))} == {(0, 0)}
    assert {windows(frame) for frame in split(encode(iter([clap])))} - {(0, 0)}


def test_what_goes_wrong_while_frames_are_made_is_raised_and_ends_every_encoder() -> None:
    before = set(threading.enumerate())

    def failing() -> Iterator[Block]:
        yield from blocks(sound(2 * STRETCH + 100_000))
        raise VoiceFailed("Nobody can say this.")

    with pytest.raises(VoiceFailed):
        list(side_by_side(failing(), encode, FRAMING, 2))
    assert nobody_is_left(before)


def test_whoever_leaves_ends_every_encoder() -> None:
    before = set(threading.enumerate())
    with closing(side_by_side(blocks(sound(4 * STRETCH)), encode, FRAMING, 2)) as coming:
        assert next(coming) == []
        assert next(coming)
    assert nobody_is_left(before)


def test_an_encoder_that_fails_fails_the_recording_and_ends_the_others() -> None:
    before, turn = set(threading.enumerate()), iter(range(100))

    def failing(frames: Iterator[Block]) -> bytes:
        if next(turn) == 1:
            raise EncodingFailed("The encoder stopped.")
        return encode(frames)

    with pytest.raises(EncodingFailed, match="stopped"):
        list(side_by_side(blocks(sound(4 * STRETCH)), failing, FRAMING, 2))
    assert nobody_is_left(before)


def test_a_disk_that_fills_while_stretches_come_is_called_so_and_keeps_the_last_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, before = tmp_path / "read.mp3", set(threading.enumerate())
    target.write_bytes(b"the last one")

    def full(content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EncodingFailed, match="disk is full"):
        FfmpegMp3().write(blocks(sound(3 * STRETCH)), target, Tags("Long"), (), full)
    assert target.read_bytes() == b"the last one"
    assert list(tmp_path.iterdir()) == [target]
    assert nobody_is_left(before)
