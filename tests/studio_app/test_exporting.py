"""Exporting from the window: the format, the folder, the progress, and where it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.stage.exports import ExportFormat
from studio_app.shell.desk import Desk
from studio_app.table_read.export_dialog import ExportDialog
from tests.studio_app.conftest import Hand

pytestmark = pytest.mark.gui


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
    dialog.reject()


def _choose(dialog: ExportDialog, kind: ExportFormat) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(str(kind)))


@pytest.mark.parametrize("kind", [ExportFormat.MP3, ExportFormat.FLAC, ExportFormat.STEMS])
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


def test_a_folder_that_is_not_there_is_one_sentence(dialog: ExportDialog, desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    dialog.folder.setText(dialog.folder.text() + "/nowhere")
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    hand.until(lambda: "could not be written" in desk.banner.words)

    assert dialog.remark.text() == "Nothing was written."
    assert dialog.begin.isEnabled()


def test_closing_stops_what_is_being_written(dialog: ExportDialog, desk: Desk, hand: Hand) -> None:
    _choose(dialog, ExportFormat.WAV)
    target = dialog.target
    dialog.export()
    dialog.reject()
    hand.until(lambda: not desk.exporter.is_busy)

    assert list(target.parent.iterdir()) == []
