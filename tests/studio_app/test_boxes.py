"""Boxes to tick are seen on ink and on paper: their outlines stand out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio_app.theme.colors import DARK, LIGHT, Colors
from studio_app.theme.sheet import apply

pytestmark = pytest.mark.gui
OUTLINE_CONTRAST = 3.0


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def strongest(image: QImage, ground: QColor) -> float:
    """The best contrast any pixel of a picture has with its ground."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    lights = [(luminance(color), luminance(ground)) for color in pixels]
    return max((max(pair) + 0.05) / (min(pair) + 0.05) for pair in lights)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("on", [False, True], ids=["empty", "ticked"])
def test_a_box_to_tick_stands_out(qtbot: QtBot, qapp: QApplication, colors: Colors, on: bool) -> None:
    apply(qapp, colors)
    room = QWidget()
    qtbot.addWidget(room)
    box = QCheckBox("Let others listen")
    box.setChecked(on)
    QVBoxLayout(room).addWidget(box)
    room.show()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    contrast = strongest(box.grab(place).toImage(), QColor(colors.page))
    apply(qapp, LIGHT)
    assert contrast >= OUTLINE_CONTRAST
