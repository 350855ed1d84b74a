"""Our own typefaces are taken whatever the machine has, and one that is missing is nobody's fault."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from engine.foundation.paths import resources_dir
from engine.machines.video import typefaces
from engine.machines.video.camera import QtCamera
from engine.machines.video.letters import Block, Type
from engine.machines.video.naming import OURS, renamed
from engine.pictures.looks import look_of
from engine.pictures.model import Scene, SceneKind
from engine.pictures.ports import Still
from tests.engine.pictures.builders import envelope

LOOK = look_of(envelope().visual_system)
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


@pytest.mark.skipif(sys.platform != "linux", reason="the machine's fonts are told by fontconfig on Linux")
def test_a_picture_is_the_same_to_the_byte_where_there_are_no_fonts_and_where_there_are_others_of_these_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = [painted(tmp_path / "here")]
    for name, files in (("bare", ()), ("other", ("Noto Sans", "Noto Sans CJK SC", "Noto Serif Display"))):
        folder = tmp_path / name
        for family in files:
            masked(FILES[0], family, folder / f"{family}.ttf")
        folder.mkdir(exist_ok=True)
        (folder / "fonts.conf").write_text(
            f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/kept</cachedir></fontconfig>"
        )
        monkeypatch.setenv("FONTCONFIG_FILE", str(folder / "fonts.conf"))
        pictures.append(painted(folder / "painted"))
    assert pictures[0] == pictures[1] == pictures[2]


def painted(folder: Path) -> list[bytes]:
    """Pictures of words in many scripts, by painters that begin now."""
    folder.mkdir(parents=True)
    words = ("Latin – “quoted” → 見る 한국어 हिन्दी ไทย 🚀", "العربية עברית")
    stills = [
        Still(Scene(0, SceneKind.STATEMENT, "b", "hook", one, body=one, source=one), LOOK, 320, 180) for one in words
    ]
    camera, targets = QtCamera(1), [folder / f"{number}.png" for number in range(len(words))]
    camera.stills(stills, targets, {}, lambda number: None)
    camera.close()
    return [target.read_bytes() for target in targets]


def masked(file: Path, family: str, target: Path) -> None:
    """A font that says it is another."""
    target.parent.mkdir(exist_ok=True)
    with TTFont(file) as font:
        for name in font["name"].names:
            if name.nameID in (1, 4, 16):
                name.string = family
        font.save(target)


@pytest.mark.usefixtures("qapp")
def test_families_that_are_not_here_are_asked_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "load_fonts", lambda: frozenset({"Noto Sans"}))
    assert typefaces.known(["Papyrus", "Noto Sans"]) == ["Noto Sans Studio", "Papyrus", "Noto Sans"]
