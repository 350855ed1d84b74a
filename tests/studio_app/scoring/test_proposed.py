"""Sounds the script proposes: seen on their word, heard, added, dismissed; what is dismissed stays so, through undo and restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from studio_app.scoring.blocks import PROPOSED, Block, Lane
from studio_app.scoring.sound_page import SoundPage
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand
from tests.studio_app.scoring.conftest import Kept

pytestmark = pytest.mark.gui
TOLD = {0: "In the hall the telephone rang.", 3: "Outside a dog barked at the boats."}


def rewrite(studio: Studio, artifact_id: str, told: dict[int, str]) -> None:
    with studio.work("owner") as work:
        read = studio.table_read.read(work, artifact_id)
        entries = tuple(
            replace(one, text=told[one.index], evidence_ids=("ev-0",)) if one.index in told else one
            for one in read.screenplay.entries
        )
        play = replace(read.screenplay, entries=entries)
        studio.table_read.keep_version(work, artifact_id, replace(read, screenplay=play), "edit", None)


@pytest.fixture
def proposing(page: SoundPage, studio: Studio, kept: Kept, hand: Hand) -> SoundPage:
    """A page whose script tells of a telephone and of a dog."""
    rewrite(studio, kept.artifact_id, TOLD)
    for _ in studio.scoring.hear_mix(kept.artifact_id, 0):
        pass  # Until it is spoken, nobody knows when a word is heard.
    page.refresh()
    hand.until(lambda: len(page.sheet.proposals) == 2)
    return page


def block_of(page: SoundPage, line: int) -> Block:
    found = next(one for one in page.timeline.score.lane(Lane.CUES) if one.key == f"{PROPOSED} {line}")
    page.timeline.choose(found)
    return found


def lines(page: SoundPage) -> list[int]:
    return [one.line for one in page.sheet.proposals]


def test_a_proposal_stands_on_its_word_and_is_heard_before_anybody_adds_it(
    proposing: SoundPage, hand: Hand, qtbot: QtBot
) -> None:
    page = proposing
    assert page.proposals.text() == "2 proposed"
    page.proposals.click()
    assert page.timeline.accessibleName().startswith("Proposed sound effect Telephone at “rang.” in line 1")
    block, form = page.timeline.choice, page.inspector.proposal
    assert page.inspector.currentWidget() is form and "“rang.”" in form.head.text()
    assert page.sheet.timeline.entries[0].start_ms < block.start_ms < page.sheet.timeline.entries[0].end_ms
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Space)
    hand.until(lambda: page.hearing.auditioner.what.startswith("proposal"))
    hand.until(lambda: page.hearing.auditioner.what == "")
    assert page.sheet.inputs.cues == ()


def test_an_added_proposal_is_an_effect_like_any_other_and_comes_back_with_undo(
    proposing: SoundPage, hand: Hand
) -> None:
    page = proposing
    block = block_of(page, 0)
    page.inspector.proposal.add.click()
    hand.until(lambda: page.sheet.inputs.cues)
    cue = page.sheet.inputs.cues[0]
    assert (cue.label, cue.word, cue.is_draft) == ("Telephone", 5, False)
    assert abs(page.sheet.cues[0].start_ms - block.start_ms) <= 1
    assert lines(page) == [3]
    page.undo.click()
    hand.until(lambda: page.sheet.inputs.cues == () and lines(page) == [0, 3])


def test_all_are_added_in_one_step(proposing: SoundPage, hand: Hand) -> None:
    page = proposing
    block_of(page, 3)
    assert page.inspector.proposal.every.text() == "Add all 2"
    page.inspector.proposal.every.click()
    hand.until(lambda: len(page.sheet.inputs.cues) == 2 and not page.sheet.proposals)
    assert not page.proposals.isVisible()
    page.undo.click()
    hand.until(lambda: page.sheet.inputs.cues == ())


def test_a_proposal_cannot_be_dragged(proposing: SoundPage, qtbot: QtBot) -> None:
    page = proposing
    block = block_of(page, 0)
    qtbot.mousePress(
        page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=page.timeline.scale.box(block).center().toPoint()
    )
    assert page.timeline.choice == block
    assert page.timeline._grip is None


def test_what_is_dismissed_is_not_proposed_again_until_its_line_says_something_else(
    proposing: SoundPage, hand: Hand, qtbot: QtBot, studio: Studio, kept: Kept, home: Path
) -> None:
    page = proposing
    block_of(page, 0)
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    hand.until(lambda: lines(page) == [3])
    page.undo.click()
    hand.until(lambda: lines(page) == [0, 3])
    page.redo.click()
    hand.until(lambda: lines(page) == [3])

    another = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    with another.reading("owner") as work:
        after = [one.spot.entry_index for one in another.proposing.proposals(work, kept.artifact_id)]
    another.close()
    rewrite(studio, kept.artifact_id, {1: "It was a long day."})
    page.refresh()
    hand.until(lambda: page.sheet.version == 3)
    same = lines(page)
    rewrite(studio, kept.artifact_id, {0: "In the kitchen the telephone rang."})
    page.refresh()

    assert after == same == [3]
    hand.until(lambda: lines(page) == [0, 3])


def test_what_somebody_else_takes_or_dismisses_is_seen_at_once(
    proposing: SoundPage, hand: Hand, studio: Studio, kept: Kept
) -> None:
    page, artifact_id = proposing, kept.artifact_id
    with studio.work("api") as work:
        studio.proposing.dismiss(work, artifact_id, 0)
    hand.until(lambda: lines(page) == [3])
    cue = page.sheet.proposals[0].proposal.cue()
    made = studio.cues.prepare(cue.prompt, cue.seconds)
    with studio.work("api") as work:
        studio.cues.add(work, artifact_id, cue, made)
    hand.until(lambda: page.sheet.inputs.cues and lines(page) == [])


def test_with_everything_it_offers_the_page_fits_a_window_of_a_thousand_pixels(proposing: SoundPage) -> None:
    for one in (proposing.compose, proposing.proposals):
        one.show()

    assert proposing.minimumSizeHint().width() <= 1000 - 296
