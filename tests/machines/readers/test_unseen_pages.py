"""Pages in layouts the reader was not tuned on keep their text and lose what is around it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.articles import by_trafilatura, extracted
from tests.machines.readers.saved_pages import UNSEEN, saved_pages, scored, together


def test_unseen_layouts_are_read_as_well_as_trafilatura_reads_them_and_better(tmp_path: Path) -> None:
    pages = saved_pages(UNSEEN)
    found = [extracted(page, tmp_path) for page in pages]
    ours = together([scored(page, one.text if one else "") for page, one in zip(pages, found, strict=True)])
    plain = together([scored(page, by_trafilatura(page)) for page in pages])

    assert len(pages) == 12
    assert ours.f1 >= 0.95
    assert ours.f1 > plain.f1
