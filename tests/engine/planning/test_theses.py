"""The thesis of a whole document: what a reader would tell a friend it is about, not how the meeting went or who was told."""

from __future__ import annotations

import pytest

from engine.machines.planners.extractive.thesis import headline
from tests.documents import HERE, source_of
from tests.engine.planning.bridge import draft

READERS = {
    "council_minutes.txt": ("intends to close the level crossing",),
    "lighthouse_letter.txt": ("carried a stone the size of a loaf",),
    "night_train_feature.md": ("stands still there", "lost CHF 6.1 million", "loses money"),
    "clock_history.md": ("make the clock run forwards", "ran backwards"),
    "bread_essay.md": ("burns bread on purpose",),
    "wider/data_notice.md": ("unauthorised person gained access",),
    "wider/school_minutes.md": ("the roll had fallen", "deficit of £46,300"),
    "wider/sourdough_howto.md": ("either too young or too old",),
    "wider/trenes_reportaje.md": ("costó 840 millones",),
    "wider/boiler_manual.md": ("Without a buffer tank",),
    "wider/allotment_note.txt": ("wants the allotments back", "strategic housing site"),
    "wider/hospice_annual_report.md": ("closed four of our sixteen beds",),
}


@pytest.mark.parametrize("name", READERS)
def test_a_thesis_is_what_the_document_is_about(name: str) -> None:
    said = draft(source_of(HERE / name), creative_brief={"pageTarget": 3}).envelope.thesis.one_line

    assert any(words in said for words in READERS[name]), said


def test_a_title_is_a_thesis_only_where_it_states_something_itself() -> None:
    assert headline("Heat-hardened corals keep their tolerance but grow more slowly")
    assert not headline("“A dictionary is never late, it is only unfinished”")
    assert not headline("How to rescue a flat sourdough loaf")
