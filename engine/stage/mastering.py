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

TARGET_LUFS, TOLERANCE_LU = -16.0, 0.5
PEAK_DBTP, HIGHEST_DBTP = -2.4, -1.0
"""The first ceiling leaves room for what MP3 and AAC add to music and effects: 0.5 to 1.0 dB in minutes (160 kbit/s, measured), a little more in hours."""
AGAIN_DB = 0.7
"""By how much more than it came out too high a ceiling is lowered: an encoder adds something else every time."""
MOST_TAKEN = 0.3
"""Of each decibel that is added to sound whose peaks are held, as much of its loudness as the limiter takes; of sound that lost little, less."""
MOST_GAIN_DB = 30.0
QUIETEST_LUFS = -69.0
MARGIN = 2 * REACH + 64


@dataclass(frozen=True, slots=True)
class Master:
    """What is done to the mix: a gain and a ceiling, both in decibels."""

    gain_db: float = 0.0
    ceiling_dbtp: float = PEAK_DBTP

    @classmethod
    def for_mix(cls, lufs: float, ceiling_dbtp: float = PEAK_DBTP) -> Master:
        """The first guess from the loudness of the mix; silence stays silent."""
        return cls(_gain(lufs), ceiling_dbtp)

    def corrected(self, came_out: Loudness) -> Master:
        """A better guess after hearing what came out; a limiter that took loudness takes some of what is added, too."""
        missing = _gain(came_out.integrated_lufs)
        too_high = max(0.0, came_out.true_peak_dbtp - HIGHEST_DBTP)
        lower = too_high + AGAIN_DB if too_high else 0.0
        is_held = came_out.true_peak_dbtp >= self.ceiling_dbtp
        taken = min(MOST_TAKEN, MOST_TAKEN * max(0.0, missing)) if is_held else 0.0
        gain = min(MOST_GAIN_DB, self.gain_db + (missing + taken * lower) / (1 - taken))
        return replace(self, gain_db=gain, ceiling_dbtp=self.ceiling_dbtp - lower)

    def apply(self, pieces: Iterable[Frames]) -> Iterator[Frames]:
        """The mastered frames in blocks; the same whatever the pieces were, since they are cut anew with what is around them."""
        gain, ceiling = np.float32(10 ** (self.gain_db / 20)), 10 ** (self.ceiling_dbtp / 20)
        for block, before, after in _with_neighbours(recut(pieces, RECORD_BLOCK)):
            whole = np.concatenate([before, block, after]) * gain
            yield true_peak_limited(whole, ceiling)[len(before) : len(before) + len(block)]


def is_good(loudness: Loudness) -> bool:
    """Whether a finished recording keeps the promise: -16 LUFS within tolerance, true peak at most -1 dBTP."""
    return _off(loudness) <= TOLERANCE_LU and loudness.true_peak_dbtp <= HIGHEST_DBTP


def stays_good(loudness: Loudness, was: Loudness) -> bool:
    """Whether a recording keeps the promise; one that was as good as could be had, and did not, is no worse than it was."""
    as_loud = _off(loudness) <= max(TOLERANCE_LU, _off(was))
    return as_loud and loudness.true_peak_dbtp <= max(HIGHEST_DBTP, was.true_peak_dbtp)


def _off(loudness: Loudness) -> float:
    """How far a recording is from as loud as it shall be, in tenths as it is told; silence is as it is."""
    quiet = loudness.integrated_lufs <= QUIETEST_LUFS
    return 0.0 if quiet else round(abs(loudness.integrated_lufs - TARGET_LUFS), 1)


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
