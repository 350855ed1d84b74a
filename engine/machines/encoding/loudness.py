"""Machines, encoding, loudness: EBU R128 measured by ffmpeg's ebur128 filter."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.stage.errors import EncodingFailed
from engine.stage.recording import Loudness

if TYPE_CHECKING:
    from pathlib import Path

    from engine.machines.encoding.ffmpeg import Frames

MEASURING = ("-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
NUMBER = r"(-?(?:\d+(?:\.\d+)?|inf|nan))"
INTEGRATED = re.compile(rf"^\s*I:\s+{NUMBER} LUFS", re.MULTILINE)
PEAK = re.compile(rf"^\s*Peak:\s+{NUMBER} dBFS", re.MULTILINE)
SILENCE_LUFS, SILENCE_DBTP = -70.0, -120.0


class FfmpegLoudness:
    """Integrated loudness and true peak; silence is -70 LUFS and -120 dBTP, so that numbers stay finite."""

    def measure(self, frames: Frames) -> Loudness:
        """Of stereo 44100 Hz frames. Raises `EncodingFailed`, or whatever the frames raise."""
        with Ffmpeg((*RAW_INPUT, *MEASURING), frames) as running:
            return read_summary(running.finish())

    def measure_file(self, path: Path) -> Loudness:
        """Of an encoded file. Raises `EncodingFailed` when it cannot be read."""
        with Ffmpeg(("-i", f"file:{path}", *MEASURING)) as running:
            return read_summary(running.finish())


def read_summary(said: str) -> Loudness:
    """The numbers of the last summary ffmpeg printed."""
    integrated, peaks = INTEGRATED.findall(said), PEAK.findall(said)
    if not integrated or not peaks:
        raise EncodingFailed("The loudness could not be measured: there was no sound to measure.")
    return Loudness(_finite(integrated[-1], SILENCE_LUFS), _finite(peaks[-1], SILENCE_DBTP))


def _finite(text: str, floor: float) -> float:
    number = float(text)
    return max(number, floor) if math.isfinite(number) else floor
