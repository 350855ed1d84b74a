"""Where files go at first, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from studio_app.widgets.places import file_name, folder

MOVIES = QStandardPaths.StandardLocation.MoviesLocation


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Ferry: Strömsund's Harbour, 1987–2024", "The Ferry Strömsund's Harbour, 1987–2024"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("…", "…"),
        (" . ", "Table read"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_folder_that_is_not_there_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(tmp_path))
    assert folder(MOVIES) == tmp_path
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(tmp_path / "gone"))
    assert folder(MOVIES) == Path.home()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: "")
    assert folder(MOVIES) == Path.home()
