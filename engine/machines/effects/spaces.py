"""Effects, spaces: rooms around a voice; decaying noise, darker the longer it rings, made from a seed and the same every time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.machines.effects.hearing import Wave

BANDS_HZ = ((120.0, 1.10), (900.0, 1.0), (2800.0, 0.72), (6000.0, 0.42), (14_000.0, 0.22))
"""Upper edges of the bands and how long each rings, as a share of the room's decay."""
EARLY_MS = ((11.0, 0.55), (17.3, 0.42), (23.9, 0.38), (31.1, 0.30), (41.7, 0.24))
LONGEST_TAIL_S, TAIL_SHARE = 1.8, 0.6


@dataclass(frozen=True, slots=True)
class Space:
    """A room: seconds until it has fallen by 60 dB, its share beside the voice (0..1), milliseconds before it answers."""

    decay_s: float
    wet: float
    pre_delay_ms: float = 12.0


NAMED = {
    "room": Space(0.5, 0.16, 6.0),
    "chapel": Space(1.5, 0.24, 16.0),
    "hall": Space(2.4, 0.30, 22.0),
    "cathedral": Space(4.8, 0.38, 36.0),
}


def placed_in(samples: Wave, rate: int, space: Space) -> Wave:
    """The voice in the room; it rings on after the last word, but not so long that the next line waits for it."""
    if space.wet <= 0 or not len(samples):
        return samples
    answer = _answer(rate, space.decay_s)
    delay = round(rate * space.pre_delay_ms / 1000)
    tail = delay + round(rate * min(LONGEST_TAIL_S, TAIL_SHARE * space.decay_s))
    rung = _convolved(samples, answer)[: len(samples) + tail - delay]
    out = np.zeros(len(samples) + tail, np.float32)
    out[: len(samples)] = samples * np.float32(1 - 0.5 * space.wet)
    out[delay : delay + len(rung)] += rung * np.float32(space.wet)
    fade = min(len(out), tail)
    out[len(out) - fade :] *= np.sqrt(np.linspace(1, 0, fade, dtype=np.float32))
    return out


@lru_cache(maxsize=8)
def _answer(rate: int, decay_s: float) -> Wave:
    """What the room makes of one clap; its energy is 1."""
    size = max(64, round(rate * min(decay_s, 10.0)))
    noise = np.fft.rfft(np.random.default_rng(20).standard_normal(size))
    hz = np.fft.rfftfreq(size, 1 / rate)
    time = np.arange(size) / rate
    answer, low = np.zeros(size), 0.0
    for high, share in BANDS_HZ:
        band = np.fft.irfft(np.where((hz >= low) & (hz < high), noise, 0), size)
        answer += band * 10 ** (-3 * time / (decay_s * share))
        low = high
    answer *= np.minimum(1, time / 0.02)
    answer /= np.sqrt(np.sum(answer**2))
    for ms, gain in EARLY_MS:
        place = round(rate * ms / 1000)
        if place < size:
            answer[place] += gain * 0.5
    whole: Wave = (answer / np.sqrt(np.sum(answer**2))).astype(np.float32)
    return whole


def _convolved(samples: Wave, answer: Wave) -> Wave:
    size = len(samples) + len(answer) - 1
    room = 1 << (size - 1).bit_length()
    whole = np.fft.irfft(np.fft.rfft(samples, room) * np.fft.rfft(answer, room), room)[:size]
    return whole.astype(np.float32)
