"""Pictures, reciting: the narration of a film, spoken by the stage, fitted to the time, mixed and mastered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.pictures.narration import BREATH_S, NARRATOR, Said, fitted, is_bare, screenplay, told, within
from engine.pictures.soundtrack import Soundtrack
from engine.stage.captions import cues, srt, vtt
from engine.stage.errors import NothingToPerform, VoiceFailed
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.errors import MusicFailed
from engine.table_read.casting import cast
from engine.table_read.errors import VoiceNotFound
from engine.table_read.model import TableRead

if TYPE_CHECKING:
    from engine.pictures.model import Scene
    from engine.planning.envelope import Evidence
    from engine.stage.music.service import MusicService
    from engine.stage.recital import Recited
    from engine.stage.service import StageService
    from engine.stage.underscore import Underscore
    from engine.table_read.service import TableReadService

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """The sound of a film: how long every scene lasts, its lines at their frames, and how loud they are."""

    lengths: tuple[float, ...]
    lines: tuple[tuple[int, Recited], ...] = ()
    lufs: float = -70.0
    warnings: tuple[str, ...] = ()
    music: Underscore | None = None

    @property
    def seconds(self) -> float:
        """How long it is."""
        return sum(self.lengths)

    @property
    def sound(self) -> Soundtrack:
        """What is heard, exactly as long as the scenes."""
        return Soundtrack(round(self.seconds * SAMPLE_RATE), self.lines, self.lufs, self.music)

    @property
    def told(self) -> tuple[str, ...]:
        """What is heard, a sentence each."""
        return tuple(recited.place.line.entry.text for _, recited in self.lines)

    def captions(self) -> tuple[str, str]:
        """WebVTT and SubRip; both empty where nothing is said."""
        if not self.lines:
            return "", ""
        found = cues(self.sound.placed)
        return vtt(found), srt(found)


class Narrator:
    """Has scenes spoken; kept takes are not spoken again."""

    def __init__(self, stage: StageService, table_read: TableReadService, music: MusicService) -> None:
        self._stage, self._table_read, self._music = stage, table_read, music

    def track(
        self, artifact_id: str, title: str, scenes: Sequence[Scene], evidence: tuple[Evidence, ...], seconds: float,
        each: Callable[[int, int], None], *, narrated: bool = True, keep: bool = False,
    ) -> Track:  # fmt: skip
        """The narration of these scenes, lasting `seconds`, over music where the plan wants some; a warning where either cannot be had.

        Without `narrated` only those who are quoted speak; with `keep` every scene lasts what it lasts already.
        """
        lines, reading = told(scenes, seconds)
        said = tuple(one for one in lines if narrated or one.character != NARRATOR)
        if not said:
            track = Track(tuple(one.seconds for one in scenes)) if keep else silent_track(scenes, seconds)
            return self._with_music(artifact_id, track)
        try:
            there = None if keep else (seconds, reading)
            track = self._spoken(artifact_id, title, scenes, said, evidence, there, each)
        except (VoiceFailed, VoiceNotFound, NothingToPerform) as problem:
            log.warning("The narration of %s is left out: %s", artifact_id, problem)
            track = silent_track(scenes, seconds)
            track = replace(track, warnings=(f"There is no narration: {problem.sentence()}",))
        return self._with_music(artifact_id, track)

    def _with_music(self, artifact_id: str, track: Track) -> Track:
        try:
            return replace(track, music=self._music.underscore(artifact_id, track.seconds))
        except MusicFailed as problem:
            return replace(track, warnings=(*track.warnings, f"There is no music: {problem.sentence()}"))

    def _spoken(
        self, artifact_id: str, title: str, scenes: Sequence[Scene], said: Sequence[Said], evidence: tuple[Evidence, ...],
        there: tuple[float, Sequence[float]] | None, each: Callable[[int, int], None],
    ) -> Track:  # fmt: skip
        play = screenplay(title, scenes, said)
        members, report = cast(play, self._table_read.voices(), {}, evidence)
        read = TableRead(play, members, evidence, (), "", report)
        recital = self._stage.recite(artifact_id, read, lambda position: each(position + 1, len(said)))
        by_scene = [
            [line for line, one in zip(recital.lines, said, strict=True) if one.scene == scene.index]
            for scene in scenes
        ]
        lasting = [[line.frames / SAMPLE_RATE for line in lines] for lines in by_scene]
        bare = [
            place for place, scene in enumerate(scenes) if is_bare([one for one in said if one.scene == scene.index])
        ]
        kept, lengths = (
            fitted(lasting, *there, bare) if there is not None else within(lasting, [one.seconds for one in scenes])
        )
        return Track(lengths, tuple(_placed(by_scene, kept, lengths)), recital.lufs, recital.warnings)


def silent_track(scenes: Sequence[Scene], seconds: float) -> Track:
    """Scenes of equal length without a word."""
    return Track(tuple(seconds / len(scenes) for _ in scenes))


def _placed(
    by_scene: Sequence[Sequence[Recited]], kept: Sequence[int], lengths: Sequence[float]
) -> Iterator[tuple[int, Recited]]:
    begin = 0.0
    for lines, count, length in zip(by_scene, kept, lengths, strict=True):
        at = round((begin + BREATH_S / 2) * SAMPLE_RATE)
        for line in lines[:count]:
            yield at, line
            at += line.frames
        begin += length
