"""Machines, encoding, M4A: AAC encoded in stretches side by side, then put into its file as one encoder's would be, without a gap.

The encoder that keeps most of the sound at a rate needs two minutes of one core for an hour. A packet is told from the next by its
place alone, so what stretches give is one stream; how long its beginning and its end are not sound is said in the file.
"""

from __future__ import annotations

import contextlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.machines.encoding.aac_frames import AAC, SAMPLES
from engine.machines.encoding.ffmpeg import RAW_INPUT, SAMPLE_RATE, Ffmpeg, written_whole
from engine.machines.encoding.files import QUIETLY, facts_beside
from engine.machines.encoding.stretches import hands, side_by_side
from engine.stage.mixer import Counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from engine.machines.encoding.ffmpeg import Frames
    from engine.stage.recording import Chapter, Tags

CODER = ("-map", "0:a:0", "-c:a", "aac", "-b:a", "160k", "-flags:a", "+bitexact", "-f", "adts", "pipe:1")
TICKS = 28_224_000 // SAMPLE_RATE
"""In a sample, as ffmpeg counts in a stream of packets."""
IN_ITS_FILE = (
    "-copypriorss:a", "1", "-movie_timescale", str(SAMPLE_RATE), "-movflags", "+faststart", "-f", "ipod",
)  # fmt: skip
"""The packet before the beginning is kept: the first one that is heard needs it."""


@dataclass(frozen=True, slots=True)
class _Stream:
    """Packets in a file, and how many samples of sound they hold."""

    path: Path
    packets: int
    samples: int

    @property
    def times(self) -> str:
        """When each packet begins and how long it is heard: one lies before the beginning, the last ends with the sound."""
        begin, last = f"(N-1)*{SAMPLES * TICKS}", self.packets - 1
        rest = (self.samples - (last - 1) * SAMPLES) * TICKS
        return f"setts=pts={begin}:dts={begin}:duration=if(eq(N\\,{last})\\,{rest}\\,{SAMPLES * TICKS})"


def save_m4a(
    frames: Frames, target: Path, tags: Tags, chapters: Sequence[Chapter], heard: Callable[[bytes], None]
) -> None:
    """Encode to a file beside `target` and put it in place in one move; `heard` gets the packets as they come.

    Raises `EncodingFailed`, and what the frames raise.
    """
    with written_whole(target) as part, facts_beside(part, tags, chapters) as facts, _beside(part) as path:
        stream = _encoded(frames, path, heard)
        given = (*QUIETLY, "-f", "aac", "-i", f"file:{path.name}", "-f", "ffmetadata", "-i", facts.name)
        kept = ("-map", "0:a:0", "-map_metadata", "1", "-map_chapters", "1", "-c", "copy")
        put = ("-bsf:a", f"aac_adtstoasc,{stream.times}", *IN_ITS_FILE, "-y", f"file:{part.name}")
        with Ffmpeg((*given, *kept, *put), folder=part.parent) as running:
            running.finish()


def _encoded(frames: Frames, path: Path, heard: Callable[[bytes], None]) -> _Stream:
    count, packets = Counted(frames), 0
    with path.open("wb") as file, closing(side_by_side(count, _by_one, AAC, hands())) as coming:
        for made in coming:
            content = b"".join(made)
            file.write(content)
            heard(content)
            packets += len(made)
    return _Stream(path, packets, count.samples)


def _by_one(frames: Frames) -> bytes:
    with Ffmpeg((*QUIETLY, *RAW_INPUT, *CODER), frames) as running:
        return b"".join(running.output())


@contextlib.contextmanager
def _beside(part: Path) -> Iterator[Path]:
    """A file for the packets, for a while."""
    path = part.with_name(f"{part.name}.aac")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
