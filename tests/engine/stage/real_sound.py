"""A theater with the real voices, encoder and meter, and what it has finished as samples."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.model import SAMPLE_RATE, Finalization, FinalizeStatus, Timeline
from engine.table_read.saying import spoken_tokens
from engine.table_read.screenplay import Grounding
from tests.engine.stage.builders import LINES, Theater, a_read
from tests.fakes.floor import Floor


@contextmanager
def real_theater(floor: Floor, lines: Sequence[tuple[int, str, str, Grounding]] = LINES) -> Iterator[Theater]:
    """The first voices of the built-in cast read these lines."""
    theater = Theater(floor)
    theater.speech, theater.encoder, theater.meter = EspeakSpeech(), FfmpegMp3(), FfmpegLoudness()  # type: ignore[assignment]
    catalogue = EspeakCatalogue().voices()
    theater.reads.voices = lambda: catalogue  # type: ignore[method-assign]
    theater.reads.now = a_read(lines)
    for member, voice in zip(theater.reads.now.cast, catalogue[:3], strict=True):
        theater.reads.recast(member.character, voice.id)
    theater.close()
    theater.stage = theater.build(sayings=spoken_tokens)
    yield theater
    theater.close()
    theater.speech.close()


def finished(theater: Theater) -> tuple[Finalization, Timeline]:
    """The complete finalization and when everything is heard."""
    theater.finalize()
    with theater.floor.units.reading("test") as work:
        state = theater.stage.finalization(work, theater.artifact.id)
        timeline = theater.stage.timeline(work, theater.artifact.id)
    assert state is not None
    assert state.status is FinalizeStatus.COMPLETE, state.error
    return state, timeline


def decoded(content: bytes) -> np.ndarray:
    """Stereo samples of an MP3."""
    arguments = [program(), "-v", "error", "-i", "pipe:0", "-f", "f32le", "-ac", "2", "-ar", str(SAMPLE_RATE), "pipe:1"]
    done = subprocess.run(arguments, input=content, capture_output=True, check=True)
    return np.frombuffer(done.stdout, "<f4").reshape(-1, 2)
