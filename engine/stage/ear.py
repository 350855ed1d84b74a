"""Stage, ear: how loud the mix of these takes will be, heard while they are spoken, before anything is mixed; pure.

What has been heard of a take is kept as its `Power`, so that a take is weighed once, wherever its line stands.

Loudness as in ITU-R BS.1770: weighted like the ear, in blocks of 400 ms a quarter apart, silence and asides left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.mixer import HOUSE_GAIN
from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.stage.mixer import Frames
    from engine.stage.takes import Take
    from engine.stage.timeline import Placed

HOP_S, HOPS = 0.1, 4
STEP_S = 0.01
REACH_S = 0.1
"""After so long the weighting of a click has faded below anything a take can hold."""
OFFSET_DB, BOTH_SEATS_DB = -0.691, 10 * np.log10(2)
ABSOLUTE_LUFS, RELATIVE_LU = -70.0, -10.0
REFERENCE_RATE = 48_000
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
RUMBLE = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


@dataclass(frozen=True, slots=True, eq=False)
class Power:
    """What the ear hears of a take: its weighed power in every `STEP_S` from its beginning, in seconds of full scale."""

    steps: NDArray[np.float32]

    @classmethod
    def of(cls, take: Take) -> Power:
        """Weigh a take."""
        if not len(take.samples):
            return cls(np.zeros(0, np.float32))
        heard = weighted(take.samples, take.rate).astype(np.float64) ** 2
        edges = np.rint(np.arange(0, len(heard) / take.rate, STEP_S) * take.rate).astype(int)
        return cls((np.add.reduceat(heard, edges[edges < len(heard)]) / take.rate).astype("<f4"))

    @classmethod
    def unpacked(cls, content: bytes) -> Power:
        """As it was packed."""
        return cls(np.frombuffer(content, "<f4"))

    def packed(self) -> bytes:
        """The steps as 32-bit little-endian floats."""
        content: bytes = self.steps.astype("<f4", copy=False).tobytes()
        return content


class Ear:
    """Listens to takes at their places, or to a mix; `loudness_lufs` is what it has heard so far."""

    def __init__(self) -> None:
        self._energy: dict[int, float] = {}

    def hear(self, place: Placed, power: Power) -> None:
        """Listen to one line."""
        if not len(power.steps):
            return
        heard = np.concatenate([[0.0], np.cumsum(power.steps, dtype=np.float64)])
        begin, length = place.voice_start / SAMPLE_RATE, len(power.steps) * STEP_S
        first = int(begin / HOP_S)
        edges = np.arange(first, first + int(length / HOP_S) + 3) * HOP_S - begin
        at = np.interp(edges, np.arange(len(heard)) * STEP_S, heard)
        for number, energy in enumerate(np.diff(at)):
            self._energy[first + number] = self._energy.get(first + number, 0.0) + float(energy) / HOP_S

    def overhear(self, at: int, frames: Frames) -> None:
        """Listen to a stretch of a finished mix: stereo frames at the house rate, from frame `at` on."""
        if not len(frames):
            return
        sides = [weighted(frames[:, side], SAMPLE_RATE).astype(np.float64) ** 2 for side in (0, 1)]
        power = np.concatenate([[0.0], np.cumsum(sides[0] + sides[1])])
        hop = round(HOP_S * SAMPLE_RATE)
        first = at // hop
        edges = np.arange(first, (at + len(frames)) // hop + 2) * hop - at
        for number, energy in enumerate(np.diff(power[np.clip(edges, 0, len(frames))])):
            share = float(energy) / hop / 2 / HOUSE_GAIN**2
            self._energy[first + number] = self._energy.get(first + number, 0.0) + share

    @property
    def energy(self) -> dict[int, float]:
        """What has been heard, by hops of the whole; another ear can `recall` it."""
        return dict(self._energy)

    def recall(self, energy: Mapping[int, float]) -> None:
        """What an ear has heard before."""
        for hop, share in energy.items():
            self._energy[hop] = self._energy.get(hop, 0.0) + share

    @property
    def loudness_lufs(self) -> float:
        """Integrated loudness of everything heard in its seats on the bus; -70 for silence."""
        if not self._energy:
            return ABSOLUTE_LUFS
        hops = np.zeros(max(self._energy) + HOPS)
        hops[list(self._energy)] = list(self._energy.values())
        blocks = np.convolve(hops, np.full(HOPS, 1 / HOPS), "valid") * HOUSE_GAIN**2
        heard = blocks[_lufs(blocks) > ABSOLUTE_LUFS]
        if not len(heard):
            return ABSOLUTE_LUFS
        gate = max(ABSOLUTE_LUFS, float(_lufs(heard.mean())) + RELATIVE_LU)
        return float(_lufs(heard[_lufs(heard) > gate].mean()))


def weighted(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """The samples as the ear weighs them; phases are not kept, powers are.

    In blocks that overlap by what the weighting reaches to either side: they stay in the processor's cache.
    """
    reach = round(REACH_S * rate)
    block = 1 << (min(len(samples), 5 * reach) + 2 * reach).bit_length()
    hop = block - 2 * reach
    framed = np.zeros(max(1, -(-len(samples) // hop)) * hop + 2 * reach, np.float32)
    framed[reach : reach + len(samples)] = samples
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(framed, block)[::hop])
    heard = np.fft.irfft(spectra * _weight(block, rate), block)[:, reach : reach + hop]
    return heard.reshape(-1)[: len(samples)].astype(np.float32, copy=False)


@lru_cache(16)
def _weight(size: int, rate: int) -> NDArray[np.float32]:
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / REFERENCE_RATE)
    response = np.ones(len(turn), complex)
    for above, below in (SHELF, RUMBLE):
        response = response * np.polyval(above[::-1], turn) / np.polyval(below[::-1], turn)
    weight: NDArray[np.float32] = np.abs(response).astype(np.float32)
    return weight


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    decibels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 1e-12)) + OFFSET_DB + BOTH_SEATS_DB
    return decibels
