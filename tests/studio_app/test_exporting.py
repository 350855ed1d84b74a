"""Exporting from the window: the format, the folder, the progress, and where it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.stage.exports import ExportFormat
from studio_app.shell.desk import Desk
from studio_app.table_read.export_dialog import ExportDialog
from tests.studio_app.conftest import Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]


@pytest.fixture
def dialog(desk: Desk, hand: Hand, tmp_path: Path) -> Iterator[ExportDialog]:
    """The dialog of a read, and a folder to go to."""
    hand.read()
    desk.export()
    (dialog,) = desk.findChildren(ExportDialog)
    folder = tmp_path / "out"
    folder.mkdir()
    dialog.folder.setText(str(folder))
    yield dialog
    if isValid(dialog):
        dialog.reject()


def _choose(dialog: ExportDialog, kind: ExportFormat) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(str(kind)))


@pytest.mark.parametrize("kind", [ExportFormat.MP3, ExportFormat.FLAC, ExportFormat.STEMS, ExportFormat.TEXTS])
def test_a_format_is_written_to_the_folder_and_said(
    dialog: ExportDialog, desk: Desk, hand: Hand, qtbot: QtBot, kind: ExportFormat
) -> None:
    _choose(dialog, kind)
    target = dialog.target
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    assert not dialog.begin.isEnabled()
    hand.until(lambda: dialog.show_it.isVisible())

    assert target.exists()
    assert str(target) in dialog.remark.text()
    assert desk.banner.words.startswith("Saved")
    assert target.parent.joinpath(target.name) in target.parent.iterdir()
    assert list(target.parent.glob("*.part")) == []
    assert dialog.target != target, "the next one takes another name"


def test_a_folder_that_is_not_there_yet_is_made(dialog: ExportDialog, hand: Hand, qtbot: QtBot) -> None:
    dialog.folder.setText(dialog.folder.text() + "/new/and deep")
    target = dialog.target
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    hand.until(lambda: dialog.show_it.isVisible())

    assert list(target.parent.iterdir()) == [target]


def test_a_folder_nothing_can_be_written_to_is_one_sentence_and_costs_nothing(
    dialog: ExportDialog, desk: Desk, hand: Hand, qtbot: QtBot
) -> None:
    before = desk.sidebar.credits.text()
    (Path(dialog.folder.text()) / "note").write_text("a file")
    dialog.folder.setText(dialog.folder.text() + "/note")
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    hand.until(lambda: "Nothing can be written to" in desk.banner.words)

    assert "Nothing can be written to" in dialog.remark.text()
    assert "Choose another folder." in dialog.remark.text()
    assert dialog.folder.height() >= dialog.folder.sizeHint().height(), "long words take no room from the fields"
    assert dialog.begin.isEnabled()
    assert desk.sidebar.credits.text() == before
    with desk.studio.reading("test") as work:
        assert desk.studio.credits.balance(work).reserved == 0


def test_closing_stops_what_is_being_written(dialog: ExportDialog, desk: Desk, hand: Hand) -> None:
    _choose(dialog, ExportFormat.WAV)
    target = dialog.target
    dialog.export()
    if isValid(dialog):
        dialog.reject()
    hand.until(lambda: not desk.exporter.is_busy)

    assert list(target.parent.iterdir()) == []
