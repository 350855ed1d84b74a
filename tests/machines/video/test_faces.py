"""Drawn portraits: hair that fits who speaks, and nothing else that changes with it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.machines.video.camera import QtCamera
from engine.machines.video.faces import LARGEST, draw_face, opened
from engine.machines.video.hair import COUNT, CUTS, haircut
from engine.pictures.errors import PictureUnreadable
from engine.pictures.looks import look_of
from tests.engine.pictures.builders import envelope

NAMES = [f"Person {number}" for number in range(40)]


def drawn(name: str, gender: str) -> QImage:
    picture = QImage(120, 120, QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    draw_face(painter, QRectF(0, 0, 120, 120), name, look_of(envelope().visual_system), None, gender)
    painter.end()
    return picture


@pytest.mark.parametrize("gender", ["male", "female", "neutral", ""])
def test_everybody_wears_a_haircut_that_fits_and_all_that_fit_are_worn(gender: str) -> None:
    worn = {haircut(random.Random(name), gender) for name in NAMES}

    assert worn == set(CUTS.get(gender, range(COUNT)))


@pytest.mark.usefixtures("qapp")
def test_the_gender_changes_the_hair_alone_and_only_where_it_does_not_fit() -> None:
    same = [name for name in NAMES if drawn(name, "male") == drawn(name, "")]
    cut = next(name for name in NAMES if name not in same)

    assert 10 < len(same) < 38
    one, other = drawn(cut, "male"), drawn(cut, "")
    rows = [y for y in range(120) for x in range(120) if one.pixel(x, y) != other.pixel(x, y)]
    assert max(rows) < 120 * 0.8, "the coat below stays as it was"


def given(folder: Path, kind: str) -> Path:
    """A picture as somebody might give it: its upper part red, its lower part blue, where it holds anything."""
    from PIL import Image

    path = folder / "portrait.png"
    image = Image.new("RGB", (60, 80), "red")
    image.paste("blue", (0, 40, 60, 80))
    if kind == "turned":
        facts = Image.Exif()
        facts[0x0112] = 6
        image.rotate(90, expand=True).save(path, "JPEG", exif=facts, quality=95)
    elif kind == "huge":
        image.resize((4000, 6000)).save(path, "JPEG")
    elif kind == "cmyk":
        image.convert("CMYK").save(path, "JPEG", quality=95)
    elif kind == "moving":
        image.save(path, "GIF", save_all=True, append_images=[Image.new("RGB", (60, 80), "green")])
    elif kind == "stopped":
        image.resize((600, 800)).effect_spread(60).save(path, "GIF")
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    elif kind == "see-through":
        image.putalpha(0)
        image.save(path, "PNG")
    elif kind == "cut":
        image.resize((600, 800)).save(path, "JPEG")
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif kind == "broken":
        image.save(path, "JPEG")
        path.write_bytes(path.read_bytes()[:200])
    else:
        path.write_text("I am no picture.")
    return path


@pytest.mark.parametrize(
    ("kind", "size"), [("turned", (60, 80)), ("huge", (800, 1200)), ("cut", None), ("text", None), ("gone", None)]
)
def test_a_picture_of_ones_own_is_kept_as_it_is_shown(
    tmp_path: Path, painter: QtCamera, kind: str, size: tuple[int, int] | None
) -> None:
    picture = given(tmp_path, kind) if kind != "gone" else tmp_path / "gone.png"
    target = tmp_path / "kept.png"
    if size is None:
        with pytest.raises(PictureUnreadable, match="is no picture that can be read here"):
            painter.upright(picture, target)
        return
    painter.upright(picture, target)
    kept = QImage(str(target))
    assert (kept.width(), kept.height()) == size
    assert kept.pixelColor(20, 10).red() > 150 > kept.pixelColor(20, 10).blue()


@pytest.fixture(scope="module")
def painter() -> Iterator[QtCamera]:
    camera = QtCamera(1)
    yield camera
    camera.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("Invalid JPEG")
@pytest.mark.parametrize(
    "kind", ["turned", "huge", "cmyk", "moving", "see-through", "broken", "cut", "stopped", "text"]
)
def test_a_picture_of_ones_own_is_upright_and_small_or_the_portrait_is_drawn(tmp_path: Path, kind: str) -> None:
    pytest.importorskip("PIL", reason="Pillow is not installed here")
    image = opened(given(tmp_path, kind))
    face = QImage(120, 120, QImage.Format.Format_RGB32)
    face.fill(0)
    painter = QPainter(face)
    draw_face(painter, QRectF(0, 0, 120, 120), "Ada", look_of(envelope().visual_system), image)
    painter.end()
    if kind in ("broken", "cut", "stopped", "text"):
        assert face == drawn("Ada", "")
        return
    assert max(image.width(), image.height()) <= LARGEST
    if kind == "see-through":
        assert face.pixelColor(60, 60).lightness() > 20, "something is behind it"
        return
    above, below = face.pixelColor(60, 20), face.pixelColor(60, 100)
    assert above.red() > 150 > above.blue()
    assert below.blue() > 150 > below.red()
