"""Stage, resampling: a take at the house rate, by a polyphase windowed-sinc filter; pure."""

from __future__ import annotations

from functools import cache
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

HALF_TAPS = 24
KAISER_BETA = 9.0
PASSBAND = 0.945
PLAIN = 1e-6
BLOCK = 64


def length_at_house_rate(count: int, rate: int) -> int:
    """How many samples at 44100 Hz `count` samples at `rate` become."""
    return -(-count * SAMPLE_RATE // rate)


def at_house_rate(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Mono samples at `rate` Hz as mono float32 samples at 44100 Hz; the same input gives the same output, bit for bit."""
    if rate == SAMPLE_RATE or not len(samples):
        return samples.astype(np.float32, copy=False)
    common = gcd(rate, SAMPLE_RATE)
    up, down = SAMPLE_RATE // common, rate // common
    phases = filter_bank(up, down)
    width = phases.shape[1]
    padded = np.concatenate([np.zeros(width // 2 - 1, np.float32), samples, np.zeros(width + down, np.float32)])
    out = np.empty(length_at_house_rate(len(samples), rate), np.float32)
    for first in range(up):
        begin, phase = divmod(first * down, up)
        out[first::up] = _filtered(padded[begin:], phases[phase], down, len(out[first::up]))
    return out


@cache
def filter_bank(up: int, down: int) -> NDArray[np.float32]:
    """One filter a phase, (up, taps), each of unit gain; cut below the lower of the two Nyquist frequencies.

    For whole multiples it is cut at Nyquist itself, so that every given sample stays what it is.
    """
    cutoff = 1.0 if down == 1 else PASSBAND * min(1.0, up / down)
    half = int(np.ceil(HALF_TAPS / min(1.0, up / down)))
    offsets = np.arange(-half + 1, half + 1)[None, :] - np.arange(up)[:, None] / up
    window = np.i0(KAISER_BETA * np.sqrt(np.clip(1 - (offsets / half) ** 2, 0, 1))) / np.i0(KAISER_BETA)
    bank = cutoff * np.sinc(cutoff * offsets) * window
    result: NDArray[np.float32] = (bank / bank.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


def _filtered(samples: NDArray[np.float32], taps: NDArray[np.float32], step: int, count: int) -> NDArray[np.float32]:
    middle = len(taps) // 2 - 1
    if step == 1 and abs(taps[middle] - 1.0) < PLAIN:
        return samples[middle : middle + count]
    if step == 1:
        return _convolved(samples[: count + len(taps) - 1], taps, count)
    windows = np.lib.stride_tricks.sliding_window_view(samples, len(taps))
    return windows[::step][:count] @ taps


def _convolved(samples: NDArray[np.float32], taps: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """A filter as one product of matrices: rows of samples that overlap by its length, times the filter at every place of a row."""
    width = BLOCK + len(taps) - 1
    rows = -(-count // BLOCK)
    padded = np.zeros((rows - 1) * BLOCK + width, np.float32)
    padded[: len(samples)] = samples
    windows = np.lib.stride_tricks.sliding_window_view(padded, width)[::BLOCK]
    return (np.ascontiguousarray(windows) @ _everywhere(taps.tobytes())).ravel()[:count]


@cache
def _everywhere(taps: bytes) -> NDArray[np.float32]:
    """A filter at every place of a row, a column each."""
    given = np.frombuffer(taps, np.float32)
    columns = np.zeros((BLOCK + len(given) - 1, BLOCK), np.float32)
    for place in range(BLOCK):
        columns[place : place + len(given), place] = given
    return columns
