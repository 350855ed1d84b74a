"""Effects, resinging: a voice at another height or speed, period by period, so that it stays the same person.

Pitch-synchronous overlap and add (Moulines and Charpentier 1990): whole periods are set closer together or further apart.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.machines.effects.hearing import Curve, Melody, Wave

UNVOICED_S = 0.006
WANDER = 0.18
"""By how much of a period the next one may be longer or shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Pulses:
    """Where each period of a ringing voice has its peak, in samples, rising; and how long it is there."""

    at: list[int]
    length: list[float]

    def nearest(self, sample: float, reach: float) -> tuple[int, float] | None:
        """The pulse nearest to a sample and its length, unless it is further away than `reach`."""
        place = bisect_left(self.at, sample)
        near = [index for index in (place - 1, place) if 0 <= index < len(self.at)]
        best = min(near, key=lambda index: abs(self.at[index] - sample), default=None)
        if best is None or abs(self.at[best] - sample) > reach:
            return None
        return self.at[best], self.length[best]


def pulses(samples: Wave, rate: int, heard: Melody) -> Pulses:
    """Every period of every stretch in which the voice rings."""
    at: list[int] = []
    length: list[float] = []
    for begin, end in heard.runs():
        for place in _walk(samples, rate, heard, begin * heard.hop, min(len(samples), end * heard.hop)):
            if not at or place > at[-1]:
                at.append(place)
                length.append(rate / (heard.at(place) or rate * UNVOICED_S))
    return Pulses(at, length)


def resung(samples: Wave, rate: int, heard: Melody, wanted: Curve, stretch: float = 1.0) -> Wave:
    """The voice at the heights `wanted` (hertz, one a frame of `heard`), `stretch` times as long."""
    found = pulses(samples, rate, heard)
    padding = rate // 10
    source = np.pad(samples, padding)
    size = round(len(samples) * stretch)
    out, weight = (np.zeros(size + 2 * padding, np.float32) for _ in range(2))
    dice = np.random.default_rng(1)
    still, now = rate * UNVOICED_S, 0.0
    while now < size:
        before = now / stretch
        frame = min(len(wanted) - 1, int(before / heard.hop + 0.5))
        pulse = found.nearest(before, still * 2) if heard.hz[frame] > 0 else None
        if pulse is not None:
            _lay(source, out, weight, padding + pulse[0], pulse[1], padding + now)
            now += rate / float(wanted[frame])
        else:
            astray = float(dice.uniform(-0.5, 0.5)) * still if stretch != 1.0 else 0.0
            _lay(source, out, weight, padding + before + astray, still, padding + now)
            now += still
    out /= np.maximum(weight, 1.0)
    return out[padding : padding + size]


def _lay(source: Wave, out: Wave, weight: Wave, origin: float, half: float, target: float) -> None:
    """Add one period around `origin`, two halves wide, at `target`; between samples by a straight line."""
    reach = int(half)
    middle, place = round(origin), int(target)
    share = np.float32(target - place)
    begin, end = middle - reach, middle + reach + 1
    if begin < 1 or end > len(source) or place - reach < 0 or place + reach + 1 > len(out):
        return
    bell = _bell(reach)
    piece = source[begin:end] * (1 - share) + source[begin - 1 : end - 1] * share
    out[place - reach : place + reach + 1] += piece * bell
    weight[place - reach : place + reach + 1] += bell


BELLS: dict[int, NDArray[np.float32]] = {}


def _bell(reach: int) -> NDArray[np.float32]:
    if reach not in BELLS:
        BELLS[reach] = np.hanning(2 * reach + 3)[1:-1].astype(np.float32)
    return BELLS[reach]


def _walk(samples: Wave, rate: int, heard: Melody, begin: int, end: int) -> list[int]:
    """The peaks of one stretch, walked from its loudest place to both sides."""
    if end - begin < 3:
        return []
    stretch = samples[begin:end]
    side = 1.0 if stretch.max() >= -stretch.min() else -1.0
    start = begin + int(np.argmax(side * stretch))
    after = _steps(samples, rate, heard, start, end, 1)
    before = _steps(samples, rate, heard, start, begin, -1)
    return [*reversed(before), start, *after]


def _steps(samples: Wave, rate: int, heard: Melody, start: int, limit: int, way: int) -> list[int]:
    found: list[int] = []
    place = start
    while True:
        period = rate / (heard.at(place) or heard.at(place + way * heard.hop) or 0.0001)
        if period > rate / 40:
            return found
        place = _alike(samples, place, period, way)
        if place * way >= limit * way or place < 0 or place >= len(samples):
            return found
        found.append(place)


def _alike(samples: Wave, place: int, period: float, way: int) -> int:
    """About a period further, where the voice looks most like here."""
    half, slack = max(2, int(period / 2)), max(1, int(period * WANDER))
    here = samples[max(0, place - half) : place + half]
    target = place + way * round(period)
    low = target - slack - (place - max(0, place - half))
    there = samples[max(0, low) : max(0, low) + len(here) + 2 * slack]
    if low < 0 or len(there) < len(here):
        return target
    return target - slack + int(np.argmax(np.correlate(there, here, "valid")))
