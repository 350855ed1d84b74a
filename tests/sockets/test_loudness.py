"""Every loudness meter, the fake included, keeps the promises of the `LoudnessMeter` socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.machines.encoding.loudness import FfmpegLoudness, read_summary
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.stage.errors import EncodingFailed
from engine.stage.recording import Tags
from tests.fakes.speech import FakeEncoder, FakeLoudness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.stage.ports import Encoder, LoudnessMeter

Pair = tuple["LoudnessMeter", "Encoder"]


@pytest.fixture(params=["fake", "ffmpeg"])
def pair(request: pytest.FixtureRequest) -> Pair:
    """A meter and the encoder whose files it reads."""
    return (FakeLoudness(), FakeEncoder()) if request.param == "fake" else (FfmpegLoudness(), FfmpegMp3())


def tone(decibels: float, seconds: float = 5.0) -> Iterator[NDArray[np.float32]]:
    """A 997 Hz sine with this peak, on both channels: as many LUFS as dBFS."""
    moments = np.arange(round(seconds * 44_100)) / 44_100
    mono = (10 ** (decibels / 20) * np.sin(2 * np.pi * 997 * moments)).astype(np.float32)
    for at in range(0, len(mono), 22_050):
        yield np.stack([mono[at : at + 22_050]] * 2, axis=1)


@pytest.mark.parametrize("decibels", [-16.0, -23.0, -36.0])
def test_a_sine_is_as_loud_as_the_standard_says(pair: Pair, decibels: float) -> None:
    measured = pair[0].measure(tone(decibels))
    assert measured.integrated_lufs == pytest.approx(decibels, abs=0.3)
    assert measured.true_peak_dbtp == pytest.approx(decibels, abs=0.3)


def test_a_file_is_as_loud_as_what_was_written_into_it(pair: Pair, tmp_path: Path) -> None:
    meter, encoder = pair
    encoder.write(tone(-16.0), tmp_path / "-odd name%02d.mp3", Tags("Tone"), ())
    assert meter.measure_file(tmp_path / "-odd name%02d.mp3").integrated_lufs == pytest.approx(-16.0, abs=0.3)


def test_a_file_is_heard_while_it_is_written(pair: Pair, tmp_path: Path) -> None:
    meter, encoder = pair
    with meter.listening() as hearing:
        encoder.write(tone(-20.0), tmp_path / "read.mp3", Tags("Tone"), (), hearing.hear)
        heard = hearing.loudness()
    measured = meter.measure_file(tmp_path / "read.mp3")
    assert heard.integrated_lufs == pytest.approx(measured.integrated_lufs, abs=0.1)
    assert heard.true_peak_dbtp == pytest.approx(measured.true_peak_dbtp, abs=0.1)


def test_what_was_heard_and_is_no_sound_cannot_be_measured(pair: Pair) -> None:
    with pair[0].listening() as hearing:
        hearing.hear(b"not a sound")
        with pytest.raises(EncodingFailed):
            hearing.loudness()


def test_a_hearing_that_is_broken_off_leaves_no_decoder(pair: Pair) -> None:
    with pytest.raises(KeyError), pair[0].listening() as hearing:
        hearing.hear(b"not a sound")
        raise KeyError("stop")


def test_silence_has_finite_numbers(pair: Pair) -> None:
    measured = pair[0].measure([np.zeros((88_200, 2), np.float32)])
    assert measured.integrated_lufs == -70.0
    assert measured.true_peak_dbtp == -120.0


def test_nothing_cannot_be_measured(pair: Pair) -> None:
    with pytest.raises(EncodingFailed):
        pair[0].measure([])


def test_a_file_that_is_not_there_cannot_be_measured(pair: Pair, tmp_path: Path) -> None:
    with pytest.raises(EncodingFailed):
        pair[0].measure_file(tmp_path / "nothing.mp3")


def test_a_file_that_is_no_sound_cannot_be_measured(pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "notes.mp3").write_text("not a sound", encoding="utf-8")
    with pytest.raises(EncodingFailed):
        pair[0].measure_file(tmp_path / "notes.mp3")


def test_a_summary_without_numbers_is_an_error() -> None:
    with pytest.raises(EncodingFailed):
        read_summary("size=N/A time=00:00:00")
