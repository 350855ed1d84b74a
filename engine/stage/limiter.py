"""Stage, limiter: peaks held under a ceiling by a gain that looks ahead and moves softly; pure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frames = NDArray[np.float32]

REACH = 8 * SAMPLE_RATE // 1000
OVERSAMPLING, HALF_TAPS = 4, 12
NEAR, STRETCH = 0.7, 1024
STEPS = 1 << 24
"""In which gains are counted."""


def limited(frames: Frames, ceiling: float) -> Frames:
    """Stereo frames whose samples stay under `ceiling`; returned as they are when they do already."""
    if highest(frames) <= ceiling:
        return frames
    return _held(frames, _louder_channel(frames), ceiling)


def true_peak_limited(frames: Frames, ceiling: float) -> Frames:
    """Stereo frames whose curve between the samples stays under `ceiling` too."""
    if highest(frames) <= ceiling * NEAR:
        return frames
    return _held(frames, true_peaks(frames, ceiling * NEAR), ceiling)


def scale(frames: Frames, gains: NDArray[np.float32]) -> None:
    """Stereo frames times a gain each, in place; a side at a time, which costs a third of both at once."""
    for side in range(frames.shape[1]):
        frames[:, side] *= gains


def highest(frames: Frames) -> float:
    """The largest absolute sample; 0 for nothing."""
    return max(float(frames.max()), -float(frames.min())) if frames.size else 0.0


def true_peaks(frames: Frames, floor: float) -> NDArray[np.float32]:
    """The highest absolute value at each frame and between it and the next, four times oversampled.

    Between samples below `floor` nothing is looked for: speech has next to nothing up where such peaks hide.
    """
    peaks = _louder_channel(frames)
    loud = peaks > floor
    loud[:-1] |= loud[1:]
    at = np.flatnonzero(loud)
    if len(at):
        peaks[at] = np.maximum(peaks[at], _between(frames, at))
    return peaks


def _louder_channel(frames: Frames) -> NDArray[np.float32]:
    louder: NDArray[np.float32] = np.maximum(np.abs(frames[:, 0]), np.abs(frames[:, 1]))
    return louder


def _held(frames: Frames, peaks: NDArray[np.float32], ceiling: float) -> Frames:
    held = frames.copy()
    for begin, end in _loud_stretches(peaks, ceiling):
        wanted = np.minimum(np.float32(1.0), np.float32(ceiling) / np.maximum(peaks[begin:end], np.float32(1e-9)))
        scale(held[begin:end], _smooth(_lowest_around(wanted)))
    return held


def _lowest_around(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """The minimum within REACH frames on both sides."""
    width, have = 2 * REACH + 1, 1
    lowest = _between_edges(np.float32(1), gain, np.float32(1), REACH, REACH)
    while have < width:
        step = min(have, width - have)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        have += step
    return lowest


def _smooth(gain: NDArray[np.float32]) -> NDArray[np.float32]:
    """A moving average over REACH frames on both sides: never above any minimum it was taken from.

    Of whole numbers, whose sums are the same wherever they begin.
    """
    width = 2 * REACH + 1
    steps = (_between_edges(gain[0], gain, gain[-1], REACH + 1, REACH) * np.float32(STEPS)).astype(np.int64)
    total = np.cumsum(steps)
    return ((total[width:] - total[:-width]) / (width * STEPS)).astype(np.float32)


def _between_edges(
    before: np.float32, gain: NDArray[np.float32], after: np.float32, count_before: int, count_after: int
) -> NDArray[np.float32]:
    """The gain with so many frames of one value on either side; what numpy's own padding does at a tenth of its price."""
    whole = np.empty(count_before + len(gain) + count_after, np.float32)
    whole[:count_before], whole[count_before + len(gain) :] = before, after
    whole[count_before : count_before + len(gain)] = gain
    return whole


def _loud_stretches(peaks: NDArray[np.float32], floor: float) -> list[tuple[int, int]]:
    """Blocks with a loud sample in them or in a neighbour, joined; a block is longer than the limiter's reach to both sides."""
    count = -(-len(peaks) // STRETCH)
    loud = np.pad(peaks, (0, count * STRETCH - len(peaks))).reshape(count, STRETCH).max(axis=1) > floor
    loud = loud | np.append(loud[1:], False) | np.append(False, loud[:-1])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], loud.astype(np.int8), [0]])))
    return [(int(begin) * STRETCH, min(len(peaks), int(end) * STRETCH)) for begin, end in edges.reshape(-1, 2)]


def _between(frames: Frames, at: NDArray[np.intp]) -> NDArray[np.float32]:
    """The highest absolute value between each of these frames and its next, of both channels."""
    padded, taps = np.zeros(len(frames) + 2 * HALF_TAPS - 1, np.float32), _taps()
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * HALF_TAPS)
    between = np.zeros(len(at), np.float32)
    for side in range(frames.shape[1]):
        padded[HALF_TAPS - 1 : HALF_TAPS - 1 + len(frames)] = frames[:, side]
        curves = np.abs(around[at] @ taps)
        for moment in range(curves.shape[1]):
            np.maximum(between, curves[:, moment], out=between)
    return between


@cache
def _taps() -> NDArray[np.float32]:
    """A column for each moment between two samples: a sinc under a raised cosine."""
    offsets = np.arange(-HALF_TAPS + 1, HALF_TAPS + 1)[:, None]
    at = offsets - np.arange(1, OVERSAMPLING)[None, :] / OVERSAMPLING
    return (np.sinc(at) * (0.5 + 0.5 * np.cos(np.pi * at / HALF_TAPS))).astype(np.float32)
