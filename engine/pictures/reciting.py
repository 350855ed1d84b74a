"""Pictures, reciting: the narration of a film, spoken by the stage, fitted to the time, mixed and mastered."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.library.digesting.tongues import tongue_of_most
from engine.pictures.narration import READING, Said, is_bare, offered, reading_s, said_over, screenplay, still
from engine.pictures.pacing import BREATH_S, paced, within
from engine.pictures.soundtrack import Soundtrack
from engine.stage.captions import cues, srt, vtt
from engine.stage.errors import NothingToPerform, VoiceFailed
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.errors import MusicFailed
from engine.stage.recital import loudness_of
from engine.stage.timeline import TAIL_FRAMES
from engine.table_read.casting import cast
from engine.table_read.errors import VoiceNotFound
from engine.table_read.model import TableRead
from engine.table_read.revising.fitting import clocked

if TYPE_CHECKING:
    from engine.pictures.model import Scene
    from engine.planning.envelope import Evidence
    from engine.stage.music.service import MusicService
    from engine.stage.recital import Recited
    from engine.stage.service import StageService
    from engine.stage.underscore import Underscore
    from engine.table_read.service import TableReadService

log = logging.getLogger(__name__)

HARDLY = 1 / 3
"""The part of a film in which somebody speaks, below which that is said."""


@dataclass(frozen=True, slots=True)
class Before:
    """A film one of whose scenes is another now: its number, and how many sentences were heard over each, where that was noted."""

    anew: int
    heard: tuple[int, ...] | None


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

    @property
    def speaking(self) -> float:
        """For how many seconds somebody speaks."""
        return sum(recited.frames for _, recited in self.lines) / SAMPLE_RATE

    @property
    def heard(self) -> tuple[int, ...]:
        """How many sentences are heard over every scene."""
        over = Counter(recited.place.line.entry.scene_index for _, recited in self.lines)
        return tuple(over[scene] for scene in range(len(self.lengths)))

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
        each: Callable[[int, int], None], *, narrated: bool = True, keep: Before | None = None,
    ) -> Track:  # fmt: skip
        """The narration of these scenes, lasting `seconds`, over music where the plan wants some; a warning where either cannot be had.

        Without `narrated` only those who are quoted speak; with `keep` every scene lasts what it lasts already, and over all but one is
        said what was.
        """
        said = (
            still(scenes, keep.heard, keep.anew, narrated=narrated)
            if keep is not None
            else offered(scenes, seconds, narrated=narrated)
        )
        silent = Track(tuple(one.seconds for one in scenes)) if keep else silent_track(scenes, seconds)
        if not said:
            return self._with_music(artifact_id, silent)
        try:
            track = self._spoken(artifact_id, title, scenes, said, evidence, None if keep else seconds, each)
        except (VoiceFailed, VoiceNotFound, NothingToPerform) as problem:
            log.warning("The narration of %s is left out: %s", artifact_id, problem)
            track = replace(silent, warnings=(f"There is no narration: {problem.sentence()}",))
        if narrated and keep is None and track.lines and track.speaking < HARDLY * track.seconds:
            track = replace(track, warnings=(hardly_told(track),))
        return self._with_music(artifact_id, track)

    def _with_music(self, artifact_id: str, track: Track) -> Track:
        try:
            return replace(track, music=self._music.underscore(artifact_id, track.seconds))
        except MusicFailed as problem:
            return replace(track, warnings=(*track.warnings, f"There is no music: {problem.sentence()}"))

    def _spoken(
        self, artifact_id: str, title: str, scenes: Sequence[Scene], said: Sequence[Said], evidence: tuple[Evidence, ...],
        seconds: float | None, each: Callable[[int, int], None],
    ) -> Track:  # fmt: skip
        read = self._read(title, scenes, said, evidence)
        recital = self._stage.recite(artifact_id, read, lambda position: each(position + 1, len(said)))
        by_scene = [
            _closed_up([line for line, one in zip(recital.lines, said, strict=True) if one.scene == scene.index])
            for scene in scenes
        ]
        lasting = [[line.frames / SAMPLE_RATE for line in lines] for lines in by_scene]
        if seconds is None:
            kept, lengths = within(lasting, [one.seconds for one in scenes])
        else:
            bare = [at for at, scene in enumerate(scenes) if is_bare([one for one in said if one.scene == scene.index])]
            readings = [reading_s(scenes, seconds, part) for part in READING]
            kept, lengths = paced(lasting, seconds, readings, bare)
        lines = tuple(_placed(by_scene, kept, lengths))
        return Track(lengths, lines, loudness_of(line for _, line in lines), recital.warnings)

    def _read(
        self, title: str, scenes: Sequence[Scene], said: Sequence[Said], evidence: tuple[Evidence, ...]
    ) -> TableRead:
        """What is said as a read; who has which voice depends on all that could be said, so that it stays when less of it is."""
        everything = [one for scene in scenes for one in said_over(scene)]
        tongue = tongue_of_most(one.text for one in everything)
        whole = screenplay(title, scenes, everything)
        members, report = cast(whole, self._table_read.voices(), {}, evidence, tongue.code or "en")
        return TableRead(screenplay(title, scenes, said), members, evidence, (), "", report)


def _closed_up(lines: Sequence[Recited]) -> list[Recited]:
    """Lines of one scene without the silence before the first and after the last of a read; the scene has its own."""
    places = [
        replace(line.place, lead=line.place.lead if number else 0, tail=min(line.place.tail, TAIL_FRAMES))
        for number, line in enumerate(lines)
    ]
    return [replace(line, place=place) for line, place in zip(lines, places, strict=True)]


def hardly_told(track: Track) -> str:
    """What is said of a film that lasts much longer than there is to tell."""
    told, all_of_it = clocked(track.speaking), clocked(track.seconds)
    return f"What the sources say takes {told} of these {all_of_it}; a shorter film is told throughout."


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
