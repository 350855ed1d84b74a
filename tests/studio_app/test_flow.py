"""Buttons that go on in a further row where a window is too narrow for them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio_app.widgets.flow import APART, Flow
from studio_app.widgets.pieces import button


def test_buttons_keep_their_words_in_as_many_rows_as_they_need(qtbot: QtBot) -> None:
    page, buttons = QWidget(), [button(f"Button {number}", print) for number in range(4)]
    flow = Flow(*buttons)
    page.setLayout(flow)
    qtbot.addWidget(page)
    page.show()
    wide, one = flow.sizeHint().width(), buttons[0].sizeHint()
    assert flow.heightForWidth(wide) == one.height()
    assert flow.heightForWidth(wide - 1) == 2 * one.height() + APART
    flow.setGeometry(QRect(0, 0, wide - 1, 200))
    assert len({button.y() for button in buttons}) == 2
    assert all(button.size() == button.sizeHint() for button in buttons)
    assert {buttons[2].geometry().right(), buttons[3].geometry().right()} == {wide - 2}
    buttons[3].hide()
    assert flow.heightForWidth(wide - 1) == one.height()
