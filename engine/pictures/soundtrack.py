"""Pictures, soundtrack: the sound of a film, which can be asked for in stretches, each known by everything that is heard in it; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.stage.ear import Ear
from engine.stage.mastering import Master
from engine.stage.mixer import silence
from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from engine.stage.mixer import Frames
    from engine.stage.recital import Recited
    from engine.stage.timeline import Placed
    from engine.stage.underscore import Underscore

Stretch = tuple[int, int]
"""From a frame to a frame, half-open."""
PACKET = 1024
"""Frames an encoder takes together."""
PIECE = 431 * PACKET
"""Ten seconds, which are encoded once and kept."""
AROUND = 16 * PACKET
"""What an encoder and a limiter must have heard before and after a stretch."""
REACH = 2 * SAMPLE_RATE
"""How far away a voice may be that music still steps back for."""
STEP_DB = 0.5
"""Loudness is met in steps of this, so that a film is not encoded anew because one sentence is a little louder."""
SOUND = "2"
"""Raised when the same lines and the same music are mixed otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Soundtrack:
    """So many frames of voices at their places over music; `lufs` is how loud the voices are."""

    frames: int
    lines: tuple[tuple[int, Recited], ...] = ()
    lufs: float = -70.0
    music: Underscore | None = None

    @property
    def pieces(self) -> tuple[Stretch, ...]:
        """All of it, one after the other."""
        return tuple((begin, min(begin + PIECE, self.frames)) for begin in range(0, self.frames, PIECE))

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Every line at its place in the film."""
        return tuple(replace(line.place, start=start) for start, line in self.lines)

    def key(self, stretch: Stretch) -> str:
        """Changes exactly when something else may be heard in this stretch, but for how loud all of it is."""
        begin, end = stretch[0] - AROUND - REACH, stretch[1] + AROUND + REACH
        music = (self.music.sound, self.frames) if self.music else None
        known = hashlib.sha256(repr((stretch, min(self.frames, end), music, SOUND)).encode())
        for start, line in self.lines:
            if start < end and start + line.frames > begin:
                place = line.place
                seat = start, place.lead, place.voice, place.tail, place.line.pan, place.line.room, line.take.rate
                known.update(repr(seat).encode())
                known.update(line.take.samples.tobytes())
        return known.hexdigest()

    def between(self, begin: int, end: int) -> Frames:
        """The mix of these frames; silence before the film and after it."""
        mix = silence(end - begin)
        for start, line in self.lines:
            first, last = max(begin, start), min(end, start + line.frames)
            if first < last:
                mix[first - begin : last - begin] += line.sound()[first - start : last - start]
        first, last = max(begin, 0), min(end, self.frames)
        if self.music is not None and first < last:
            voices = [(place.voice_start, place.voice_end) for place in self.placed]
            self.music.under(mix[first - begin : last - begin], first, self.frames, voices)
        mix[max(0, last - begin) :] = 0
        return mix

    def heard(self, stretch: Stretch) -> Ear:
        """What the ear hears of a stretch."""
        ear = Ear()
        ear.overhear(stretch[0], self.between(*stretch))
        return ear

    def master(self, lufs: float) -> Master:
        """What is done to the mix when it is so loud."""
        gain = Master.for_mix(lufs).gain_db
        return Master(round(gain / STEP_DB) * STEP_DB)

    def mastered(self, stretches: tuple[Stretch, ...], master: Master) -> Iterator[Frames]:
        """Stretches that lie one after the other, with what is around them."""
        edges = [stretches[0][0] - AROUND, *(end for _, end in stretches[:-1]), _whole(stretches[-1]) + AROUND]
        return master.apply(self.between(*pair) for pair in pairwise(edges))


def packets(stretch: Stretch) -> int:
    """How many an encoder makes of it."""
    return -(-(stretch[1] - stretch[0]) // PACKET)


def _whole(stretch: Stretch) -> int:
    return stretch[0] + packets(stretch) * PACKET
