"""Slides and notes without a single sentence are planned and told, line by line; a text with sentences is told as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.table_read.screenplay import Grounding
from tests.documents import source_of
from tests.engine.table_read.rehearsal import brief_of, write

SLIDES = """Q3 review

Revenue
- up 12 % to 4.1 M
- new customers: 37

Risks
- supplier contract ends in March
- two patents pending

Next steps
- pilot in Lyon
- price list 2027
"""


@pytest.mark.parametrize("name", ["slides.txt", "slides.md"])
def test_every_line_that_is_told_stands_on_the_slides(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SLIDES, encoding="utf-8")
    brief = brief_of(source_of(tmp_path / name), pages=2)
    play = write(brief)
    claims = [entry for entry in play.entries if entry.grounding is Grounding.CLAIM]
    assert len(claims) >= 3
    for entry in claims:
        assert entry.evidence_ids
        assert entry.text.endswith(".")
        assert entry.text.rstrip(".").lower() in SLIDES.lower()


def test_lines_are_only_asked_for_where_there_is_no_sentence(tmp_path: Path) -> None:
    (tmp_path / "mixed.txt").write_text(
        f"{SLIDES}\nThe supplier in Porto has said that its prices will rise in the spring.\n", encoding="utf-8"
    )
    source = source_of(tmp_path / "mixed.txt")
    assert source.digest is not None
    assert [one.support for one in source.digest.evidence] == [
        "The supplier in Porto has said that its prices will rise in the spring."
    ]
