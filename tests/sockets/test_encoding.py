"""Every encoder, the fake included, keeps the promises of the `Encoder` socket; then what is MP3's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
import wave
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from engine.machines.encoding import ffmpeg
from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.mp3 import LAME, QUIETLY, FfmpegMp3
from engine.stage.errors import EncodingFailed, VoiceFailed
from engine.stage.recording import Chapter, Tags
from tests.fakes.speech import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.stage.ports import Encoder

    Block = NDArray[np.float32]

TAGS = Tags("The Ferry Vote — Nuit à l’île", "Sleeper Hit Studio", "Harbour", "Made from three sources")
CHAPTERS = (Chapter("The Quiet Night", 0, 1500), Chapter("Δ The Vote", 1500, 3000))


@pytest.fixture(params=["fake", "ffmpeg"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    """The fake and the real thing."""
    made: Encoder = FakeEncoder() if request.param == "fake" else FfmpegMp3()
    return made


def tone(seconds: float, block: int = 4410) -> Iterator[Block]:
    """A 997 Hz sine at -20 dBFS peak, in blocks."""
    moments = np.arange(round(seconds * 44_100)) / 44_100
    mono = (0.1 * np.sin(2 * np.pi * 997 * moments)).astype(np.float32)
    sound = np.stack([mono, mono], axis=1)
    yield from (sound[at : at + block] for at in range(0, len(sound), block))


def decoded(path: Path) -> Block:
    """The sound of a WAV or MP3 file."""
    if path.read_bytes()[:4] == b"RIFF":
        with wave.open(str(path), "rb") as file:
            raw = file.readframes(file.getnframes())
            return (np.frombuffer(raw, "<i2").reshape(-1, 2) / 32767).astype(np.float32)
    command = [ffmpeg.program(), "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2", "-ar", "44100", "pipe:1"]
    raw = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    return np.frombuffer(raw, "<f4").reshape(-1, 2)


def bitrate(path: Path) -> int:
    """Bits per second of an MP3 file."""
    info: Any = MP3(path).info  # type: ignore[no-untyped-call]
    return int(info.bitrate)


def test_a_recording_keeps_its_length_and_its_level(encoder: Encoder, tmp_path: Path) -> None:
    target = tmp_path / "read.mp3"
    encoder.write(tone(3.0), target, TAGS, CHAPTERS)
    sound = decoded(target)
    assert abs(len(sound) / 44_100 - 3.0) < 0.05
    middle = sound[44_100:88_200]
    assert 20 * np.log10(np.sqrt((middle**2).mean())) == pytest.approx(-23.01, abs=0.15)


def test_a_recording_replaces_the_one_before_and_leaves_nothing_beside_it(encoder: Encoder, tmp_path: Path) -> None:
    target = tmp_path / "read.mp3"
    target.write_bytes(b"old")
    encoder.write(tone(0.5), target, TAGS, ())
    assert len(decoded(target)) > 20_000
    assert list(tmp_path.glob("*read*")) == [target]
    assert not list(tmp_path.glob(".*part"))


def test_without_frames_there_is_no_recording(encoder: Encoder, tmp_path: Path) -> None:
    with pytest.raises(EncodingFailed):
        encoder.write(iter(()), tmp_path / "read.mp3", TAGS, ())
    assert not (tmp_path / "read.mp3").exists()


def test_what_goes_wrong_while_the_frames_are_made_is_raised_and_leaves_no_file(
    encoder: Encoder, tmp_path: Path
) -> None:
    def failing() -> Iterator[Block]:
        yield from tone(0.5)
        raise VoiceFailed("The voice Clara could not speak.")

    with pytest.raises(VoiceFailed):
        encoder.write(failing(), tmp_path / "read.mp3", TAGS, ())
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
    with pytest.raises(VoiceFailed):
        list(encoder.stream(failing()))


def test_a_folder_that_is_not_there_is_named(encoder: Encoder, tmp_path: Path) -> None:
    with pytest.raises(EncodingFailed, match="nowhere"):
        encoder.write(tone(0.2), tmp_path / "nowhere" / "read.mp3", TAGS, ())


def test_the_first_bytes_of_a_stream_come_before_the_frames_end(encoder: Encoder) -> None:
    heard = threading.Event()
    in_time: list[bool] = []

    def frames() -> Iterator[Block]:
        yield from tone(1.0)
        in_time.append(heard.wait(60))
        yield from tone(0.2)

    stream = encoder.stream(frames())
    assert next(stream)
    heard.set()
    assert list(stream)
    assert in_time == [True]


def test_a_listener_who_leaves_ends_the_stream(encoder: Encoder) -> None:
    before = set(threading.enumerate())

    def endless() -> Iterator[Block]:
        while True:
            yield from tone(0.1)

    stream = encoder.stream(endless())
    assert next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert set(threading.enumerate()) <= before


def test_the_stream_is_mp3_from_its_first_byte_at_128_kbit(tmp_path: Path) -> None:
    path = tmp_path / "stream.mp3"
    path.write_bytes(b"".join(FfmpegMp3().stream(tone(2.0))))
    assert path.read_bytes()[0] == 0xFF
    assert bitrate(path) == 128_000
    assert len(decoded(path)) / 44_100 == pytest.approx(2.0, abs=0.08)


@pytest.mark.alone
def test_the_stream_lags_behind_its_frames_by_less_than_half_a_second() -> None:
    given: list[int] = []
    lags: list[float] = []

    def paced() -> Iterator[Block]:
        for block in tone(2.0):
            given.append(len(block))
            yield block
            time.sleep(0.05)

    received = 0
    for chunk in FfmpegMp3().stream(paced()):
        received += len(chunk)
        lags.append(sum(given) / 44_100 - received * 8 / 128_000)
    assert float(np.median(lags)) < 0.5


def test_a_recording_carries_title_artist_album_and_chapters(tmp_path: Path) -> None:
    target = tmp_path / "read.mp3"
    FfmpegMp3().write(tone(3.0), target, TAGS, CHAPTERS)
    tags: Any = ID3(target)  # type: ignore[no-untyped-call]
    assert (tags["TIT2"].text, tags["TPE1"].text, tags["TALB"].text) == ([TAGS.title], [TAGS.artist], [TAGS.album])
    chapters = [tags[f"CHAP:{name}"] for name in tags["CTOC:contents"].child_element_ids]
    assert [(c.sub_frames["TIT2"].text[0], c.start_time, c.end_time) for c in chapters] == [
        (chapter.title, chapter.start_ms, chapter.end_ms) for chapter in CHAPTERS
    ]
    assert all(one.end_time == other.start_time for one, other in pairwise(chapters))
    assert bitrate(target) >= 128_000


def test_chapters_stand_in_the_file_in_the_order_they_are_heard(tmp_path: Path) -> None:
    titles = ("The very long first chapter of all of them", "B", "A chapter in between", "Ünd", "The end")
    chapters = [Chapter(title, 600 * at, 600 * (at + 1)) for at, title in enumerate(titles)]
    target = tmp_path / "read.mp3"
    FfmpegMp3().write(tone(3.0), target, TAGS, chapters)

    told = re.findall(rb"CHAP.{6}chapter-(\d)\0(.{4})", target.read_bytes(), re.DOTALL)
    assert [(int(number), int.from_bytes(start)) for number, start in told] == [(at, 600 * at) for at in range(5)]
    assert {f"CHAP:chapter-{number}" for number in range(len(titles))} < set(ID3(target))
    assert MP3(target).info.length == pytest.approx(3.0, abs=0.1)


def test_other_players_find_the_chapters_too(tmp_path: Path) -> None:
    target = tmp_path / "read.mp3"
    FfmpegMp3().write(tone(3.0), target, TAGS, CHAPTERS)
    command = [ffmpeg.program(), "-v", "error", "-i", str(target), "-f", "ffmetadata", "pipe:1"]
    listed = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    assert listed.count("[CHAPTER]") == 2
    assert "title=Δ The Vote" in listed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_called_a_full_disk() -> None:
    arguments = (*QUIETLY, *RAW_INPUT, *LAME, "-b:a", "160k", "-y", "-f", "mp3", "/dev/full")
    with pytest.raises(EncodingFailed, match="disk is full"), Ffmpeg(arguments, tone(30.0)) as running:
        running.finish()


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by a POSIX signal")
def test_leaving_the_context_ends_the_process() -> None:
    def waiting() -> Iterator[Block]:
        yield from tone(0.1)
        yield from tone(0.1)

    with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, "-f", "mp3", "pipe:1"), waiting()) as running:
        pid = running.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_encoder_is_available_where_the_package_is_installed() -> None:
    assert ffmpeg.probe().available
