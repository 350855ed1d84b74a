"""Machines, encoding, MP3: a stream for listeners, a tagged file with chapters for keeps."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg, disk_full
from engine.stage.errors import EncodingFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.machines.encoding.ffmpeg import Frames
    from engine.stage.recording import Chapter, Tags

LAME = ("-af", "volume=0.4455dB:precision=float", "-c:a", "libmp3lame", "-joint_stereo", "1")
"""The volume undoes what LAME takes away at constant rates of 128 and 160 kbit/s (a factor of 0.95, measured)."""

STREAMED = ("-b:a", "128k", "-write_xing", "0", "-id3v2_version", "0", "-flush_packets", "1", "-f", "mp3", "pipe:1")
KEPT = ("-b:a", "160k", "-write_xing", "1", "-id3v2_version", "0", "-y", "-f", "mp3")
QUIETLY = ("-loglevel", "error")
NO_OFFSET = 0xFFFFFFFF


class FfmpegMp3:
    """MP3 by LAME inside ffmpeg: 128 kbit/s constant live, 160 kbit/s constant for the record, joint stereo, 44.1 kHz."""

    def stream(self, frames: Frames) -> Iterator[bytes]:
        """Encode as the frames come; closing the generator ends the encoder."""
        with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *STREAMED), frames) as running:
            yield from running.output()

    def write(self, frames: Frames, target: Path, tags: Tags, chapters: Sequence[Chapter]) -> None:
        """Encode to a file beside `target`, tag it, and put it in place in one move. Raises `EncodingFailed`."""
        part = _beside(target)
        try:
            self._make(frames, part, tags, chapters)
            part.replace(target)
        except OSError as problem:
            raise _refused(problem) from problem
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _make(self, frames: Frames, part: Path, tags: Tags, chapters: Sequence[Chapter]) -> None:
        with Ffmpeg((*QUIETLY, *RAW_INPUT, *LAME, *KEPT, str(part)), frames) as running:
            running.finish()
        _tag(part, tags, chapters)
        with part.open("rb+") as written:
            os.fsync(written.fileno())


def _beside(target: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".mp3.part", dir=target.parent)
    except OSError as problem:
        raise _refused(problem) from problem
    os.close(handle)
    return Path(name)


def _tag(part: Path, tags: Tags, chapters: Sequence[Chapter]) -> None:
    from mutagen import MutagenError
    from mutagen.id3 import CHAP, COMM, CTOC, ID3, TALB, TIT2, TPE1, CTOCFlags

    frames = ID3()
    frames.add(TIT2(encoding=1, text=tags.title))
    for kind, text in ((TPE1, tags.artist), (TALB, tags.album)):
        if text:
            frames.add(kind(encoding=1, text=text))
    if tags.comment:
        frames.add(COMM(encoding=1, lang="eng", desc="", text=tags.comment))
    names = [f"chapter-{number}" for number in range(len(chapters))]
    for name, chapter in zip(names, chapters, strict=True):
        title = [TIT2(encoding=1, text=chapter.title)]
        times = {"start_time": chapter.start_ms, "end_time": chapter.end_ms}
        frames.add(CHAP(element_id=name, start_offset=NO_OFFSET, end_offset=NO_OFFSET, sub_frames=title, **times))
    if names:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        frames.add(CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))
    try:
        frames.save(part, v2_version=3)
    except MutagenError as problem:
        raise _refused(problem.__context__ if isinstance(problem.__context__, OSError) else problem) from problem


def _refused(problem: BaseException) -> EncodingFailed:
    if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
        return disk_full()
    return EncodingFailed(f"The recording could not be written: {problem}.")
