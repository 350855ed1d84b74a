"""Films that are interrupted: by a crash, a full disk, a painter that fails, somebody who changes their mind."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.foundation.errors import DiskFull
from engine.pictures.errors import PaintingFailed
from engine.pictures.film import FilmStatus
from engine.pictures.films import SHORT
from engine.pictures.ports import Drawing
from engine.stage.repository import StageRepository
from engine.stage.taping import Taping
from engine.webhooks.model import Wanted, types_of
from tests.engine.pictures.crashing import FINISHED, SIZE, RealPainter, studio_of
from tests.engine.pictures.test_films import asked, balance, film_of, finished, made, recast, wait
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.pictures import FakeCamera, FakeDecks

ROOT = Path(__file__).parents[3]


@pytest.fixture
def camera() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def studio(home: Path, camera: FakeCamera) -> Iterator[Studio]:
    machines = replace(fake_machines(), drawing=Drawing(camera, FakeDecks()))
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


def test_killed_in_the_middle_of_a_segment_it_goes_on_at_the_last_finished_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
):
    command = [sys.executable, "-m", "tests.engine.pictures.crashing", str(home)]
    crashed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert crashed.returncode == -signal.SIGKILL, crashed.stderr
    artifact, whole, *before = crashed.stdout.splitlines()
    assert len(before) == FINISHED
    monkeypatch.setitem(SHORT, "1080p", SIZE)
    painter = RealPainter()
    studio = studio_of(home, painter)
    try:
        wait(lambda: film_of(studio, artifact).status is FilmStatus.COMPLETE)
        film, balance_then = film_of(studio, artifact), balance(studio)
        assert asked(studio, artifact).status is FilmStatus.COMPLETE
        assert balance(studio) == balance_then
    finally:
        studio.close()
    assert len(set(before + painter.filmed)) == len(before + painter.filmed) == int(whole)
    assert film.byte_size and film.byte_size > 1000


@pytest.mark.parametrize("problem", [DiskFull("The disk is full."), PaintingFailed("The painter fell off the ladder.")])
def test_a_film_that_fails_costs_nothing_and_begins_again_where_it_ended(
    studio: Studio, camera: FakeCamera, problem: Exception, monkeypatch: pytest.MonkeyPatch
):
    artifact = made(studio)
    before, encode = balance(studio), camera.segments

    def interrupted(cuts, targets, pictures, done, tell):  # type: ignore[no-untyped-def]
        def counted(number: int) -> None:
            done(number)
            if number == 1:
                raise problem

        encode(cuts, targets, pictures, counted, tell)

    monkeypatch.setattr(camera, "segments", interrupted)
    failed = finished(studio, artifact)
    assert (failed.status, balance(studio)) == (FilmStatus.FAILED, before)
    assert failed.error and "Traceback" not in failed.error
    first = list(camera.cuts)
    monkeypatch.setattr(camera, "segments", encode)
    assert finished(studio, artifact).status is FilmStatus.COMPLETE
    assert not [cut for cut in camera.cuts[len(first) :] if cut in first]
    assert balance(studio) == before - 12


def test_a_film_that_is_cancelled_costs_nothing_and_leaves_what_is_encoded(studio: Studio, camera: FakeCamera):
    artifact = made(studio)
    before, encode = balance(studio), camera.segments
    cancelled(studio, artifact, camera)
    assert film_of(studio, artifact).status is FilmStatus.NOT_RENDERED
    assert balance(studio) == before
    assert told(studio)[-1] == ("finalize.failed", "not_rendered")
    camera.segments = encode  # type: ignore[method-assign]
    first = camera.cuts.pop()
    wait(lambda: finished(studio, artifact).status is FilmStatus.COMPLETE)
    assert first not in camera.cuts

    recast(studio, artifact)
    cancelled(studio, artifact, camera)
    assert told(studio)[-4:] == [
        ("finalize.stale", "stale"), ("finalize.queued", "queued"), ("finalize.rendering", "rendering"), ("finalize.stale", "stale"),
    ]  # fmt: skip
    assert film_of(studio, artifact).media_path


def test_a_read_that_changes_before_it_is_filmed_is_seen_and_heard_as_it_then_is(
    studio: Studio, camera: FakeCamera, monkeypatch: pytest.MonkeyPatch
):
    artifact, mix = made(studio), Taping.mix

    def changed_meanwhile(*given):  # type: ignore[no-untyped-def]
        monkeypatch.setattr(Taping, "mix", mix)
        mixed = mix(*given)
        recast(studio, artifact)
        return mixed

    monkeypatch.setattr(Taping, "mix", changed_meanwhile)
    film, sounds = finished(studio, artifact), []
    assert film.status is FilmStatus.COMPLETE
    assert told(studio) == [(f"finalize.{status}", status) for status in ("queued", "rendering", "complete")]
    with studio.reading("test") as work:
        inputs = studio.stage.books.book(work, artifact).inputs
        sounds = [StageRepository(work.session).mix(inputs).blob]
    assert [path.name for path in camera.sounds] == sounds


def test_a_read_that_changes_while_it_is_filmed_lets_the_film_finish_as_stale(
    studio: Studio, camera: FakeCamera, monkeypatch: pytest.MonkeyPatch
):
    artifact, encode = made(studio), camera.segments

    def changed_meanwhile(cuts, *given):  # type: ignore[no-untyped-def]
        assert film_of(studio, artifact).status is FilmStatus.RENDERING
        recast(studio, artifact)
        encode(cuts, *given)

    monkeypatch.setattr(camera, "segments", changed_meanwhile)
    before = balance(studio)
    film = finished(studio, artifact)
    assert (film.status, balance(studio)) == (FilmStatus.STALE, before - 12)
    assert film.media_path
    assert told(studio) == [(f"finalize.{status}", status) for status in ("queued", "rendering", "stale")]


def cancelled(studio: Studio, artifact: str, camera: FakeCamera) -> None:
    """A film that was asked for and cancelled when one segment was finished."""
    going, encode = threading.Event(), camera.segments

    def waiting(cuts, targets, pictures, done, tell):  # type: ignore[no-untyped-def]
        encode(cuts[:1], targets[:1], pictures, done, tell)
        going.set()
        while True:
            tell(1, 1)
            time.sleep(0.01)

    camera.segments = waiting  # type: ignore[method-assign]
    asked(studio, artifact)
    assert going.wait(60)
    with studio.work("test") as work:
        studio.pictures.films.cancel(work, artifact)
    wait(lambda: not film_of(studio, artifact).is_in_flight)


def told(studio: Studio) -> list[tuple[str, str]]:
    """What other programs were told of films."""
    with studio.reading("test") as work:
        stretch = studio.happenings.after(work, 0, Wanted(types=types_of("finalize.*")))
    return [(one.told.type, one.told.data["status"]) for one in stretch.happenings if one.told.data["mode"] == "video"]
