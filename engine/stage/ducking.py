"""Stage, ducking: how far music steps back while somebody speaks, and comes forward again; pure.

A function of where the voices lie and of nothing else: it looks ahead to the next voice, stays down over short pauses, and
is the same for a frame in whatever block that frame is asked for (curves are looked up, never computed anew).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.stage.timeline import Placed

    Gains = NDArray[np.float32]

DEPTH_DB = -12.0
AHEAD = 260 * SAMPLE_RATE // 1000
"""How long before a voice the music begins to step back; it is down when the voice begins."""
HOLD, RETURN = 110 * SAMPLE_RATE // 1000, 460 * SAMPLE_RATE // 1000
SHORT_PAUSE = 1000 * SAMPLE_RATE // 1000
"""Over a pause shorter than this the music stays where it is."""


def ducked(placed: Sequence[Placed], position: int, begin: int, end: int) -> Gains:
    """The gain of music in frames `begin` to `end` of a segment, counted from the segment's start."""
    origin = placed[position].start
    voices = [(place.voice_start - origin, place.voice_end - origin) for place in voices_around(placed, position)]
    return stepping_back(voices, begin, end)


def stepping_back(voices: Sequence[tuple[int, int]], begin: int, end: int) -> Gains:
    """The gain of music in frames `begin` to `end`, where somebody speaks from and to these frames."""
    gains = np.ones(max(0, end - begin), np.float32)
    for number, (start, stop) in enumerate(voices):
        gains[_within(start, begin, end) : _within(stop, begin, end)] = down()
        if number and start - voices[number - 1][1] < SHORT_PAUSE:
            gains[_within(voices[number - 1][1], begin, end) : _within(start, begin, end)] = down()
            continue
        _lower(gains, falling(), start - AHEAD, begin)
        if number:
            _lower(gains, rising(), voices[number - 1][1], begin)
    if voices:
        _lower(gains, rising(), voices[-1][1], begin)
    return gains


def down() -> np.float32:
    """The gain while somebody speaks."""
    return np.float32(10 ** (DEPTH_DB / 20))


@cache
def falling() -> Gains:
    """From full to down, frame by frame, over `AHEAD`."""
    return _swing(AHEAD)[::-1].copy()


@cache
def rising() -> Gains:
    """From the end of a voice on: down for a moment, then back to full."""
    return np.concatenate([np.full(HOLD, down(), np.float32), _swing(RETURN)])


def voices_around(placed: Sequence[Placed], position: int) -> list[Placed]:
    """The voice of this segment, with the nearest ones before and after it."""
    before = next((place for place in reversed(placed[:position]) if not place.line.is_silent), None)
    after = next((place for place in placed[position + 1 :] if not place.line.is_silent), None)
    here = None if placed[position].line.is_silent else placed[position]
    return [place for place in (before, here, after) if place is not None]


def _swing(count: int) -> Gains:
    """From down to full, even in decibels, soft at both ends."""
    at = 0.5 - 0.5 * np.cos(np.pi * (np.arange(count) + 0.5) / count)
    swing: Gains = (10 ** (DEPTH_DB * (1 - at) / 20)).astype(np.float32)
    return swing


def _lower(gains: Gains, curve: Gains, at: int, begin: int) -> None:
    """Bring the gains under a curve that begins at frame `at`."""
    first, last = max(at, begin), min(at + len(curve), begin + len(gains))
    if first < last:
        there = gains[first - begin : last - begin]
        np.minimum(there, curve[first - at : last - at], out=there)


def _within(frame: int, begin: int, end: int) -> int:
    return min(max(frame, begin), end) - begin
