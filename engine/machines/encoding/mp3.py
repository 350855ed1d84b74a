"""Machines, encoding, MP3: a stream for listeners, a tagged file with chapters for keeps."""

from __future__ import annotations

import importlib
import io
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.machines.encoding.ffmpeg import CHANNELS, RAW_INPUT, Ffmpeg, probe, written_whole
from engine.machines.encoding.files import save
from engine.machines.encoding.id3_order import in_order_of_time
from engine.machines.encoding.m4a import save_m4a
from engine.machines.encoding.mp3_file import Mp3File, NoFrames, split
from engine.machines.encoding.mp3_joints import joint
from engine.machines.encoding.mp3_patching import patched
from engine.machines.encoding.mp3_writing import Mp3Writer
from engine.machines.encoding.stretches import Framing, hands, side_by_side
from engine.stage.exports import ExportFormat
from engine.stage.mixer import Counted
from engine.stage.mp3_frames import PCM_PER_FRAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from engine.machines.encoding.ffmpeg import Frames
    from engine.stage.recording import Chapter, Patch, Tags

__all__ = ["FfmpegMp3", "probe"]

LAME = ("-af", "volume=0.4455dB:precision=float", "-c:a", "libmp3lame", "-joint_stereo", "1")
"""The volume undoes what LAME takes away at constant rates of 128 and 160 kbit/s (a factor of 0.95, measured)."""

STREAMED = (
    "-b:a",
    "128k",
    "-reservoir",
    "0",
    "-write_xing",
    "0",
    "-id3v2_version",
    "0",
    "-flush_packets",
    "1",
    "-f",
    "mp3",
    "pipe:1",
)
"""Without a reservoir every frame stands by itself, so that a listener may come in at any of them."""

KEPT = ("-map", "0:a:0", "-b:a", "160k", "-reservoir", "0", "-id3v2_version", "0", "-f", "mp3")
"""Without a reservoir, so that stretches can be encoded side by side, or anew, and set among the frames of the rest."""
BARE = (*KEPT, "-write_xing", "0", "pipe:1")

QUIETLY = ("-loglevel", "error")
FRAMING = Framing(PCM_PER_FRAME, split, joint)
NO_OFFSET = 0xFFFFFFFF
UTF16 = 1


class FfmpegMp3:
    """MP3 by LAME inside ffmpeg: 128 kbit/s constant live, 160 for the record, joint stereo, 44.1 kHz."""

    def stream(self, frames: Frames) -> Iterator[bytes]:
        """Encode as the frames come; closing the generator ends the encoder."""
        with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *STREAMED), frames) as running:
            yield from running.output()

    def write(
        self,
        frames: Frames,
        target: Path,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """Encode to a file beside `target`, tag it, and put it in place in one move. Raises `EncodingFailed`."""
        with written_whole(target) as part:
            self._make(frames, part, _written(_id3(tags, chapters)), heard or _unheard)

    def patch(
        self,
        kept: Path,
        patches: Iterable[Patch],
        samples: int,
        target: Path,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[int, bytes], None],
    ) -> bool:
        """Encode only the patches; the rest stays as it is. False where the kept file is none of ours. Raises `EncodingFailed`."""
        try:
            with written_whole(target) as part:
                patched(kept, patches, samples, self._at_once, heard, part, _written(_id3(tags, chapters)))
        except NoFrames:
            return False
        return True

    def save(
        self,
        frames: Frames,
        target: Path,
        kind: ExportFormat,
        tags: Tags,
        chapters: Sequence[Chapter],
        heard: Callable[[bytes], None] | None = None,
    ) -> None:
        """Encode in another format. Raises `EncodingFailed`."""
        if kind is ExportFormat.M4A:
            save_m4a(frames, target, tags, chapters, heard or _unheard)
        else:
            save(frames, target, kind, tags, chapters)

    def _at_once(self, frames: Frames) -> bytes:
        with closing(side_by_side(frames, self._encoded, FRAMING, hands())) as coming:
            return b"".join(frame for made in coming for frame in made)

    def _encoded(self, frames: Frames) -> bytes:
        with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *BARE), frames) as running:
            return b"".join(running.output())

    def _make(self, frames: Frames, part: Path, id3: bytes, heard: Callable[[bytes], None]) -> None:
        count = Counted(frames)
        with (
            Mp3Writer(part, id3, _head(part)) as file,
            closing(side_by_side(count, self._encoded, FRAMING, hands())) as coming,
        ):
            for made in coming:
                heard(file.add(made))
            file.finish(count.samples)


def _head(part: Path) -> bytes:
    """The frame that tells players what follows, as the encoder begins a file with it; written to `part` for a moment."""
    arguments = (*QUIETLY, *RAW_INPUT, *LAME, *KEPT, "-y", f"file:{part.name}")
    with Ffmpeg(arguments, iter([np.zeros((1, CHANNELS), np.float32)]), folder=part.parent) as running:
        running.finish()
    with Mp3File(part) as file:
        return file.head


def _unheard(chunk: bytes) -> None:
    """Nobody listens while the file is written."""


def _written(id3: Any) -> bytes:
    tags = io.BytesIO()
    id3.save(tags, v2_version=3)
    return in_order_of_time(tags.getvalue())


def _id3(tags: Tags, chapters: Sequence[Chapter]) -> Any:
    kinds: Any = importlib.import_module("mutagen.id3")  # it has no types of its own
    frames = kinds.ID3()
    frames.add(kinds.TIT2(encoding=UTF16, text=tags.title))
    for kind, text in ((kinds.TPE1, tags.artist), (kinds.TALB, tags.album)):
        if text:
            frames.add(kind(encoding=UTF16, text=text))
    _add_words(kinds, frames, tags)
    _add_chapters(kinds, frames, chapters)
    return frames


def _add_words(kinds: Any, frames: Any, tags: Tags) -> None:
    if tags.comment:
        frames.add(kinds.COMM(encoding=UTF16, lang="eng", desc="", text=tags.comment))
    if tags.disclosure:
        frames.add(kinds.TXXX(encoding=UTF16, desc="DISCLOSURE", text=tags.disclosure))
    if tags.transcript:
        frames.add(kinds.USLT(encoding=UTF16, lang="eng", desc="Transcript", text=tags.transcript))
    if tags.transcript_url:
        frames.add(kinds.WXXX(encoding=UTF16, desc="Transcript", url=tags.transcript_url))


def _add_chapters(kinds: Any, frames: Any, chapters: Sequence[Chapter]) -> None:
    names = [f"chapter-{number}" for number in range(len(chapters))]
    for name, chapter in zip(names, chapters, strict=True):
        title = [kinds.TIT2(encoding=UTF16, text=chapter.title)]
        times = {"start_time": chapter.start_ms, "end_time": chapter.end_ms}
        frames.add(kinds.CHAP(element_id=name, start_offset=NO_OFFSET, end_offset=NO_OFFSET, sub_frames=title, **times))
    if names:
        flags = kinds.CTOCFlags.TOP_LEVEL | kinds.CTOCFlags.ORDERED
        frames.add(kinds.CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))
