"""The Qt that is installed loses no reference to None: 100,000 void calls and emits leave the interpreter whole."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.gui
MANY = 100_000


class Bell(QObject):
    """Rings."""

    rung = Signal()


def test_void_calls_and_emits_cost_no_references(qtbot: QtBot) -> None:
    bell = Bell()
    before = sys.getrefcount(None), sys.getrefcount(True)

    for _ in range(MANY):
        bell.setObjectName("bell")
        bell.rung.emit()

    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(now - then) < MANY // 100 for then, now in zip(before, after, strict=True))
