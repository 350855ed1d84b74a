"""Fake: a sound library of tones; a prompt with `broken` in it fails, one with `nearly` is only like what was asked for."""

from __future__ import annotations

import hashlib
import threading

import numpy as np

from engine.stage.cues.errors import SoundFailed
from engine.stage.cues.ports import MadeSound

RATE = 44_100


class FakeSounds:
    """Tones; `made` counts them."""

    fingerprint = "fake-sounds 1"

    def __init__(self) -> None:
        self.made: list[tuple[str, float]] = []
        self._lock = threading.Lock()

    def make(self, prompt: str, seconds: float) -> MadeSound:
        """A tone whose height follows from the prompt. Raises `SoundFailed`."""
        if not 0.1 <= seconds <= 30:
            raise SoundFailed(f"A sound effect lasts between 0.1 and 30 seconds, not {seconds}.")
        if "broken" in prompt:
            raise SoundFailed("The library is out of order.")
        with self._lock:
            self.made.append((prompt, seconds))
        hz = 200 + hashlib.sha256(prompt.encode()).digest()[0] * 4
        wave = 0.2 * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE)
        return MadeSound(np.stack([wave, wave], axis=1).astype(np.float32), prompt[:20].title(), "nearly" not in prompt)
