"""Theme, sheet: the one style sheet of the window, made from the colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from studio_app.theme.colors import Colors, current


def apply(app: QApplication, colors: Colors | None = None) -> Colors:
    """Dress the whole application; returns the colours used."""
    colors = colors or current()
    app.setStyle("Fusion")
    app.setPalette(_palette(colors))
    app.setStyleSheet(_sheet(colors))
    return colors


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


def _sheet(c: Colors) -> str:
    return f"""
    QMainWindow, QDialog, QWidget#page {{ background: {c.page}; }}
    QWidget {{ color: {c.text}; font-size: 14px; }}
    QLabel[role="title"] {{ font-family: Georgia, 'DejaVu Serif', serif; font-size: 25px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-family: Georgia, 'DejaVu Serif', serif; font-size: 18px; font-weight: 600; }}
    QLabel[role="thesis"] {{ font-family: Georgia, 'DejaVu Serif', serif; font-size: 19px; }}
    QLabel[role="caption"] {{ font-family: Georgia, 'DejaVu Serif', serif; font-size: 21px; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; font-size: 13px; }}
    QLabel[role="small"] {{ color: {c.quiet}; font-size: 12px; font-weight: 600; }}
    QLabel[role="bad"] {{ color: {c.bad}; }}
    QLabel[role="good"] {{ color: {c.good}; }}
    QFrame#card {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 10px; }}
    QFrame#banner {{ background: {c.raised}; border: 1px solid {c.line}; border-left: 4px solid {c.bad}; border-radius: 8px; }}
    QFrame#drop {{ background: transparent; border: 2px dashed {c.line}; border-radius: 12px; }}
    QFrame#drop[over="true"] {{ border-color: {c.accent}; background: {c.raised}; }}
    QWidget#sidebar {{ background: {c.card}; border-right: 1px solid {c.line}; }}
    QWidget#player {{ background: {c.card}; border-top: 1px solid {c.line}; }}
    QListView, QTreeView, QTextBrowser, QPlainTextEdit, QLineEdit {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 8px; padding: 4px; }}
    QWidget#sidebar QListView {{ border: none; background: transparent; }}
    QListView, QTreeView {{ outline: none; }}
    QListView::item {{ padding: 8px; border-radius: 6px; }}
    QListView::item:selected {{ background: {c.raised}; color: {c.text}; }}
    QPushButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 8px; padding: 8px 14px; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus, QLineEdit:focus, QPlainTextEdit:focus, QListView:focus, QTextBrowser:focus {{ border: 2px solid {c.accent}; }}
    QPushButton:disabled {{ color: {c.quiet}; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; font-weight: 600; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.raised}; color: {c.quiet}; border-color: {c.line}; }}
    QPushButton[kind="flat"] {{ background: transparent; border: 1px solid transparent; text-align: left; }}
    QPushButton[kind="step"] {{ background: transparent; border: none;
        border-bottom: 3px solid transparent; border-radius: 0; padding: 8px 6px; color: {c.quiet}; font-size: 15px; }}
    QPushButton[kind="step"]:checked {{ color: {c.text}; border-bottom: 3px solid {c.accent}; }}
    QPushButton[kind="step"]:focus {{ color: {c.text}; border-bottom: 3px dashed {c.accent}; }}
    QPushButton[kind="evidence"] {{ text-align: left; background: transparent; border: none;
        border-left: 3px solid {c.line}; border-radius: 0; padding: 3px 10px; }}
    QPushButton[kind="evidence"]:hover, QPushButton[kind="evidence"]:focus {{ border: none; border-left: 3px solid {c.accent}; }}
    QComboBox, QSpinBox {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 8px; padding: 7px 10px; min-height: 18px; }}
    QComboBox:focus, QSpinBox:focus {{ border: 2px solid {c.accent}; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox QAbstractItemView {{ background: {c.card}; border: 1px solid {c.line}; selection-background-color: {c.raised}; selection-color: {c.text}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 5px; min-height: 32px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; height: 0; }}
    QSplitter::handle {{ background: {c.line}; width: 1px; }}
    QProgressBar {{ background: {c.raised}; border: none; border-radius: 4px; max-height: 8px; text-align: center; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    QSlider::groove:horizontal {{ background: {c.line}; height: 4px; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {c.accent}; width: 14px; margin: -5px 0; border-radius: 7px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; }}
    """
