"""Scoring, files: ask for a sound file, and begin where the last one lay."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

SOUNDS = "Sounds (*.wav *.mp3 *.ogg *.flac *.m4a *.aac *.opus *.aif *.aiff *.webm);;All files (*)"


def ask_for_sound(parent: QWidget) -> Path | None:
    """A file, or nothing when the person thought better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose a sound file", "", SOUNDS)
    return Path(chosen) if chosen else None
