"""The sound of a film: encoded a second time, it is as loud as it was and still nowhere too high."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.sounds.maker import SynthesisedSounds
from engine.machines.video.joining import encode_sound
from engine.stage.mastering import HIGHEST_DBTP, Master
from engine.stage.model import SAMPLE_RATE


def test_a_file_whose_peaks_a_second_encoding_makes_too_high_is_held(tmp_path: Path) -> None:
    spoken = 0.2 * np.sin(np.arange(12 * SAMPLE_RATE) * 2 * np.pi * 300 / SAMPLE_RATE)
    frames = np.repeat(spoken[:, None], 2, axis=1).astype(np.float32)
    for second, name in ((2, "Scissors"), (5, "Rimshot"), (8, "Applause")):
        struck = SynthesisedSounds().make(name, 1.0).frames
        frames[second * SAMPLE_RATE :][: len(struck)] += struck / np.abs(struck).max()
    mastered = Master(0.0, -1.2).apply([frames])
    source, film = tmp_path / "source.flac", tmp_path / "film.m4a"
    with Ffmpeg([*RAW_INPUT, "-y", str(source)], mastered) as running:
        running.finish()

    encode_sound(source, film)

    before, after = FfmpegLoudness().measure_file(source), FfmpegLoudness().measure_file(film)
    assert before.true_peak_dbtp > HIGHEST_DBTP - 0.4
    assert after.true_peak_dbtp <= HIGHEST_DBTP
    assert abs(after.integrated_lufs - before.integrated_lufs) <= 0.5
