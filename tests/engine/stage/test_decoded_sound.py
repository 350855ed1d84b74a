"""What a decoder hears of the recording and of a film with its sound: music makes room for voices, cues lie on their words.

Two recordings apart by one thing are subtracted.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.machines.video.joining import encode_sound
from engine.stage.conductor import Conductor
from engine.stage.ducking import SHORT_PAUSE
from engine.stage.mastering import Master
from engine.stage.model import SAMPLE_RATE
from engine.stage.music.levels import bed_level_db
from engine.stage.pit import cue_lies
from engine.stage.recording import Tags
from engine.stage.score import Bed, Cue, Score
from engine.table_read.model import Grounding
from engine.table_read.saying import spoken_tokens
from tests.engine.stage.builders import Theater, a_read
from tests.fakes.floor import Floor

SPEECH_OVER_BED_DB, RECOVERY_S, CUE_S = 12.0, 0.6, 0.1
WINDOW = SAMPLE_RATE // 20
SAID = (
    "The mill has stood still since nineteen eleven, and nobody asked why.",
    "We will start it again before the winter.",
    "Who pays for the wheel?",
    "The council does, and the eels do not mind.",
)


@dataclass
class Heard:
    """A read with a steady bed and a cue; the same without either; as decoded from MP3, or from the sound a film has of it."""

    conductor: Conductor
    everything: np.ndarray
    voices_and_cue: np.ndarray
    voices_and_bed: np.ndarray

    @property
    def bed(self) -> np.ndarray:
        return self.everything - self.voices_and_cue

    @property
    def cue(self) -> np.ndarray:
        return self.everything - self.voices_and_bed


@pytest.fixture(scope="module", params=["recording", "film"])
def heard(request: pytest.FixtureRequest, rendered: dict[str, Heard]) -> Heard:
    """As either has it."""
    return rendered[request.param]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Heard]]:
    folder = tmp_path_factory.mktemp("decoded")
    theater, catalogue = Theater(Floor(folder)), EspeakCatalogue().voices()
    theater.close()
    theater.speech = EspeakSpeech()  # type: ignore[assignment]
    theater.reads.voices = lambda: catalogue  # type: ignore[method-assign]
    who = ("NARRATOR", "MARA QUILL", "NARRATOR", "TOM")
    theater.reads.now = a_read([(0, name, text, Grounding.CONNECTIVE) for name, text in zip(who, SAID, strict=True)])
    for member, voice in zip(theater.reads.now.cast, catalogue[:3], strict=True):
        theater.reads.recast(member.character, voice.id)
    theater.stage = theater.build(sayings=spoken_tokens)
    try:
        yield _rendered(theater, folder)
    finally:
        theater.close()
        theater.speech.close()
        theater.floor.close()


def _rendered(theater: Theater, folder: Path) -> dict[str, Heard]:
    noise = np.random.default_rng(7).normal(0, 0.08, (SAMPLE_RATE * 4, 2)).astype(np.float32)
    bed = replace(theater.stage.sounds.keep([noise]), level_db=bed_level_db([noise]))
    silent = theater.stage.sounds.keep([np.zeros_like(noise)])
    click = theater.stage.sounds.keep([noise[: SAMPLE_RATE // 4]])
    cue = Cue(1, click, 2.0, word=3)
    full = Score((Bed(0, bed, loops=True),), (cue,))
    # A bed nobody hears keeps the layout as it is.
    one, conductor = _decoded(theater, full, folder)
    two, _ = _decoded(theater, Score((Bed(0, silent, loops=True),), (cue,)), folder)
    three, _ = _decoded(theater, Score(full.beds), folder)
    return {kind: Heard(conductor, one[kind], two[kind], three[kind]) for kind in one}


def _decoded(theater: Theater, score: Score, folder: Path) -> tuple[dict[str, np.ndarray], Conductor]:
    theater.part.now = score
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        conductor = theater.stage.conductor(theater.artifact.id, book, theater.stage.books.measured(work, book))
    frames = Master(0.0).apply(played.sound for played in conductor.record(lambda _: None))
    target, film = folder / "one.mp3", folder / "film.m4a"
    FfmpegMp3().write(frames, target, Tags("Decoded"), ())
    encode_sound(target, film)
    end = conductor.placed[-1].end
    return {"recording": _sound_of(target)[:end], "film": _sound_of(film)[:end]}, conductor


def _sound_of(path: Path) -> np.ndarray:
    arguments = [program(), "-v", "error", "-i", str(path), "-f", "f32le", "pipe:1"]
    done = subprocess.run(arguments, capture_output=True, check=True)
    return np.frombuffer(done.stdout, "<f4").reshape(-1, 2)


def _power(frames: np.ndarray) -> float:
    return float((frames.astype(np.float64) ** 2).mean())


def _levels_db(frames: np.ndarray) -> np.ndarray:
    """Of each 50 ms."""
    whole = frames[: len(frames) // WINDOW * WINDOW].reshape(-1, WINDOW * 2).astype(np.float64)
    return 10 * np.log10((whole**2).mean(axis=1) + 1e-12)


def test_a_voice_is_heard_well_above_the_music_under_it(heard: Heard) -> None:
    for place in heard.conductor.placed:
        span = slice(place.voice_start, place.voice_end)
        ratio = 10 * np.log10(_power(heard.voices_and_cue[span]) / _power(heard.bed[span]))
        assert ratio >= SPEECH_OVER_BED_DB, place.line.entry.text


def _full_db(heard: Heard) -> float:
    """How loud the music is before anybody speaks."""
    return float(_levels_db(heard.bed)[: (heard.conductor.placed[0].voice_start - SAMPLE_RATE) // WINDOW].max())


def test_the_music_steps_back_and_does_not_pump_in_short_pauses(heard: Heard) -> None:
    levels, full = _levels_db(heard.bed), _full_db(heard)
    pauses = [(one.voice_end, other.voice_start) for one, other in pairwise(heard.conductor.placed)]
    assert all(0 < stop - start < SHORT_PAUSE for start, stop in pauses)
    for start, stop in pauses:  # without the edges: under a voice what the encoder leaves out of it is heard too
        assert np.abs(full - 12 - levels[-(-start // WINDOW) : stop // WINDOW]).max() <= 1.5


def test_the_music_is_back_soon_after_the_last_voice(heard: Heard) -> None:
    back = heard.bed[heard.conductor.placed[-1].voice_end + round(RECOVERY_S * SAMPLE_RATE) :][: 4 * WINDOW]
    assert _levels_db(back).max() >= _full_db(heard) - 1.5


def test_a_cue_is_heard_on_its_word(heard: Heard) -> None:
    start, end = cue_lies(heard.conductor.book.score.cues[0], heard.conductor.placed)
    loud = np.flatnonzero(np.abs(heard.cue).max(axis=1) > 0.3 * np.abs(heard.cue).max())
    assert abs(int(loud[0]) - start) / SAMPLE_RATE <= CUE_S
    assert abs(int(loud[-1]) - end) / SAMPLE_RATE <= CUE_S
    word = heard.conductor.placed[1].voice_start
    assert start > word + SAMPLE_RATE // 4
