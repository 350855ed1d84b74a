"""Machines, encoding, files: the formats a read is taken away in, each with its tags and, where it can hold them, chapters."""

from __future__ import annotations

import contextlib
import importlib
import secrets
from typing import TYPE_CHECKING, Any

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg, written_whole
from engine.stage.exports import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.machines.encoding.ffmpeg import Frames
    from engine.stage.recording import Chapter, Tags

QUIETLY = ("-loglevel", "error")
CODECS = {
    ExportFormat.WAV: ("-c:a", "pcm_s24le", "-rf64", "auto", "-f", "wav"),
    ExportFormat.FLAC: ("-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24", "-f", "flac"),
    ExportFormat.OPUS: ("-c:a", "libopus", "-b:a", "96k", "-ar", "48000", "-f", "opus"),
}
COMMENTED = {ExportFormat.FLAC: ("mutagen.flac", "FLAC"), ExportFormat.OPUS: ("mutagen.oggopus", "OggOpus")}
SPECIAL = str.maketrans({"\\": "\\\\", "=": "\\=", ";": "\\;", "#": "\\#", "\n": "\\\n"})


def save(frames: Frames, target: Path, kind: ExportFormat, tags: Tags, chapters: Sequence[Chapter]) -> None:
    """Encode to a file beside `target` and put it in place in one move. Raises `EncodingFailed`, and what the frames raise."""
    by_hand = kind in COMMENTED
    with written_whole(target) as part, facts_beside(part, tags, () if by_hand else chapters) as facts:
        arguments = (*QUIETLY, *RAW_INPUT, "-f", "ffmetadata", "-i", facts.name)
        kept = ("-map", "0:a:0", "-map_metadata", "1", "-map_chapters", "1", *CODECS[kind], "-y", f"file:{part.name}")
        with Ffmpeg((*arguments, *kept), frames, folder=part.parent) as running:
            running.finish()
        if by_hand:
            _comment(part, kind, chapters)


def _comment(part: Path, kind: ExportFormat, chapters: Sequence[Chapter]) -> None:
    """Chapters as comments; ffmpeg writes none into FLAC, and rounds their seconds up in Opus (9.77 s becomes 10.77)."""
    module, name = COMMENTED[kind]
    kinds: Any = importlib.import_module(module)  # it has no types of its own
    file = getattr(kinds, name)(part)
    for number, chapter in enumerate(chapters, 1):
        file[f"CHAPTER{number:03d}"] = _clock(chapter.start_ms)
        file[f"CHAPTER{number:03d}NAME"] = chapter.title
    file.save()


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


@contextlib.contextmanager
def facts_beside(part: Path, tags: Tags, chapters: Sequence[Chapter]) -> Iterator[Path]:
    """Tags and chapters as a file for ffmpeg, for a while."""
    facts = part.with_name(f".{secrets.token_hex(8)}.facts")
    try:
        facts.write_text(metadata(tags, chapters), encoding="utf-8")
        yield facts
    finally:
        facts.unlink(missing_ok=True)


def metadata(tags: Tags, chapters: Sequence[Chapter]) -> str:
    """Tags and chapters in ffmpeg's own form."""
    named = {
        "title": tags.title, "artist": tags.artist, "album": tags.album, "comment": tags.comment,
        "description": tags.disclosure, "disclosure": tags.disclosure, "lyrics": tags.transcript, "transcript_url": tags.transcript_url,
    }  # fmt: skip
    lines = [";FFMETADATA1", *(f"{name}={text.translate(SPECIAL)}" for name, text in named.items() if text)]
    for chapter in chapters:
        times = (f"START={chapter.start_ms}", f"END={chapter.end_ms}", f"title={chapter.title.translate(SPECIAL)}")
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", *times]
    return "\n".join(lines) + "\n"
