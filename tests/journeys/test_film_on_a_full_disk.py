"""A disk that fills up while a film is made: a sentence, nothing half-made, and with space again it goes on where it was."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine import StudioSettings, open_studio
from engine.machines.video.camera import QtCamera
from engine.pictures.film import FilmStatus
from engine.pictures.films import SHORT
from engine.pictures.ports import Drawing
from tests.engine.pictures.test_films import balance, finished, made
from tests.fakes.machines import fake_machines
from tests.fakes.pictures import FakeDecks
from tests.journeys.full_disk import Disk, needs_a_disk

pytestmark = needs_a_disk


class Filling(QtCamera):
    """The real camera, and a disk that is full when two segments are finished."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(1)
        self._disk, self.encoded = disk, list[str]()

    def segments(self, cuts: Any, targets: Any, pictures: Any, done: Any, tell: Any) -> None:
        """Fill it once."""

        def counted(number: int) -> None:
            done(number)
            self.encoded.append(f"{cuts[number].scene.kind} {cuts[number].scene.title} {cuts[number].scene.body}")
            if len(self.encoded) == 2:
                self._disk.fill()

        super().segments(cuts, targets, pictures, counted, tell)

    def sound(self, source: Any, target: Path) -> None:
        """What the mix of a fake encoder becomes."""
        target.write_bytes(b"sound")

    def join(self, segments: Any, sound: Any, reel: Any, target: Path) -> None:
        """The segments one after the other."""
        target.write_bytes(b"".join(path.read_bytes() for path in segments))


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk(Path(tempfile.mkdtemp()) / "disk")
    yield disk
    disk.unmount()


def test_a_film_on_a_full_disk_says_so_and_goes_on_when_there_is_space(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SHORT, "1080p", 180)
    camera = Filling(disk)
    machines = replace(fake_machines(), drawing=Drawing(camera, FakeDecks()))
    studio = open_studio(disk.home, settings=StudioSettings(), machines=machines)
    try:
        artifact = made(studio)
        before = balance(studio)
        failed = finished(studio, artifact)
        assert failed.status is FilmStatus.FAILED
        assert "disk is full" in failed.error
        assert (failed.media_path, failed.blob) == (None, None)
        assert [path.name for path in disk.home.rglob("*.mp4")] == []
        disk.free()
        assert balance(studio) == before
        film = finished(studio, artifact)
        assert film.status is FilmStatus.COMPLETE
        assert film.byte_size and film.byte_size == studio.blobs.path(film.blob).stat().st_size
        assert len(camera.encoded) == len(set(camera.encoded)), camera.encoded
        assert balance(studio) == before - 12
    finally:
        studio.close()
