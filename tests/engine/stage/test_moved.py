"""After a line that became longer or shorter, what follows is not mixed again: it is the last mix's, to the byte, at another place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3_file import Mp3File
from engine.stage.blocks import LEAST, blocks_of
from engine.stage.model import Finalization
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.score import Score
from tests.engine.stage.builders import Theater
from tests.engine.stage.spliced import (
    LINES,
    House,
    conducted,
    decoded,
    file_of,
    finished,
    mixed_as_a_whole,
    opened,
    sheet_of,
    sound_of,
    with_cue,
)
from tests.fakes.floor import Floor

LONGER = (
    "We will start the old mill again, and then the wheel will turn for a long while before the winter, number five."
)
OPENING = 12
"""Frames at the beginning of what was kept in which what came before it may still be heard."""


@pytest.fixture
def house(floor: Floor) -> Iterator[House]:
    with opened(floor) as house:
        yield house


def say(theater: Theater, line: int, text: str) -> None:
    entries = theater.reads.now.screenplay.entries
    said = tuple(replace(each, text=text) if each.index == line else each for each in entries)
    theater.reads.now = replace(theater.reads.now, screenplay=replace(theater.reads.now.screenplay, entries=said))


def pcm(theater: Theater, gain_db: float) -> np.ndarray:
    whole = np.concatenate([each.sound for each in conducted(theater).record(lambda _: None)])
    return whole * np.float32(10 ** (gain_db / 20))


@pytest.mark.parametrize("text", [LONGER, "We will."])
def test_what_follows_a_line_of_another_length_is_kept_to_the_byte(house: House, text: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    theater, encoder, _ = house
    before, first = finished(theater), sheet_of(theater)
    was, old = pcm(theater, 0.0), conducted(theater).placed
    say(theater, 5, text)
    after, second = finished(theater), sheet_of(theater)
    conductor = conducted(theater)
    blocks, now = blocks_of(first, conductor.book, conductor.placed), conductor.placed

    moved = now[8].start - old[8].start
    assert moved and moved % PCM_PER_FRAME == 0
    assert (
        encoder.wholes == 1 and len(encoder.patches) == 1
    )  # the rest of the first scene, whose music is elsewhere under it
    kept = [block for block in blocks if block.moved == moved]
    assert kept[-1].end == now[-1].end and len(kept) >= 3
    assert (
        kept[0].begin < now[8].start + 2 * LEAST + 245 * PCM_PER_FRAME
    )  # all of the second scene but its first seconds
    assert [block.moved for block in blocks[:2]] == [0, 0]

    begin, end = kept[0].begin, kept[-1].end
    assert np.array_equal(pcm(theater, 0.0)[begin:end], was[begin - moved : end - moved])  # it is the same sound
    with Mp3File(file_of(theater, before)) as one, Mp3File(file_of(theater, after)) as other:
        opening = begin // PCM_PER_FRAME + 60
        assert other.between(opening, other.count) == one.between(opening - moved // PCM_PER_FRAME, one.count)
        assert other.between(0, 245) == one.between(0, 245)
    then, heard = decoded(file_of(theater, before)), decoded(file_of(theater, after))
    settled = begin + (60 + OPENING) * PCM_PER_FRAME
    assert len(heard) == end
    assert np.array_equal(heard[settled:], then[settled - moved :])

    whole = decoded(mixed_as_a_whole(theater, second, tmp_path))
    sound = np.concatenate(list(second.master.apply([pcm(theater, 0.0)])))
    it_is_as_true(heard, whole, sound, slice(begin - LEAST, begin + LEAST))
    it_says_how_loud_it_is(after, theater)


def it_is_as_true(heard: np.ndarray, whole: np.ndarray, sound: np.ndarray, joint: slice) -> None:
    """As what one encoder makes of the whole, at the joint too."""
    lost, lost_whole = np.square(heard - sound).mean(axis=1), np.square(whole - sound).mean(axis=1)
    assert lost.mean() < 1.02 * lost_whole.mean()
    assert lost[joint].mean() < 1.1 * lost_whole[joint].mean()
    assert np.abs(heard - sound)[joint].max() < 1.25 * np.abs(whole - sound).max()


def it_says_how_loud_it_is(state: Finalization, theater: Theater) -> None:
    measured = FfmpegLoudness().measure_file(file_of(theater, state))
    assert state.loudness is not None
    assert state.loudness.integrated_lufs == pytest.approx(measured.integrated_lufs, abs=0.11)
    assert state.loudness.true_peak_dbtp == pytest.approx(measured.true_peak_dbtp, abs=0.15)


def test_without_music_only_the_seconds_around_the_line_are_made(house: House) -> None:
    theater, encoder, _ = house
    theater.part.now = Score()
    finished(theater)
    say(theater, 5, LONGER)
    finished(theater)
    blocks = sum(end - begin for begin, end in encoder.patches)
    assert encoder.wholes == 1
    assert blocks <= 4


def test_a_mix_that_was_moved_is_spliced_again_there_and_back(house: House, tmp_path) -> None:  # type: ignore[no-untyped-def]
    theater, encoder, click = house
    before = finished(theater)
    text = theater.reads.now.screenplay.entries[5].text
    say(theater, 5, LONGER)
    finished(theater)
    with_cue(theater, LINES - 3, click)
    encoder.patches.clear()
    finished(theater)
    assert encoder.wholes == 1
    assert sum(end - begin for begin, end in encoder.patches) <= 3  # a cue among what was moved

    theater.part.now = replace(theater.part.now, cues=theater.part.now.cues[:-1])
    theater.floor.blobs.drop(before.blob or "")
    say(theater, 5, text)
    again = finished(theater)
    assert encoder.wholes == 1
    assert len(decoded(file_of(theater, again))) == conducted(theater).placed[-1].end
    whole = mixed_as_a_whole(theater, sheet_of(theater), tmp_path)
    assert len(sound_of(file_of(theater, again))) == pytest.approx(len(sound_of(whole)), abs=64)


def test_lines_that_come_and_go_move_what_follows(house: House) -> None:
    theater, encoder, _ = house
    theater.part.now = Score()
    finished(theater)
    entries = theater.reads.now.screenplay.entries
    fewer = tuple(replace(each, index=at) for at, each in enumerate((*entries[:6], *entries[7:])))
    more = tuple(replace(each, index=at) for at, each in enumerate((*fewer[:3], entries[9], *fewer[3:])))
    for said in (fewer, more):
        theater.reads.now = replace(theater.reads.now, screenplay=replace(theater.reads.now.screenplay, entries=said))
        state = finished(theater)
        assert len(decoded(file_of(theater, state))) == conducted(theater).placed[-1].end
    assert encoder.wholes == 1
