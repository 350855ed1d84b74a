"""What somebody does who is here for the first time: the keyboard is where the next step is, and nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio_app.library.sources_page import documents
from studio_app.shell.desk import Desk
from studio_app.shell.main_window import MainWindow
from studio_app.table_read.export_dialog import ExportDialog
from tests.fakes.made import NOTE
from tests.studio_app.conftest import Hand


def test_what_is_pasted_right_after_naming_a_project_becomes_its_source(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.project()
    assert not desk.sidebar.name.hasFocus()
    QApplication.clipboard().setText(NOTE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    hand.until(lambda: desk.sources.sources)
    assert desk.sidebar.name.text() == ""


def test_files_are_looked_for_among_documents_and_then_where_the_last_ones_were(
    desk: Desk, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    note = tmp_path / "note.txt"
    note.write_text(NOTE)

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(note)] if len(asked) == 1 else [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    hand.project()
    for _ in range(3):
        desk.sources_page.drop.files.click()

    assert asked == [documents(), str(tmp_path), str(tmp_path)]
    hand.until(lambda: desk.sources.sources)


def test_every_mode_there_is_can_be_asked_for(desk: Desk, hand: Hand) -> None:
    hand.project()
    mode, asked = desk.sources_page.mode, list[str]()
    desk.sources_page.planned.connect(lambda new: asked.append(new.requests[0].mode))
    for index in range(mode.count()):
        mode.setCurrentIndex(index)
        desk.sources_page.order()

    assert asked == ["documentary", "podcast", "drama"]


@pytest.mark.usefixtures("performed_home")
def test_enter_in_the_folder_of_an_export_exports(desk: Desk, hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
    hand.read()
    artifact = desk.read_page.artifact
    assert artifact is not None
    dialog = ExportDialog(desk.exporter, artifact, desk)
    dialog.show()
    pressed: list[str] = []
    for one in dialog.findChildren(QPushButton):
        one.clicked.connect(lambda _=False, one=one: pressed.append(one.text()))
    dialog.folder.setText(str(tmp_path))
    dialog.folder.setFocus()
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)

    assert pressed == [dialog.begin.text()]
    hand.until(lambda: dialog.begin.isEnabled())
    assert list(tmp_path.glob("*.mp3"))
    dialog.close()


def test_no_bar_writes_a_number_it_has_no_room_for(desk: Desk) -> None:
    bars = [bar for bar in desk.window().findChildren(QProgressBar) if bar.isTextVisible() and bar.maximum() > 0]

    assert bars == []


class Dressing(QObject):
    """Counts how often a widget is dressed."""

    count = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_window_is_furnished_from_the_outside_in(window: MainWindow, qapp: QApplication) -> None:
    dressing = Dressing()
    another = MainWindow()
    qapp.installEventFilter(dressing)
    desk = another.furnish(window.desk.studio)
    qapp.removeEventFilter(dressing)

    # Built from the inside out, each widget was dressed thirteen times, and the window opened after twice the time.
    assert 0 < dressing.count < 7 * len(desk.findChildren(QWidget))
    another.close()
    another.deleteLater()
