"""A real film: real voices, the real painter and encoder, decoded again and held against what was meant."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine import Studio, StudioSettings, open_studio
from engine.machines.encoding.ffmpeg import program
from engine.pictures.film import FilmStatus
from engine.pictures.films import SHORT
from engine.stage.captions import cues, srt
from engine.stage.repository import StageRepository
from tests.engine.pictures.test_films import film_of, made, wait

FPS, RATE = 30, 44_100
pytestmark = pytest.mark.timeout(300)
SIZE = (640, 360)


@dataclass
class Shown:
    """A studio with one finished film, its file, and the read it is of."""

    studio: Studio
    artifact: str
    path: Path

    def sound(self) -> Any:
        """What is heard, mono."""
        return decoded(self.path)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Of a quarter of the size, so that it is soon there."""
    studio = open_studio(tmp_path_factory.mktemp("real") / "home", settings=StudioSettings())
    artifact = made(studio)
    with pytest.MonkeyPatch.context() as small, studio.work("test") as work:
        small.setitem(SHORT, "720p", SIZE[1])
        studio.pictures.films.ask(work, artifact, "720p")
    wait(lambda: not film_of(studio, artifact).is_in_flight)
    film = film_of(studio, artifact)
    assert film.status is FilmStatus.COMPLETE, film.error
    yield Shown(studio, artifact, studio.blobs.path(film.blob))
    studio.close()


def decoded(path: Path) -> Any:
    """The sound of a file, mono at 44100 Hz, from the first moment on."""
    asked = [program(), "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE), "-f", "f32le", "pipe:1"]
    return np.frombuffer(subprocess.run(asked, capture_output=True, check=True).stdout, np.float32)


def test_it_is_one_file_that_begins_at_once_with_everything_a_player_looks_for(shown: Shown) -> None:
    head = shown.path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")
    with shown.studio.reading("test") as work:
        film = shown.studio.pictures.films.of(work, shown.artifact)
        timeline = shown.studio.stage.timeline(work, shown.artifact)
        title = shown.studio.artifacts.get(work, shown.artifact).title
        poster = shown.studio.artifacts.media(work, film.poster_path.split("/")[2]).blob
    with av.open(str(shown.path)) as opened:
        picture, sound, captions = list(opened.streams)[:3]
        assert (picture.codec_context.name, sound.codec_context.name, captions.type) == ("h264", "aac", "subtitle")
        assert (picture.width, picture.height, picture.average_rate) == (*SIZE, FPS)
        assert picture.codec_context.pix_fmt == "yuv420p"
        for stream in (picture, sound):
            assert float(stream.start_time * stream.time_base) == 0
            assert float(stream.duration * stream.time_base) == pytest.approx(film.duration_ms / 1000, abs=0.05)
        facts = opened.metadata
        assert (facts["title"], facts["artist"]) == (title, "Sleeper Hit Studio")
        assert facts["date"] == f"{film.requested_at:%Y-%m-%d}"
        marks = [(chapter["start"], chapter["metadata"]["title"]) for chapter in opened.chapters()]
        assert marks == [(chapter.start_ms, chapter.title) for chapter in timeline.chapters]
    with av.open(str(shown.studio.blobs.path(poster))) as opened:
        assert (opened.streams.video[0].width, opened.streams.video[0].height) == SIZE


def test_its_caption_track_says_what_is_said_when_it_is_said(shown: Shown) -> None:
    asked = [program(), "-v", "error", "-i", str(shown.path), "-map", "0:s:0", "-f", "srt", "pipe:1"]
    track = subprocess.run(asked, capture_output=True, check=True, text=True, encoding="utf-8").stdout
    with shown.studio.reading("test") as work:
        book = shown.studio.stage.books.book(work, shown.artifact)
        known = shown.studio.stage.books.measured(work, book)
    assert track.strip() == srt(cues(shown.studio.stage.conductor(shown.artifact, book, known).placed)).strip()


def test_it_is_as_loud_as_the_recording(shown: Shown) -> None:
    with shown.studio.reading("test") as work:
        inputs = shown.studio.stage.books.book(work, shown.artifact).inputs
        mix = StageRepository(work.session).mix(inputs)
    film, recording = shown.sound(), decoded(shown.studio.blobs.path(mix.blob))
    assert len(film) == pytest.approx(len(recording), abs=RATE // 10)
    assert 20 * np.log10(np.sqrt(np.mean(film**2) / np.mean(recording**2))) == pytest.approx(0, abs=0.2)
