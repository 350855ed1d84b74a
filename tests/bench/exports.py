"""Bench: a finished scored read in every format it can be taken away in, and M4A against its encoder in one go; ratios of one run.

Run from the checkout: `python -m tests.bench.exports [minutes] [format …]`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.machines.encoding.ffmpeg import RAW_INPUT, Ffmpeg
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.exports import Exported, ExportFormat
from tests.bench.hour import on_disk, raw
from tests.bench.scored import scored
from tests.bench.splice import Repeating, finalized
from tests.bench.stage import a_long_read, a_theater
from tests.bench.taking import Taken, taken
from tests.engine.stage.builders import Theater

ONE_ENCODER = ("-loglevel", "error", *RAW_INPUT, "-c:a", "aac", "-b:a", "160k", "-f", "ipod", "-y")


def exported(theater: Theater, kind: ExportFormat, folder: Path) -> tuple[Taken, Exported]:
    """What it takes, and what came of it."""
    made: list[Exported] = []
    target = folder / f"read{kind.suffix}"
    took = taken(
        lambda: made.append(theater.stage.exporting.export(theater.artifact.id, target, kind, lambda _, __: None))
    )
    return took, made[0]


def in_one_go(theater: Theater, folder: Path) -> Taken:
    """The same frames by one bare encoder, neither mixed nor measured."""
    frames = folder / "frames"
    with frames.open("wb") as file:
        on_disk(theater, file)

    def encode(sound: Iterator[NDArray[np.float32]]) -> None:
        with Ffmpeg((*ONE_ENCODER, str(folder / "bare.m4a")), sound) as running:
            running.finish()

    return taken(lambda: encode(raw(frames)))


def main() -> None:
    """Measure and print."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    kinds = [ExportFormat(name) for name in sys.argv[2:]] or list(ExportFormat)
    speech = Repeating(EspeakSpeech(2))
    try:
        with a_theater(a_long_read(minutes), speech) as theater, tempfile.TemporaryDirectory() as folder:
            theater.part.now = scored(theater)
            whole = taken(lambda: finalized(theater))
            print(f"finalized, spoken too: {whole.wall:.1f} s, {whole.processor:.1f} s of processor", flush=True)
            for kind in kinds:
                took, made = exported(theater, kind, Path(folder))
                print(f"{kind}: {took.wall:.1f} s, {took.processor:.1f} s of processor; {made.summary}", flush=True)
            if ExportFormat.M4A in kinds:
                bare = in_one_go(theater, Path(folder))
                print(f"AAC by one bare encoder alone: {bare.wall:.1f} s, {bare.processor:.1f} s of processor")
    finally:
        speech.close()


if __name__ == "__main__":
    main()
