"""Stage, recorder: a performance nobody waits for, mastered, encoded, listened to again before it is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.stage.conductor import Conductor
from engine.stage.ear import Ear
from engine.stage.mastering import Master, is_good
from engine.stage.mixer import Counted
from engine.stage.repository import Mix
from engine.stage.splicing import sheet_of

if TYPE_CHECKING:
    from engine.stage.mix_sheet import MixSheet
    from engine.stage.moments import Moments
    from engine.stage.ports import Encoder, LoudnessMeter
    from engine.stage.recording import Tags
    from engine.storage.blobs import BlobStore

log = logging.getLogger(__name__)
MOST_TRIES = 3
Each = Callable[[int], None]
Keep = Callable[[str, "MixSheet"], None]


class Recorder:
    """Makes the record of a performance: hears the takes, then mixes, masters and encodes in one pass."""

    def __init__(self, encoder: Encoder, meter: LoudnessMeter, blobs: BlobStore) -> None:
        self._encoder, self._meter, self._blobs = encoder, meter, blobs

    def hear(self, conductor: Conductor, each: Each) -> float:
        """Speak what is missing and hear how loud the mix will be, in LUFS. `each(position)` may raise to stop.

        Voices alone are heard one by one, each of them once for ever; with music and effects under them the mix itself is.
        """
        ear = Ear()
        if conductor.pit.is_empty:
            for place, power in conductor.heard(each):
                ear.hear(place, power)
        else:
            for played in conductor.record(each):
                ear.overhear(played.at, played.sound)
        return ear.loudness_lufs

    def record(self, conductor: Conductor, mix_lufs: float, tags: Tags, each: Each, keep: Keep | None = None) -> Mix:
        """Encode the mastered mix as MP3, decode it meanwhile to verify it, correct it at most twice. Raises `EncodingFailed`, `DiskFull`.

        `keep(blob, sheet)` is called where the next mix may be spliced from this one.
        """
        master = Master.for_mix(mix_lufs)
        for tries_left in reversed(range(MOST_TRIES)):
            with self._blobs.draft(".mp3") as draft, self._meter.listening() as hearing:
                count = Counted(master.apply(played.sound for played in conductor.record(each)))
                self._encoder.write(count, draft, tags, conductor.timeline.chapters, hearing.hear)
                came_out = hearing.loudness()
                if is_good(came_out) or not tries_left:
                    blob = self._blobs.put_file(draft)
                    if keep and not conductor.warnings:
                        _note(conductor, master, hearing.moments(), blob, keep)
                    return Mix(conductor.book.inputs, blob, count.duration_ms, came_out, conductor.warnings)
            log.info(
                "The record came out at %.1f LUFS, %.1f dBTP; it is made again",
                came_out.integrated_lufs,
                came_out.true_peak_dbtp,
            )
            master = master.corrected(came_out)
        raise AssertionError("unreachable")


def _note(conductor: Conductor, master: Master, moments: Moments | None, blob: str, keep: Keep) -> None:
    if moments is not None:
        keep(blob, sheet_of(conductor, master, moments))
