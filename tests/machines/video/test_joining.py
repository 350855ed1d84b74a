"""A film put together: its sound is as loud as it was and nowhere too high, and its captions say what they shall say."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.sounds.maker import SynthesisedSounds
from engine.machines.video.joining import encode_sound, join
from engine.pictures.ports import Reel
from engine.stage.mastering import HIGHEST_DBTP, Master
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Chapter


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


def test_captions_say_at_their_time_what_they_shall_say_however_they_lie_in_the_file(tmp_path: Path) -> None:
    segments, sound, film = [tmp_path / "one.mp4", tmp_path / "two.mp4"], tmp_path / "sound.m4a", tmp_path / "film.mp4"
    for segment in segments:
        pattern = ["-f", "lavfi", "-i", "testsrc2=size=160x90:rate=30:duration=6"]
        with Ffmpeg([*pattern, "-c:v", "libx264", "-preset", "ultrafast", "-y", str(segment)]) as running:
            running.finish()
    encode_sound([np.zeros((12 * SAMPLE_RATE, 2), np.float32)], sound)
    said = [
        (700, 2400, "NARRATOR: The Ferry That Would Not Sink:"),
        (2700, 4000, "Strömsund's Harbour."),
        (4500, 7000, "No."),
    ]
    srt = "".join(f"{n}\n{_clock(a)} --> {_clock(b)}\n{text}\n\n" for n, (a, b, text) in enumerate(said, 1))

    join(segments, [sound], Reel("The ferry", chapters=(Chapter("One", 0, 12000),), srt=srt, language="en"), film)

    with av.open(str(film)) as opened:
        packets = [packet for packet in opened.demux(opened.streams.subtitles[0]) if packet.size > 2]
        found = [(round(float(one.pts * one.time_base) * 1000), bytes(one)[2:].decode()) for one in packets]
    assert found == [(begin, text) for begin, _, text in said]


def _clock(ms: int) -> str:
    return f"00:00:{ms // 1000:02},{ms % 1000:03}"
