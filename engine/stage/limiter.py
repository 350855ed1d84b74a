"""Stage, limiter: peaks held under a ceiling by a gain that looks ahead and moves softly; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frames = NDArray[np.float32]

REACH = 8 * SAMPLE_RATE // 1000
OVERSAMPLING, HALF_TAPS = 4, 12
NEAR = 0.62


def limited(frames: Frames, ceiling: float) -> Frames:
    """Stereo frames whose samples stay under `ceiling`; returned as they are when they do already."""
    return _held(frames, np.abs(frames).max(axis=1), ceiling) if len(frames) else frames


def true_peak_limited(frames: Frames, ceiling: float) -> Frames:
    """Stereo frames whose curve between the samples stays under `ceiling` too."""
    return _held(frames, true_peaks(frames, ceiling * NEAR), ceiling) if len(frames) else frames


def true_peaks(frames: Frames, floor: float) -> NDArray[np.float32]:
    """The highest absolute value at and around each frame, four times oversampled; where nothing near exceeds `floor`, the sample's own."""
    peaks: NDArray[np.float32] = np.abs(frames).max(axis=1)
    for begin, end in _loud_stretches(peaks, floor):
        margin_begin, margin_end = max(0, begin - HALF_TAPS), min(len(frames), end + HALF_TAPS)
        between = _oversampled(frames[margin_begin:margin_end])[begin - margin_begin : end - margin_begin]
        peaks[begin:end] = np.maximum(peaks[begin:end], between)
    return peaks


def _held(frames: Frames, peaks: NDArray[np.float32], ceiling: float) -> Frames:
    if float(peaks.max()) <= ceiling:
        return frames
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    held: Frames = frames * _smooth(_lowest_around(wanted))[:, None]
    return held


def _lowest_around(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """The minimum within REACH frames on both sides."""
    width, have = 2 * REACH + 1, 1
    lowest = np.pad(gain, REACH, constant_values=1.0)
    while have < width:
        step = min(have, width - have)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        have += step
    return lowest


def _smooth(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """A moving average over REACH frames on both sides: never above any minimum it was taken from."""
    width = 2 * REACH + 1
    total = np.cumsum(np.pad(gain.astype(np.float64), (REACH + 1, REACH), mode="edge"))
    return ((total[width:] - total[:-width]) / width).astype(np.float32)


def _loud_stretches(peaks: NDArray[np.float32], floor: float) -> list[tuple[int, int]]:
    block = 4096
    edges = range(0, len(peaks), block)
    loud = [at for at in edges if float(peaks[max(0, at - HALF_TAPS) : at + block + HALF_TAPS].max()) > floor]
    return [(at, min(len(peaks), at + block)) for at in loud]


def _oversampled(frames: Frames) -> NDArray[np.float32]:
    offsets = np.arange(-HALF_TAPS + 1, HALF_TAPS + 1)
    highest = np.zeros(len(frames), np.float32)
    for phase in range(1, OVERSAMPLING):
        at = offsets - phase / OVERSAMPLING
        taps = (np.sinc(at) * (0.5 + 0.5 * np.cos(np.pi * at / HALF_TAPS))).astype(np.float32)
        for channel in range(frames.shape[1]):
            padded = np.pad(frames[:, channel], (HALF_TAPS - 1, HALF_TAPS))
            highest = np.maximum(highest, np.abs(np.convolve(padded, taps[::-1], "valid")))
    return highest
