"""Machines, speech, espeak-ng, shaping: the library's sound made bearable and brought to the house level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sound = NDArray[np.float32]

HOUSE_LEVEL_DBFS = -20.0
FADE_MS = 5
KEPT_EDGE_MS = 12
SILENCE = 0.0025
CEILING, KNEE = 0.95, 0.70
HISS_HZ, HISS_THRESHOLD = 4200.0, 0.030
RUMBLE_HZ = 60.0


@dataclass(frozen=True, slots=True)
class Tone:
    """What is done to a voice's spectrum, in decibels: around 2–4.5 kHz (presence) and above 5 kHz (air)."""

    presence_db: float = 0.0
    air_db: float = 0.0


def heard(raw: bytes) -> Sound:
    """Float samples in -1..1 of 16-bit ones."""
    return (np.frombuffer(raw, "<i2").astype(np.float32) / 32768).astype(np.float32)


def edges(sound: Sound, rate: int) -> tuple[int, int]:
    """First and last sample worth keeping; (0, 0) when nothing is heard."""
    loud = np.flatnonzero(np.abs(sound) > SILENCE)
    if not len(loud):
        return 0, 0
    margin = rate * KEPT_EDGE_MS // 1000
    return max(0, int(loud[0]) - margin), min(len(sound), int(loud[-1]) + margin)


def faded(sound: Sound, rate: int) -> Sound:
    """The same with its ends brought to zero, so that no edit clicks."""
    length = min(rate * FADE_MS // 1000, len(sound) // 2)
    if not length:
        return sound
    ramp = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, length))).astype(np.float32)
    return np.concatenate([sound[:length] * ramp, sound[length:-length], sound[-length:] * ramp[::-1]])


def shaped(sound: Sound, rate: int, tone: Tone, gain_db: float) -> Sound:
    """Rumble and constant offset out, tone applied, hiss softened, the voice's own gain, peaks rounded."""
    toned = _filtered(sound, rate, tone) * np.float32(10 ** (gain_db / 20))
    return limited(_softened(toned, rate))


def limited(sound: Sound) -> Sound:
    """Peaks above the knee bent below the ceiling; what is under the knee is untouched."""
    size = np.abs(sound)
    if not len(sound) or float(size.max()) <= KNEE:
        return sound
    room = CEILING - KNEE
    bent = KNEE + room * np.tanh((size - KNEE) / room)
    return np.where(size > KNEE, np.sign(sound) * bent, sound).astype(np.float32)


def active_level_dbfs(sound: Sound, rate: int) -> float:
    """RMS of the stretches of 20 ms within 30 dB of the loudest one; -120 for silence."""
    step = max(1, rate // 50)
    blocks = sound[: len(sound) // step * step].reshape(-1, step).astype(np.float64)
    power = (blocks**2).mean(axis=1) if len(blocks) else np.zeros(1)
    if float(power.max()) < 1e-12:
        return -120.0
    return float(10 * np.log10(power[power > power.max() * 1e-3].mean()))


def _filtered(sound: Sound, rate: int, tone: Tone) -> Sound:
    size = 1 << (len(sound) + rate // 10).bit_length()
    hertz = np.fft.rfftfreq(size, 1 / rate)
    decibels = tone.presence_db * _bump(hertz) + tone.air_db * _step(hertz, 5000.0)
    rumble = hertz**2 / (hertz**2 + RUMBLE_HZ**2)
    spectrum = np.fft.rfft(sound, size) * (10 ** (decibels / 20)) * rumble
    return np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)


def _bump(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.exp(-((np.log2(np.maximum(hertz, 1.0) / 3100) / 0.75) ** 2))


def _step(hertz: NDArray[np.float64], corner: float) -> NDArray[np.float64]:
    steep = (np.maximum(hertz, 1.0) / corner) ** 4
    return steep / (1 + steep)


def _softened(sound: Sound, rate: int) -> Sound:
    """Sibilants louder than the threshold lose half of what they have above it."""
    size = 1 << (len(sound) + rate // 10).bit_length()
    high = np.fft.irfft(np.fft.rfft(sound, size) * _step(np.fft.rfftfreq(size, 1 / rate), HISS_HZ), size)[: len(sound)]
    level = np.sqrt(_smoothed(high**2, rate * 6 // 1000))
    gain = np.sqrt(HISS_THRESHOLD / np.maximum(level, HISS_THRESHOLD))
    return (sound - high * (1 - gain)).astype(np.float32)


def _smoothed(power: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    total = np.cumsum(np.concatenate([np.zeros(width), power, np.zeros(width)]))
    return np.maximum((total[width:] - total[:-width]) / width, 0)[width // 2 : width // 2 + len(power)]
