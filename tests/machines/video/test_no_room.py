"""Whatever is painted onto a full disk is told as that, whichever kind of file it is; with space again it is made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.foundation.errors import DiskFull
from engine.machines.video.camera import QtCamera
from engine.pictures.model import Cut, Motion
from engine.pictures.ports import Still
from tests.journeys.full_disk import Disk, needs_a_disk
from tests.machines.video.test_painting import LOOK, scenes

pytestmark = needs_a_disk
SIZE = 320, 180
SCENES = [replace(scene, seconds=1.0) for scene in scenes()[:2]]
STILLS = [Still(SCENES[0], LOOK, *SIZE)]


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    disk = Disk(Path(tempfile.mkdtemp()) / "disk")
    yield disk
    disk.unmount()


@pytest.fixture(scope="module")
def camera() -> Iterator[QtCamera]:
    camera = QtCamera(1)
    yield camera
    camera.close()


def _still(camera: QtCamera, target: Path) -> None:
    camera.stills(STILLS, [target], {}, lambda _: None)


def _sheet(camera: QtCamera, target: Path) -> None:
    camera.sheets(STILLS, [target], {})


def _pages(camera: QtCamera, target: Path) -> None:
    camera.pages(SCENES, LOOK, SIZE, "Mill", target, {})


def _contact(camera: QtCamera, target: Path) -> None:
    picture = target.parent.parent / f"{target.parent.name}.png"
    camera.stills(STILLS, [picture], {}, lambda _: None)
    camera.contact([picture], ["One"], LOOK, "Mill", SIZE, target)


def _segment(motion: Motion) -> Callable[[QtCamera, Path], None]:
    def film(camera: QtCamera, target: Path) -> None:
        cut = Cut(SCENES[0], LOOK, *SIZE, motion, 30)
        camera.segments([cut], [target], {}, lambda _: None, lambda *_: None)

    return film


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("png", _still), ("sheet", _sheet), ("pdf", _pages), ("contact", _contact),
        ("calm", _segment(Motion.CALM)), ("full", _segment(Motion.FULL)),
    ],
)  # fmt: skip
def test_a_full_disk_is_told_as_one(
    disk: Disk, camera: QtCamera, kind: str, make: Callable[[QtCamera, Path], None]
) -> None:
    target = disk.place / f"made.{kind}"
    target.touch()
    disk.fill()
    with pytest.raises(DiskFull, match="The disk is full"):
        make(camera, target)
    disk.free()
    make(camera, target)
    assert target.stat().st_size > 100
