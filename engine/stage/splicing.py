"""Stage, splicing: a mix of which only some blocks sound different is made from the last one; the others stay as they are kept.

What comes out is what mixing all of it with the same master would give, to the last bit of sound; after a line that is longer or
shorter than it was, what follows are the frames of the last mix at another place.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.stage.blocks import blocks_of, runs
from engine.stage.mastering import MARGIN, stays_good
from engine.stage.mix_sheet import MixSheet, block_names, even_edges, line_marks
from engine.stage.model import SAMPLE_RATE
from engine.stage.moments import HOP
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.recording import Patch
from engine.stage.repository import Mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from engine.stage.blocks import Block, Run
    from engine.stage.conductor import Conductor
    from engine.stage.mastering import Master
    from engine.stage.mixer import Frames
    from engine.stage.moments import Moments
    from engine.stage.ports import Encoder, LoudnessMeter
    from engine.stage.recording import Tags
    from engine.storage.blobs import BlobStore

    Each = Callable[[int], None]

log = logging.getLogger(__name__)
MOST = 0.5
"""Of a mix: where more has changed it is made anew, which is hardly slower then."""


@dataclass(frozen=True, slots=True)
class KeptMix:
    """A finished MP3 and what is known of it."""

    blob: str
    sheet: MixSheet


@dataclass(frozen=True, slots=True)
class Spliced:
    """A finished MP3 made from a kept one, and what is known of it now."""

    mix: Mix
    sheet: MixSheet


class Splicer:
    """Makes the blocks that have changed and sets them among the kept ones."""

    def __init__(self, encoder: Encoder, meter: LoudnessMeter, blobs: BlobStore) -> None:
        self._encoder, self._meter, self._blobs = encoder, meter, blobs

    def splice(self, conductor: Conductor, kept: KeptMix, tags: Tags, each: Each) -> Spliced | None:
        """The mix of this performance; None where it must be made as a whole. `each(position)` may raise to stop.

        Raises `EncodingFailed`, `DiskFull`.
        """
        blocks, samples = blocks_of(kept.sheet, conductor.book, conductor.placed), conductor.placed[-1].end
        heard = _Heard(self._meter, _moved(kept.sheet, blocks), samples)
        patches = (_patch(conductor, kept.sheet.master, blocks, run, each, heard) for run in runs(blocks))
        with self._blobs.draft(".mp3") as draft:
            path = self._blobs.path(kept.blob)
            if not self._encoder.patch(
                path, patches, samples, draft, tags, conductor.timeline.chapters, heard.measure
            ) or not stays_good(heard.moments.loudness, kept.sheet.moments.loudness):
                log.info("The kept mix does not fit the new one; it is made anew")
                return None
            blob = self._blobs.put_file(draft)
        loudness, length_ms = heard.moments.loudness, round(samples * 1000 / SAMPLE_RATE)
        mix = Mix(conductor.book.inputs, blob, length_ms, loudness, conductor.warnings)
        return Spliced(mix, _sheet(conductor, kept.sheet.master, blocks, heard.moments))


def nearest(conductor: Conductor, mixes: Sequence[KeptMix]) -> KeptMix | None:
    """Of these the one most of which is heard in this performance, whose lines are all measured; None where that is too little."""
    cut = [blocks_of(kept.sheet, conductor.book, conductor.placed) for kept in mixes] if conductor.placed else []
    changed = [sum(len(block) for block in blocks if block.moved is None) for blocks in cut]
    whole = conductor.placed[-1].end if conductor.placed else 0
    least = min(changed, default=whole)
    return mixes[changed.index(least)] if changed and least <= MOST * whole else None


def sheet_of(conductor: Conductor, master: Master, moments: Moments) -> MixSheet:
    """The sheet of a mix that was made as a whole."""
    edges = even_edges(conductor.placed)
    names = block_names(conductor.book, conductor.placed, edges)
    return MixSheet(master, edges, names, line_marks(conductor.book, conductor.placed), moments)


def _sheet(conductor: Conductor, master: Master, blocks: Sequence[Block], moments: Moments) -> MixSheet:
    edges, names = (0, *(block.end for block in blocks)), tuple(block.name for block in blocks)
    return MixSheet(master, edges, names, line_marks(conductor.book, conductor.placed), moments)


def _moved(sheet: MixSheet, blocks: Sequence[Block]) -> Moments:
    """What is known of the kept blocks, where they lie now; to the nearest tenth of a second."""
    stretches = [(_hops(one.begin), _hops(one.end), _hops(one.moved)) for one in blocks if one.moved is not None]
    more = blocks[-1].end - sheet.edges[-1]
    return sheet.moments.rearranged(stretches, len(sheet.moments.lufs) + _hops(more))


def _hops(frames: int) -> int:
    return round(frames / HOP)


class _Heard:
    """What a recording measures, a patch after the other."""

    def __init__(self, meter: LoudnessMeter, moments: Moments, samples: int) -> None:
        self._meter, self._samples = meter, samples
        self.moments = moments
        self.patch: Patch | None = None

    def measure(self, number: int, sound: bytes) -> None:
        """The frames from this one on, as they are in the new file."""
        with self._meter.listening() as hearing:
            hearing.hear(sound)
            new = hearing.moments()
        if new is not None and self.patch is not None:
            at = _hops(number * PCM_PER_FRAME)
            warm_up, is_last = _hops(self.patch.changed_from) - at, self.patch.end >= self._samples
            self.moments = self.moments.with_stretch(at, new, warm_up, is_last=is_last)


def _patch(conductor: Conductor, master: Master, blocks: Sequence[Block], run: Run, each: Each, heard: _Heard) -> Patch:
    """A run with the block before and the block after it."""
    before, after = blocks[max(0, run.first - 1)], blocks[min(len(blocks) - 1, run.last + 1)]
    frames = mastered(conductor, master, before.begin, after.end, each)
    heard.patch = Patch(
        before.begin, after.end, blocks[run.first].begin, blocks[run.last].end, frames, before.moved or 0, after.moved or 0
    )  # fmt: skip
    return heard.patch


def mastered(conductor: Conductor, master: Master, begin: int, end: int, each: Each) -> Iterator[Frames]:
    """The mastered frames from `begin` to `end`, the same as in the whole: the limiter hears what lies around them."""
    at = max(0, begin - MARGIN)
    for block in master.apply(conductor.between(at, end + MARGIN, each)):
        yield block[max(0, begin - at) : max(0, end - at)]
        at += len(block)
