"""Letters of every kind on the lines they share, and where each of them stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from engine.foundation.paths import resources_dir
from engine.machines.video.letters import Block, Type
from engine.machines.video.naming import OURS
from engine.machines.video.typefaces import OTHERS, SANS, SERIF, load_fonts
from engine.machines.video.units import Units

BOX = QRectF(0, 0, 900, 600)
MIXED = (
    "🚀 The launch 🎉 was on 9 April, naïve café, русский, हिन्दी में पानी, ไทย and 한국어 too, and it went on from there."
)


def block(text: str) -> Block:
    return Block(text, BOX, Type(SERIF, 60, QColor("white"), bold=True))


@pytest.mark.usefixtures("qapp")
def test_a_word_after_pictographs_is_lit_where_it_stands() -> None:
    text = "🚀🎉 one two"
    one, two = (block(text).places(text.index(word), text.index(word) + 3, 0.0)[0] for word in ("one", "two"))
    whole = block(text).places(0, len(text), 0.0)[0]
    assert two.right() == whole.right()
    assert whole.left() + 60 < one.left() < one.right() < two.left()


@pytest.mark.usefixtures("qapp")
def test_lines_are_equally_far_apart_whatever_letters_are_on_them() -> None:
    layout = block(MIXED)._layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    feet = [round(line.y() + line.ascent(), 1) for line in lines]
    assert len(feet) >= 3
    assert {round(other - one, 1) for one, other in pairwise(feet)} == {round(feet[1] - feet[0], 1)}
    assert block(MIXED).run(0.0, 144.0).text.replace(" ", "") == MIXED.replace(" ", "")


@pytest.mark.usefixtures("qapp")
def test_flags_and_tones_of_skin_that_no_typeface_of_ours_has_leave_no_hole() -> None:
    assert "GB" in block("🇬🇧 👍🏽 yes").run(0.0, 144.0).text
    assert block("👍🏽").width == pytest.approx(block("👍").width, abs=1)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("shown", ["🎂", "🏠", "📰", "🪿", "♿", "👩‍🚀", "👨‍👩‍👧‍👦"])
def test_every_pictograph_is_in_a_typeface_of_ours(shown: str) -> None:
    load_fonts()
    runs = block(shown)._layout.glyphRuns()
    assert {run.rawFont().familyName() for run in runs} <= {name + OURS for name in (*OTHERS, SERIF)}
    assert all(0 not in run.glyphIndexes() for run in runs)


def test_letters_are_counted_as_qt_counts_them() -> None:
    units = Units("a🚀b")
    assert [units.at(letters) for letters in range(4)] == [0, 1, 3, 4]
    assert [units.letters(count) for count in (0, 1, 3, 4)] == [0, 1, 2, 3]
    assert units.between(1, 3) == "🚀"


@pytest.mark.usefixtures("qapp")
def test_no_word_stands_alone_on_the_last_line_of_a_text() -> None:
    type_ = Type(SANS, 40, QColor("white"))
    text = "The engineers’ report says of the mill that it will supply eighty seven homes."
    for width in range(560, 1000, 20):
        made = Block(text, QRectF(0, 0, width, 400), type_)
        assert len(made.lines[-1].split()) > 1, (width, made.lines)


def test_every_typeface_is_listed_with_a_licence_that_stands_beside_it() -> None:
    folder = resources_dir() / "fonts" / "pictures"
    rows = [line.split("|") for line in (folder / "README.md").read_text().splitlines() if "LICENSE-" in line]
    listed = {pattern.strip(" `"): row[4].strip(" `") for row in rows for pattern in row[2].split(",")}
    for file in sorted(folder.glob("*.[to]tf")):
        licence = next((name for pattern, name in listed.items() if file.match(f"{pattern}.?tf")), "")
        assert "SIL Open Font License" in (folder / f"{licence}.txt").read_text().replace(
            "SIL OPEN FONT LICENSE", "SIL Open Font License"
        ), file.name


@pytest.mark.usefixtures("qapp")
def test_every_family_that_titles_may_be_set_in_is_here() -> None:
    from engine.pictures.lettering import FACES, SANS, SERIF

    assert {SANS, SERIF, *(family for family, _ in FACES)} <= set(load_fonts())
