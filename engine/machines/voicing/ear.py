"""Machines, voicing, the ear: what a voice sounds like in numbers: pitch, pace, level and timbre."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.voicing.shaping import active_level_dbfs
from engine.table_read.timbre import written

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.speech import Speech

LOWEST_HZ, HIGHEST_HZ = 55, 420
TIMBRE_RATE, WINDOW, BANDS = 16_000, 512, 24


@dataclass(frozen=True, slots=True)
class Heard:
    """`timbre` as `table_read.timbre` writes it."""

    pitch_hz: float
    words_per_minute: float
    level_dbfs: float
    timbre: str


def hear(take: Speech, words: int) -> Heard:
    """What is heard of a take in which so many words are said."""
    pace = words * 60_000 / max(take.duration_ms, 1)
    level = active_level_dbfs(take.samples, take.rate)
    return Heard(round(median_pitch_hz(take)), round(pace), round(level, 1), written(timbre(take)))


def median_pitch_hz(take: Speech) -> float:
    """Median fundamental of the voiced stretches, by autocorrelation; 0.0 when none is voiced."""
    width = step = take.rate // 25
    sound = take.samples.astype(np.float64)
    loud = 0.02 * float(np.abs(sound).max(initial=0))
    frames = (sound[at : at + width] for at in range(0, max(1, len(sound) - width), step))
    found = [_pitch(frame, take.rate) for frame in frames if float(np.sqrt((frame**2).mean())) > loud]
    voiced = [pitch for pitch in found if pitch]
    return float(np.median(voiced)) if voiced else 0.0


def timbre(take: Speech) -> NDArray[np.float64]:
    """Mean log spectrum in 24 mel bands up to 8 kHz, in decibels without its level, whatever the rate of the take."""
    size = WINDOW * take.rate // TIMBRE_RATE
    sound = take.samples.astype(np.float64)
    if len(sound) < size:
        return np.zeros(BANDS)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[:: size // 2] * np.hanning(size)
    power = np.abs(np.fft.rfft(frames)) ** 2
    power = power[power.sum(axis=1) > power.sum(axis=1).max() * 1e-4]
    bands = 10 * np.log10(power @ _mel_bands(size, take.rate).T + 1e-9)
    mean = np.maximum(bands.mean(axis=0), bands.mean(axis=0).max() - 70)
    return np.asarray(mean - mean.mean())


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


def _mel_bands(size: int, rate: int) -> NDArray[np.float64]:
    hertz = np.fft.rfftfreq(size, 1 / rate)
    mel, top = 2595 * np.log10(1 + hertz / 700), 2595 * np.log10(1 + TIMBRE_RATE / 2 / 700)
    marks = np.linspace(0, top, BANDS + 2)
    rising = [(mel - marks[n]) / (marks[n + 1] - marks[n]) for n in range(BANDS)]
    falling = [(marks[n + 2] - mel) / (marks[n + 2] - marks[n + 1]) for n in range(BANDS)]
    return np.array([np.clip(np.minimum(up, down), 0, None) for up, down in zip(rising, falling, strict=True)])
