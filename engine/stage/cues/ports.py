"""Cues, the sockets: who makes a sound from words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class MadeSound:
    """Stereo float32 frames at 44100 Hz, shape (n, 2), brought to the house level of effects.

    `name` says what it is; `is_exact` whether that is what was asked for, or only the nearest there is.
    """

    frames: NDArray[np.float32]
    name: str
    is_exact: bool


class SoundMaker(Protocol):
    """Makes a sound effect from a few words; safe to call from several threads."""

    @property
    def fingerprint(self) -> str:
        """Name, version and anything else that changes the sound; part of the address of every banked sound."""

    def make(self, prompt: str, seconds: float) -> MadeSound:
        """A sound of exactly this length (0.1 to 30 seconds). The same words and length give the same frames. Raises `SoundFailed`."""
