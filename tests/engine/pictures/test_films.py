"""The film of a table read: made once for its inputs, paid once, stale when the read changes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.library.model import NewSource, SourceType
from engine.pictures.errors import PaintingFailed
from engine.pictures.events import FilmMoved
from engine.pictures.film import Film, FilmStatus
from engine.pictures.model import SceneKind
from engine.pictures.ports import Drawing
from engine.planning.model import ArtifactRequest, NewPlan
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.pictures import FakeCamera, FakeDecks

TEXT = "The flood of 1911 reached 11 houses. The flood of 1953 reached 23 houses. The miller kept a log book."


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


def made(studio: Studio, type_: str = "table_read", narration: str = "auto", **plan: object) -> str:
    """The id of a READY artifact."""
    return ordered(studio, type_, narration, **plan).artifacts[0].artifact_id


def ordered(studio: Studio, type_: str, narration: str = "auto", text: str = TEXT, **plan: object):
    """The job of a READY artifact."""
    with studio.work("test") as work:
        project = studio.library.create_project(work, "Mill")
        studio.library.add_source(work, project.id, NewSource(SourceType.TEXT, content=text, label="Note"))
        asked = studio.planning.create(work, project.id, NewPlan(auto_approve=True))
    wait(lambda: plan_is_there(studio, asked.id))
    with studio.work("test") as work:
        request = ArtifactRequest(type_, narration_policy=narration, render_plan=dict(plan), defer_audio_render=True)
        job = studio.production.start(work, asked.id, (request,))
    wait(lambda: not job_of(studio, job.id).is_open)
    done = job_of(studio, job.id)
    assert str(done.status) == "READY", done.failure
    return done


def plan_is_there(studio: Studio, plan_id: str) -> bool:
    with studio.reading("test") as work:
        return str(studio.planning.get(work, plan_id).status) == "APPROVED"


def job_of(studio: Studio, job_id: str):
    with studio.reading("test") as work:
        return studio.production.get(work, job_id)


def wait(happens, seconds: float = 150) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.05)


def film_of(studio: Studio, artifact: str) -> Film | None:
    with studio.reading("test") as work:
        return studio.pictures.films.of(work, artifact)


def asked(studio: Studio, artifact: str) -> Film:
    with studio.work("test") as work:
        return studio.pictures.films.ask(work, artifact)


def balance(studio: Studio) -> int:
    with studio.reading("test") as work:
        return studio.credits.balance(work).total


def finished(studio: Studio, artifact: str) -> Film:
    asked(studio, artifact)
    wait(lambda: not film_of(studio, artifact).is_in_flight)
    return film_of(studio, artifact)


def recast(studio: Studio, artifact: str) -> None:
    with studio.work("test") as work:
        read = studio.table_read.read(work, artifact)
        voices = [voice.id for voice in studio.table_read.voices() if voice.id != read.cast[0].voice_id]
        studio.table_read.recast(work, artifact, {read.cast[0].character: voices[0]}, {})


def test_a_film_costs_twelve_once_and_is_then_there(studio: Studio):
    artifact = made(studio)
    assert film_of(studio, artifact).status is FilmStatus.NOT_RENDERED
    before = balance(studio)
    film = finished(studio, artifact)
    assert (film.status, balance(studio)) == (FilmStatus.COMPLETE, before - 12)
    assert film.media_path and film.poster_path and film.byte_size and (film.width, film.height) == (1920, 1080)
    assert asked(studio, artifact).status is FilmStatus.COMPLETE
    assert balance(studio) == before - 12


def test_every_line_is_on_stage_as_long_as_it_is_heard(studio: Studio, camera: FakeCamera):
    artifact = made(studio)
    film = finished(studio, artifact)
    with studio.reading("test") as work:
        read, timeline = studio.table_read.read(work, artifact), studio.stage.timeline(work, artifact)
    lines = [cut for cut in camera.cuts if cut.scene.kind is SceneKind.STAGE]
    assert sorted(cut.scene.body for cut in lines) == sorted(entry.text for entry in read.screenplay.entries)
    assert sum(cut.frames for cut in camera.cuts) * 1000 / 30 == pytest.approx(film.duration_ms, abs=1)
    assert film.duration_ms == pytest.approx(timeline.duration_ms, abs=60)
    assert all(cut.scene.levels and max(cut.scene.levels) > 0 for cut in lines)


def test_another_voice_makes_the_film_stale_and_its_address_keeps_working(studio: Studio, camera: FakeCamera):
    artifact = made(studio)
    old = finished(studio, artifact)
    recast(studio, artifact)
    stale = film_of(studio, artifact)
    assert (stale.status, stale.media_path) == (FilmStatus.STALE, old.media_path)
    with studio.work("test") as work:
        studio.pictures.films.ask(work, artifact)
        studio.pictures.films.cancel(work, artifact)
    kept = film_of(studio, artifact)
    assert (kept.status, kept.media_path) == (FilmStatus.STALE, old.media_path)
    assert (kept.duration_ms, kept.width, kept.byte_size) == (old.duration_ms, old.width, old.byte_size)
    before = balance(studio)
    new = finished(studio, artifact)
    assert (new.status, balance(studio)) == (FilmStatus.COMPLETE, before - 12)
    assert new.media_path != old.media_path


def test_a_word_that_is_said_otherwise_makes_the_films_stale_that_say_it(studio: Studio) -> None:
    artifact, seen = made(studio), list[FilmMoved]()
    finished(studio, artifact)
    studio.events.subscribe(lambda event: seen.append(event) if isinstance(event, FilmMoved) else None)
    for written in ("Zwingli", "stands"):
        with studio.work("test") as work:
            studio.lexicon.put(work, written, "stends")
    assert [event.status for event in seen] == [FilmStatus.STALE]
    with studio.work("test") as work:
        studio.lexicon.remove(work, "stands")
    assert [event.status for event in seen] == [FilmStatus.STALE, FilmStatus.COMPLETE]


def test_an_unchanged_scene_is_not_encoded_again(studio: Studio, camera: FakeCamera):
    artifact = made(studio)
    finished(studio, artifact)
    with studio.work("test") as work:
        studio.pictures.films._write(work, replace(film_of(studio, artifact), status=FilmStatus.FAILED))  # type: ignore[type-var]
    camera.cuts.clear()
    assert finished(studio, artifact).status is FilmStatus.COMPLETE
    assert camera.cuts == []


def test_a_painter_that_fails_gives_the_credits_back_with_its_reason(studio: Studio, camera: FakeCamera, monkeypatch):

    artifact, before = made(studio), balance(studio)

    def broken(*_: object) -> None:
        raise PaintingFailed("The painter is out of paint.", hint="Try again.")

    monkeypatch.setattr(camera, "segments", broken)
    film = finished(studio, artifact)
    assert film.status is FilmStatus.FAILED
    assert "out of paint" in film.error
    assert balance(studio) == before + 0
    monkeypatch.undo()
    assert finished(studio, artifact).status is FilmStatus.COMPLETE


@pytest.mark.parametrize("type_", ["pitch_deck", "storyboard", "trailer", "production_video"])
def test_every_type_is_ready_with_all_its_files(studio: Studio, type_: str):
    artifact = made(studio, type_)
    with studio.reading("test") as work:
        album = studio.pictures.album(work, artifact)
    kinds = {fact.kind for fact in album.files}
    wanted = {
        "pitch_deck": {"video", "pdf", "pptx"}, "storyboard": {"zip", "contact_sheet", "image"},
        "trailer": {"video", "captions"}, "production_video": {"video", "captions"},
    }  # fmt: skip
    assert kinds == wanted[type_]
    assert len(album.images) == len(album.scenes)
    for fact in album.files:
        assert studio.blobs.path(fact.sha256).stat().st_size == fact.byte_size
    video = next((fact for fact in album.files if fact.kind == "video"), None)
    if video is not None:
        assert video.duration_ms == pytest.approx(album.wish["seconds"] * 1000, rel=0.05)


def test_a_deck_has_only_the_files_that_were_asked_for(studio: Studio):
    artifact = made(studio, "pitch_deck", outputs=["pdf"], durationSeconds=10)
    with studio.reading("test") as work:
        assert [fact.kind for fact in studio.pictures.album(work, artifact).files] == ["pdf"]


def album_of(studio: Studio, artifact: str, revision: int | None = None):
    with studio.reading("test") as work:
        return studio.pictures.album(work, artifact, revision)


def test_one_changed_scene_is_drawn_again_and_nothing_else(studio: Studio, camera: FakeCamera):
    artifact = made(studio, "trailer")
    old = album_of(studio, artifact)
    camera.cuts.clear()
    with studio.work("test") as work:
        others = studio.pictures.choices(work, artifact, 1).scenes
        studio.pictures.redraw(work, artifact, 1, replace(others[0], title="Another title"))
    wait(lambda: album_of(studio, artifact) != old)
    new = album_of(studio, artifact)
    assert new.scenes[1].title == "Another title"
    assert [cut.scene.title for cut in camera.cuts] == ["Another title"]
    assert {fact.kind for fact in new.files} == {fact.kind for fact in old.files}
    assert album_of(studio, artifact, 1) == old


def test_two_scenes_changed_one_right_after_the_other_are_both_kept_and_taken_back_one_by_one(studio: Studio):
    artifact = made(studio, "storyboard", frames=4)
    old = album_of(studio, artifact).scenes
    with studio.work("test") as work:
        for index in (1, 2):
            studio.pictures.redraw(work, artifact, index, replace(old[index], title=f"Mine {index}"))
    wait(lambda: [scene.title for scene in album_of(studio, artifact).scenes[1:3]] == ["Mine 1", "Mine 2"])
    with studio.work("test") as work:
        assert studio.pictures.choices(work, artifact, 3).former is None
        former = studio.pictures.choices(work, artifact, 1).former
        assert former == old[1]
        studio.pictures.redraw(work, artifact, 1, former)
    wait(lambda: [scene.title for scene in album_of(studio, artifact).scenes[1:3]] == [old[1].title, "Mine 2"])


def test_what_is_narrated_has_captions_and_fits_the_time(studio: Studio):
    album = album_of(studio, made(studio, "trailer", durationSeconds=20))
    assert set(album.captions) == {"vtt", "srt"}
    assert sum(scene.seconds for scene in album.scenes) == pytest.approx(20)


def test_a_film_much_longer_than_what_there_is_to_tell_says_so(studio: Studio) -> None:
    text = " ".join(
        f"In the year {1900 + each} the flood of the river reached {each * 7} houses of the lower town."
        for each in range(40)
    )
    much = ordered(studio, "production_video", text=text, durationSeconds=30)
    little = ordered(studio, "production_video", durationSeconds=30)
    assert [one.message for one in little.warnings if "a shorter film is told throughout" in one.message]
    assert not [one.message for one in much.warnings if "a shorter film" in one.message]


def test_without_a_narrator_only_those_who_are_quoted_speak(studio: Studio):
    album = album_of(studio, made(studio, "trailer", narration="suppress", durationSeconds=20))
    assert album.captions == {}
    assert sum(scene.seconds for scene in album.scenes) == pytest.approx(20)
    assert {fact.kind for fact in album.files} == {"video"}


def test_a_trailer_is_narrated_over_music_and_silent_where_the_plan_wants_none(studio: Studio) -> None:
    artifact = made(studio, "trailer", durationSeconds=15)
    music = studio.music.underscore(artifact, 15.0)

    assert music is not None
    assert music.sound.frames > 0
    with studio.work("test") as work:
        project = studio.library.create_project(work, "Mill")
        studio.library.add_source(work, project.id, NewSource(SourceType.TEXT, content=TEXT, label="Note"))
        asked = studio.planning.create(
            work, project.id, NewPlan(auto_approve=True, style_constraints={"musicPolicy": "no music"})
        )
    wait(lambda: plan_is_there(studio, asked.id))
    with studio.work("test") as work:
        job = studio.production.start(
            work, asked.id, (ArtifactRequest("trailer", render_plan={"durationSeconds": 15}),)
        )
    wait(lambda: not job_of(studio, job.id).is_open)
    assert studio.music.underscore(job_of(studio, job.id).artifacts[0].artifact_id, 15.0) is None
