"""The poster of a table read: there as soon as the read is, without a film; a read whose poster fails is whole without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.pictures.errors import PaintingFailed
from engine.pictures.film import FilmStatus
from engine.pictures.ports import Drawing
from engine.planning.model import ArtifactRequest
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read
from tests.fakes.pictures import FakeCamera, FakeDecks


class Easel(FakeCamera):
    """Remembers what it painted; `broken`, it paints nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[Any] = []
        self.broken = False

    def stills(self, stills: Any, *rest: Any) -> None:
        if self.broken:
            raise PaintingFailed("The picture could not be painted.")
        self.painted += [still.scene for still in stills]
        super().stills(stills, *rest)


@pytest.fixture
def easel() -> Easel:
    return Easel()


@pytest.fixture
def studio(home: Path, easel: Easel) -> Iterator[Studio]:
    machines = replace(fake_machines(), drawing=Drawing(easel, FakeDecks()))
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


def test_a_read_has_its_title_as_a_poster_and_no_film(studio: Studio, easel: Easel) -> None:
    artifact = made_read(studio, ArtifactRequest(defer_audio_render=True))

    with studio.reading("test") as work:
        film = studio.pictures.films.of(work, artifact)
        play = studio.table_read.read(work, artifact).screenplay
        assert film is not None
        assert film.poster_path is not None
        media = studio.artifacts.media(work, film.poster_path.split("/media/")[-1].split("/")[0])
    assert (film.status, film.media_path, film.error) == (FilmStatus.NOT_RENDERED, None, None)
    assert [scene.title for scene in easel.painted] == [play.title]
    assert [one.name.upper() for one in easel.painted[0].cast] == list(play.characters)
    assert media.content_type == "image/png"
    assert studio.blobs.path(media.blob).read_bytes().startswith(b"\x89PNG")


def test_a_poster_that_cannot_be_painted_costs_a_warning_alone(studio: Studio, easel: Easel) -> None:
    easel.broken = True
    artifact = made_read(studio, ArtifactRequest(defer_audio_render=True))

    with studio.reading("test") as work:
        found = studio.artifacts.get(work, artifact)
        assert str(found.status) == "READY"
        job = studio.production.get(work, found.job_id)
        assert studio.pictures.films.of(work, artifact) is None
    assert str(job.status) == "READY"
    assert [(one.code, one.artifact_id) for one in job.warnings if one.code == "poster_failed"] == [
        ("poster_failed", artifact)
    ]
