"""Widgets, dialogs: opened over their window, and gone for good when they are closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog


def open_for_now(dialog: QDialog) -> None:
    """Open it; once closed it is deleted, so that it hears no events and looks after nothing any more."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
