"""Machines, readers, PDF, characters: the runs of a page become segments; marks of notes and stamps fall out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from engine.machines.readers.pdf.looks import Fonts
from engine.machines.readers.pdf.page import Face, Page, Segment
from engine.machines.readers.pdf.runs import Run, runs_of

MARKS = frozenset("0123456789*†‡§¶, ")
POWERS = {"2": "²", "3": "³"}


def read_page(document: Any, number: int, fonts: Fonts) -> Page:
    """The segments of page `number` (from 1), in the order they were drawn; `fonts` are those of the document."""
    page = document[number - 1]
    text_page = page.get_textpage()
    try:
        width, height = page.get_size()
        if page.get_rotation() % 180:
            width, height = height, width  # what is told of letters knows nothing of the page's turn
        read = Page(number, width, height)
        read.segments = list(_segments(_without_marks(_struck_once(runs_of(text_page, read, fonts)))))
        return read
    finally:
        text_page.close()
        page.close()


def _struck_once(runs: Iterator[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if not kept or kept[-1].text != run.text or not _are_close(kept[-1], run):
            kept.append(run)
    return kept


def _are_close(last: Run, run: Run) -> bool:
    near = 0.2 * run.face.size
    return abs(last.left - run.left) < near and abs(last.baseline - run.baseline) < near


def _without_marks(runs: list[Run]) -> list[Run]:
    if len({run.face.size for run in runs}) < 2:
        return runs
    kept: list[Run] = []
    base: Run | None = None
    for run, following in zip_longest(runs, runs[1:]):
        if base is not None and _is_raised(base, run, run.left - kept[-1].right):
            mended = _mended(base, run)
            kept[-1:] = [replace(kept[-1], right=run.right)] if mended is None else [kept[-1], mended]
            continue
        if following is not None and _is_raised(following, run, following.left - run.right):
            run = replace(run, baseline=following.baseline, face=following.face)  # the mark a footnote begins with
        elif base is not None and kept[-1].right > base.right and run.left - kept[-1].right < 0.12 * run.face.size:
            run = replace(run, spaced=False)  # pdfium sees a space where only a mark was
        base = run
        kept.append(run)
    return kept


def _mended(base: Run, run: Run) -> Run | None:
    if run.text in POWERS and base.text[-1:] in ("m", "M"):
        return replace(run, text=POWERS[run.text], baseline=base.baseline, face=base.face, spaced=False)
    if MARKS.issuperset(run.text) and not (base.text[-1:] == "0" and run.text[0].isdigit()):
        return None
    return replace(run, baseline=base.baseline, face=base.face)


def _is_raised(base: Run, run: Run, gap: float) -> bool:
    if (
        run.face is base.face
        or run.face.size > 0.8 * base.face.size
        or not -0.5 * base.face.size < gap < 3 * base.face.size
    ):
        return False
    return 0.15 * base.face.size < run.baseline - base.baseline < 0.8 * base.face.size


def _segments(runs: list[Run]) -> Iterator[Segment]:
    together: list[Run] = []
    for run in runs:
        if together and not _continues(together[-1], run):
            yield _segment(together)
            together = []
        together.append(run)
    if together:
        yield _segment(together)


def _continues(last: Run, run: Run) -> bool:
    size = run.face.size if run.face is last.face else max(last.face.size, run.face.size)
    if abs(run.baseline - last.baseline) > 0.3 * size:
        return False
    return -0.6 * size < run.left - last.right < 1.4 * size


def _segment(runs: list[Run]) -> Segment:
    first = runs[0]
    if len(runs) == 1:
        return Segment(first.text, first.left, first.right, first.baseline, first.face)
    text, before = first.text, first
    faces: dict[Face, int] = {first.face: len(first.text)}
    for run in runs[1:]:
        apart = run.spaced or run.left - before.right > 0.28 * run.face.size
        text += f" {run.text}" if apart else run.text
        faces[run.face] = faces.get(run.face, 0) + len(run.text)
        before = run
    return Segment(text, first.left, runs[-1].right, first.baseline, max(faces, key=lambda face: faces[face]))
