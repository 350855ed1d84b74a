"""Effects, hearing: how high a voice is at every moment; the normalised square difference of McLeod and Wyvill (2005)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Wave = NDArray[np.float32]
    Curve = NDArray[np.float64]

HOP_S, WINDOW_S = 0.005, 0.046
LOWEST_HZ, HIGHEST_HZ = 60.0, 520.0
CLEAR, NEARLY_BEST = 0.55, 0.88
QUIET = 10 ** (-42 / 20)
SHORTEST_RUN, MEDIAN = 5, 5
HALVED_FROM = 32_000
"""No voice sings so high that half the samples would not show it."""


@dataclass(frozen=True, slots=True, eq=False)
class Melody:
    """A voice's height: one value every `hop` samples, in hertz, 0 where nothing rings."""

    hz: Curve
    hop: int

    def at(self, sample: float) -> float:
        """The height at a sample, 0 where the voice does not ring."""
        return float(self.hz[min(len(self.hz) - 1, max(0, round(sample / self.hop)))]) if len(self.hz) else 0.0

    def runs(self) -> list[tuple[int, int]]:
        """Stretches of frames in which the voice rings without a break, half-open."""
        rings = np.concatenate([[False], self.hz > 0, [False]]).astype(np.int8)
        edges = np.flatnonzero(np.diff(rings))
        return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def melody(samples: Wave, rate: int) -> Melody:
    """The height of a mono voice at `rate` Hz."""
    if rate >= HALVED_FROM:
        even = len(samples) // 2 * 2
        pairs: Wave = (samples[0:even:2] + samples[1:even:2]) * np.float32(0.5)
        half = melody(pairs, rate // 2)
        return Melody(half.hz, 2 * half.hop)
    hop = max(1, round(rate * HOP_S))
    if len(samples) < rate * WINDOW_S:
        return Melody(np.zeros(len(samples) // hop + 1), hop)
    frames = _frames(samples, round(rate * WINDOW_S), hop)
    hz, clarity = _heights(frames, rate)
    level = np.sqrt(np.mean(frames**2, axis=1))
    hz[(clarity < CLEAR) | (level < QUIET * level.max())] = 0.0
    return Melody(_without_crumbs(_steadied(hz)), hop)


def _frames(samples: Wave, size: int, hop: int) -> Curve:
    """Windows around every hop."""
    padded = np.pad(samples.astype(np.float64), (size // 2, size // 2 + 1))
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    centred: Curve = windows - windows.mean(axis=1, keepdims=True)
    return centred


def _heights(frames: Curve, rate: int) -> tuple[Curve, Curve]:
    size = frames.shape[1]
    longest = min(size - 2, int(rate / LOWEST_HZ) + 1)
    shortest = max(2, int(rate / HIGHEST_HZ))
    room = 1 << (2 * size - 1).bit_length()
    spectrum = np.fft.rfft(frames.astype(np.float32), room)
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)[:, : longest + 2]
    squares = np.pad(np.cumsum(frames**2, axis=1), ((0, 0), (1, 0)))
    lags = np.arange(longest + 2)
    energy = squares[:, size - lags] + squares[:, -1:] - squares[:, lags]
    alike = 2 * likeness / np.maximum(energy, 1e-12)
    inside = alike[:, 1:-1]
    peaks = (inside > alike[:, :-2]) & (inside >= alike[:, 2:]) & (lags[1:-1] >= shortest)
    height = np.where(peaks, inside, -1.0)
    best = height.max(axis=1)
    first = np.argmax(height >= NEARLY_BEST * best[:, None], axis=1) + 1
    rows = np.arange(len(frames))
    left, mid, right = alike[rows, first - 1], alike[rows, first], alike[rows, first + 1]
    bend = left - 2 * mid + right
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (left - right) / np.where(bend == 0, 1, bend), 0.0)
    return rate / (first + np.clip(shift, -0.5, 0.5)), best


def _steadied(hz: Curve) -> Curve:
    """Without single jumps by an octave."""
    padded = np.pad(hz, MEDIAN // 2, mode="edge")
    around = np.sort(np.lib.stride_tricks.sliding_window_view(padded, MEDIAN), axis=1)
    middle = around[:, MEDIAN // 2]
    jumped = (hz > 0) & (middle > 0) & (np.abs(np.log2(np.maximum(hz, 1) / np.maximum(middle, 1))) > 0.2)
    steadied: Curve = np.where(jumped, middle, hz)
    return steadied


def _without_crumbs(hz: Curve) -> Curve:
    kept = hz.copy()
    for begin, end in Melody(hz, 1).runs():
        if end - begin < SHORTEST_RUN:
            kept[begin:end] = 0.0
    return kept
