"""A passage is marked where it is seen: on turned, cropped and two-column pages, and the part of it that a page holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.library.extraction import Layout, PageStart, Wanted
from engine.machines.pages.painting import ProcessPainter
from engine.machines.pages.worker import drawn
from tests.fakes.library import pdf_of
from tests.fakes.turned import Change, changed, cropped, drawn_turned, shown_turned

PARTS = (
    "The mill stands at the mouth of the river and was",
    "built of oak by people whose names nobody wrote",
    "down. The council wants it to make power again.",
)
QUOTE = "The council wants it to make power again."
BOTH = "whose names nobody wrote down. The council wants"
LINES = [(72.0, 700.0 - 20 * row, 12.0, line) for row, line in enumerate(PARTS)]
HIGH, WIDE = 842.0, 595.0
Seen = Callable[[float, float], tuple[float, float]]
"""Where a point of the upright page is seen, both from the lower left corner and in parts of the page."""
SEEN: dict[str, tuple[Change, Seen]] = {
    "upright": (lambda page: None, lambda x, y: (x / WIDE, y / HIGH)),
    "lying on its left": (shown_turned(1), lambda x, y: (y / HIGH, 1 - x / WIDE)),
    "head down": (shown_turned(2), lambda x, y: (1 - x / WIDE, 1 - y / HIGH)),
    "lying on its right": (shown_turned(3), lambda x, y: (1 - y / HIGH, x / WIDE)),
    "drawn upwards": (drawn_turned(1), lambda x, y: (x / WIDE, y / HIGH)),
    "drawn head down": (drawn_turned(2), lambda x, y: (x / WIDE, y / HIGH)),
    "drawn downwards": (drawn_turned(3), lambda x, y: (x / WIDE, y / HIGH)),
    "cropped": (cropped(50, 600, 550, 750), lambda x, y: ((x - 50) / 500, (y - 600) / 150)),
}


def _marks(tmp_path: Path, pdf: bytes, quote: str) -> list[tuple[float, float, float, float]]:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    head, png = drawn(path, 1, 400, quote)
    assert png.startswith(b"\x89PNG")
    return [tuple(box) for box in head["boxes"]]


@pytest.mark.parametrize("name", SEEN)
def test_a_mark_lies_on_the_line_that_is_seen(tmp_path: Path, name: str) -> None:
    change, seen = SEEN[name]
    (left, top, right, bottom), *more = _marks(tmp_path, changed(pdf_of([LINES]), change), QUOTE)

    # The third line begins at 72, 660; the quote begins after "down. ".
    across, up = seen(72.0 + 130, 660.0 + 3)
    assert not more
    assert left < across < right
    assert top < 1 - up < bottom
    above = seen(72.0 + 130, 680.0 + 3)
    assert not (left < above[0] < right and top < 1 - above[1] < bottom), "the line above is not marked"
    before = seen(72.0 + 5, 660.0 + 3)
    assert not (left < before[0] < right and top < 1 - before[1] < bottom), "what stands before it is not marked"


@pytest.mark.parametrize("name", SEEN)
def test_a_passage_of_two_lines_has_two_marks_however_the_page_is_turned(tmp_path: Path, name: str) -> None:
    assert len(_marks(tmp_path, changed(pdf_of([LINES]), SEEN[name][0]), BOTH)) == 2


def test_words_in_two_columns_are_marked_in_their_own(tmp_path: Path) -> None:
    other = [(380.0, 700.0 - 20 * row, 12.0, f"Other words stand on line {row} here.") for row in range(3)]
    marks = _marks(tmp_path, pdf_of([[*LINES, *other]]), BOTH)

    assert len(marks) == 2
    assert all(right < 0.63 for _, _, right, _ in marks)


def test_a_page_tells_which_of_the_characters_are_its_own() -> None:
    layout = Layout((), (PageStart(1, 0), PageStart(2, 40), PageStart(3, 90)))

    assert [layout.reach_of(page, 120) for page in (1, 2, 3)] == [(0, 40), (40, 90), (90, 120)]


def test_a_page_is_painted_by_a_process_of_its_own_with_the_same_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(changed(pdf_of([LINES]), shown_turned(1)))
    picture = ProcessPainter().draw(path, 1, 400, Wanted(QUOTE))

    (box,) = picture.boxes
    assert (picture.page, picture.count, picture.width) == (1, 1, 400)
    assert [box.left, box.top, box.right, box.bottom] == list(_marks(tmp_path, path.read_bytes(), QUOTE)[0])
