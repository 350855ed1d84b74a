"""The melody of a take: its pitch every 10 ms in semitones, how far it moves, and where it ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.machines.voicing.ear import _pitch
from engine.stage.speech import Speech

STEP_S, WIDTH_S = 0.01, 0.04
QUIET = 0.05
Semitones = NDArray[np.float64]


def contour(take: Speech) -> Semitones:
    """Semitones above 55 Hz where it is voiced; single jumps of an octave are left out."""
    step, width = int(take.rate * STEP_S), int(take.rate * WIDTH_S)
    sound = take.samples.astype(np.float64)
    loud = QUIET * float(np.abs(sound).max(initial=0))
    frames = (sound[at : at + width] for at in range(0, max(1, len(sound) - width), step))
    hertz = np.array([_pitch(frame, take.rate) if np.sqrt((frame**2).mean()) > loud else 0.0 for frame in frames])
    tones = 12 * np.log2(hertz[hertz > 0] / 55)
    return tones[np.abs(tones - np.median(tones)) < 9] if len(tones) else tones


def moved(tones: Semitones) -> float:
    """From the tenth to the ninetieth percentile."""
    low, high = np.percentile(tones, (10, 90))
    return float(high - low)


def ending(tones: Semitones) -> float:
    """The last fifth of a second against the middle of the line."""
    return float(np.median(tones[-20:]) - np.median(tones))


def share_that_stands(tones: Semitones) -> float:
    """How much of it lies within half a semitone of its median: a voice on one tone."""
    return float((np.abs(tones - np.median(tones)) < 0.5).mean())
