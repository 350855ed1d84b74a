"""Stage, mastering: the mix brought to -16 LUFS with its true peaks held; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.limiter import REACH, true_peak_limited
from engine.stage.mixer import RECORD_BLOCK, recut
from engine.stage.recording import Loudness

if TYPE_CHECKING:
    from engine.stage.mixer import Frames

TARGET_LUFS, TOLERANCE_LU = -16.0, 0.6
PEAK_DBTP, HIGHEST_DBTP = -1.3, -1.0
MOST_GAIN_DB = 30.0
QUIETEST_LUFS = -69.0
MARGIN = 2 * REACH + 64


@dataclass(frozen=True, slots=True)
class Master:
    """What is done to the mix: a gain and a ceiling, both in decibels."""

    gain_db: float = 0.0
    ceiling_dbtp: float = PEAK_DBTP

    @classmethod
    def for_mix(cls, lufs: float) -> Master:
        """The first guess from the loudness of the mix; silence stays silent."""
        return cls(_gain(lufs))

    def corrected(self, came_out: Loudness) -> Master:
        """A better guess after hearing what came out."""
        too_high = max(0.0, came_out.true_peak_dbtp - HIGHEST_DBTP)
        gain = min(MOST_GAIN_DB, self.gain_db + _gain(came_out.integrated_lufs))
        return replace(self, gain_db=gain, ceiling_dbtp=self.ceiling_dbtp - (too_high + 0.1 if too_high else 0.0))

    def apply(self, pieces: Iterable[Frames]) -> Iterator[Frames]:
        """The mastered frames in blocks; the same whatever the pieces were, since they are cut anew with what is around them."""
        gain, ceiling = np.float32(10 ** (self.gain_db / 20)), 10 ** (self.ceiling_dbtp / 20)
        for block, before, after in _with_neighbours(recut(pieces, RECORD_BLOCK)):
            whole = np.concatenate([before, block, after]) * gain
            yield true_peak_limited(whole, ceiling)[len(before) : len(before) + len(block)]


def is_good(loudness: Loudness) -> bool:
    """Whether a finished recording keeps the promise: -16 LUFS within tolerance, true peak at most -1 dBTP."""
    return is_near(loudness, TOLERANCE_LU) and loudness.true_peak_dbtp <= HIGHEST_DBTP


def is_near(loudness: Loudness, tolerance_lu: float) -> bool:
    """Whether a recording is as loud as it shall be; silence is as it is."""
    quiet = loudness.integrated_lufs <= QUIETEST_LUFS
    return quiet or abs(loudness.integrated_lufs - TARGET_LUFS) <= tolerance_lu


def _gain(lufs: float) -> float:
    return 0.0 if lufs <= QUIETEST_LUFS else float(np.clip(TARGET_LUFS - lufs, -MOST_GAIN_DB, MOST_GAIN_DB))


def _with_neighbours(blocks: Iterable[Frames]) -> Iterator[tuple[Frames, Frames, Frames]]:
    """Each block with enough of what lies before and after it for the limiter to look at."""
    before = now = None
    for block in blocks:
        if now is not None:
            yield now, _end_of(before), block[:MARGIN]
            before = now
        now = block
    if now is not None:
        yield now, _end_of(before), now[:0]


def _end_of(block: Frames | None) -> Frames:
    return np.zeros((0, 2), np.float32) if block is None else block[-MARGIN:]
