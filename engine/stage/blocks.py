"""Stage, blocks: where the blocks of a new mix lie, and which of them are heard in a kept one, there or elsewhere; pure.

A line that became longer moves what follows it. The blocks of the kept mix move with the lines they are made of; what lies between
is cut anew. Lines begin at whole frames of MP3, so blocks are moved by whole frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.stage.mix_sheet import block_names, line_marks
from engine.stage.mixer import RECORD_BLOCK
from engine.stage.mp3_frames import PCM_PER_FRAME

if TYPE_CHECKING:
    from engine.stage.mix_sheet import Mark, MixSheet
    from engine.stage.promptbook import PromptBook
    from engine.stage.timeline import Placed

LEAST = 98 * PCM_PER_FRAME
"""An encoder that begins so long before a change has come to the state it was in."""
APART = 2
"""Blocks that lie no further apart are made in one go, since what is around a block is made with it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Frames of a new mix. `moved` is by how many it lies later than in the kept mix; None where it is not heard there."""

    begin: int
    end: int
    moved: int | None = None
    name: str = ""

    def __len__(self) -> int:
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that are to be made anew: from number `first` to `last`, both included."""

    first: int
    last: int


def blocks_of(kept: MixSheet, book: PromptBook, placed: Sequence[Placed]) -> tuple[Block, ...]:
    """Every block of the mix of these lines, all of them measured."""
    cut = _without_gaps(_following(kept, line_marks(book, placed), placed[-1].end), placed[-1].end)
    edges = (0, *(block.end for block in cut))
    names, was = block_names(book, placed, edges), dict(zip(kept.edges, kept.names, strict=False))
    return tuple(_judged(block, name, was) for block, name in zip(cut, names, strict=True))


def runs(blocks: Sequence[Block]) -> tuple[Run, ...]:
    """Which of them are to be made, in order."""
    found: list[Run] = []
    for number, block in enumerate(blocks):
        if block.moved is not None:
            continue
        if found and number - found[-1].last <= APART:
            found[-1] = Run(found[-1].first, number)
        else:
            found.append(Run(number, number))
    return tuple(found)


def _judged(block: Block, name: str, was: dict[int, str]) -> Block:
    is_heard = block.moved is not None and was.get(block.begin - block.moved) == name
    return Block(block.begin, block.end, block.moved if is_heard else None, name)


def _following(kept: MixSheet, lines: Sequence[Mark], end: int) -> Iterator[Block]:
    """The blocks of the kept mix that lie among lines which are there in the new one too, at their new places."""
    old, old_end = kept.lines, kept.edges[-1]
    same = SequenceMatcher(None, [mark for mark, _ in old], [mark for mark, _ in lines], autojunk=False)
    edges = list(pairwise(kept.edges))
    for at, now, count in same.get_matching_blocks():
        if count:
            first, moved = old[at][1], lines[now][1] - old[at][1]
            stop = old[at + count][1] if at + count < len(old) else old_end
            inside = [(one, two) for one, two in edges if first <= one and two <= stop]
            yield from (Block(one + moved, two + moved, moved) for one, two in inside if _serves(one, two, moved, end))


def _serves(begin: int, end: int, moved: int, end_of_all: int) -> bool:
    is_long = end - begin >= LEAST or end + moved == end_of_all
    return is_long and moved % PCM_PER_FRAME == 0


def _without_gaps(following: Iterator[Block], end: int) -> list[Block]:
    """These blocks, and what is between them cut into new ones."""
    cut: list[Block] = []
    for block in following:
        at = cut[-1].end if cut else 0
        if 0 < block.begin - at < LEAST:
            cut += _cut(at, block.end)  # too short to stand by itself
        else:
            cut += [*_cut(at, block.begin), block]
    return [*cut, *_cut(cut[-1].end if cut else 0, end)]


def _cut(begin: int, end: int) -> Iterator[Block]:
    """New blocks; none is shorter than `LEAST` but the only one there is room for."""
    while end - begin >= RECORD_BLOCK + LEAST:
        yield Block(begin, begin + RECORD_BLOCK)
        begin += RECORD_BLOCK
    if begin < end:
        yield Block(begin, end)
