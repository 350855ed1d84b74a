"""Revising: edits by hand keep a script a script."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.table_read.errors import EditRefused
from engine.table_read.model import Grounding
from engine.table_read.revising import edits
from engine.table_read.revising.applying import revised
from engine.table_read.revising.changes import Kind, compared
from tests.engine.table_read.revising.reads import LINES, a_read

INDEX, SCENE = st.integers(0, len(LINES)), st.integers(0, 3)
WHO = st.sampled_from(["NARRATOR", "BEN", "Nell Carne"])
ANY_EDIT = st.one_of(
    st.builds(edits.MoveLine, INDEX, INDEX),
    st.builds(edits.DropLines, st.lists(INDEX, max_size=3).map(tuple)),
    st.builds(edits.GiveLines, st.lists(INDEX, max_size=3).map(tuple), WHO),
    st.builds(edits.MoveScene, SCENE, SCENE),
    st.builds(edits.MergeScenes, SCENE),
    st.builds(edits.DropScene, SCENE),
    st.builds(edits.SplitLine, INDEX, st.integers(0, 40)),
    st.builds(edits.JoinLines, INDEX),
    st.builds(edits.Mute, st.lists(INDEX, max_size=3).map(tuple), st.booleans()),
    st.builds(edits.AddLine, INDEX, WHO, st.text(min_size=1, max_size=30)),
    st.builds(edits.SayInstead, INDEX, st.text(max_size=30)),
    st.builds(edits.SwapCharacters, WHO, WHO),
    st.builds(edits.Rename, WHO, st.text(max_size=20)),
)


@given(st.lists(ANY_EDIT, max_size=6))
@example(
    [
        edits.DropLines(indexes=(0,)),
        edits.SwapCharacters(one="NARRATOR", other="Nell Carne"),
        edits.GiveLines(indexes=(1,), character="BEN"),
    ]
)
def test_whatever_is_edited_the_script_stays_whole(changes: list[edits.Edit]) -> None:
    read = a_read()
    for change in changes:
        try:
            read = revised(read, (change,))
        except EditRefused:
            continue
    play = read.screenplay
    assert [entry.index for entry in play.entries] == list(range(len(play.entries)))
    assert [scene.index for scene in play.scenes] == list(range(len(play.scenes)))
    assert len(play.scenes) >= 2
    assert {entry.scene_index for entry in play.entries} == {scene.index for scene in play.scenes}
    assert [entry.scene_index for entry in play.entries] == sorted(entry.scene_index for entry in play.entries)
    assert {one.character for one in read.cast} == set(play.characters)
    assert play.narrator is None or play.narrator in play.characters
    assert any(not entry.muted for entry in play.entries)
    known = read.evidence_by_id()
    assert all(name in known for entry in play.entries for name in entry.evidence_ids)
    assert all(bool(entry.evidence_ids) == (entry.grounding is not Grounding.CONNECTIVE) for entry in play.entries)


def test_a_quotation_cut_in_two_stays_a_quotation_on_both_sides() -> None:
    text = LINES[2][2]
    made = revised(a_read(), (edits.SplitLine(2, text.index("for that")),)).screenplay.entries
    assert [(entry.grounding, entry.text) for entry in made[2:4]] == [
        (Grounding.QUOTE, "My family was blamed"), (Grounding.QUOTE, "for that water for 113 years."),
    ]  # fmt: skip


def test_a_split_in_the_middle_of_a_word_is_refused() -> None:
    with pytest.raises(EditRefused, match="between two of its words"):
        revised(a_read(), (edits.SplitLine(2, 4),))


def test_splitting_and_joining_again_changes_nothing() -> None:
    at = LINES[4][2].index("with both")
    assert revised(a_read(), (edits.SplitLine(4, at), edits.JoinLines(4))).screenplay == a_read().screenplay


def test_a_changed_quotation_is_no_quotation_any_more() -> None:
    made = revised(
        a_read(), (edits.SayInstead(2, "My family was praised for that water for 113 years."),)
    ).screenplay.entries[2]
    assert made.grounding is not Grounding.QUOTE


def test_a_read_with_nothing_left_to_hear_is_refused() -> None:
    with pytest.raises(EditRefused):
        revised(a_read(), (edits.Mute(tuple(range(len(LINES)))),))


def test_versions_are_compared_line_by_line() -> None:
    changes = (
        edits.SayInstead(3, "Then there is the money."),
        edits.GiveLines((6,), "NARRATOR"),
        edits.MoveLine(9, 0),
        edits.AddLine(4, "BEN", "Something of my own here."),
    )
    found = compared(a_read(), revised(a_read(), changes))
    kinds = [one.kind for one in found.lines if one.kind is not Kind.SAME]
    assert sorted(kinds) == sorted([Kind.REWORDED, Kind.REVOICED, Kind.MOVED, Kind.ADDED])
    assert found.sentence() == "1 line added, 1 line reworded, 1 line said otherwise, 1 line moved."


def test_a_muted_line_is_called_so_and_so_is_one_that_is_heard_again() -> None:
    muted = revised(a_read(), (edits.Mute((2,)), edits.Direct((3,), "warm")))
    assert compared(a_read(), muted).sentence() == "1 line muted, 1 line said otherwise."
    assert compared(muted, a_read()).sentence() == "1 line no longer muted, 1 line said otherwise."


def test_a_version_is_equal_to_itself() -> None:
    assert compared(a_read(), a_read()).is_empty
