"""Portraits over the episodes of a project: a drawn one stays who it is, and a picture of one's own is seen again in the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.machines.pages.worker import png_of
from engine.machines.video.camera import QtCamera
from engine.pictures.model import Scene, SceneKind
from engine.pictures.portraits import Portrait
from engine.pictures.ports import Drawing
from engine.planning.model import ArtifactRequest
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import another_read, made_read
from tests.fakes.pictures import FakeDecks

SCRIPT_ONLY = ArtifactRequest(defer_audio_render=True)


@pytest.fixture(scope="module")
def camera() -> Iterator[QtCamera]:
    camera = QtCamera(1)
    yield camera
    camera.close()


@pytest.fixture
def studio(home: Path, camera: QtCamera) -> Iterator[Studio]:
    machines = replace(fake_machines(), drawing=Drawing(camera, FakeDecks()))
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


def test_a_drawn_portrait_is_the_same_in_the_next_episode(studio: Studio) -> None:
    first = made_read(studio, SCRIPT_ONLY)
    second = another_read(studio, first, SCRIPT_ONLY)
    one, other = (shown(studio, artifact) for artifact in (first, second))
    assert one.keys() == other.keys()
    for name, portrait in one.items():
        # What is said and the colours of the film are the episode's; the face is the character's.
        same = replace(other[name], scene=portrait.scene, look=portrait.look)
        assert (other[name].scene.speaker, other[name].scene.gender) == (portrait.scene.speaker, portrait.scene.gender)
        assert studio.pictures.portraits.picture(same) == studio.pictures.portraits.picture(portrait)


def test_a_picture_of_ones_own_is_there_in_the_next_episode_until_it_is_taken_back(
    studio: Studio, tmp_path: Path
) -> None:
    first = made_read(studio, SCRIPT_ONLY)
    who = next(iter(shown(studio, first)))
    portraits = studio.pictures.portraits
    (tmp_path / "me.png").write_bytes(png_of(b"\xff\x00\x00" * 1200, 30, 40, 90, 3))
    own = portraits.upright(tmp_path / "me.png")
    with studio.work("test") as work:
        address = portraits.keep(work, first, own)
        studio.revisions.recast(work, first, {}, {who: address})
        portraits.carry(work, first, who, address)
    second = another_read(studio, first, SCRIPT_ONLY)
    assert [kept(shown(studio, artifact)[who]) for artifact in (first, second)] == [own, own]
    assert all(one.own is None for name, one in shown(studio, second).items() if name != who)

    with studio.work("test") as work:
        portraits.carry(work, first, who, None)
    third = another_read(studio, first, SCRIPT_ONLY)
    assert shown(studio, third)[who].own is None
    assert kept(shown(studio, second)[who]) == own, "what is finished stays as it is"


def test_who_is_unknown_to_the_canon_is_not_written_into_it_by_drawing_again(studio: Studio) -> None:
    first = made_read(studio, SCRIPT_ONLY)
    with studio.work("test") as work:
        studio.pictures.portraits.carry(work, first, "NOBODY", None)
        assert studio.library.continuity.canon(work, studio.artifacts.get(work, first).project_id) is None


def shown(studio: Studio, artifact: str) -> dict[str, Portrait]:
    """Everybody of a read as the stage shows them."""
    with studio.reading("test") as work:
        read = studio.table_read.read(work, artifact)
        return {
            one.character: studio.pictures.portraits.of(work, artifact, read, one.character)
            for one in read.cast
            if any(line.character == one.character for line in read.screenplay.entries)
        }


def kept(portrait: Portrait) -> bytes:
    """The picture that is shown in place of the drawn one."""
    assert portrait.own is not None
    return portrait.own.read_bytes()


def test_whoever_the_canon_knows_by_another_name_keeps_the_face(studio: Studio) -> None:
    artifact = made_read(studio, SCRIPT_ONLY)
    who = next(iter(shown(studio, artifact)))
    before = shown(studio, artifact)[who].scene
    with studio.work("test") as work:
        project = studio.artifacts.get(work, artifact).project_id
        canon = {"characters": [{"name": "Nell Carne (the miller)", "aliases": [who]}]}
        studio.library.continuity.write_canon(work, project, canon)
    after = shown(studio, artifact)[who].scene
    assert (before.speaker, after.speaker) == (who.casefold(), "nell carne")
    assert after.title == before.title == who.title()


def test_a_portrait_in_a_deck_is_the_persons_own_where_the_canon_has_one(studio: Studio, tmp_path: Path) -> None:
    artifact = made_read(studio, SCRIPT_ONLY)
    who = next(iter(shown(studio, artifact)))
    portraits, plain = studio.pictures.portraits, Scene(0, SceneKind.PORTRAIT, "b", "hook", who.title(), speaker=who)
    (tmp_path / "me.png").write_bytes(png_of(b"\xff\x00\x00" * 1200, 30, 40, 90, 3))
    own = portraits.upright(tmp_path / "me.png")
    with studio.work("test") as work:
        portraits.carry(work, artifact, who, portraits.keep(work, artifact, own))
        plan = studio.artifacts.get(work, artifact).plan_id
        other = replace(plain, speaker="Somebody Else", title="Somebody Else")
        mine, drawn, said = studio.pictures.portraits.faces.shown(
            work, plan, (plain, other, replace(plain, kind=SceneKind.QUOTATION))
        )
    assert mine.portrait is not None
    assert studio.blobs.path(mine.portrait).read_bytes() == own
    assert (drawn.portrait, said.portrait) == (None, None)
