"""Sharing from the window: the switch, the addresses, the code, who listens, withdrawing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.foundation.clock import SystemClock
from engine.stage.model import LiveRoom
from studio_app.shell.desk import Desk
from studio_app.stage.audience import audience_sentence
from studio_app.stage.qr import QUIET, QrCode
from studio_app.stage.share_dialog import ShareDialog
from studio_app.theme.colors import LIGHT
from studio_app.theme.sheet import apply
from tests.studio_app.conftest import ORIGIN, Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]
LAN = "http://192.168.7.20:5500"


class FakeLan:
    """A door that opens at once; `addresses` may be empty."""

    def __init__(self, *addresses: str) -> None:
        self.addresses, self.is_on = addresses, False

    @property
    def origins(self) -> tuple[str, ...]:
        """Open ones."""
        return self.addresses if self.is_on else ()

    @property
    def trouble(self) -> str:
        """No network."""
        return "" if not self.is_on or self.addresses else "This machine is in no network at the moment."

    def turn_on(self) -> None:
        """Open."""
        self.is_on = True

    def turn_off(self) -> None:
        """Close."""
        self.is_on = False


@pytest.fixture
def opened(desk: Desk, hand: Hand) -> Iterator[ShareDialog]:
    """The dialog of a read, with a door to one network."""
    hand.read()
    desk.serve_at(ORIGIN, FakeLan(LAN, "http://sleeper-hit-mill.local:5500"))
    desk.share()
    (dialog,) = desk.findChildren(ShareDialog)
    hand.until(lambda: dialog.link.text())
    yield dialog
    if isValid(dialog):
        dialog.reject()


def test_the_link_works_here_until_the_switch_is_turned(opened: ShareDialog, hand: Hand) -> None:
    assert opened.link.text().startswith(f"{ORIGIN}/share/table-read/")
    assert not opened.code.isVisible()

    opened.switch.setChecked(True)
    hand.until(lambda: opened.link.text().startswith(f"{LAN}/share/table-read/"))

    assert opened.code.isVisible()
    names = [opened.where.itemText(row) for row in range(opened.where.count())]
    assert names == [LAN, "http://sleeper-hit-mill.local:5500", "Only this machine"]
    opened.where.setCurrentIndex(1)
    assert opened.link.text().startswith("http://sleeper-hit-mill.local:5500/share/")

    opened.switch.setChecked(False)
    hand.until(lambda: opened.link.text().startswith(ORIGIN))
    assert not opened.code.isVisible()


def test_without_a_network_it_says_so(opened: ShareDialog, hand: Hand) -> None:
    opened._lan.addresses = ()  # type: ignore[union-attr]
    opened.switch.setChecked(True)

    hand.until(lambda: "no network" in opened.remark.text())
    assert opened.link.text().startswith(ORIGIN)


def test_who_listens_is_seen_as_they_come_and_go(opened: ShareDialog, desk: Desk, hand: Hand) -> None:
    stage, artifact_id = desk.studio.stage, desk.read_page.artifact.id
    with desk.studio.work("test") as work:
        room = stage.start_live(work, artifact_id)
    listening = stage.listen(room.id, who="192.168.7.33")
    next(listening)
    hand.until(lambda: "192.168.7.33" in opened.audience.text())
    assert opened.audience.text().startswith("One person is listening")

    listening.close()
    hand.until(lambda: opened.audience.text() == "Nobody is listening.")


def test_withdrawn_links_are_gone_until_a_new_one_is_made(opened: ShareDialog, hand: Hand, qtbot: QtBot) -> None:
    old = opened.link.text()
    qtbot.mouseClick(opened.withdraw, Qt.MouseButton.LeftButton)
    hand.until(lambda: opened.renew.isVisible())
    assert not opened.copy.isVisible()
    assert "withdrawn" in opened.remark.text()

    qtbot.mouseClick(opened.renew, Qt.MouseButton.LeftButton)
    hand.until(lambda: opened.link.text())
    assert opened.link.text() != old
    assert opened.focusWidget() is opened.copy, "pressed twice, the key does not withdraw the new link"


@pytest.mark.parametrize("letters", [3, 310], ids=["short", "a real link"])
def test_the_code_holds_the_address_in_squares_of_whole_pixels(qtbot: QtBot, letters: int) -> None:
    address = f"http://192.168.7.20:5500/share/table-read/{'aZ9-' * letters}"[: 45 + letters]
    apply(QApplication.instance(), LIGHT)
    code = QrCode()
    qtbot.addWidget(code)
    code.show_address(address)
    image: QImage = code.grab().toImage()
    dark = [[image.pixelColor(x, y).lightness() < 128 for x in range(image.width())] for y in range(image.height())]
    wanted = segno.make(address, error="l", micro=False).matrix

    first = next(number for number, row in enumerate(dark) if any(row))
    side = (image.height() - 2 * first) // len(wanted)
    assert first >= QUIET * side
    assert side >= 4
    drawn = [
        [dark[first + y * side + at][first + x * side + at] for x in range(len(wanted)) for at in (0, side - 1)]
        for y in range(len(wanted))
    ]
    assert drawn == [[bool(square) for square in row for _ in (0, 1)] for row in wanted]


def test_an_audience_is_one_sentence() -> None:
    now = SystemClock().now()
    room = LiveRoom("r", "a", 1, None, now, 60_000, False, 65_000, ("192.168.7.33", "192.168.7.33", "127.0.0.1"))

    assert audience_sentence(()) == "Nobody is listening."
    said = audience_sentence((room,))
    assert said == "3 people are listening, from 192.168.7.33 (2), this machine. The performance is at 1:05."
    assert audience_sentence((), ["::1"]) == (
        "One person is listening, from this machine. What is heard is the finished recording."
    )
    assert audience_sentence((room,), ["192.168.7.40"]).endswith("at 1:05. One of them hears the finished recording.")


def test_a_closed_dialog_is_gone_and_hears_nothing_any_more(opened: ShareDialog, desk: Desk, hand: Hand) -> None:
    opened.reject()
    hand.until(lambda: not desk.findChildren(ShareDialog))

    for _ in range(2):
        desk.share()
        (again,) = desk.findChildren(ShareDialog)
        hand.until(lambda again=again: again.link.text())
        again.reject()
        hand.until(lambda: not desk.findChildren(ShareDialog))


def test_an_answer_for_a_dialog_that_is_closed_is_let_go(opened: ShareDialog, desk: Desk, hand: Hand) -> None:
    asked, answered = threading.Event(), []
    desk.operations.away(lambda: asked.wait(30), lambda _: opened.remark.setText("late"))
    opened.reject()
    hand.until(lambda: not desk.findChildren(ShareDialog))
    asked.set()
    desk.operations.away(lambda: True, answered.append)
    hand.until(lambda: answered)
