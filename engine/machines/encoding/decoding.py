"""Machines, encoding, decoding: a sound file of any kind becomes stereo frames at 44100 Hz, or a sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.machines.encoding.ffmpeg import CHANNELS, SAMPLE_RATE, Ffmpeg
from engine.stage.errors import EncodingFailed
from engine.stage.music.errors import SoundUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.stage.mixer import Frames

BLOCK = SAMPLE_RATE * CHANNELS * 4
FRAME = CHANNELS * 4
HINT = "Bring an MP3, WAV, FLAC, Ogg, M4A or AIFF file."
# Many channels folded into two must not add up to more than one of them could hold.
FOLDED = f"aresample={SAMPLE_RATE}:out_chlayout=stereo:rematrix_maxval=1.0"
RAW_OUTPUT = ("-map", "0:a:0", "-vn", "-af", FOLDED, "-f", "f32le", "pipe:1")


class FfmpegSounds:
    """Reads whatever ffmpeg reads: any rate, depth and number of channels; only files, never addresses."""

    def read(self, path: Path) -> Iterator[Frames]:
        """Its frames in blocks of a second. Raises `SoundUnreadable`."""
        if not path.is_file() or path.stat().st_size == 0:
            raise SoundUnreadable("The file is empty or is not there.", hint=HINT)
        arguments = ("-loglevel", "error", "-protocol_whitelist", "file,pipe", "-i", f"file:{path}", *RAW_OUTPUT)
        kept = b""
        try:
            with Ffmpeg(arguments) as running:
                for chunk in running.output():
                    kept += chunk
                    if len(kept) >= BLOCK:
                        yield _frames(kept[:BLOCK])
                        kept = kept[BLOCK:]
        except EncodingFailed as problem:
            raise SoundUnreadable("This file holds no sound the studio can read.", hint=HINT) from problem
        if len(kept) >= FRAME:
            yield _frames(kept[: len(kept) // FRAME * FRAME])


def _frames(raw: bytes) -> Frames:
    frames: Frames = np.nan_to_num(np.frombuffer(raw, "<f4").reshape(-1, CHANNELS).astype(np.float32))
    return frames
