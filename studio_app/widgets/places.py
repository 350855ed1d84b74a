"""Widgets, places: where a person's files go at first, and what they are called."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

FORBIDDEN, LONGEST = re.compile(r'[\\/:*?"<>|\x00-\x1f]+'), 80


def folder(kind: QStandardPaths.StandardLocation) -> Path:
    """The person's folder of this kind, or their home where they have none."""
    place = Path(QStandardPaths.writableLocation(kind))
    return place if place.is_dir() and place.is_absolute() else Path.home()


def file_name(title: str) -> str:
    """A title as a file name without its ending, one every system takes; never empty."""
    return " ".join(FORBIDDEN.sub(" ", title).split())[:LONGEST].strip(" .") or "Table read"
