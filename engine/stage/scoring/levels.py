"""Scoring, levels: how loud a line, a bed or an effect is along its time, for whoever draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.stage.score import Sound
    from engine.stage.sounds import Sounds

STEP_MS = 25
"""How long one level stands for."""
HOUSE_STEP = 44_100 * STEP_MS // 1000
STRETCH = HOUSE_STEP * 400
LOUDEST = 255


def levels_of(samples: NDArray[np.float32], step: int) -> bytes:
    """The peak of every step, 0 to 255."""
    if not len(samples):
        return b""
    padded = np.zeros(-(-len(samples) // step) * step, np.float32)
    padded[: len(samples)] = np.abs(samples)
    peaks = padded.reshape(-1, step).max(axis=1)
    return bytes(np.minimum(np.rint(peaks * LOUDEST), LOUDEST).astype(np.uint8))


def levels_of_sound(sounds: Sounds, sound: Sound) -> bytes:
    """The levels of a kept sound at full gain, a stretch at a time."""
    found = bytearray()
    for begin in range(0, sound.frames, STRETCH):
        frames = sounds.cut(sound, begin, min(sound.frames, begin + STRETCH))
        found += levels_of(frames.max(axis=1, initial=0.0), HOUSE_STEP) if len(frames) else b""
    return bytes(found)
