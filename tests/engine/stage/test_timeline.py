"""Pauses by meaning, estimates until measured, chapters that cover everything."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.stage.captions import cues
from engine.stage.model import SAMPLE_RATE
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.promptbook import LEAD_IN_MS, NEW_SPEAKER_MS, SAME_SPEAKER_MS, SCENE_MS, pause_ms
from engine.stage.speech import WordTiming
from engine.stage.timeline import TAIL_FRAMES, Measured, at_frame, lay_out, milliseconds, timeline_of
from engine.table_read.model import Entry, Grounding
from tests.engine.stage.builders import a_book, a_read

MEASURES = st.dictionaries(st.integers(0, 4), st.integers(0, 10 * SAMPLE_RATE).map(Measured))


def _entry(who: str, text: str = "Yes.", scene: int = 0, grounding: Grounding = Grounding.CONNECTIVE) -> Entry:
    return Entry(0, scene, who, text, grounding)


def test_a_silence_says_what_it_means() -> None:
    going_on = pause_ms(_entry("A"), _entry("A"))
    handing_over = pause_ms(_entry("A"), _entry("B"))
    answering = pause_ms(_entry("A", "Is it?"), _entry("B"))
    quoting = pause_ms(_entry("A"), _entry("B", grounding=Grounding.QUOTE))
    turning = pause_ms(_entry("A"), _entry("A", scene=1))

    assert turning == SCENE_MS
    assert 0 <= going_on - SAME_SPEAKER_MS <= SAME_SPEAKER_MS * 0.25
    assert 0 <= handing_over - NEW_SPEAKER_MS <= NEW_SPEAKER_MS * 0.25
    assert going_on < handing_over < answering < turning
    assert handing_over < quoting < turning


def test_silences_are_no_metronome_and_longer_after_much_that_was_said() -> None:
    texts = [
        f"The {number} boats came in before the storm, and nobody on the quay could say why." for number in range(60)
    ]
    silences = [pause_ms(_entry("A", text), _entry("A")) for text in texts]

    assert len(set(silences)) > 15
    assert max(silences) < NEW_SPEAKER_MS * 1.25
    assert pause_ms(_entry("A", " ".join(texts[:3])), _entry("A")) > pause_ms(_entry("A", "The boats."), _entry("A"))
    assert all(pause_ms(_entry("A", text), _entry("A")) < pause_ms(_entry("A", text), _entry("B")) for text in texts)
    assert silences == [pause_ms(_entry("A", text), _entry("A")) for text in texts]


def test_nothing_measured_is_an_estimate_by_the_pace_of_the_voice() -> None:
    book = a_book()
    timeline = timeline_of(book, lay_out(book, {}))

    first = timeline.entries[0]
    assert timeline.estimated
    assert (first.start_ms, first.rendered, first.words) == (LEAD_IN_MS, False, ())
    assert first.end_ms - first.start_ms == pytest.approx(12 * 60_000 / 150, rel=0.25)


def test_measured_lines_move_what_follows_and_carry_their_words() -> None:
    book = a_book()
    guessed = lay_out(book, {})
    known = lay_out(book, {0: Measured(SAMPLE_RATE, (WordTiming(0, 3, 10, 200),))})

    assert abs(known[1].start - guessed[1].start - (SAMPLE_RATE - guessed[0].voice)) < PCM_PER_FRAME
    assert all(place.start % PCM_PER_FRAME == 0 for place in (*known, *guessed))  # what follows moves by whole frames
    timed = known[0].timed()
    assert (timed.rendered, timed.end_ms - timed.start_ms) == (True, 1000)
    assert (timed.words[0].start_ms, timed.words[0].end_ms) == (LEAD_IN_MS + 10, LEAD_IN_MS + 200)


@given(MEASURES)
def test_lines_follow_each_other_without_gap_or_overlap(measured: dict[int, Measured]) -> None:
    book = a_book()
    placed = lay_out(book, measured)
    timeline = timeline_of(book, placed)

    assert placed[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(placed))
    assert all(place.lead >= 0 and place.tail >= TAIL_FRAMES for place in placed)
    assert timeline.estimated == (set(measured) != set(range(5)))
    assert (timeline.chapters[0].title, timeline.chapters[0].start_ms) == ("The <still> wheel", 0)
    assert timeline.chapters[0].end_ms == timeline.chapters[1].start_ms
    assert timeline.chapters[-1].end_ms == timeline.duration_ms


@given(MEASURES, st.integers(0, 60 * SAMPLE_RATE))
def test_every_frame_lies_in_exactly_one_segment(measured: dict[int, Measured], frame: int) -> None:
    placed = lay_out(a_book(), measured)
    position, offset = at_frame(placed, frame)

    assert placed[position].start + offset == min(frame, placed[-1].end)


def test_the_inputs_change_with_everything_that_is_heard_and_nothing_else() -> None:
    from dataclasses import replace

    read = a_read()
    retitled = replace(read, thesis="Another thesis.", screenplay=replace(read.screenplay, title="Another title"))
    recast = replace(read, cast=(replace(read.cast[0], voice_id="voice-en-zed"), *read.cast[1:]))
    directed = replace(
        read,
        screenplay=replace(
            read.screenplay,
            entries=(replace(read.screenplay.entries[0], parenthetical="quietly"), *read.screenplay.entries[1:]),
        ),
    )

    assert a_book(retitled).inputs == a_book(read).inputs
    assert len({a_book(each).inputs for each in (read, recast, directed)}) == 3
    assert a_book(read, engine="another engine 2").inputs != a_book(read).inputs


def test_the_narrator_sits_in_the_middle_and_the_others_apart() -> None:
    seats = {line.entry.character: line.pan for line in a_book().lines}

    assert seats["NARRATOR"] == 0
    assert seats["MARA QUILL"] * seats["TOM"] < 0


def test_a_muted_line_takes_no_voice_and_no_caption() -> None:
    read = a_read()
    muted = replace(read, screenplay=replace(read.screenplay, entries=tuple(
        replace(entry, muted=entry.index == 1) for entry in read.screenplay.entries
    )))  # fmt: skip
    placed = lay_out(a_book(muted), {})
    assert placed[1].voice == 0
    assert milliseconds(placed[1].end - placed[1].start) <= 120
    assert "MARA QUILL" not in {cue.character for cue in cues(placed)}
    assert a_book(muted).lines[1].is_silent
    assert a_book(muted).inputs != a_book().inputs
