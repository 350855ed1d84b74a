"""Scoring, places: where things may be put: effects on words, music at either end of its scene; pure."""

from __future__ import annotations

from dataclasses import dataclass

from engine.stage.cues.model import WITH_THE_LINE
from engine.stage.score import Anchor
from engine.stage.scoring.model import Sheet
from studio_app.scoring.blocks import Block, Lane, Score


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A moment an effect may begin at: its line, and its word (`WITH_THE_LINE` for the line itself)."""

    ms: int
    line: int
    word: int


@dataclass(frozen=True, slots=True)
class Places:
    """Every such moment of a read, in order."""

    sheet: Sheet
    score: Score
    all: tuple[Place, ...]

    @classmethod
    def of(cls, sheet: Sheet, score: Score) -> Places:
        """Lines, and words where the line is spoken."""
        entries = sheet.timeline.entries
        lines = [Place(one.start_ms, one.entry_index, WITH_THE_LINE) for one in entries]
        words = [
            Place(word.start_ms, one.entry_index, number)
            for one in entries
            for number, word in enumerate(one.words)
            if number
        ]
        return cls(sheet, score, tuple(sorted([*lines, *words])))

    def near(self, ms: float) -> Place | None:
        """The place nearest to a moment."""
        return min(self.all, key=lambda one: abs(one.ms - ms), default=None)

    def beside(self, ms: float, by: int) -> Place | None:
        """The next place after the one at a moment, or the one before it."""
        here = self.near(ms)
        number = self.all.index(here) + by if here is not None else -1
        return self.all[number] if 0 <= number < len(self.all) else None

    def end(self, block: Block, ms: float) -> Anchor:
        """Which end of its scene music falls to when it is dropped there."""
        scene = self.score.find((Lane.SCENES, block.key)) or block
        return Anchor.START if ms < (scene.start_ms + scene.end_ms) / 2 else Anchor.END

    def snapped(self, block: Block, ms: float) -> tuple[float, str]:
        """Where a block would fall, and that in words."""
        if block.lane is Lane.MUSIC:
            scene = self.score.find((Lane.SCENES, block.key)) or block
            is_early = self.end(block, ms) is Anchor.START
            return (scene.start_ms, "Begins with the scene") if is_early else (scene.end_ms, "Ends with the scene")
        place = self.near(ms)
        if place is None:
            return ms, ""
        words = self.sheet.read.screenplay.entries[place.line].text.split()
        said = f"on “{words[place.word]}”" if 0 <= place.word < len(words) else "with the line"
        return place.ms, f"Line {place.line + 1}, {said}"
