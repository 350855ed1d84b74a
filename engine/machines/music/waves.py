"""Music, waves: the elements every instrument is made of; oscillators, envelopes, strings, noise; float32, mono, 44100 Hz."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Wave = NDArray[np.float32]

RATE = 44_100
TURN = np.float32(2 * np.pi)


def moments(seconds: float) -> Wave:
    """The times of this many seconds of samples."""
    return np.arange(max(1, round(seconds * RATE)), dtype=np.float32) / np.float32(RATE)


def sine(hertz: float, t: Wave, phase: float = 0.0) -> Wave:
    """A sine."""
    wave: Wave = np.sin(_turned(t, hertz) + np.float32(phase))
    return wave


def fm(hertz: float, t: Wave, ratio: float, index: Wave | float) -> Wave:
    """A sine whose phase is moved by another one."""
    phase, mover = _turned(t, hertz), np.sin(_turned(t, hertz * ratio))
    wave: Wave = np.sin(phase + mover * np.asarray(index, np.float32))
    return wave


def _turned(t: Wave, hertz: float) -> Wave:
    """The phase at these moments, within one turn, where single precision is fine."""
    turns = t * np.float32(hertz)
    turns -= np.floor(turns)
    turns *= TURN
    return turns


def harmonics(
    hertz: float, count: int, amplitudes: tuple[float, ...], start: float = 0.0, moved: Wave | None = None
) -> Wave:
    """A tone of these partials, those above hearing left out, read from a table of one period.

    `start` in turns; `moved` says for each sample how far ahead of its time it is read, in seconds. Phases are whole
    numbers, of which a turn has 2^32: they never grow inexact.
    """
    table = _period(amplitudes[: max(1, int(RATE * 0.42 / hertz))])
    phase = np.arange(count, dtype=np.int64)
    phase *= round(hertz / RATE * WHOLE_TURN)
    if moved is not None:
        phase += (moved * np.float32(hertz * WHOLE_TURN)).astype(np.int64)
    phase += int(start * WHOLE_TURN)
    phase >>= TURN_BITS - TABLE_BITS
    phase &= TABLE - 1
    return table[phase]


def swaying(count: int, depth: float, hertz: float = 5.1, start: float = 0.0) -> Wave:
    """How far ahead of its time a tone with a vibrato is read: its frequency moves by `depth`, up and down."""
    t = np.arange(count, dtype=np.float32) * np.float32(2 * np.pi * hertz / RATE) + np.float32(2 * np.pi * start)
    wave: Wave = np.sin(t) * np.float32(depth / (2 * np.pi * hertz))
    return wave


def damped(modes: Sequence[tuple[float, float, float, float]], count: int) -> Wave:
    """A sum of sines that die away, each (hertz, fall in e-folds a second, loudness, phase).

    A sine of a sum follows from sines of its parts: what begins every block, times what happens within one.
    """
    hertz, falls, loud, phases = (np.array(column, np.float64)[:, None] for column in zip(*modes, strict=True))
    turning = (2j * np.pi * hertz - falls) / RATE
    begins = loud * np.exp(1j * phases + turning * np.arange(0, count, BLOCK))
    within = np.exp(turning * np.arange(BLOCK))
    left = np.concatenate([begins.real, begins.imag]).T.astype(np.float32)
    right = np.concatenate([within.imag, within.real]).astype(np.float32)
    wave: Wave = (left @ right).ravel()[:count]
    return wave


TURN_BITS, TABLE_BITS = 32, 12
WHOLE_TURN, TABLE = 1 << TURN_BITS, 1 << TABLE_BITS
BLOCK = 256


@lru_cache(128)
def _period(amplitudes: tuple[float, ...]) -> Wave:
    at = np.arange(TABLE) / TABLE * 2 * np.pi
    whole = np.zeros(TABLE)
    for number, amplitude in enumerate(amplitudes, 1):
        if amplitude:
            whole += amplitude * np.sin(number * at + 0.7 * number * number)
    period: Wave = (whole / max(1e-6, np.abs(whole).max())).astype(np.float32)
    return period


def saw_like(count: int, tilt: float = 1.0) -> tuple[float, ...]:
    """The partials of a saw, `tilt` making it duller (above 1) or sharper."""
    return tuple(round(1 / n**tilt, 6) for n in range(1, count + 1))


def square_like(count: int, duty: float = 0.5) -> tuple[float, ...]:
    """The partials of a pulse."""
    return tuple(round(abs(np.sin(np.pi * n * duty)) / n, 6) for n in range(1, count + 1))


def envelope(t: Wave, length: float, attack: float, decay: float, sustain: float, release: float) -> Wave:
    """Up, down to `sustain`, held until `length`, and out over `release`; from and to nothing, without a corner at either end."""
    attack, release = max(attack, 0.002), max(release, 0.004)
    shape: Wave = np.exp((np.float32(attack) - t) * np.float32(1 / max(decay, 0.005)))
    shape *= np.float32(1 - sustain)
    shape += np.float32(sustain)
    rising, leaving = min(len(t), math.ceil(attack * RATE)), max(0, int(length * RATE))
    rise = t[:rising] * np.float32(1 / attack)
    shape[:rising] = rise * rise * (np.float32(3) - 2 * rise)
    out = np.maximum((np.float32(length + release) - t[leaving:]) * np.float32(1 / release), 0)
    shape[leaving:] *= np.minimum(out, 1) ** 2
    return shape


def struck(t: Wave, decay: float, attack: float = 0.002) -> Wave:
    """An envelope that is all decay, ending in silence."""
    rise = np.clip(t / np.float32(attack), 0, 1)
    end = np.clip((t[-1] - t) / np.float32(0.02), 0, 1)
    shape: Wave = rise * np.exp(-t / np.float32(decay)) * end
    return shape


def string(hertz: float, seconds: float, chance: np.random.Generator, bright: float, sustain: float) -> Wave:
    """A plucked string (Karplus and Strong): a burst of noise going round a loop that dulls it, a period at a time."""
    period = max(2, int(RATE / hertz - 0.5))
    turns = int(seconds * hertz) + 2
    burst = chance.uniform(-1, 1, period).astype(np.float32)
    for _ in range(1 + int(6 * (1 - bright))):
        burst = (burst + np.roll(burst, 1)) * np.float32(0.5)
    burst -= burst.mean()
    burst /= np.float32(max(1e-6, float(np.abs(burst).max())))
    out = np.empty((turns, period), np.float32)
    keep = np.float32(0.5 * min(0.9999, sustain ** (1 / hertz)))
    for turn in range(turns):
        out[turn] = burst
        burst = (burst + np.concatenate([burst[-1:], burst[:-1]])) * keep
    tuned = hertz * (period + 0.5) / RATE
    at = np.arange(max(1, round(seconds * RATE)), dtype=np.float64) * tuned
    wave: Wave = np.interp(at, np.arange(out.size), out.ravel()).astype(np.float32)
    return wave


def noise(seconds: float, chance: np.random.Generator) -> Wave:
    """White noise."""
    return chance.standard_normal(max(1, round(seconds * RATE)), np.float32) * np.float32(0.3)


def band(wave: Wave, low: float, high: float, order: float = 2.0) -> Wave:
    """Only what lies between two frequencies, with soft slopes."""
    size = quick_size(len(wave))
    hertz = np.fft.rfftfreq(size, 1 / RATE) + 1e-3
    gain = 1 / (1 + (low / hertz) ** (2 * order)) / (1 + (hertz / high) ** (2 * order))
    out: Wave = np.fft.irfft(np.fft.rfft(wave, size) * gain.astype(np.float32), size)[: len(wave)].astype(np.float32)
    return out


def quick_size(count: int) -> int:
    """The least length a transform is quick at that is not below `count`."""
    sizes = (
        (three * five) << max(0, -(-count // (three * five)) - 1).bit_length()
        for three in (1, 3, 9)
        for five in (1, 5, 25)
    )
    return min(sizes)


def driven(wave: Wave, amount: float) -> Wave:
    """Bent as by a valve."""
    out: Wave = np.tanh(wave * np.float32(amount)) / np.float32(np.tanh(amount))
    return out
