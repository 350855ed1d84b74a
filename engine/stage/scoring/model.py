"""Scoring, model: what sounds beside the voices as one value, where it lies in time, and one step on it; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.stage.cues.model import SoundCue
from engine.stage.cues.proposing import Proposal
from engine.stage.model import Finalization, Timeline
from engine.stage.modifications.model import Modification
from engine.stage.music.model import Clip, Music
from engine.table_read.model import TableRead


@dataclass(frozen=True, slots=True)
class Inputs:
    """The audio inputs of a read besides its words and voices, as they stood at one moment; `dismissed` names proposals nobody wanted."""

    music: Music
    cues: tuple[SoundCue, ...] = ()
    modifications: tuple[Modification, ...] = ()
    dismissed: frozenset[str] = frozenset()

    def cue(self, cue_id: str) -> SoundCue | None:
        """The cue of this id."""
        return next((cue for cue in self.cues if cue.id == cue_id), None)

    def cue_at(self, entry_index: int) -> SoundCue | None:
        """The cue of a line."""
        return next((cue for cue in self.cues if cue.entry_index == entry_index), None)

    def modification(self, modification_id: str) -> Modification | None:
        """The effect of this id."""
        return next((one for one in self.modifications if one.id == modification_id), None)


@dataclass(frozen=True, slots=True)
class Step:
    """Something somebody did to the inputs, in words, with how they stood before and after; kept under its number, 0 for not yet."""

    label: str
    before: Inputs
    after: Inputs
    number: int = 0

    @property
    def has_changed(self) -> bool:
        """Whether it did anything."""
        return self.before != self.after

    def back(self) -> Step:
        """The same step the other way."""
        return Step(self.label, self.after, self.before, self.number)

    def trimmed(self) -> Step:
        """Only what it touched, which is all that is needed to take it back."""
        return replace(self, before=self._touched(self.before), after=self._touched(self.after))

    def _touched(self, inputs: Inputs) -> Inputs:
        return Inputs(
            replace(inputs.music, clips=tuple(one for one in inputs.music.clips if one.scene_index in self.scenes)),
            tuple(one for one in inputs.cues if one.id in self.cues),
            tuple(one for one in inputs.modifications if one.id in self.modifications),
            inputs.dismissed & self.dismissed,
        )

    @property
    def scenes(self) -> frozenset[int]:
        """The scenes whose clip it touched."""
        before, after = _by_scene(self.before.music), _by_scene(self.after.music)
        return frozenset(scene for scene in before | after if before.get(scene) != after.get(scene))

    @property
    def cues(self) -> frozenset[str]:
        """The cues it touched."""
        before, after = {one.id: one for one in self.before.cues}, {one.id: one for one in self.after.cues}
        return frozenset(name for name in before | after if before.get(name) != after.get(name))

    @property
    def modifications(self) -> frozenset[str]:
        """The effects on voices that came or went with it."""
        return frozenset({one.id for one in self.before.modifications} ^ {one.id for one in self.after.modifications})

    @property
    def dismissed(self) -> frozenset[str]:
        """The proposals that were dismissed with it, or are proposed again."""
        return self.before.dismissed ^ self.after.dismissed


@dataclass(frozen=True, slots=True)
class LaidBed:
    """Where the bed of a scene lies, in milliseconds; `origin_ms` is where its first moment would be, `period_ms` its turn."""

    scene_index: int
    start_ms: int
    end_ms: int
    origin_ms: int
    period_ms: int


@dataclass(frozen=True, slots=True)
class LaidCue:
    """Where the sound of a cue lies, in milliseconds."""

    cue_id: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class LaidProposal:
    """A sound the script asks for, and where it would lie, in milliseconds."""

    proposal: Proposal
    start_ms: int
    end_ms: int

    @property
    def line(self) -> int:
        """At which line."""
        return self.proposal.spot.entry_index


@dataclass(frozen=True, slots=True)
class Sheet:
    """One read with everything in it at its place in time.

    `finished` is its finished recording, or how far that is; `was_finished` whether there has been one for other sounds;
    `lost` names in sentences whose sound is no longer on this machine.
    """

    artifact_id: str
    version: int
    read: TableRead
    timeline: Timeline
    inputs: Inputs
    beds: tuple[LaidBed, ...]
    cues: tuple[LaidCue, ...]
    finished: Finalization | None
    was_finished: bool
    lost: tuple[str, ...] = ()
    proposals: tuple[LaidProposal, ...] = ()

    def proposal_at(self, line: int) -> LaidProposal | None:
        """What is proposed at a line."""
        return next((one for one in self.proposals if one.line == line), None)

    def bed(self, scene_index: int) -> LaidBed | None:
        """Where the bed of a scene lies."""
        return next((bed for bed in self.beds if bed.scene_index == scene_index), None)


def _by_scene(music: Music) -> dict[int, Clip]:
    return {clip.scene_index: clip for clip in music.clips}
