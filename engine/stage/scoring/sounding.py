"""Scoring, sounding: what is heard of one bed, one effect, one line, or the mix around a place; blocks until it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from engine.stage.mixer import AIR_BLOCK, cut
from engine.stage.score import Score
from engine.stage.timeline import frames_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from engine.stage.conductor import Conductor, Played
    from engine.stage.mixer import Frames
    from engine.stage.score import Bed, Sound
    from engine.stage.sounds import Sounds


class Track(StrEnum):
    """What can be heard alone or left out."""

    VOICES = "voices"
    MUSIC = "music"
    EFFECTS = "effects"


EVERYTHING = frozenset(Track)


@dataclass(slots=True)
class Sounding:
    """Blocks of float32 stereo frames at 44100 Hz, taken in order."""

    blocks: Iterator[Frames]
    is_closed: bool = False

    def __iter__(self) -> Iterator[Frames]:
        """Whatever comes, until it is closed. Raises `VoiceFailed`."""
        for block in self.blocks:
            if self.is_closed:
                return
            yield block

    def close(self) -> None:
        """No more."""
        self.is_closed = True


def sound_alone(sounds: Sounds, sound: Sound, gain_db: float = 0.0, gain: float = 1.0) -> Iterator[Frames]:
    """One sound from its beginning to its end."""
    level = np.float32(gain * 10 ** ((sound.level_db + gain_db) / 20))
    for begin in range(0, sound.frames, AIR_BLOCK):
        yield sounds.cut(sound, begin, min(sound.frames, begin + AIR_BLOCK)) * level


def bed_alone(sounds: Sounds, bed: Bed) -> Iterator[Frames]:
    """A bed once through, with its fades, as loud as it is where nobody speaks."""
    at, total = 0, bed.sound.frames
    coming, leaving = max(1, frames_of(bed.fade_in_ms)), max(1, frames_of(bed.fade_out_ms))
    for block in sound_alone(sounds, bed.sound, bed.gain_db):
        places = np.arange(at, at + len(block), dtype=np.float32)
        gains = np.minimum(np.minimum(places / coming, (total - places) / leaving), 1.0).astype(np.float32)
        yield block * gains[:, None]
        at += len(block)


def wanted(score: Score, heard: AbstractSet[Track]) -> Score:
    """The score with nothing but the tracks that are heard."""
    return replace(
        score,
        beds=score.beds if Track.MUSIC in heard else (),
        cues=score.cues if Track.EFFECTS in heard else (),
    )


def mixed(conductor: Conductor, start_ms: int, length_ms: int | None, *, voices: bool) -> Iterator[Frames]:
    """The performance from a place on, for so long; without voices only what lies under them, as it lies there."""
    left = frames_of(length_ms) if length_ms is not None else None
    for played in conductor.play(start_ms):
        sound = played.sound if voices else _under(conductor, played)
        if left is not None:
            sound = sound[:left]
            left -= len(sound)
        yield from cut(sound, AIR_BLOCK)
        if left is not None and left <= 0:
            return


def _under(conductor: Conductor, played: Played) -> Frames:
    placed, position = conductor.placed, played.position
    begin = played.at - placed[position].start
    end = begin + len(played.sound)
    music: Frames = conductor.pit.bed(placed, position, begin, end)
    music += conductor.pit.effects(placed, position, begin, end)
    return music
