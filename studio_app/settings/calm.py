"""Settings, calm fields: choices and numbers that do not change when a page is scrolled under the pointer."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSizePolicy, QSpinBox, QWidget

from studio_app.widgets.pieces import modest

Field = TypeVar("Field", bound=QWidget)


class CalmChoice(QComboBox):
    """A choice that only its own keys and list change."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls instead."""
        event.ignore()


class CalmNumber(QSpinBox):
    """A whole number that scrolling leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls instead."""
        event.ignore()


class CalmDecimal(QDoubleSpinBox):
    """A number that scrolling leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls instead."""
        event.ignore()


def calm_choice(name: str) -> CalmChoice:
    """A choice with this accessible name, as narrow as its place."""
    made = CalmChoice()
    modest(made, 12)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return _named(made, name)


def calm_number(name: str, least: int, most: int) -> CalmNumber:
    """A whole number with this accessible name."""
    made = CalmNumber()
    made.setRange(least, most)
    made.setGroupSeparatorShown(True)
    return _named(made, name)


def calm_decimal(name: str) -> CalmDecimal:
    """A price with this accessible name."""
    made = CalmDecimal()
    made.setRange(0, 100_000)
    made.setDecimals(4)
    return _named(made, name)


def _named(made: Field, name: str) -> Field:
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
