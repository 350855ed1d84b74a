"""Fake: effects on voices that can be read off the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.stage.errors import EffectFailed
from engine.stage.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.stage.score import VoiceEffect


class FakeRack:
    """`half` halves the samples, `tail` adds half a second; anything else fails."""

    fingerprint = "fake-rack 1"

    def __init__(self) -> None:
        self.done: list[tuple[str, ...]] = []

    def colour(self, speech: Speech, effects: Sequence[VoiceEffect]) -> Speech:
        """The samples after all of them. Raises `EffectFailed`."""
        self.done.append(tuple(effect.name for effect in effects))
        samples = speech.samples
        for effect in effects:
            if effect.name == "half":
                samples = samples * np.float32(0.5)
            elif effect.name == "tail":
                samples = np.concatenate([samples, np.full(speech.rate // 2, 0.01, np.float32)])
            else:
                raise EffectFailed(f"There is no effect called {effect.name}.")
        return Speech(samples, speech.rate, speech.words)
