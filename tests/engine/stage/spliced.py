"""What tests of spliced mixes share: a read of a minute with music, a watched encoder, and the same mix made as a whole."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.encoding.mp3_file import Mp3File
from engine.stage.conductor import Conductor
from engine.stage.mix_sheet import MixSheet
from engine.stage.mixer import RECORD_BLOCK
from engine.stage.model import SAMPLE_RATE, Finalization, FinalizeStatus
from engine.stage.recording import Tags
from engine.stage.score import Bed, Cue, Score, Sound
from engine.stage.sheets import kept_mixes
from engine.table_read.model import Grounding
from tests.engine.stage.builders import Theater, a_read
from tests.fakes.floor import Floor

LINES = 16
"""A little more than a minute."""


House = tuple[Theater, "Watched", Sound]


@dataclass
class Watched(FfmpegMp3):
    """Remembers what is encoded as a whole and what as a patch, in frames."""

    wholes: int = 0
    patches: list[tuple[int, int]] = field(default_factory=list)

    def write(self, *given):  # type: ignore[no-untyped-def]
        self.wholes += 1
        super().write(*given)

    def patch(self, kept, patches, *given):  # type: ignore[no-untyped-def]
        def watched():  # type: ignore[no-untyped-def]
            for patch in patches:
                self.patches.append((patch.changed_from // RECORD_BLOCK, patch.changed_to // RECORD_BLOCK))
                yield patch

        return super().patch(kept, watched(), *given)


def noise(seconds: float, level: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, level, (round(seconds * SAMPLE_RATE), 2)).astype(np.float32)


@contextmanager
def opened(floor: Floor) -> Iterator[House]:
    """A theater with the real encoder and meter, a read in two scenes with a bed under each, and a click to lay somewhere."""
    theater, encoder = Theater(floor), Watched()
    theater.encoder, theater.meter = encoder, FfmpegLoudness()  # type: ignore[assignment]
    theater.close()
    theater.stage = theater.build()
    text = "We will start the old mill again, and the wheel will turn before the winter, number {}."
    who = ("NARRATOR", "MARA QUILL", "TOM")
    theater.reads.now = a_read([(at * 2 // LINES, who[at % 3], text.format(at), Grounding.CONNECTIVE) for at in range(LINES)])  # fmt: skip
    bed = theater.stage.sounds.keep([noise(7, 0.05, 1)])
    click = theater.stage.sounds.keep([noise(0.4, 0.1, 2)])
    theater.part.now = Score((Bed(0, bed, loops=True), Bed(1, bed, loops=True, fade_out_ms=900)), (Cue(2, click), Cue(10, click)))  # fmt: skip
    yield theater, encoder, click
    theater.close()


def finished(theater: Theater) -> Finalization:
    theater.finalize()
    with theater.floor.units.reading("test") as work:
        state = theater.stage.finalization(work, theater.artifact.id)
    assert state is not None
    assert state.status is FinalizeStatus.COMPLETE, state.error
    return state


def conducted(theater: Theater) -> Conductor:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        return theater.stage.conductor(theater.artifact.id, book, theater.stage.books.measured(work, book))


def sheet_of(theater: Theater) -> MixSheet:
    with theater.floor.units.reading("test") as work:
        return kept_mixes(work, theater.artifact.id)[0].sheet


def file_of(theater: Theater, state: Finalization) -> Path:
    assert state.blob is not None
    return theater.floor.blobs.path(state.blob)


def mixed_as_a_whole(theater: Theater, sheet: MixSheet, folder: Path) -> Path:
    """The same mix and master, encoded in one go."""
    frames = sheet.master.apply(played.sound for played in conducted(theater).record(lambda _: None))
    target = folder / "whole.mp3"
    FfmpegMp3().write(frames, target, Tags("whole"), ())
    return target


def sound_of(path: Path) -> bytes:
    with Mp3File(path) as file:
        return file.between(0, file.count)


def decoded(path: Path) -> np.ndarray:
    arguments = [program(), "-v", "error", "-i", str(path), "-f", "f32le", "pipe:1"]
    return np.frombuffer(subprocess.run(arguments, capture_output=True, check=True).stdout, "<f4").reshape(-1, 2)


def with_cue(theater: Theater, line: int, sound: Sound, gain: float = 1.0) -> None:
    theater.part.now = replace(theater.part.now, cues=(*theater.part.now.cues, Cue(line, sound, gain)))
