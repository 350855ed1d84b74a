"""Scoring, service: one read with everything that sounds in it; every step on it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.stage.model import SAMPLE_RATE
from engine.stage.modifications.effects import settled
from engine.stage.music.errors import MusicFailed
from engine.stage.pit import bed_lies, cue_lies
from engine.stage.playback import Playback
from engine.stage.promptbook import PromptBook
from engine.stage.rehearsing import require_line
from engine.stage.score import Bed, Cue, Sound, VoiceEffect
from engine.stage.scoring.levels import STEP_MS, levels_of, levels_of_sound
from engine.stage.scoring.model import Inputs, LaidBed, LaidCue, LaidProposal, Sheet, Step
from engine.stage.scoring.repository import StepRepository
from engine.stage.scoring.sounding import EVERYTHING, Sounding, Track, bed_alone, mixed, sound_alone, wanted
from engine.stage.timeline import lay_out, milliseconds, timeline_of

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.stage.beside import Beside
    from engine.stage.cues.bank import Prepared
    from engine.stage.cues.model import SoundCue
    from engine.stage.cues.proposing import Proposal, Proposing
    from engine.stage.scoring.bringing import Bringing
    from engine.stage.service import StageService
    from engine.stage.shelf import Shelf
    from engine.stage.timeline import Placed
    from engine.storage.work import Units, Work


class ScoringService:
    """Looks at, plays and takes back what sounds beside the voices; the changes themselves are those of its parts."""

    def __init__(
        self, units: Units, stage: StageService, beside: Beside, artifacts: ArtifactsService, shelf: Shelf,
        bringing: Bringing, proposing: Proposing,
    ) -> None:  # fmt: skip
        self._units, self._stage, self._beside, self._artifacts = units, stage, beside, artifacts
        self._shelf, self.bringing, self._proposing = shelf, bringing, proposing

    def inputs(self, work: Work, artifact_id: str) -> Inputs:
        """How everything stands. Raises `ArtifactNotFound`."""
        music, _ = self._beside.music.state(work, artifact_id)
        cues = tuple(replace(cue, updated_at=None) for cue in self._beside.cues.cues(work, artifact_id))
        dismissed = self._proposing.dismissing.dismissed(work, artifact_id)
        return Inputs(music, cues, self._beside.modifications.all(work, artifact_id), dismissed)

    def sheet(self, work: Work, artifact_id: str) -> Sheet:
        """The read with everything at its place in time. Raises `ArtifactNotFound`, `ArtifactNotReady`."""
        stage, artifact = self._stage, self._stage.books.artifact(work, artifact_id)
        read, inputs = stage.books.read(work, artifact_id), self.inputs(work, artifact_id)
        book = stage.books.of(work, artifact_id, read)
        placed = lay_out(book, stage.books.measured(work, book))
        return Sheet(
            artifact_id, artifact.current_version, read, timeline_of(book, placed), inputs,
            tuple(_laid_bed(bed, placed) for bed in book.score.beds),
            tuple(_laid_cue(cue, placed) for cue in inputs.cues if cue.banked is not None),
            stage.finalization(work, artifact_id), self._was_finished(work, artifact_id), self._lost(inputs),
            tuple(_laid_proposal(one, placed) for one in self._proposing.proposals(work, artifact_id)),
        )  # fmt: skip

    def step(self, work: Work, artifact_id: str, label: str, act: Callable[[Work], object]) -> Step:
        """Do something to the inputs, as a step that can be taken back, today and tomorrow."""
        before = self.inputs(work, artifact_id)
        act(work)
        step = Step(label, before, self.inputs(work, artifact_id))
        if not step.has_changed:
            return step
        return StepRepository(work.session, artifact_id).add(step.trimmed(), self._version(work, artifact_id))

    def history(self, work: Work, artifact_id: str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """What was done to the current version, oldest first, and what was taken back, the next to be done again last."""
        return StepRepository(work.session, artifact_id).steps(self._version(work, artifact_id))

    def take_back(self, work: Work, artifact_id: str, step: Step, *, again: bool = False) -> None:
        """Whatever a step touched stands again as before it; what others did elsewhere meanwhile stays. `again` for a step turned back."""
        parts, before = self._beside, step.before
        StepRepository(work.session, artifact_id).mark(step.number, undone=not again)
        if step.cues:
            parts.cues.put_back(work, artifact_id, before.cues, step.cues)
        if step.dismissed:
            self._proposing.dismissing.put_back(work, artifact_id, before.dismissed, step.dismissed)
        if step.modifications:
            parts.modifications.put_back(work, artifact_id, before.modifications, step.modifications)
        if step.scenes or before.music.directives != step.after.music.directives:
            parts.music.put_back(work, artifact_id, before.music, step.scenes)

    def hear_bed(self, artifact_id: str, scene_index: int) -> Sounding:
        """The bed of a scene by itself, muted or not. Raises `MusicFailed` where there is none."""
        with self._units.reading("scoring") as work:
            clip = self._beside.music.state(work, artifact_id)[0].clip(scene_index)
        if clip is None or clip.sound is None or not self._stage.sounds.has(clip.sound):
            raise MusicFailed("There is no bed to hear under this scene.", hint="Compose one, or bring a file.")
        bed = Bed(scene_index, clip.sound, clip.anchor, False, clip.gain_db, clip.fade_in_ms, clip.fade_out_ms)
        return Sounding(bed_alone(self._stage.sounds, bed))

    def hear_cue(self, cue: SoundCue) -> Sounding:
        """An effect by itself; silence for a draft."""
        sound = cue.banked.sound if cue.banked else None
        return Sounding(sound_alone(self._stage.sounds, sound, 0.0, cue.volume) if sound else iter(()))

    def hear_prepared(self, prepared: Prepared, volume: float) -> Sounding:
        """A sound that is no part of the read yet."""
        sound = prepared.banked.sound if prepared.banked else prepared.sound
        return Sounding(sound_alone(self._stage.sounds, sound, 0.0, volume) if sound else iter(()))

    def hear_line(
        self, artifact_id: str, index: int, effect: str = "", params: Mapping[str, Any] | None = None
    ) -> Playback:
        """A line by itself with what is done to its voice, and with one more effect. Raises `ValidationFailed`, `EditRefused`."""
        more = (VoiceEffect.of(effect, settled(effect, params or {})),) if effect else ()
        with self._units.reading("scoring") as work:
            read = self._stage.books.read(work, artifact_id)
            book = self._stage.books.of(work, artifact_id, read)
        entry, line = require_line(read, index), book.lines[index]
        alone = replace(line, position=0, pause_ms=0, effects=(*line.effects, *more))
        scenes = tuple(scene for scene in book.scenes if scene.index == entry.scene_index)
        single = PromptBook(book.title, scenes, (alone,), book.engines, book.attribution, rack=book.rack)
        return Playback(self._stage.conductor(artifact_id, single, {}), 0)

    def hear_mix(
        self, artifact_id: str, start_ms: int, length_ms: int | None = None, heard: AbstractSet[Track] = EVERYTHING
    ) -> Sounding:
        """The performance from a place on, with only the tracks that are wanted; all in the places they have in the whole."""
        with self._units.reading("scoring") as work:
            book = self._stage.books.book(work, artifact_id)
            known = self._stage.books.measured(work, book)
        chosen = replace(book, score=wanted(book.score, heard))
        conductor = self._stage.conductor(artifact_id, chosen, known)
        return Sounding(mixed(conductor, start_ms, length_ms, voices=Track.VOICES in heard))

    def line_levels(self, artifact_id: str, positions: Sequence[int]) -> dict[int, bytes]:
        """The levels of these lines, of those that are spoken; a level stands for `STEP_MS`. Never inside a unit of work."""
        with self._units.reading("scoring") as work:
            book = self._stage.books.book(work, artifact_id)
            known = self._stage.books.measured(work, book)
        spoken = [book.lines[position] for position in positions if position in known]
        takes = ((line, self._shelf.find(book.key(line))) for line in spoken if not line.is_silent)
        return {
            line.position: levels_of(take.samples, max(1, take.rate * STEP_MS // 1000))
            for line, take in takes
            if take is not None
        }

    def sound_levels(self, artifact_id: str) -> dict[str, bytes]:
        """The levels of every bed and effect, by their blobs. Never inside a unit of work."""
        with self._units.reading("scoring") as work:
            inputs = self.inputs(work, artifact_id)
        kept = [clip.sound for clip in inputs.music.clips] + [cue.banked.sound for cue in inputs.cues if cue.banked]
        return {sound.blob: levels_of_sound(self._stage.sounds, sound) for sound in kept if sound and sound.blob}

    def _version(self, work: Work, artifact_id: str) -> int:
        return self._artifacts.get(work, artifact_id).current_version

    def _lost(self, inputs: Inputs) -> tuple[str, ...]:
        has = self._stage.sounds.has
        beds = [clip.scene_index for clip in inputs.music.clips if clip.is_heard and clip.sound and not has(clip.sound)]
        cues = [cue.label for cue in inputs.cues if cue.enabled and cue.banked and not has(cue.banked.sound)]
        return (
            *(f"The music of scene {scene + 1} is no longer on this machine; compose it again." for scene in beds),
            *(f"The sound of “{label}” is no longer on this machine; make it again." for label in cues),
        )

    def _was_finished(self, work: Work, artifact_id: str) -> bool:
        media = self._artifacts.media_of(work, artifact_id)
        return any(one.content_type == "audio/mpeg" and not one.name.startswith("scene-") for one in media)


def _laid_bed(bed: Bed, placed: Sequence[Placed]) -> LaidBed:
    origin, start, end, period = bed_lies(bed, placed)
    return LaidBed(bed.scene_index, milliseconds(start), milliseconds(end), milliseconds(origin), milliseconds(period))


def _laid_cue(cue: SoundCue, placed: Sequence[Placed]) -> LaidCue:
    sound = cue.banked.sound if cue.banked else None
    assert sound is not None
    start, end = cue_lies(Cue(cue.entry_index, sound, cue.volume, cue.word), placed)
    return LaidCue(cue.id, milliseconds(start), milliseconds(end))


def _laid_proposal(one: Proposal, placed: Sequence[Placed]) -> LaidProposal:
    sound = Sound("", round(one.spot.seconds * SAMPLE_RATE))
    start, end = cue_lies(Cue(one.spot.entry_index, sound, one.volume, one.spot.word), placed)
    return LaidProposal(one, milliseconds(start), milliseconds(end))
