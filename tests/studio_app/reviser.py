"""Hands on a finished read: they press, wish, choose lines and wait for what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio_app.shell.desk import Desk
from studio_app.table_read.side import LINE, REVISE
from tests.studio_app.conftest import Hand

LEFT = Qt.MouseButton.LeftButton


class Reviser:
    """Hands on the read page."""

    def __init__(self, desk: Desk, hand: Hand, qtbot: QtBot) -> None:
        self.page, self.hand, self.qtbot = desk.read_page, hand, qtbot

    def press(self, what: QPushButton) -> None:
        """Press what can be pressed."""
        assert what.isEnabled(), what.text()
        self.qtbot.mouseClick(what, LEFT)

    def wish(self, words: str) -> None:
        """Write a wish and look what it would do."""
        self.press(self.page.change)
        assert self.page.side.number == REVISE
        self.page.revise.wish.setPlainText(words)
        self.press(self.page.revise.look)
        self.hand.until(lambda: self.page.revise.preview is not None)

    def line(self, *rows: int) -> None:
        """Choose lines."""
        self.page.side.go(LINE)
        self.page.lines.choose(rows)
        self.hand.until(lambda: self.page.line.indexes == rows)

    def edited(self, count: int) -> None:
        """Wait until so many edits wait."""
        said = "1 edit waits" if count == 1 else f"{count} edits wait"
        self.hand.until(lambda: self.page.draft.is_idle and self.page.edits.words.text().startswith(said))

    def version(self, number: int) -> None:
        """Wait for a version."""
        self.hand.until(lambda: self.page.artifact is not None and self.page.artifact.current_version == number)

    @property
    def words(self) -> list[str]:
        """The script as it is shown."""
        return [self.page.script.index(row).data() for row in range(self.page.script.rowCount())]
