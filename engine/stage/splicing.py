"""Stage, splicing: a mix of which only some blocks sound different is made from the last one; the others stay as they are kept.

What comes out is what mixing all of it with the same master would give, to the last bit of sound.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.stage.mastering import stays_good
from engine.stage.mix_sheet import HOPS, MixSheet, Run, block_names
from engine.stage.mixer import RECORD_BLOCK
from engine.stage.model import SAMPLE_RATE
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.recording import Patch
from engine.stage.repository import Mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
FRAMES = RECORD_BLOCK // PCM_PER_FRAME


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
        names = block_names(conductor.book, conductor.placed)
        runs, samples = kept.sheet.runs(names), conductor.placed[-1].end
        heard = _Heard(self._meter, kept.sheet.moments, samples)
        patches = (_patch(conductor, kept.sheet.master, run, each, heard) for run in runs)
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
        return Spliced(mix, MixSheet(kept.sheet.master, names, heard.moments))


def nearest(conductor: Conductor, mixes: Sequence[KeptMix]) -> KeptMix | None:
    """Of these the one most of which is heard in this performance, whose lines are all measured; None where that is too little."""
    names = block_names(conductor.book, conductor.placed) if mixes else ()
    changed = [sum(len(run) for run in kept.sheet.runs(names)) for kept in mixes]
    least = min(changed, default=len(names))
    return mixes[changed.index(least)] if mixes and least <= MOST * len(names) else None


class _Heard:
    """What a recording measures, a patch after the other."""

    def __init__(self, meter: LoudnessMeter, moments: Moments, samples: int) -> None:
        self._meter, self._samples = meter, samples
        self.moments = moments
        self.run = Run(0, 0)

    def measure(self, number: int, sound: bytes) -> None:
        """The frames from this one on, as they are in the new file."""
        with self._meter.listening() as hearing:
            hearing.hear(sound)
            new = hearing.moments()
        block = number // FRAMES
        is_last = (self.run.last + 2) * RECORD_BLOCK >= self._samples
        if new is not None:
            warm_up = (self.run.first - block) * HOPS
            self.moments = self.moments.with_stretch(block * HOPS, new, warm_up, is_last=is_last)


def _patch(conductor: Conductor, master: Master, run: Run, each: Each, heard: _Heard) -> Patch:
    """A run with the block before and the block after it."""
    heard.run = run
    samples, first = conductor.placed[-1].end, max(0, run.first - 1)
    begin, end = first * RECORD_BLOCK, min(samples, (run.last + 2) * RECORD_BLOCK)
    frames = mastered(conductor, master, first, run.last + 1, each)
    return Patch(begin, end, run.first * RECORD_BLOCK, min(samples, (run.last + 1) * RECORD_BLOCK), frames)


def mastered(conductor: Conductor, master: Master, first: int, last: int, each: Each) -> Iterator[Frames]:
    """The mastered frames of these blocks, the same as in the whole: the limiter hears what lies around each of them."""
    early = max(0, first - 1)
    pieces = conductor.between(early * RECORD_BLOCK, (last + 2) * RECORD_BLOCK, each)
    for number, block in enumerate(master.apply(pieces), early):
        if first <= number <= last:
            yield block
