"""Lines are as wide in a program that gives every letter whole dots as they are in the picture."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from engine.machines.video.letters import Block, Type
from engine.machines.video.typefaces import SANS, load_fonts
from engine.pictures.sheets import Piece

INCH, SIZE = 144.0, 22
LONG = "The committee asked whether the harbour gate that nobody had closed since the winter of 1953 could be trusted to close by itself"


def pieces(text: str, **how: float) -> tuple[Piece, ...]:
    """The one line of this text."""
    load_fonts()
    block = Block(text, QRectF(0, 0, 1900, 60), Type(SANS, SIZE, QColor("#fff"), **how), smallest=1.0)
    (line,) = block.run(0.0, INCH).lines
    return line


def widths(line: tuple[Piece, ...]) -> tuple[float, float]:
    """How wide a line is as Qt sets it, and as a printer of 600 dots an inch does with what is left between its letters."""
    here, dots = (Type(SANS, size, QColor("#fff")).font() for size in (SIZE, round(SIZE * 600 / INCH)))
    text = "".join(piece.text for piece in line)
    there = sum(round(QFontMetricsF(dots).horizontalAdvance(letter)) for letter in text) * INCH / 600
    return QFontMetricsF(here).horizontalAdvance(text), there + sum(len(one.text) * one.apart * SIZE for one in line)


@pytest.mark.usefixtures("qapp")
def test_a_long_line_ends_where_it_does_in_the_picture_whatever_whole_dots_make_of_it() -> None:
    line = pieces(LONG)
    here, there = widths(line)
    left_alone = widths(tuple(Piece(one.text, one.family) for one in line))[1]
    assert abs(left_alone - here) > 2
    assert abs(there - here) < 1
    assert "".join(one.text for one in line) == LONG
    assert len(line) < len(LONG.split())


@pytest.mark.usefixtures("qapp")
def test_a_short_line_is_one_piece_and_letters_set_apart_stay_so() -> None:
    assert [one.apart for one in pieces("A gate")] == [0.0]
    (spread,) = pieces("GATE", spacing=9.0, bold=True)
    assert spread.apart == pytest.approx(0.09 * 0.66, rel=0.05)


@pytest.mark.usefixtures("qapp")
def test_letters_that_hold_on_to_one_another_are_left_alone() -> None:
    line = pieces("البحر لا رأي له، لكنه يعرف الطريق إلى الداخل. البحر لا رأي له")
    assert {one.apart for one in line} == {0.0}
