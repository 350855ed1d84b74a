"""Scoring, hands: what the timeline does to music and effects: move, louder and softer, take away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.stage.cues.model import CueChange
from engine.stage.music.model import ClipChange
from engine.stage.score import Anchor
from engine.stage.scoring.model import Inputs
from studio_app.operations import Operations
from studio_app.scoring.blocks import Block, Lane
from studio_app.scoring.deeds import Deeds

SOFTEST_DB, LOUDEST_DB, SHARE = -24.0, 6.0, 0.05


class Hands(QObject):
    """Each of them is one step; `inputs` tells how things stand now."""

    def __init__(
        self, operations: Operations, deeds: Deeds, inputs: Callable[[], Inputs | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._deeds, self._inputs = operations.studio, deeds, inputs

    def compose_all(self) -> None:
        """Music for the scenes that are scored by default."""
        music = self._studio.music
        self._deeds.do("Music asked for under the read", lambda work, read: music.generate(work, read))

    def anchor(self, scene: int, anchor: Anchor) -> None:
        """Music at the other end of its scene."""
        self._clip(scene, f"Music of scene {scene + 1} moved", ClipChange(anchor=anchor))

    def move_cue(self, cue_id: str, line: int, word: int) -> None:
        """An effect on another word."""
        cue = inputs.cue(cue_id) if (inputs := self._inputs()) else None
        if cue is not None:
            change = CueChange(entry_index=line if line != cue.entry_index else None, word=word)
            self._cue(cue_id, f"“{cue.label}” moved", change)

    def louder(self, block: Block, steps: int) -> None:
        """A little louder or softer."""
        inputs = self._inputs()
        if inputs is None:
            return
        if block.lane is Lane.MUSIC and (clip := inputs.music.clip(int(block.key))) is not None:
            gain = min(LOUDEST_DB, max(SOFTEST_DB, clip.gain_db + steps))
            said = f"Music of scene {clip.scene_index + 1} at {gain:+.1f} dB"
            self._clip(clip.scene_index, said, ClipChange(gain_db=gain))
        elif block.lane is Lane.CUES and (cue := inputs.cue(str(block.key))) is not None:
            share = min(1.0, max(0.0, round(cue.volume + steps * SHARE, 3)))
            self._cue(cue.id, f"“{cue.label}” at {share * 100:.0f} %", CueChange(volume=share))

    def _clip(self, scene: int, said: str, change: ClipChange) -> None:
        inputs, music = self._inputs(), self._studio.music
        if inputs is not None and inputs.music.clip(scene) is not None:
            self._deeds.do(said, lambda work, read: music.change(work, read, scene, change))

    def _cue(self, cue_id: str, said: str, change: CueChange) -> None:
        cues = self._studio.cues
        self._deeds.do(said, lambda work, read: cues.update(work, read, cue_id, change, None))
