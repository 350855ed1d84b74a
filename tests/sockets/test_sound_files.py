"""Files people bring: whatever holds sound is read, at the house rate and in stereo; whatever does not gets a sentence."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from engine.machines.encoding.decoding import FfmpegSounds
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.stage.music import making
from engine.stage.music.errors import SoundUnreadable
from engine.stage.music.making import BedMaker
from engine.stage.sounds import Sounds
from tests.fakes.floor import Floor
from tests.fakes.music import FakeMusic

HERTZ, SECONDS = 440.0, 1.5


def _tone(rate: int, channels: int) -> np.ndarray:
    tone = 0.4 * np.sin(2 * np.pi * HERTZ * np.arange(int(rate * SECONDS)) / rate)
    return np.repeat(tone[:, None], channels, axis=1)


def _wav(path: Path, rate: int, channels: int, width: int) -> Path:
    tone = _tone(rate, channels)
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", "not compressed"))
        if width == 1:
            file.writeframes((tone * 127 + 128).astype(np.uint8).tobytes())
        elif width == 3:
            whole = np.ascontiguousarray((tone * 8388607).astype("<i4")).view(np.uint8)
            file.writeframes(whole.reshape(-1, 4)[:, :3].tobytes())
        else:
            file.writeframes((tone * (2 ** (8 * width - 1) - 1)).astype(f"<i{width}").tobytes())
    return path


@pytest.mark.parametrize(
    ("rate", "channels", "width"),
    [(8_000, 1, 2), (8_000, 1, 1), (48_000, 2, 3), (96_000, 2, 4), (44_100, 7, 2), (22_050, 6, 3), (11_025, 1, 2)],
)
def test_any_rate_depth_and_number_of_channels_is_read(tmp_path: Path, rate: int, channels: int, width: int) -> None:
    frames = np.concatenate(list(FfmpegSounds().read(_wav(tmp_path / "given.wav", rate, channels, width))))

    assert frames.shape[1] == 2
    assert len(frames) / 44_100 == pytest.approx(SECONDS, abs=0.05)
    assert 0.1 < np.abs(frames[4000:-4000]).max() <= 1.01
    strongest = np.argmax(np.abs(np.fft.rfft(frames.mean(axis=1)))) * 44_100 / len(frames)
    assert strongest == pytest.approx(HERTZ, abs=2)


@pytest.fixture
def maker(floor: Floor) -> BedMaker:
    return BedMaker(floor.units, floor.blobs, Sounds(floor.blobs), FfmpegMp3(), FakeMusic(), FfmpegSounds(), None)  # type: ignore[arg-type]


def _bad(kind: str, path: Path) -> Path:
    if kind == "silence":
        with wave.open(str(path), "wb") as file:
            file.setparams((2, 2, 44_100, 0, "NONE", "not compressed"))
            file.writeframes(bytes(4 * 44_100))
        return path
    contents = {
        "text": b"These are the minutes of the meeting.\n" * 40,
        "empty": b"",
        "cut": b"RIFF" + struct.pack("<I", 10_000) + b"WAVEfmt ",
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(400),
    }
    path.write_bytes(contents[kind])
    return path


@pytest.mark.parametrize("kind", ["text", "empty", "cut", "picture", "silence"])
def test_what_holds_no_sound_gets_a_sentence(maker: BedMaker, tmp_path: Path, kind: str) -> None:
    with pytest.raises(SoundUnreadable) as refused:
        maker.read_file(_bad(kind, tmp_path / "song.mp3"), kind)

    assert refused.value.sentence().endswith(".")
    assert "Traceback" not in refused.value.sentence()


def test_a_file_longer_than_a_bed_may_be_is_refused_and_leaves_nothing(
    maker: BedMaker, floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LONGEST_S", 1)
    with pytest.raises(SoundUnreadable, match="longer than an hour"):
        maker.read_file(_wav(tmp_path / "long.wav", 44_100, 2, 2), "long")

    assert not any(path.is_file() for path in floor.paths.scratch.rglob("*"))


@pytest.mark.nightly
def test_three_hours_are_refused(maker: BedMaker, tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "long.wav"), "wb") as file:
        file.setparams((1, 1, 8_000, 0, "NONE", "not compressed"))
        minute = (np.random.default_rng(1).integers(100, 156, 8_000 * 60)).astype(np.uint8).tobytes()
        for _ in range(180):
            file.writeframesraw(minute)
    with pytest.raises(SoundUnreadable, match="longer than an hour"):
        maker.read_file(tmp_path / "long.wav", "long")
