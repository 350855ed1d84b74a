"""Theme, sheet: the one style sheet of the window, made from the colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from studio_app.theme.colors import Colors, current, of_system
from studio_app.theme.rules import rules


def apply(app: QApplication, colors: Colors | None = None) -> Colors:
    """Dress the whole application; returns the colours used. What it wears already is not put on again: every window would be laid out anew."""
    colors = colors or current()
    sheet = rules(colors)
    if app.styleSheet() != sheet:
        app.setStyle("Fusion")
        app.setPalette(_palette(colors))
        app.setStyleSheet(sheet)
    return colors


def follow_system(app: QApplication) -> None:
    """Wear what the system wears, now and whenever it changes."""

    def change() -> None:
        if of_system() != current():
            apply(app, of_system())

    app.styleHints().colorSchemeChanged.connect(lambda _: change())
    change()


def _palette(c: Colors) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.page, QPalette.ColorRole.Base: c.card, QPalette.ColorRole.AlternateBase: c.raised,
        QPalette.ColorRole.Text: c.text, QPalette.ColorRole.WindowText: c.text, QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.Button: c.raised, QPalette.ColorRole.Highlight: c.accent, QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.PlaceholderText: c.quiet, QPalette.ColorRole.ToolTipBase: c.raised, QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.Link: c.accent,
    }  # fmt: skip
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    return palette
