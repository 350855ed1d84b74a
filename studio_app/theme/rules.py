"""Theme, rules: the style sheet's rules, by what they dress."""

from __future__ import annotations

from engine.foundation.paths import resources_dir
from studio_app.theme.colors import Colors

SERIF = "font-family: Georgia, 'DejaVu Serif', serif"


def rules(c: Colors) -> str:
    """The whole style sheet in these colours."""
    return _ground(c) + _words(c) + _frames(c) + _buttons(c) + _lists(c) + _fields(c) + _bars(c)


def _ground(c: Colors) -> str:
    return f"""
    QMainWindow, QDialog, QWidget#page {{ background: {c.page}; }}
    QWidget {{ color: {c.text}; font-size: 14px; }}
    QWidget#sidebar {{ background: {c.card}; border: none; border-right: 1px solid {c.line}; }}
    QWidget#player {{ background: {c.card}; border-top: 1px solid {c.line}; }}
    QSplitter::handle {{ background: {c.line}; width: 1px; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    """


def _words(c: Colors) -> str:
    return f"""
    QLabel[role="brand"] {{ {SERIF}; font-size: 21px; font-weight: 600; color: {c.accent}; }}
    QLabel[role="title"] {{ {SERIF}; font-size: 25px; font-weight: 600; }}
    QLabel[role="heading"] {{ {SERIF}; font-size: 18px; font-weight: 600; }}
    QLabel[role="thesis"] {{ {SERIF}; font-size: 19px; }}
    QLabel[role="caption"] {{ {SERIF}; font-size: 21px; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; font-size: 13px; }}
    QLabel[role="small"] {{ color: {c.quiet}; font-size: 12px; font-weight: 600; }}
    QLabel[role="role"] {{ color: {c.accent}; font-size: 12px; font-weight: 700; }}
    QLabel[role="price"] {{ {SERIF}; font-size: 22px; font-weight: 600; color: {c.accent}; }}
    QLabel[role="bad"] {{ color: {c.bad}; }}
    QLabel[role="good"] {{ color: {c.good}; }}
    """


def _frames(c: Colors) -> str:
    return f"""
    QFrame#card {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 12px; }}
    QFrame#banner {{ background: {c.raised}; border: 1px solid {c.line}; border-left: 4px solid {c.bad}; border-radius: 8px; }}
    QFrame#banner[tone="good"] {{ border-left: 4px solid {c.good}; }}
    QFrame#drop {{ background: {c.card}; border: 2px dashed {c.quiet}; border-radius: 14px; }}
    QFrame#drop[over="true"] {{ border: 2px solid {c.accent}; background: {c.raised}; }}
    QFrame#rule {{ background: {c.line}; border: none; max-height: 1px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    """


def _buttons(c: Colors) -> str:
    return f"""
    QPushButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 8px; padding: 8px 14px; outline: none; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 7px 13px; }}
    QPushButton:disabled {{ color: {c.quiet}; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; font-weight: 600; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.raised}; color: {c.quiet}; border-color: {c.line}; }}
    QPushButton[kind="flat"] {{ background: transparent; border: 1px solid transparent; text-align: left; }}
    QPushButton[kind="flat"]:hover {{ background: {c.raised}; }}
    QPushButton[kind="flat"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[kind="step"] {{ background: transparent; border: none;
        border-bottom: 3px solid transparent; border-radius: 0; padding: 8px 4px; color: {c.quiet}; font-size: 15px; }}
    QPushButton[kind="step"]:hover {{ color: {c.text}; border-bottom: 3px solid {c.line}; }}
    QPushButton[kind="step"]:checked {{ color: {c.text}; border-bottom: 3px solid {c.accent}; }}
    QPushButton[kind="step"]:focus {{ color: {c.text}; background: {c.raised}; }}
    QPushButton[kind="tool"] {{ padding: 8px 7px; min-width: 18px; }}
    QPushButton[kind="tool"]:focus {{ padding: 7px 6px; }}
    QPushButton[kind="switch"] {{ padding: 0; border-radius: 6px; font-size: 12px; font-weight: 700; color: {c.quiet}; }}
    QPushButton[kind="switch"]:checked {{ background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; }}
    QPushButton[kind="switch"]:focus {{ border: 2px solid {c.accent}; padding: 0; }}
    QPushButton[kind="switch"]:checked:focus {{ border-color: {c.text}; }}
    QPushButton[kind="evidence"] {{ text-align: left; background: transparent; border: none;
        border-left: 3px solid {c.line}; border-radius: 0; padding: 3px 10px; }}
    QPushButton[kind="evidence"]:hover, QPushButton[kind="evidence"]:focus {{
        background: {c.raised}; border: none; border-left: 3px solid {c.accent}; }}
    """


def _lists(c: Colors) -> str:
    return f"""
    QListView, QTextBrowser, QPlainTextEdit {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 12px; padding: 4px; outline: none; }}
    QListView:focus, QTextBrowser:focus, QPlainTextEdit:focus {{ border: 2px solid {c.accent}; padding: 3px; }}
    QListView::item {{ padding: 8px; border-radius: 8px; }}
    QListView::item:hover {{ background: {c.page}; }}
    QListView::item:selected {{ background: {c.raised}; color: {c.text}; }}
    QWidget#sidebar QListView {{ border: none; background: transparent; padding: 0; }}
    QWidget#sidebar QListView::item:selected {{ border-left: 3px solid {c.line}; padding-left: 5px; }}
    QWidget#sidebar QListView::item:selected:focus {{ border-left: 3px solid {c.accent}; }}
    """


def _fields(c: Colors) -> str:
    up, down = ((resources_dir() / "icons" / f"{name}.svg").as_posix() for name in ("up", "down"))
    check = (resources_dir() / "icons" / f"check-{'dark' if c.is_dark else 'light'}.svg").as_posix()
    kinds = ("QLineEdit", "QComboBox", "QSpinBox", "QDoubleSpinBox")
    fields, focused, hovered = (", ".join(kind + state for kind in kinds) for state in ("", ":focus", ":hover:!focus"))
    return f"""
    {fields} {{ background: {c.page}; border: 1px solid {c.line}; border-radius: 8px; padding: 7px 9px; }}
    {focused} {{ border: 2px solid {c.accent}; padding: 6px 8px; }}
    {hovered} {{ border-color: {c.accent}; }}
    QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {{ color: {c.quiet}; }}
    QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: 20px; }}
    QSpinBox, QDoubleSpinBox {{ padding: 7px 24px 7px 8px; }}
    QSpinBox:focus, QDoubleSpinBox:focus {{ padding: 6px 23px 6px 7px; }}
    QAbstractSpinBox QLineEdit {{ background: transparent; border: none; border-radius: 0; padding: 0; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {c.quiet}; border-radius: 4px; background: {c.page}; }}
    QCheckBox::indicator:hover {{ border-color: {c.accent}; }}
    QCheckBox::indicator:checked {{ border-color: {c.accent}; background: {c.accent}; image: url("{check}"); }}
    QCheckBox::indicator:focus {{ width: 12px; height: 12px; border: 2px solid {c.accent}; }}
    QCheckBox::indicator:checked:focus {{ border-color: {c.text}; }}
    QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
    QCheckBox::indicator:checked:disabled {{ background: {c.quiet}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{down}"); width: 10px; height: 9px; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; border: none; background: transparent; width: 22px; margin: 3px 2px 0 0; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; border: none; background: transparent; width: 22px; margin: 0 2px 3px 0; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {c.raised}; border-radius: 4px; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 9px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 9px; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView {{ background: {c.card}; selection-background-color: {c.raised}; selection-color: {c.text}; }}
    QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{ border: 1px solid {c.line}; border-radius: 0; padding: 3px; }}
    QComboBox QAbstractItemView::item {{ padding: 5px 6px; border-radius: 6px; }}
    """


def _bars(c: Colors) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 5px; min-height: 32px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.quiet}; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: 5px; min-width: 32px; }}
    QScrollBar::handle:horizontal:hover {{ background: {c.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; height: 0; width: 0; }}
    QProgressBar {{ background: {c.raised}; border: none; border-radius: 4px; max-height: 8px; text-align: center; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
    QSlider {{ min-height: 22px; }}
    QSlider::groove:horizontal {{ background: {c.line}; height: 6px; border-radius: 3px; }}
    QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 3px; }}
    QSlider::handle:horizontal {{ background: {c.accent}; width: 16px; margin: -5px 0; border-radius: 8px; }}
    QSlider::handle:horizontal:focus {{ background: {c.text}; }}
    """
