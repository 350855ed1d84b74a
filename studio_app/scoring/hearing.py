"""Scoring, hearing: what is heard on the sound page, and the playhead that goes with it; one thing at a time, whoever plays it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.stage.cues.model import SoundCue
from engine.stage.cues.proposing import Proposal
from engine.stage.scoring.model import Sheet
from engine.stage.scoring.sounding import EVERYTHING
from studio_app.operations import Operations
from studio_app.scoring.auditioner import Auditioner
from studio_app.scoring.blocks import Block, Lane, line_of_proposal
from studio_app.scoring.heads import Heads
from studio_app.scoring.timeline_view import TimelineView
from studio_app.stage.player import Player

AROUND_MS, HALF_MS = 8000, 4000
PREVIEW_VOLUME = 0.6
MIX, HERE = "mix", "here"
ALONG = (MIX, HERE)


class Hearing(QObject):
    """`changed()` whenever something begins or stops to be heard."""

    changed = Signal()

    def __init__(self, operations: Operations, player: Player, timeline: TimelineView, heads: Heads) -> None:
        super().__init__(timeline)
        self._scoring, self._cues, self._player = operations.studio.scoring, operations.studio.cues, player
        self._timeline, self._heads, self._from_ms = timeline, heads, 0
        self.auditioner = Auditioner(operations, self)
        self.auditioner.moved.connect(self._auditioned)
        self.auditioner.playing.connect(lambda _: self.changed.emit())
        player.moved.connect(self._moved)
        player.playing.connect(self._player_changed)
        timeline.sought.connect(self.seek)
        timeline.heard.connect(self.hear)
        heads.changed.connect(self._tracks_changed)

    @property
    def is_playing(self) -> bool:
        """Whether the mix goes on from the playhead."""
        return self._player.is_playing or self.auditioner.what == MIX

    @property
    def is_around(self) -> bool:
        """Whether the seconds around the playhead are heard."""
        return self.auditioner.what == HERE

    @property
    def _sheet(self) -> Sheet | None:
        return self._timeline.sheet

    def hear(self, block: Block) -> None:
        """What is chosen, by itself; a scene from its beginning on."""
        sheet = self._sheet
        if sheet is None:
            return
        if block.lane is Lane.SCENES:
            self.mix(block.start_ms, None, MIX)
        elif block.lane is Lane.MUSIC:
            self.bed(int(block.key))
        elif block.lane is Lane.LINES:
            self.line(int(block.key))
        elif (line := line_of_proposal(block)) is not None:
            laid = sheet.proposal_at(line)
            if laid is not None:
                self.proposal(laid.proposal)
        elif (cue := sheet.inputs.cue(str(block.key))) is not None:
            self.cue(cue)
        elif (one := sheet.inputs.modification(str(block.key))) is not None:
            self.line(one.first)

    def bed(self, scene: int) -> None:
        """The music of a scene."""
        self._play(f"bed {scene}", lambda read: self._scoring.hear_bed(read, scene))

    def cue(self, cue: SoundCue) -> None:
        """An effect."""
        self._play(f"cue {cue.id}", lambda _: self._scoring.hear_cue(cue))

    def prepared(self, made: Any) -> None:
        """A sound that may become one."""
        self._play(f"sound {made.key}", lambda _: self._scoring.hear_prepared(made, PREVIEW_VOLUME))

    def proposal(self, one: Proposal) -> None:
        """What the script asks for, made for once, as loud as it would be."""
        spot, volume = one.spot, one.volume
        self._play(
            f"proposal {spot.key}",
            lambda _: self._scoring.hear_prepared(self._cues.prepare(spot.prompt, spot.seconds), volume),
        )

    def line(self, line: int, effect: str = "", params: Any = None) -> None:
        """A line with its effects, and perhaps one more."""
        self._play(f"line {line} {effect} {params}", lambda read: self._scoring.hear_line(read, line, effect, params))

    def mix(self, start_ms: int, length_ms: int | None, what: str) -> None:
        """The mix from a place on, with whoever is not muted."""
        heard = self._heads.heard
        start = self._from_ms = max(0, start_ms)
        self._play(what, lambda read: self._scoring.hear_mix(read, start, length_ms, heard))

    def around(self) -> None:
        """A few seconds before the playhead and after it; once more stops it, where it was."""
        if self.is_around:
            self.auditioner.stop()
            self._timeline.play_at(self._from_ms + HALF_MS, follows=False)
        else:
            self.mix(self._timeline.playhead_ms - HALF_MS, AROUND_MS, HERE)

    def toggle(self) -> None:
        """From the playhead on, or hold."""
        if self._player.is_playing:
            self._player.toggle()
        elif self._heads.heard == EVERYTHING and self.auditioner.what != MIX:
            self.auditioner.stop()
            self._player.play_from(self._timeline.playhead_ms)
        else:
            self.mix(self._timeline.playhead_ms, None, MIX)

    def seek(self, ms: int) -> None:
        """The playhead elsewhere; whatever goes on from it goes on there."""
        if self.auditioner.what == MIX:
            self.auditioner.stop()
            self.mix(ms, None, MIX)
        else:
            self._player.seek(ms)
        self._timeline.play_at(ms, follows=False)

    def stop(self) -> None:
        """Be quiet."""
        self.auditioner.stop()

    def _play(self, what: str, begin: Callable[[str], Any]) -> None:
        artifact_id = self._sheet.artifact_id if self._sheet else ""
        if self._player.is_playing:
            self._player.toggle()
        if artifact_id:
            self.auditioner.play(what, lambda: begin(artifact_id))

    def _player_changed(self, playing: bool) -> None:
        if playing:
            self.auditioner.stop()
        self.changed.emit()

    def _moved(self, ms: int) -> None:
        if self.auditioner.what not in ALONG:
            self._timeline.play_at(ms, follows=self._player.is_playing)

    def _auditioned(self, ms: int) -> None:
        if self.auditioner.what in ALONG:
            self._timeline.play_at(self._from_ms + ms, follows=True)

    def _tracks_changed(self) -> None:
        if self.is_playing:
            at = self._timeline.playhead_ms
            self.auditioner.stop()
            self.mix(at, None, MIX)
