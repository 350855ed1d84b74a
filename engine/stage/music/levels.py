"""Stage, music, levels: how loud a sound is, and the gain that brings it to the house level of beds; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.stage.ear import weighted
from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Frames = NDArray[np.float32]

BED_LUFS = -24.5
"""As loud as a bed is where nobody speaks; a voice is about 8 dB louder."""
MOST_DB = 30.0
HOP = SAMPLE_RATE // 10
SILENCE_LUFS = -70.0


class Loudness:
    """Hears stereo frames at 44100 Hz in blocks; integrated as in ITU-R BS.1770."""

    def __init__(self) -> None:
        self._power: list[NDArray[np.float64]] = []

    def hear(self, block: Frames) -> None:
        """The next block; the power of what is left of it after whole tenths of a second is dropped."""
        whole = len(block) - len(block) % HOP
        if whole:
            heard = sum(weighted(block[:whole, side], SAMPLE_RATE).astype(np.float64) ** 2 for side in (0, 1))
            self._power.append(np.asarray(heard).reshape(-1, HOP).mean(axis=1))

    @property
    def lufs(self) -> float:
        """Of everything heard; -70 for silence."""
        if not self._power:
            return SILENCE_LUFS
        hops = np.concatenate(self._power)
        blocks = np.convolve(hops, np.full(min(4, len(hops)), 1 / min(4, len(hops))), "valid")
        loud = -0.691 + 10 * np.log10(np.maximum(blocks, 1e-12))
        heard = blocks[loud > SILENCE_LUFS]
        if not len(heard):
            return SILENCE_LUFS
        gate = -0.691 + 10 * np.log10(heard.mean()) - 10
        kept = blocks[loud > max(SILENCE_LUFS, gate)]
        return float(-0.691 + 10 * np.log10(kept.mean()))


def bed_level_db(blocks: Iterable[Frames]) -> float:
    """The gain that brings these frames to the level of a bed; silence stays silent."""
    loudness = Loudness()
    for block in blocks:
        loudness.hear(block)
    return level_db(loudness.lufs)


def level_db(lufs: float) -> float:
    """The gain that brings a sound this loud to the level of a bed; silence stays silent."""
    return 0.0 if lufs <= SILENCE_LUFS else float(np.clip(BED_LUFS - lufs, -MOST_DB, MOST_DB))
