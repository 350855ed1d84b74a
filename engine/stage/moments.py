"""Stage, moments: how loud a recording is from one tenth of a second to the next, and what that makes of the whole; pure.

As EBU R128 has it: the loudness of the whole is that of its moments of 400 ms, without silence and asides. So what a whole
recording measures can be told after one stretch of it was measured anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Loudness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Tenths = NDArray[np.int16]

HOP = SAMPLE_RATE // 10
OFFSET_LUFS = -0.691
ABSOLUTE_LUFS, RELATIVE_LU = -70.0, -10.0
SILENCE_LUFS, SILENCE_DBTP = -70.0, -120.0


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """A number each 100 ms, in tenths: LUFS of the 400 ms that end there, true peak in dBTP of the last 100."""

    lufs: Tenths
    peaks: Tenths

    @classmethod
    def of(cls, lufs: NDArray[np.float64], peaks: NDArray[np.float64]) -> Moments:
        """Of decibels; what is quieter than silence is silence."""
        return cls(_tenths(lufs), _tenths(peaks))

    @classmethod
    def from_bytes(cls, content: bytes) -> Moments:
        """What `to_bytes` made. Raises ValueError."""
        both = np.frombuffer(content, "<i2").reshape(2, -1)
        return cls(both[0], both[1])

    def to_bytes(self) -> bytes:
        """Both, one after the other."""
        whole: bytes = np.stack([self.lufs, self.peaks]).astype("<i2").tobytes()
        return whole

    @property
    def loudness(self) -> Loudness:
        """Of the whole."""
        powers = 10 ** ((self.lufs / 10 - OFFSET_LUFS) / 10)
        heard = powers[self.lufs / 10 > ABSOLUTE_LUFS]
        peak = max(SILENCE_DBTP, float(self.peaks.max()) / 10) if len(self.peaks) else SILENCE_DBTP
        if not len(heard):
            return Loudness(SILENCE_LUFS, peak)
        gate = max(ABSOLUTE_LUFS, float(_lufs(heard.mean())) + RELATIVE_LU)
        return Loudness(round(float(_lufs(heard[_lufs(heard) > gate].mean())), 1), peak)

    def rearranged(self, stretches: Iterable[tuple[int, int, int]], count: int) -> Moments:
        """So many moments, of which those from the first to before the second of these numbers are kept, and lie later by the third."""
        lufs, peaks = _fitted(self.lufs[:0], count), _fitted(self.peaks[:0], count)
        for begin, end, moved in stretches:
            first, last = max(begin, moved, 0), min(end, count, len(self.lufs) + moved)
            if first < last:
                lufs[first:last] = self.lufs[first - moved : last - moved]
                peaks[first:last] = self.peaks[first - moved : last - moved]
        return Moments(lufs, peaks)

    def with_stretch(self, at: int, new: Moments, warm_up: int, *, is_last: bool) -> Moments:
        """These with `new` from moment `at` on; of its first `warm_up` only the higher peaks are taken."""
        end = at + len(new.lufs)
        count = end if is_last else len(self.lufs)
        lufs, peaks = _fitted(self.lufs, count), _fitted(self.peaks, count)
        lufs[at + warm_up : end] = new.lufs[warm_up : end - at]
        peaks[at + warm_up : end] = new.peaks[warm_up : end - at]
        np.maximum(peaks[at : at + warm_up], new.peaks[:warm_up], out=peaks[at : at + warm_up])
        return Moments(lufs, peaks)


def _tenths(decibels: NDArray[np.float64]) -> Tenths:
    finite = np.maximum(np.nan_to_num(decibels, nan=SILENCE_DBTP, neginf=SILENCE_DBTP), SILENCE_DBTP)
    tenths: Tenths = np.rint(finite * 10).astype(np.int16)
    return tenths


def _fitted(tenths: Tenths, count: int) -> Tenths:
    fitted = np.full(count, round(SILENCE_DBTP * 10), np.int16)
    fitted[: len(tenths)] = tenths[:count]
    return fitted


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    decibels: NDArray[np.float64] = OFFSET_LUFS + 10 * np.log10(power)
    return decibels
