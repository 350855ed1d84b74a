"""Stage, underscore: one bed under a whole film, stepping back where somebody speaks; the same frames however it is cut; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.ducking import stepping_back
from engine.stage.limiter import scale
from engine.stage.model import SAMPLE_RATE
from engine.stage.pit import Pit, bend
from engine.stage.score import Anchor, Bed, Score, Sound

if TYPE_CHECKING:
    from engine.stage.mixer import Frames
    from engine.stage.pit import SoundSource


FORWARD_DB = 4.0
"""Under a film music plays more than under a read: it is that much louder than a bed."""


@dataclass(frozen=True, slots=True, eq=False)
class Underscore:
    """A bed and where its frames come from; it ends with the film, going round before that as often as it must."""

    sound: Sound
    sounds: SoundSource

    def under(self, frames: Frames, at: int, end: int, voices: Sequence[tuple[int, int]]) -> None:
        """Lay it under these frames, which begin at frame `at` of a film of `end` frames; `voices` are where somebody speaks."""
        bed = Bed(0, self.sound, Anchor.END, loops=True)
        music = Pit(Score((bed,)), self.sounds).ending_at(bed, end, at, at + len(frames))
        gains = stepping_back(voices, at, at + len(frames))
        gains *= np.float32(10 ** ((self.sound.level_db + FORWARD_DB) / 20))
        coming = np.clip(np.arange(at, at + len(frames)) / (SAMPLE_RATE // 2), 0, 1).astype(np.float32)
        scale(music, gains * coming * coming)
        frames += music
        bend(frames)
