"""Tests, sockets: ears made of numpy; what a take sounds like in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.speech import Speech

LOWEST_HZ, HIGHEST_HZ = 55, 420


def median_pitch_hz(take: Speech) -> float:
    """Median fundamental of the voiced stretches, by autocorrelation; 0.0 when none is voiced."""
    width = step = take.rate // 25
    sound = take.samples.astype(np.float64)
    starts = range(0, max(1, len(sound) - width), step)
    loud = 0.02 * float(np.abs(sound).max(initial=0))
    found = [_pitch(sound[at : at + width], take.rate) for at in starts if _rms(sound[at : at + width]) > loud]
    voiced = [pitch for pitch in found if pitch]
    return float(np.median(voiced)) if voiced else 0.0


def share_db(take: Speech, low_hz: float, high_hz: float) -> float:
    """Power between two frequencies as a share of the whole, in decibels."""
    power = np.abs(np.fft.rfft(take.samples.astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(len(take.samples), 1 / take.rate)
    return float(10 * np.log10(power[(hertz >= low_hz) & (hertz < high_hz)].sum() / power.sum() + 1e-12))


def timbre(take: Speech) -> NDArray[np.float64]:
    """Mean log spectrum in 24 mel bands, without its level."""
    size = 512
    frames = np.lib.stride_tricks.sliding_window_view(take.samples.astype(np.float64), size)[::256] * np.hanning(size)
    power = np.abs(np.fft.rfft(frames)) ** 2
    power = power[power.sum(axis=1) > power.sum(axis=1).max() * 1e-4]
    bands = 10 * np.log10(power @ _mel_bands(size, take.rate).T + 1e-9)
    mean: NDArray[np.float64] = bands.mean(axis=0)
    return np.asarray(mean - mean.mean())


def _rms(sound: NDArray[np.float64]) -> float:
    return float(np.sqrt((sound**2).mean()))


def _pitch(frame: NDArray[np.float64], rate: int) -> float:
    window = np.hanning(len(frame))
    alike = np.fft.irfft(np.abs(np.fft.rfft((frame - frame.mean()) * window, 4096)) ** 2)
    alike = alike / np.maximum(np.fft.irfft(np.abs(np.fft.rfft(window, 4096)) ** 2), 1e-6 * (window**2).sum())
    low, high = rate // HIGHEST_HZ, min(rate // LOWEST_HZ, len(frame) - 2)
    best = low + int(np.argmax(alike[low:high]))
    for lag in range(low, best):
        if alike[lag] > 0.93 * alike[best] and alike[lag] >= max(alike[lag - 1], alike[lag + 1]):
            best = lag
            break
    return rate / best if alike[best] > 0.5 * alike[0] else 0.0


def _mel_bands(size: int, rate: int, count: int = 24) -> NDArray[np.float64]:
    mel = 2595 * np.log10(1 + np.fft.rfftfreq(size, 1 / rate) / 700)
    marks = np.linspace(0, mel[-1], count + 2)
    rising = [(mel - marks[n]) / (marks[n + 1] - marks[n]) for n in range(count)]
    falling = [(marks[n + 2] - mel) / (marks[n + 2] - marks[n + 1]) for n in range(count)]
    return np.array([np.clip(np.minimum(up, down), 0, None) for up, down in zip(rising, falling, strict=True)])


def active_level_dbfs(take: Speech) -> float:
    """RMS of the stretches of 20 ms within 30 dB of the loudest; -120 for silence."""
    step = take.rate // 50
    blocks = take.samples[: len(take.samples) // step * step].reshape(-1, step).astype(np.float64)
    power = (blocks**2).mean(axis=1)
    return float(10 * np.log10(power[power > power.max() * 1e-3].mean())) if power.any() else -120.0
