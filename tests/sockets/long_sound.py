"""A sound long enough to be encoded in several stretches, which are short here."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Block = NDArray[np.float32]
BLOCKS, RATE = 3, 44_100


def sound(samples: int) -> Block:
    """Bursts of noise over a chord, with attacks, fades and stillness, other on either side."""
    moments, noise = np.arange(samples) / RATE, np.random.default_rng(7).normal(0, 0.1, (samples, 2))
    swell = (0.5 + 0.5 * np.sin(2 * np.pi * 0.7 * moments)) * (np.sin(2 * np.pi * 0.31 * moments) > -0.6)
    chord = sum(np.sin(2 * np.pi * pitch * moments) for pitch in (220, 277, 330, 1480))
    return (noise * swell[:, None] + np.stack([0.05 * chord, 0.03 * chord], 1)).astype(np.float32)


def blocks(whole: Block, size: int = 50_000) -> Iterator[Block]:
    """The sound as it comes, piece by piece."""
    yield from (whole[at : at + size] for at in range(0, len(whole), size))
