"""Sounds, materials: what every recipe is made of: noise, tones, things that ring, curves, rooms; mono float64 at 44100 Hz."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Wave = NDArray[np.float64]

RATE = 44_100
PERIOD, BLOCK, KINDS = 1 << 14, 256, 64
KEPT_ROOM = 1 << 18
"""Of how many samples the spectra are kept at hand: about six seconds."""


@dataclass(slots=True, eq=False)
class Sketch:
    """A sound being made: stereo, so many samples long; `pace` is how fast whatever repeats follows itself.

    Nothing is heard of it after `until` seconds.
    """

    size: int
    dice: np.random.Generator
    pace: float
    sides: Wave
    until: float

    @classmethod
    def blank(cls, seconds: float, seed: int, pace: float = 1.0, until: float | None = None) -> Sketch:
        """An empty one."""
        size = max(1, round(seconds * RATE))
        return cls(size, np.random.default_rng(seed), pace, np.zeros((2, size)), seconds if until is None else until)

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.size / RATE

    def put(self, wave: Wave, at: float = 0.0, gain: float = 1.0, pan: float = 0.0) -> None:
        """Lay a sound in at a second; what hangs over the end is cut."""
        begin = round(at * RATE)
        wave = wave[: max(0, self.size - begin)]
        if begin < 0 or not len(wave):
            return
        angle = (pan + 1) * np.pi / 4
        self.sides[0, begin : begin + len(wave)] += wave * (gain * np.sqrt(2) * np.cos(angle))
        self.sides[1, begin : begin + len(wave)] += wave * (gain * np.sqrt(2) * np.sin(angle))

    def wide(self, left: Wave, right: Wave, gain: float = 1.0) -> None:
        """Lay two independent sides over the whole length."""
        self.sides[0] += left[: self.size] * gain
        self.sides[1] += right[: self.size] * gain

    def noise(self, size: int | None = None) -> Wave:
        """White noise of deviation 1."""
        return self.dice.standard_normal(self.size if size is None else size)

    def steps(self, every: float, loose: float = 0.15, first: float = 0.0, takes: float = 0.03) -> list[float]:
        """Seconds at which something that repeats happens, never quite evenly; what `takes` longer than is left happens no more.

        The first time always comes.
        """
        found: list[float] = []
        now = first
        while now < self.until - takes or (not found and now < self.seconds):
            found.append(now)
            now += every / self.pace * (1 + loose * float(self.dice.uniform(-1, 1)))
        return found

    def any(self, low: float, high: float) -> float:
        """A number in between."""
        return float(self.dice.uniform(low, high))

    def drift(self, hz: float, low: float, high: float, size: int | None = None) -> Wave:
        """A curve that wanders between two values, about `hz` turns a second."""
        size = self.size if size is None else size
        count = max(4, int(size / RATE * hz * 2) + 4)
        points = self.dice.uniform(low, high, count)
        soft = np.convolve(np.pad(points, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
        curve: Wave = np.interp(np.linspace(0, count - 1, size), np.arange(count), soft)
        return curve


def count(seconds: float) -> int:
    """Seconds as samples, at least one."""
    return max(1, round(seconds * RATE))


def clock(size: int) -> Wave:
    """Seconds from the start, a sample each."""
    return np.arange(size) / RATE


def decay(size: int, seconds: float, attack: float = 0.001) -> Wave:
    """Up within `attack`, then falling by 60 dB in `seconds`."""
    time = clock(size)
    falls: Wave = np.exp(np.maximum(0, time - attack) * (-3 * np.log(10) / max(seconds, 1e-3)))
    rising = min(size, count(attack) + 1)
    falls[:rising] *= np.minimum(1.0, time[:rising] / max(attack, 1e-4))
    return falls


def swell(size: int, peak: float, sharp: float = 2.0) -> Wave:
    """Up to 1 at the share `peak` of its length and down again."""
    share = np.linspace(0, 1, size)
    up, down = share / max(peak, 1e-3), (1 - share) / max(1 - peak, 1e-3)
    lower: Wave = np.minimum(up, down)
    return np.sqrt(lower) if sharp == 0.5 else lower if sharp == 1 else lower**sharp


def band(wave: Wave, low: float, high: float, order: int = 2) -> Wave:
    """Between two frequencies, with slopes of 6 dB an octave and order."""
    room = quick(len(wave) + 2048)
    return _filtered(wave, _passes(room, low, high, order), room)


def formed(wave: Wave, bands: Sequence[tuple[float, float, float]]) -> Wave:
    """Several bands of the same sound together, each (low, high, loudness)."""
    room = quick(len(wave) + 2048)
    gains = sum((np.float32(loud) * _passes(room, low, high, 2) for low, high, loud in bands), np.float32(0))
    return _filtered(wave, np.asarray(gains), room)


def _filtered(wave: Wave, gains: NDArray[np.float32], room: int) -> Wave:
    """In single precision, which is twice as quick and a hundred decibels finer than is heard."""
    spectrum = np.fft.rfft(wave.astype(np.float32), room)
    spectrum *= gains
    return np.fft.irfft(spectrum, room)[: len(wave)].astype(np.float64)


def _passes(room: int, low: float, high: float, order: int) -> NDArray[np.float32]:
    """Which share of each frequency passes; kept at hand for short sounds, whose sums are as long as their making."""
    return (_kept_passes if room <= KEPT_ROOM else _new_passes)(room, low, high, order)


def _new_passes(room: int, low: float, high: float, order: int) -> NDArray[np.float32]:
    hz = np.arange(room // 2 + 1, dtype=np.float32) * np.float32(RATE / room)
    hz[0] = 1e-3
    below, above = np.square(np.float32(low) / hz), np.square(hz * np.float32(1 / high))
    if order == 2:
        below, above = np.square(below), np.square(above)
    elif order != 1:
        below, above = below**order, above**order
    passes: NDArray[np.float32] = 1 / np.sqrt((1 + below) * (1 + above))
    return passes


_kept_passes = lru_cache(maxsize=64)(_new_passes)


@cache
def quick(size: int) -> int:
    """The next length that is transformed quickly: no factor above 5."""
    best = 1 << (size - 1).bit_length()
    for fives in (1, 5, 25):
        for threes in (1, 3, 9, 27):
            twos = max(0, -(-size // (fives * threes)) - 1).bit_length()
            best = min(best, fives * threes << twos)
    return best


def falling(wave: Wave, slope: float = 1.0) -> Wave:
    """Noise whose power falls with frequency: 1 is pink, 2 brown; brought back to deviation 1."""
    room = quick(len(wave))
    shaped = _filtered(wave, _falls(room, slope), room)
    return shaped / (np.std(shaped) or 1.0)


@lru_cache(maxsize=8)
def _falls(room: int, slope: float) -> NDArray[np.float32]:
    falls: NDArray[np.float32] = (np.arange(room // 2 + 1, dtype=np.float32) * np.float32(RATE / room / 20.0)).clip(1)
    falls **= np.float32(-slope / 2)
    return falls


def tone(size: int, hz: float | Wave, turns: float = 0.0) -> Wave:
    """A sine; its frequency may move."""
    phase = hz * clock(size) if isinstance(hz, int | float) else np.cumsum(hz) / RATE
    return np.sin(2 * np.pi * (phase + turns))


def buzz(size: int, hz: float | Wave, partials: int = 20, fall: float = 1.0) -> Wave:
    """A tone with overtones, none of them above 16 kHz, read from a table of one period."""
    turns = hz * clock(size) if isinstance(hz, int | float) else np.cumsum(hz) / RATE
    audible = max(1, min(partials, int(16_000 / float(np.max(hz)))))
    at = (turns * PERIOD).astype(np.int64)
    at &= PERIOD - 1
    return _period(audible, fall)[at]


@lru_cache(maxsize=64)
def _period(partials: int, fall: float) -> Wave:
    turn = np.arange(PERIOD) / PERIOD * 2 * np.pi
    return sum((np.sin(number * turn) / number**fall for number in range(1, partials + 1)), np.zeros(PERIOD))


def glide(size: int, start: float, end: float) -> Wave:
    """A frequency that moves evenly to the ear."""
    return start * (end / start) ** np.linspace(0, 1, size)


def ring(
    size: int, hz: Sequence[float], seconds: Sequence[float], gains: Sequence[float] | None = None, dice: np.random.Generator | None = None
) -> Wave:  # fmt: skip
    """A thing that was struck: each mode at its frequency, falling by 60 dB in its own time."""
    count_of = len(hz)
    loud = np.array(gains if gains else [1 / (1 + number) for number in range(count_of)])[:count_of]
    starts = np.array([float(dice.uniform(0, 2 * np.pi)) if dice else 0.0 for _ in range(count_of)])
    turning = 2j * np.pi * np.array(hz) / RATE - 3 * np.log(10) / np.array(seconds) / RATE
    # A sine of a sum follows from sines of its parts: what begins every block, times what happens within one.
    begins = (loud * np.exp(1j * starts))[:, None] * np.exp(turning[:, None] * np.arange(0, size, BLOCK))
    within = np.exp(turning[:, None] * np.arange(BLOCK))
    wave: Wave = (begins.real.T @ within.imag + begins.imag.T @ within.real).ravel()[:size]
    struck = min(size, count(0.0008))
    wave[:struck] *= np.minimum(1.0, clock(struck) / 0.0008)
    return wave


def knock(sketch: Sketch, hz: float, seconds: float, bright: float = 3000.0, wood: bool = True) -> Wave:
    """Something hard on something solid: a short burst, and the body's few short modes."""
    size = count(seconds)
    ratios = (1.0, 1.58, 2.24, 2.92, 4.1) if wood else (1.0, 2.76, 5.4, 8.93, 11.3)
    modes = [hz * ratio * sketch.any(0.97, 1.03) for ratio in ratios]
    body = ring(size, modes, [seconds * share for share in (0.9, 0.6, 0.45, 0.35, 0.25)])
    burst = band(sketch.noise(size), 80, bright) * decay(size, 0.03, 0.0006)
    return body * 0.6 + burst * 0.8


def grains(sketch: Sketch, size: int, per_second: float, make_size: int, low: float, high: float) -> Wave:
    """Many tiny bursts at random moments: crackle, drops, gravel; of so many kinds that none is heard again."""
    wave = np.zeros(size + make_size)
    many = max(1, int(size / RATE * per_second))
    kinds = [_grain(sketch, int(make_size * sketch.any(0.3, 1.0))) for _ in range(min(many, KINDS))]
    places = np.sort(sketch.dice.integers(0, size, many)).tolist()
    loud = sketch.dice.random(many) ** 2.5 * sketch.dice.choice((-1.0, 1.0), many)
    for at, kind, gain in zip(places, sketch.dice.integers(0, len(kinds), many).tolist(), loud.tolist(), strict=True):
        grain = kinds[kind]
        wave[at : at + len(grain)] += grain * gain
    return band(wave[:size], low, high)


def _grain(sketch: Sketch, size: int) -> Wave:
    return sketch.noise(size) * np.exp(-np.linspace(0, 7, size))


def roomed(sides: Wave, seconds: float, wet: float, seed: int = 5) -> Wave:
    """Both sides in a room that rings so long; what would ring past the end is cut."""
    size = count(seconds)
    out = sides * (1 - 0.4 * wet)
    room = quick(sides.shape[1] + size)
    for side, answer in enumerate(_answers(seconds, seed, room)):
        rung = np.fft.irfft(np.fft.rfft(sides[side].astype(np.float32), room) * answer, room)
        out[side] += wet * rung[: sides.shape[1]]
    return out


@lru_cache(maxsize=2)
def _answers(seconds: float, seed: int, room: int) -> tuple[NDArray[np.complex64], ...]:
    """What a room makes of a click, as spectra, a side each."""
    dice, size = np.random.default_rng(seed), count(seconds)
    answers = [band(dice.standard_normal(size), 120, 5500, 1) * decay(size, seconds, 0.01) for _ in range(2)]
    return tuple(
        np.fft.rfft((answer / np.sqrt(np.sum(answer**2))).astype(np.float32), room).astype(np.complex64)
        for answer in answers
    )
