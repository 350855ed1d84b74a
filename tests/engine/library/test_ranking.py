"""A digest puts first what a reader would have marked."""

from __future__ import annotations

import pytest

from tests.bench.ranking import digest, lead, measured, textrank
from tests.marked import TUNED, UNSEEN, marked

AHEAD = 0.08


@pytest.mark.parametrize("names", [TUNED, UNSEEN], ids=["tuned", "unseen"])
def test_the_key_points_are_found_better_than_by_the_first_sentences_or_by_textrank(names: tuple[str, ...]) -> None:
    ours = measured(digest, names)
    for baseline in (measured(lead, names), measured(textrank, names)):
        assert ours.precision > baseline.precision + AHEAD
        assert ours.recall > baseline.recall + AHEAD
        assert ours.gain > baseline.gain + AHEAD


@pytest.mark.parametrize("name", [*TUNED, *UNSEEN])
def test_a_marked_document_has_its_marks_at_whole_sentences(name: str) -> None:
    document = marked(name)
    text = document.extraction.text
    assert "⟦" not in text
    assert len(document.keys) >= 6
    assert all(text[start:end].strip() == text[start:end] for start, end in document.keys)
    assert len(text.split()) >= 600
