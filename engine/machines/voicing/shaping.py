"""Machines, voicing, shaping: an engine's sound made bearable and brought to the house level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sound = NDArray[np.float32]
    Curve = NDArray[np.floating[Any]]

HOUSE_LEVEL_DBFS = -20.0
FADE_MS = 5
KEPT_EDGE_MS = 12
SILENCE = 0.0025
CEILING, KNEE = 0.95, 0.70
HISS_HZ, HISS_BELOW_DB = 4200.0, 12.0
RUMBLE_HZ = 60.0
RIDE_MS, RIDE_SHARE, RIDE_MOST_DB, RIDE_FLOOR_DBFS = 180, 0.65, 7.0, -42.0
BRIEF_S, BRIEF_MOST_DB = 1.6, 4.0
GRID_HZ = np.concatenate([np.arange(0.0, 400, 4), np.arange(400.0, 12_001, 40)])


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
    size = _roomy(len(sound) + rate // 10)
    spectrum = np.fft.rfft(sound, size) * _curve(_gains(tone, gain_db), size, rate)
    toned = np.asarray(np.fft.irfft(spectrum, size)[: len(sound)], np.float32)
    high = np.fft.irfft(spectrum * _curve(_step(GRID_HZ, HISS_HZ), size, rate), size)[: len(sound)]
    softened = toned - high * (1 - _hiss_gain(high, rate, active_level_dbfs(toned, rate)))
    return limited(_ridden(np.asarray(softened, np.float32), rate))


def limited(sound: Sound) -> Sound:
    """Peaks above the knee bent below the ceiling; what is under the knee is untouched."""
    size = np.abs(sound)
    if not len(sound) or float(size.max()) <= KNEE:
        return sound
    room = CEILING - KNEE
    bent = KNEE + room * np.tanh((size - KNEE) / room)
    return np.where(size > KNEE, np.sign(sound) * bent, sound).astype(np.float32)


def brief_gain(sound: Sound, rate: int) -> np.float32:
    """What brings a word or two most of the way to the house level; nothing for a line with time to be levelled in."""
    if len(sound) > BRIEF_S * rate:
        return np.float32(1)
    away = HOUSE_LEVEL_DBFS - active_level_dbfs(sound, rate)
    return np.float32(10 ** (float(np.clip(RIDE_SHARE * away, -BRIEF_MOST_DB, BRIEF_MOST_DB)) / 20))


def active_level_dbfs(sound: Sound, rate: int) -> float:
    """RMS of the stretches of 20 ms within 30 dB of the loudest one; -120 for silence."""
    step = max(1, rate // 50)
    blocks = sound[: len(sound) // step * step].reshape(-1, step).astype(np.float64)
    power = (blocks**2).mean(axis=1) if len(blocks) else np.zeros(1)
    if float(power.max()) < 1e-12:
        return -120.0
    return float(10 * np.log10(power[power > power.max() * 1e-3].mean()))


def _gains(tone: Tone, gain_db: float) -> Curve:
    decibels = gain_db + tone.presence_db * _bump(GRID_HZ) + tone.air_db * _step(GRID_HZ, 5000.0)
    return np.asarray(10 ** (decibels / 20) * GRID_HZ**2 / (GRID_HZ**2 + RUMBLE_HZ**2))


def _curve(gains: Curve, size: int, rate: int) -> Curve:
    """The gains of the grid, for every frequency of a spectrum of `size` samples."""
    return np.asarray(np.interp(np.fft.rfftfreq(size, 1 / rate), GRID_HZ, gains), np.float32)


def _roomy(length: int) -> int:
    """The next size a fast transform likes: a power of two, or five, six or seven eighths of one."""
    power = 1 << max(length - 1, 15).bit_length()
    return next(power * eighths // 8 for eighths in (5, 6, 7, 8) if power * eighths // 8 >= length)


def _bump(hertz: Curve) -> Curve:
    return np.asarray(np.exp(-((np.log2(np.maximum(hertz, 1.0) / 3100) / 0.75) ** 2)))


def _step(hertz: Curve, corner: float) -> Curve:
    steep = (np.maximum(hertz, 1.0) / corner) ** 4
    return np.asarray(steep / (1 + steep))


def _hiss_gain(high: Curve, rate: int, voice_dbfs: float) -> Curve:
    """Sibilants less than so far below the voice's own level lose half of what they have above that."""
    step, threshold = rate // 400, 10 ** ((voice_dbfs - HISS_BELOW_DB) / 20)
    level = np.sqrt(_smoothed(_powers(high, step), 3))
    return _stretched(np.sqrt(threshold / np.maximum(level, threshold)), len(high), step)


def _ridden(sound: Sound, rate: int) -> Sound:
    """The fader ridden by a slow hand: soft words lifted and loud ones lowered, most of the way to the house level."""
    step, width = rate // 200, RIDE_MS // 5
    level = 10 * np.log10(_smoothed(_smoothed(_powers(sound, step), width), width) + 1e-12)
    trust = np.clip((level - RIDE_FLOOR_DBFS) / 8, 0, 1)
    decibels = np.clip(RIDE_SHARE * (HOUSE_LEVEL_DBFS - level), -RIDE_MOST_DB, RIDE_MOST_DB) * trust
    return np.asarray(sound * _stretched(10 ** (decibels / 20), len(sound), step), np.float32)


def _powers(sound: Curve, step: int) -> Curve:
    """Mean power of every `step` samples."""
    padded = np.append(sound, np.zeros(-len(sound) % step, sound.dtype))
    return np.asarray((padded.reshape(-1, step) ** 2).mean(axis=1), np.float64)


def _stretched(gains: Curve, length: int, step: int) -> Curve:
    """One gain per sample of gains that each stand for the middle of `step` samples."""
    return np.asarray(np.interp(np.arange(length), np.arange(len(gains)) * step + step / 2, gains), np.float32)


def _smoothed(power: Curve, width: int) -> Curve:
    return np.asarray(np.convolve(power, np.full(width, 1 / width), mode="full")[width // 2 :][: len(power)])
