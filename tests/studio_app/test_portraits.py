"""A character's portrait: a picture of one's own is tried, put in place, and the drawn one is had again; what is no picture says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio_app.shell.desk import Desk
from studio_app.voices.cast_dialog import CastDialog
from studio_app.voices.portrait_dialog import DRAWN, OWN, TRIED, PortraitDialog
from tests.studio_app.conftest import Hand


def photograph(file: Path, wide: int = 1600, tall: int = 900) -> Path:
    """A red picture."""
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(file))
    return file


def opened(desk: Desk, hand: Hand) -> PortraitDialog:
    """The portrait of the first character."""
    hand.read()
    desk.read_page.cast.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, CastDialog) and one.isVisible())
    dialog.people.setCurrentRow(0)
    dialog.open_portrait()
    hand.until(lambda: dialog.portrait.told.text() == DRAWN)
    return dialog.portrait


def address(desk: Desk) -> str | None:
    """Where the first character's own picture lies, as the artifact keeps it."""
    with desk.studio.reading("owner") as work:
        return desk.studio.table_read.read(work, desk.read_page.artifact.id).cast[0].avatar_url


def carried(desk: Desk) -> list[str | None]:
    """The portraits that later episodes of the project begin with."""
    with desk.studio.reading("owner") as work:
        canon = desk.studio.library.continuity.canon(work, desk.read_page.artifact.project_id)
    return [one.avatar_url for one in (canon.characters if canon else ())]


@pytest.mark.usefixtures("performed_home")
def test_a_picture_of_ones_own_is_tried_put_in_place_and_taken_back(
    desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    made = opened(desk, hand)
    assert (made.use.isEnabled(), made.drawn.isEnabled()) == (False, False)
    photo = photograph(tmp_path / "me.jpg")
    made.try_file(photo)
    hand.until(made.use.isEnabled)
    assert (made.told.text(), address(desk)) == (TRIED, None)
    qtbot.mouseClick(made.use, Qt.MouseButton.LeftButton)
    hand.until(lambda: made.told.text() == OWN)
    with desk.studio.reading("owner") as work:
        media = desk.studio.artifacts.media(work, str(address(desk)).split("/")[2])
    assert desk.studio.blobs.read(media.blob) == photo.read_bytes()
    assert carried(desk) == [media.path]
    hand.until(lambda: desk.read_page.script.read.cast[0].avatar_url == media.path)

    qtbot.mouseClick(made.drawn, Qt.MouseButton.LeftButton)
    hand.until(lambda: made.told.text() == DRAWN)
    assert (address(desk), made.drawn.isEnabled(), carried(desk)) == (None, False, [None])
    made.parent().reject()


@pytest.mark.usefixtures("performed_home")
def test_a_trial_is_given_up_and_what_is_no_picture_says_so(
    desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    made = opened(desk, hand)
    text = tmp_path / "me.png"
    text.write_text("No picture at all.")
    made.try_file(text)
    hand.until(lambda: "no picture" in made.told.text())
    assert not made.use.isEnabled()
    made.try_file(photograph(tmp_path / "you.png", 20, 20))
    hand.until(made.use.isEnabled)
    qtbot.mouseClick(made.drawn, Qt.MouseButton.LeftButton)
    hand.until(lambda: made.told.text() == DRAWN)
    assert (made.use.isEnabled(), address(desk)) == (False, None)
    made.parent().reject()
