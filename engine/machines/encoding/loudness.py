"""Machines, encoding, loudness: EBU R128 measured by ffmpeg's ebur128 filter."""

from __future__ import annotations

import math
import re
from queue import SimpleQueue
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.stage.errors import EncodingFailed
from engine.stage.exports import ExportFormat
from engine.stage.moments import SILENCE_DBTP, SILENCE_LUFS, Moments
from engine.stage.recording import Loudness

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from engine.machines.encoding.ffmpeg import Frames

MEASURING = ("-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
FOLLOWING = ("-map", "0:a:0", "-af", "ebur128=peak=true:framelog=info", "-f", "null", "-")
"""The same, and every 100 ms what was heard until then."""
PARSED = {ExportFormat.MP3: "mp3", ExportFormat.M4A: "aac"}
NUMBER = r"(-?(?:\d+(?:\.\d+)?|inf|nan))"
INTEGRATED = re.compile(rf"^\s*I:\s+{NUMBER} LUFS", re.MULTILINE)
MOMENT = re.compile(rf"M:\s*{NUMBER}.*FTPK:\s*{NUMBER}\s+{NUMBER} dBFS")
PEAK = re.compile(rf"^\s*Peak:\s+{NUMBER} dBFS", re.MULTILINE)


class FfmpegLoudness:
    """Integrated loudness and true peak; silence is -70 LUFS and -120 dBTP, so that numbers stay finite."""

    def measure(self, frames: Frames) -> Loudness:
        """Of stereo 44100 Hz frames. Raises `EncodingFailed`, or whatever the frames raise."""
        with Ffmpeg((*RAW_INPUT, *MEASURING), frames) as running:
            return read_summary(running.finish())

    def listening(self, kind: ExportFormat = ExportFormat.MP3) -> Hearing:
        """A measurement of an MP3, or of the packets of an M4A, while it is being written."""
        return Hearing(PARSED[kind])

    def measure_file(self, path: Path) -> Loudness:
        """Of an encoded file. Raises `EncodingFailed` when it cannot be read."""
        with Ffmpeg(("-i", f"file:{path}", *MEASURING)) as running:
            return read_summary(running.finish())


class Hearing:
    """A sound decoded and measured as its bytes come; leaving the context ends the decoder."""

    def __init__(self, parsed: str) -> None:
        self._chunks: SimpleQueue[bytes | None] = SimpleQueue()
        self._decoder = Ffmpeg(("-f", parsed, "-i", "pipe:0", *FOLLOWING), iter(self._chunks.get, None))
        self._said = ""

    def __enter__(self) -> Hearing:
        """Ready to hear."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing more comes."""
        self._chunks.put(None)
        self._decoder.__exit__(kind, error, trace)

    def hear(self, chunk: bytes) -> None:
        """The next bytes of the file; returns at once."""
        self._chunks.put(chunk)

    def loudness(self) -> Loudness:
        """What the whole file measures, once everything was heard. Raises `EncodingFailed` when it is no sound."""
        return read_summary(self._all_said())

    def moments(self) -> Moments:
        """The same from moment to moment. Raises `EncodingFailed`."""
        numbers = np.array(MOMENT.findall(self._all_said()), np.float64).reshape(-1, 3)
        return Moments.of(numbers[:, 0], numbers[:, 1:].max(axis=1))

    def _all_said(self) -> str:
        if not self._said:
            self._chunks.put(None)
            self._said = self._decoder.finish()
        return self._said


def read_summary(said: str) -> Loudness:
    """The numbers of the last summary ffmpeg printed."""
    integrated, peaks = INTEGRATED.findall(said), PEAK.findall(said)
    if not integrated or not peaks:
        raise EncodingFailed("The loudness could not be measured: there was no sound to measure.")
    return Loudness(_finite(integrated[-1], SILENCE_LUFS), _finite(peaks[-1], SILENCE_DBTP))


def _finite(text: str, floor: float) -> float:
    number = float(text)
    return max(number, floor) if math.isfinite(number) else floor
