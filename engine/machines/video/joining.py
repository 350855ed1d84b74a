"""Machines, video, joining: segments copied one after the other, with sound, captions and chapters, into one MP4 that starts at once."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.machines.encoding.aac_frames import packets_of
from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.video.boxes import HEAD, index_of, read_index
from engine.machines.video.recorded import Clip
from engine.machines.video.samples import PACKET, of_packets, of_track
from engine.machines.video.splicing import PICTURE, splice
from engine.machines.video.splicing import SOUND as SOUND_TRACK
from engine.machines.video.tracks import code_of, settle_texts
from engine.stage.errors import EncodingFailed
from engine.stage.mastering import HIGHEST_DBTP, PEAK_DBTP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.pictures.ports import Reel

log = logging.getLogger(__name__)
QUIETLY = ("-loglevel", "error")
HELD = "alimiter=limit={:.2f}dB:level=disabled:attack=5:release=50:latency=1"
MOST_TRIES = 3
SOUND = ("-c:a", "aac", "-aac_coder", "fast", "-b:a", "160k", "-ar", "44100")
CLOCK = ("-movie_timescale", "1000")
"""Milliseconds, in which a film may last for weeks; by itself the program may choose ticks of which a minute is too many."""
MP3_INPUT = ("-f", "mp3", "-i", "pipe:0")
PRIMING = 1
"""Packets an encoder puts before the first that is heard."""


def encode_sound(sound: Iterable[NDArray[np.float32]] | Path, target: Path) -> None:
    """Write a sound as films carry it; `sound` is mastered stereo frames at 44100 Hz, or a file. Raises `EncodingFailed`."""
    if isinstance(sound, Path):
        heard = ("-i", str(sound.absolute()))
        _encode_held(lambda held: _encode(heard, _filtered(held), None, target), target)
    else:
        _encode(RAW_INPUT, (), sound, target)


def _encode_held(encode: Callable[[tuple[str, ...]], None], target: Path) -> None:
    """What has been encoded once already peaks higher with each time; where that makes it too high its peaks are held."""
    held, limit_db = tuple[str, ...](), PEAK_DBTP
    for tries_left in reversed(range(MOST_TRIES)):
        encode(held)
        too_high = FfmpegLoudness().measure_file(target).true_peak_dbtp - HIGHEST_DBTP if tries_left else 0.0
        if too_high <= 0:
            return
        limit_db -= too_high
        held = (HELD.format(limit_db),)


def _filtered(filters: Sequence[str]) -> tuple[str, ...]:
    return ("-af", ",".join(filters)) if filters else ()


def _encode(
    heard: Sequence[str], filtered: Sequence[str], sound: Iterable[NDArray[np.float32]] | Iterable[bytes] | None, target: Path,
    kind: str = "mp4",
) -> None:  # fmt: skip
    arguments = [*QUIETLY, *heard, "-vn", *filtered, *SOUND, "-f", kind, "-y", str(target.absolute())]
    with Ffmpeg(arguments, sound) as running:
        running.finish()


def encode_pieces(
    sound: Iterable[NDArray[np.float32]], before: int, counts: Sequence[int], targets: Sequence[Path]
) -> None:
    """Write a stretch of sound in pieces of so many packets, each of which is known by itself. Raises `EncodingFailed`."""
    with _stream_beside(targets[0]) as whole:
        _encode(RAW_INPUT, (), sound, whole, "adts")
        _cut(whole, before, counts, targets)


def encode_clip(clip: Clip, targets: Sequence[Path]) -> None:
    """The same of a stretch of a recording. Raises `EncodingFailed`."""
    cut, more = f"atrim=start_sample={clip.skip},asetpts=N/SR/TB", f"apad=pad_len={2 * PACKET}"
    with _stream_beside(targets[0]) as whole:
        _encode_held(
            lambda held: _encode(MP3_INPUT, _filtered((cut, *held, more)), clip.chunks(), whole, "adts"), whole
        )
        _cut(whole, clip.before, clip.counts, targets)


@contextmanager
def _stream_beside(target: Path) -> Iterator[Path]:
    """A file for the packets, for a while."""
    path = target.with_suffix(".whole.aac")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _cut(whole: Path, before: int, counts: Sequence[int], targets: Sequence[Path]) -> None:
    packets, at = packets_of(whole.read_bytes()), before + PRIMING
    for count, target in zip(counts, targets, strict=True):
        if len(packets) < at + count:
            raise EncodingFailed("The sound of the film came out too short.", hint="Try again.")
        target.write_bytes(b"".join(packets[at : at + count]))
        at += count


def join(segments: Sequence[Path], sound: Sequence[Path], reel: Reel, target: Path) -> None:
    """Write the film; `sound` is what `encode_sound` wrote, or the pieces of `encode_pieces`. Raises `EncodingFailed`."""
    with tempfile.TemporaryDirectory(prefix=f"{target.stem}-", dir=target.parent) as folder:
        place = Path(folder)
        try:
            _spliced(segments, sound, reel, place, target)
        except ValueError as odd:
            log.info("The film is copied frame by frame: %s", odd)
            _copied(segments, _whole(sound, place), reel, place, target)
            _settle(target, reel.language)


def _spliced(segments: Sequence[Path], sound: Sequence[Path], reel: Reel, place: Path, target: Path) -> None:
    pictures = {path: of_track(path, PICTURE) for path in dict.fromkeys(segments)}
    first, short = min(pictures, key=lambda path: len(pictures[path].sizes)), place / "short.mp4"
    with ThreadPoolExecutor(1, "joining") as aside:
        copied = aside.submit(_copied, [first], sound[0], reel, place, short, only_s=1)
        packets = [of_packets(path) if _is_stream(path) else of_track(path, SOUND_TRACK) for path in sound]
    copied.result()
    splice(short, reel.language, [pictures[path] for path in segments], packets, target)


def _copied(
    segments: Sequence[Path], sound: Path, reel: Reel, place: Path, target: Path, only_s: int | None = None
) -> None:
    """The same by a program that copies every frame, or a film of the first moment of the sound."""
    _write(place / "list.txt", "".join(f"file '{_quoted(path)}'\n" for path in segments))
    _write(place / "facts.txt", _facts(reel))
    heard = [*(("-t", str(only_s)) if only_s else ()), "-i", str(sound.absolute())]
    inputs = [*heard, "-f", "concat", "-safe", "0", "-i", "list.txt", "-f", "ffmetadata", "-i", "facts.txt"]
    code = f"language={code_of(reel.language)}"
    mapped = ["-map", "1:v", "-map", "0:a", "-map_metadata", "2", "-map_chapters", "2", "-metadata:s:a:0", code]
    if reel.srt.strip():
        _write(place / "captions.srt", reel.srt)
        inputs += ["-i", "captions.srt"]
        mapped += ["-map", "3:s", "-c:s", "mov_text", "-metadata:s:s:0", code]
    out = ["-c:v", "copy", "-c:a", "copy", "-movflags", "+faststart", *CLOCK, "-f", "mp4", "-y", str(target.absolute())]
    with Ffmpeg([*QUIETLY, *inputs, *mapped, *out], folder=place) as running:
        running.finish()


def _whole(sound: Sequence[Path], place: Path) -> Path:
    if len(sound) == 1:
        return sound[0]
    with (place / "sound.aac").open("wb") as whole:
        for piece in sound:
            whole.write(piece.read_bytes())
    return place / "sound.aac"


def _is_stream(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2)[:1] == b"\xff"


def _settle(film: Path, language: str) -> None:
    """Say of the texts of a finished film what language they are in."""
    index, (begin, _) = read_index(film), index_of(film)
    settle_texts(index, language)
    with film.open("r+b") as file:
        file.seek(begin)
        file.write(index.written()[HEAD:])


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
        *([f"date={reel.made.isoformat()}"] if reel.made else []),
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
