"""A PDF's pages turned as files turn them: for the reader's eye alone, with what is drawn on them, or cut at their edges."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject

Change = Callable[[Any], None]


def changed(pdf: bytes, change: Change) -> bytes:
    """The same file with something done to every page."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf))), BytesIO()
    for page in writer.pages:
        change(page)
    writer.write(out)
    return out.getvalue()


def shown_turned(quarter: int) -> Change:
    """Turned for the eye, clockwise; upright letters are then seen lying."""

    def change(page: Any) -> None:
        page.rotate(90 * quarter)

    return change


def drawn_turned(quarter: int) -> Change:
    """Letters drawn turned on a page that is shown turned back: seen upright, as landscape pages mostly are."""

    def change(page: Any) -> None:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        way = {1: (90, high, 0), 2: (180, wide, high), 3: (-90, 0, wide)}[quarter]
        page.add_transformation(Transformation().rotate(way[0]).translate(*way[1:]))
        if quarter % 2:
            page.mediabox = page.cropbox = RectangleObject((0, 0, high, wide))
        page.rotate(90 * quarter)

    return change


def cropped(left: float, bottom: float, right: float, top: float) -> Change:
    """Only a part of the page is shown."""

    def change(page: Any) -> None:
        page.cropbox = RectangleObject((left, bottom, right, top))

    return change
