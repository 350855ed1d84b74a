"""Machines, video, joining: segments copied one after the other, with sound, captions and chapters, into one MP4 that starts at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.video.tracks import code_of, settle_texts
from engine.stage.errors import EncodingFailed
from engine.stage.mastering import HIGHEST_DBTP, PEAK_DBTP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.pictures.ports import Reel

QUIETLY = ("-loglevel", "error")
HELD = "alimiter=limit={:.2f}dB:level=disabled:attack=5:release=50:latency=1"
MOST_TRIES = 3
SOUND = ("-c:a", "aac", "-aac_coder", "fast", "-b:a", "160k", "-ar", "44100")

PRIMING = 1
"""Packets an encoder puts before the first that is heard."""


def encode_sound(sound: Iterable[NDArray[np.float32]] | Path, target: Path) -> None:
    """Write a sound as films carry it; `sound` is mastered stereo frames at 44100 Hz, or a file. Raises `EncodingFailed`.

    A file has been encoded once already, and peaks higher with each time; where that makes it too high its peaks are held.
    """
    if not isinstance(sound, Path):
        _encode(RAW_INPUT, (), sound, target)
        return
    heard, limit_db = ("-i", str(sound.absolute())), PEAK_DBTP
    held: tuple[str, ...] = ()
    for tries_left in reversed(range(MOST_TRIES)):
        _encode(heard, held, None, target)
        too_high = FfmpegLoudness().measure_file(target).true_peak_dbtp - HIGHEST_DBTP if tries_left else 0.0
        if too_high <= 0:
            return
        limit_db -= too_high
        held = ("-af", HELD.format(limit_db))


def _encode(
    heard: Sequence[str], held: Sequence[str], frames: Iterable[NDArray[np.float32]] | None, target: Path
) -> None:
    arguments = [*QUIETLY, *heard, "-vn", *held, *SOUND, "-f", "mp4", "-y", str(target.absolute())]
    with Ffmpeg(arguments, frames) as running:
        running.finish()


def encode_pieces(
    sound: Iterable[NDArray[np.float32]], before: int, counts: Sequence[int], targets: Sequence[Path]
) -> None:
    """Write a stretch of sound in pieces of so many packets, each of which is known by itself. Raises `EncodingFailed`."""
    with tempfile.TemporaryDirectory(dir=targets[0].parent) as folder:
        whole = Path(folder) / "sound.aac"
        with Ffmpeg([*QUIETLY, *RAW_INPUT, "-vn", *SOUND, "-f", "adts", "-y", str(whole.absolute())], sound) as running:
            running.finish()
        packets = _packets(whole.read_bytes())
    at = before + PRIMING
    for count, target in zip(counts, targets, strict=True):
        if len(packets) < at + count:
            raise EncodingFailed("The sound of the film came out too short.", hint="Try again.")
        target.write_bytes(b"".join(packets[at : at + count]))
        at += count


def _packets(stream: bytes) -> list[bytes]:
    """The packets of an ADTS stream; each says how long it is."""
    found, at = list[bytes](), 0
    while at + 7 <= len(stream):
        size = (stream[at + 3] & 3) << 11 | stream[at + 4] << 3 | stream[at + 5] >> 5
        found.append(stream[at : at + size])
        at += max(size, 7)
    return found


def join(segments: Sequence[Path], sound: Path, reel: Reel, target: Path) -> None:
    """Write the film; `sound` is what `encode_sound` wrote. Raises `EncodingFailed`."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        place = Path(folder)
        _write(place / "list.txt", "".join(f"file '{_quoted(path)}'\n" for path in segments))
        _write(place / "facts.txt", _facts(reel))
        heard = ["-i", str(sound.absolute())]
        inputs = [*heard, "-f", "concat", "-safe", "0", "-i", "list.txt", "-f", "ffmetadata", "-i", "facts.txt"]
        code = f"language={code_of(reel.language)}"
        mapped = ["-map", "1:v", "-map", "0:a", "-map_metadata", "2", "-map_chapters", "2", "-metadata:s:a:0", code]
        if reel.srt.strip():
            _write(place / "captions.srt", reel.srt)
            inputs += ["-i", "captions.srt"]
            mapped += ["-map", "3:s", "-c:s", "mov_text", "-metadata:s:s:0", code]
        out = ["-c:v", "copy", "-c:a", "copy", "-movflags", "+faststart", "-f", "mp4", "-y", str(target.absolute())]
        with Ffmpeg([*QUIETLY, *inputs, *mapped, *out], folder=place) as running:
            running.finish()
    settle_texts(target, reel.language)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("\\", "/").replace("'", "'\\''")


def _facts(reel: Reel) -> str:
    lines = [
        ";FFMETADATA1",
        f"title={_escaped(reel.title)}",
        f"comment={_escaped(reel.comment)}",
        "artist=Sleeper Hit Studio",
    ]
    for chapter in reel.chapters:
        lines += [
            "[CHAPTER]",
            "TIMEBASE=1/1000",
            f"START={chapter.start_ms}",
            f"END={chapter.end_ms}",
            f"title={_escaped(chapter.title)}",
        ]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "=;#\\" else letter for letter in plain)
