"""Stage, score: everything in a performance besides the plain voices, as a value; beds, cues, effects on voices; pure.

Whoever adds sound to a read makes a `Score` of it and is one of the `parts` of `engine.stage.scores`; `prompt_book` takes
the joined score in, `pit` plays beds and cues, `speaking` sends the lines with effects through the rack.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SILENT_DB = -60.0
Param = str | int | float


class Anchor(StrEnum):
    """Which end of its scene a bed is tied to."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Sound:
    """A kept sound (`engine.stage.sounds`): its blob, its length at 44100 Hz, the gain that brings it to its house level.

    `name` is what a mix knows it by, for a sound that is only fetched when it is needed; its blob and level otherwise.
    """

    blob: str
    frames: int
    level_db: float = 0.0
    name: str = ""

    def facts(self, gain_db: float) -> list[object]:
        """What is heard of it at this gain, for the content address of a mix."""
        return [self.name, round(gain_db, 3)] if self.name else [self.blob, round(self.level_db + gain_db, 3)]


@dataclass(frozen=True, slots=True)
class Bed:
    """Music under a scene. It begins or ends with its scene; once, or over and over for as long as the scene lasts."""

    scene_index: int
    sound: Sound
    anchor: Anchor = Anchor.START
    loops: bool = False
    gain_db: float = 0.0
    fade_in_ms: int = 0
    fade_out_ms: int = 0

    @property
    def waits_for_its_scene(self) -> bool:
        """Whether where it lies is only known once every line of its scene is measured."""
        return self.anchor is Anchor.END or self.fade_out_ms > 0

    def facts(self) -> list[object]:
        """What is heard of it, for the content address of a mix."""
        return [
            "bed",
            self.scene_index,
            *self.sound.facts(self.gain_db),
            str(self.anchor),
            self.loops,
            self.fade_in_ms,
            self.fade_out_ms,
        ]


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound that begins with a line's voice, or with one of its words (`word` counts the words shown, from 0).

    `gain` is linear (1.0 plays it at its house level); `pan` from -1 to 1; a line that is not said has its cue at its place.
    """

    entry_index: int
    sound: Sound
    gain: float = 1.0
    word: int | None = None
    pan: float = 0.0

    def facts(self) -> list[object]:
        """What is heard of it, for the content address of a mix."""
        return ["cue", self.entry_index, *self.sound.facts(0.0), round(self.gain, 5), self.word, self.pan]


@dataclass(frozen=True, slots=True)
class VoiceEffect:
    """Something done to a voice: the name of the effect and its parameters, sorted by name."""

    name: str
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, name: str, params: Mapping[str, Param]) -> VoiceEffect:
        """The effect with these parameters, in whatever order they were given."""
        return cls(name, tuple(sorted(params.items())))


@dataclass(frozen=True, slots=True)
class Coloured:
    """An effect on the lines from `first` to `last`, both included."""

    first: int
    last: int
    effect: VoiceEffect


@dataclass(frozen=True, slots=True)
class Score:
    """Beds (at most one a scene), cues, and effects in the order in which they are applied."""

    beds: tuple[Bed, ...] = ()
    cues: tuple[Cue, ...] = ()
    colours: tuple[Coloured, ...] = ()

    def bed(self, scene_index: int) -> Bed | None:
        """The bed of a scene."""
        return next((bed for bed in self.beds if bed.scene_index == scene_index), None)

    def chain(self, entry_index: int) -> tuple[VoiceEffect, ...]:
        """What is done to the voice of a line, in order."""
        return tuple(each.effect for each in self.colours if each.first <= entry_index <= each.last)

    def joined(self, other: Score) -> Score:
        """Both together."""
        return Score(self.beds + other.beds, self.cues + other.cues, self.colours + other.colours)

    def heard(self) -> Score:
        """Without what nobody could hear."""
        beds = tuple(bed for bed in self.beds if bed.sound.frames and bed.sound.level_db + bed.gain_db > SILENT_DB)
        return Score(beds, tuple(cue for cue in self.cues if cue.gain > 0 and cue.sound.frames), self.colours)

    def facts(self) -> list[list[object]]:
        """What is heard of beds and cues; empty where there are none. Effects are part of the takes' own addresses."""
        beds = [bed.facts() for bed in sorted(self.beds, key=lambda bed: bed.scene_index)]
        return beds + sorted((cue.facts() for cue in self.cues), key=str)


EMPTY = Score()
