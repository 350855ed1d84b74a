"""Stage, mix sheet: what is heard in each block of a mix, by name, and how the mix was mastered; pure.

Two blocks of the same name sound the same, sample by sample, wherever they lie: their names hold every line, bed and cue within
reach, what was done to them, and where they lie in the block.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.stage.ducking import voices_around
from engine.stage.mastering import MARGIN, Master
from engine.stage.mixer import RECORD_BLOCK
from engine.stage.model import SAMPLE_RATE
from engine.stage.moments import Moments
from engine.stage.pit import LEAVING, LEAVING_AT_LAST, bed_lies, cue_lies
from engine.stage.promptbook import MIX_VERSION, SCORE_VERSION

if TYPE_CHECKING:
    from engine.stage.promptbook import PromptBook
    from engine.stage.timeline import Placed

SHEET_VERSION = 2
LONGEST = 2 * RECORD_BLOCK
"""No block is longer."""
Facts = Callable[[int], list[object]]
Mark = tuple[str, int]
"""What tells a line and its length from others, and where its segment begins."""


class SheetBroken(ValueError):
    """These bytes are not a sheet of this version."""


@dataclass(frozen=True, slots=True, eq=False)
class MixSheet:
    """Where the blocks of a mix begin and end, their names, its lines, what was done to all of it, and how loud its moments came out."""

    master: Master
    edges: tuple[int, ...]
    names: tuple[str, ...]
    lines: tuple[Mark, ...]
    moments: Moments

    def to_bytes(self) -> bytes:
        """As it is kept."""
        facts = [SHEET_VERSION, self.master.gain_db, self.master.ceiling_dbtp, self.edges, self.names, self.lines]
        head = json.dumps(facts).encode()
        return zlib.compress(len(head).to_bytes(4, "little") + head + self.moments.to_bytes())

    @classmethod
    def from_bytes(cls, content: bytes) -> MixSheet:
        """What was kept. Raises `SheetBroken`."""
        try:
            whole = zlib.decompress(content)
            size = 4 + int.from_bytes(whole[:4], "little")
            version, gain, ceiling, *rest = json.loads(whole[4:size])
            if version != SHEET_VERSION:
                raise SheetBroken("This sheet was written by another version of the studio.")
            edges, names, lines = rest
            marks = tuple((str(mark), int(start)) for mark, start in lines)
            master, moments = Master(float(gain), float(ceiling)), Moments.from_bytes(whole[size:])
            return cls(master, tuple(map(int, edges)), tuple(names), marks, moments)
        except (zlib.error, ValueError, TypeError) as problem:
            raise SheetBroken(f"A kept sheet is damaged: {problem}.") from problem


def line_marks(book: PromptBook, placed: Sequence[Placed]) -> tuple[Mark, ...]:
    """The marks of these lines, all of them measured: two of one mark are the same line at the same length."""
    return tuple((_mark(book, place), place.start) for place in placed)


def _mark(book: PromptBook, place: Placed) -> str:
    facts = [book.key(place.line), place.lead, place.voice, place.tail]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]


def even_edges(placed: Sequence[Placed]) -> tuple[int, ...]:
    """Where the blocks of a mix begin and end that is made as a whole."""
    return (*range(0, placed[-1].end, RECORD_BLOCK), placed[-1].end) if placed else ()


def block_names(book: PromptBook, placed: Sequence[Placed], edges: Sequence[int]) -> tuple[str, ...]:
    """The name of each block of the mix of these lines, all of them measured; blocks lie between these edges."""
    if not placed:
        return ()
    starts, end = [place.start for place in placed], placed[-1].end
    beds, cues = _beds(book, placed), _cues(book, placed)
    segments = [_segment(book, placed, place, beds.get(place.line.entry.scene_index)) for place in placed]
    names: list[str] = []
    for begin, stop in pairwise(edges):
        first, last = begin - MARGIN, stop + MARGIN
        near = range(max(0, bisect_right(starts, first) - 1), bisect_left(starts, last))
        facts = [
            [stop - begin, min(end, last) - begin, MIX_VERSION, SCORE_VERSION],
            *(segments[position](begin) for position in near),
            *(facts(begin) for start, stop, facts in cues if start < last and stop > first),
        ]
        names.append(hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32])
    return tuple(names)


def _segment(book: PromptBook, placed: Sequence[Placed], place: Placed, bed: _Bed | None) -> Facts:
    """What is heard of a line and of the bed under it, seen from a frame."""
    line = place.line
    plain = [book.key(line), line.pan, line.room.facts(), place.lead, place.voice, place.tail]
    if bed is None:
        return lambda seen: [place.start - seen, *plain]
    voices = voices_around(placed, line.position)
    edges = [edge for one in voices for edge in (one.voice_start, one.voice_end)]
    under = bed

    def facts(seen: int) -> list[object]:
        here = [place.start - seen, *plain]
        return here if under.is_over(seen) else [*here, *under.seen(seen), *(edge - seen for edge in edges)]

    return facts


@dataclass(frozen=True, slots=True)
class _Bed:
    """What is heard of a bed: anywhere under its scene, and towards its end, which nothing hears of before."""

    facts: list[object]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    ending: list[object]
    reach: int

    def is_over(self, frame: int) -> bool:
        """Whether nothing is heard of it any more in a block that begins here."""
        return min(self.ends) <= frame - MARGIN

    def seen(self, frame: int) -> list[object]:
        """The same from a block that begins here."""
        far = min(self.ends) - frame > LONGEST + MARGIN + self.reach
        ending = [] if far else [*self.ending, *(end - frame for end in self.ends)]
        return [*self.facts, *(begin - frame for begin in self.begins), *ending]


def _beds(book: PromptBook, placed: Sequence[Placed]) -> dict[int, _Bed]:
    """The beds of the scenes that are played."""
    last_of = {place.line.entry.scene_index: place for place in placed}
    beds: dict[int, _Bed] = {}
    for scene, last in last_of.items():
        bed = book.score.bed(scene)
        if bed is not None:
            origin, start, end, period = bed_lies(bed, placed)
            reach = max(bed.fade_out_ms * SAMPLE_RATE // 1000, LEAVING, LEAVING_AT_LAST)
            facts = [*bed.facts()[2:-1], period]
            ending: list[object] = [bed.fade_out_ms, last.tail, last is placed[-1]]
            beds[scene] = _Bed(facts, (origin, start), (end, last.end), ending, reach)
    return beds


def _cues(book: PromptBook, placed: Sequence[Placed]) -> list[tuple[int, int, Facts]]:
    """Where each cue lies, and what is heard of it, seen from a frame."""
    there = [cue for cue in book.score.cues if cue.entry_index < len(placed)]
    return [_cue(*cue_lies(cue, placed), cue.facts()[2:], placed[-1].end) for cue in there]


def _cue(start: int, stop: int, facts: list[object], end: int) -> tuple[int, int, Facts]:
    return start, stop, lambda seen: [start - seen, *facts, end - seen if stop > end else None]
