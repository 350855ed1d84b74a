"""Drawn portraits: hair that fits who speaks, and nothing else that changes with it."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from engine.machines.video.faces import CUTS, draw_face, haircut
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

    assert worn == set(CUTS.get(gender, range(5)))


@pytest.mark.usefixtures("qapp")
def test_the_gender_changes_the_hair_alone_and_only_where_it_does_not_fit() -> None:
    same = [name for name in NAMES if drawn(name, "male") == drawn(name, "")]
    cut = next(name for name in NAMES if name not in same)

    assert 10 < len(same) < 38
    one, other = drawn(cut, "male"), drawn(cut, "")
    rows = [y for y in range(120) for x in range(120) if one.pixel(x, y) != other.pixel(x, y)]
    assert max(rows) < 120 * 0.8, "the coat below stays as it was"
