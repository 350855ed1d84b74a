"""Scoring, levels: the waves of voices and music as one long row of levels each, cut to whatever is seen; arrays, no Qt."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.stage.scoring.levels import STEP_MS
from engine.stage.scoring.model import LaidBed, Sheet

Row = NDArray[np.uint8]


class Levels:
    """`voices` and `music` hold a level each 25 ms, `speakers` whose voice it is, by its number in the cast plus one."""

    def __init__(self) -> None:
        self.voices = self.speakers = self.music = np.zeros(1, np.uint8)
        self._lines: dict[int, bytes] = {}
        self._sounds: dict[str, bytes] = {}

    def forget(self) -> None:
        """Of another read nothing is known."""
        self._lines, self._sounds = {}, {}

    def known(self, lines: Mapping[int, bytes], sounds: Mapping[str, bytes], sheet: Sheet) -> None:
        """Take these in and lay everything out."""
        self._lines.update(lines)
        self._sounds.update(sounds)
        self.lay_out(sheet)

    def lay_out(self, sheet: Sheet) -> None:
        """Everything at its place."""
        size = sheet.timeline.duration_ms // STEP_MS + 2
        self.voices, self.speakers, self.music = (np.zeros(size, np.uint8) for _ in range(3))
        numbers = {member.character: 1 + number % 250 for number, member in enumerate(sheet.read.cast)}
        for position, levels in self._lines.items():
            if position < len(sheet.timeline.entries):
                timed = sheet.timeline.entries[position]
                at = timed.start_ms // STEP_MS
                row = np.frombuffer(levels, np.uint8)[: size - at]
                self.voices[at : at + len(row)] = row
                self.speakers[at : at + len(row)] = numbers.get(timed.character, 0)
        for bed in sheet.beds:
            self._lay_bed(sheet, bed)

    def _lay_bed(self, sheet: Sheet, bed: LaidBed) -> None:
        clip = sheet.inputs.music.clip(bed.scene_index)
        levels = self._sounds.get(clip.sound.blob) if clip is not None and clip.sound is not None else None
        if clip is None or clip.sound is None or not levels:
            return
        gain = min(1.0, 10 ** ((clip.sound.level_db + clip.gain_db) / 20) * 3)
        row = (np.frombuffer(levels, np.uint8) * gain).astype(np.uint8)
        start, end = max(0, bed.start_ms // STEP_MS), min(len(self.music), bed.end_ms // STEP_MS)
        period = max(1, bed.period_ms // STEP_MS)
        places = (np.arange(start, end) - bed.origin_ms // STEP_MS) % period
        inside = places < len(row)
        self.music[start:end][inside] = row[places[inside]]


def columns(row: Row, start_ms: float, px_per_ms: float, width: int) -> NDArray[np.int64]:
    """The places in a row where each of so many columns of pixels begins, one more than columns; within the row."""
    edges = (start_ms + np.arange(width + 1) / px_per_ms) / STEP_MS
    return np.clip(edges.astype(np.int64), 0, len(row) - 1)


def seen(row: Row, edges: NDArray[np.int64]) -> Row:
    """The highest level within each column."""
    found: Row = np.maximum.reduceat(row, edges)[:-1]
    return found
