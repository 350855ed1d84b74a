"""Our own typefaces are taken whatever the machine has, and one that is missing is nobody's fault."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from engine.foundation.paths import resources_dir
from engine.machines.video import typefaces
from engine.machines.video.letters import Block, Type
from engine.machines.video.naming import OURS, renamed

FILES = sorted((resources_dir() / "fonts").rglob("*.[to]tf"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_font_under_another_name_is_the_same_font(file: Path) -> None:
    data = file.read_bytes()
    before, after = (TTFont(io.BytesIO(one), lazy=True) for one in (data, renamed(data)))
    assert after["name"].getDebugName(1) == before["name"].getDebugName(1) + OURS
    assert after["name"].getDebugName(6) == before["name"].getDebugName(6)
    assert (after.getBestCmap(), after.keys()) == (before.getBestCmap(), before.keys())
    assert all(before.reader[tag] == after.reader[tag] for tag in before.reader.keys() if tag != "name")  # noqa: SIM118 - no dictionary


def test_another_file_is_refused() -> None:
    with pytest.raises(struct.error):
        renamed(b"no")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", ["見る", "한국어", "हिन्दी", "ไทย", "العربية", "עברית", "Latin", "🚀", "→"])
def test_letters_are_ours_in_both_weights(words: str, bold: bool) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor

    block = Block(words, QRectF(0, 0, 900, 200), Type(typefaces.SANS, 40, QColor("white"), bold=bold))
    assert all(run.rawFont().familyName().endswith(OURS) for run in block._layout.glyphRuns())
    names = {name for piece in block.run(0, 144).lines[0] for name in (piece.family,)}
    assert names <= set(typefaces.OTHERS)


@pytest.mark.usefixtures("qapp")
def test_families_that_are_not_here_are_asked_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "load_fonts", lambda: frozenset({"Noto Sans"}))
    assert typefaces.known(["Papyrus", "Noto Sans"]) == ["Noto Sans Studio", "Papyrus", "Noto Sans"]
