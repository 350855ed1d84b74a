"""The score where there is hardly room for it: scenes of a second, cues on the last word, volume 0, sounds longer than the read."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stage.model import SAMPLE_RATE
from engine.stage.score import Anchor, Bed, Cue, Score, Sound
from engine.table_read.model import Grounding
from tests.engine.stage.builders import LINES, Theater, a_book, a_read

SHORT = ((0, "NARRATOR", "Go.", Grounding.CONNECTIVE), (1, "TOM", "Why?", Grounding.QUOTE))


def _recorded(theater: Theater) -> np.ndarray:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
    conductor = theater.stage.conductor(theater.artifact.id, book, {})
    return np.concatenate([played.sound for played in conductor.record(lambda _position: None)])


def _tone(theater: Theater, seconds: float) -> Sound:
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    tone = (0.2 * np.sin(2 * np.pi * 220 * t) * np.minimum(1, np.minimum(t, t[::-1]) * 50)).astype(np.float32)
    return theater.stage.sounds.keep([np.stack([tone, tone], axis=1)])


@pytest.mark.parametrize("seconds", [0.05, 1.0, 120.0])
@pytest.mark.parametrize("loops", [False, True])
@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_scene_of_a_second_has_its_bed_whole_or_cut_softly(
    theater: Theater, seconds: float, loops: bool, anchor: Anchor
) -> None:
    theater.reads.now = a_read(SHORT)
    bed = _tone(theater, seconds)
    theater.part.now = Score(
        tuple(Bed(scene, bed, anchor, loops, fade_in_ms=10_000, fade_out_ms=10_000) for scene in (0, 1))
    )
    faded = _recorded(theater)
    theater.part.now = Score(tuple(Bed(scene, bed, anchor, loops) for scene in (0, 1)))
    plain = _recorded(theater)

    for frames in (faded, plain):
        assert np.isfinite(frames).all()
        assert np.abs(frames).max() < 1.0
        assert np.abs(np.diff(frames, 2, axis=0)).max() < 0.4
        assert np.abs(frames[-20:]).max() < 0.01
    assert np.abs(plain[: SAMPLE_RATE // 2]).max() > 0.01 or anchor is Anchor.END


def test_a_cue_on_the_last_word_of_all_is_heard_and_ends_with_the_read(theater: Theater) -> None:
    silent = _recorded(theater)
    words = len(LINES[-1][2].split())
    theater.part.now = Score((), (Cue(len(LINES) - 1, _tone(theater, 20), 1.0, word=words - 1),))
    frames = _recorded(theater)

    assert len(frames) == len(silent)
    changed = np.flatnonzero(np.abs(frames - silent).max(axis=1) > 1e-4)
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        known = theater.stage.books.measured(work, book)
    last = theater.stage.conductor(theater.artifact.id, book, known).placed[-1]
    assert last.voice_start < changed[0] <= last.voice_end
    assert np.abs(np.diff(frames[-SAMPLE_RATE:], 2, axis=0)).max() < 0.05


def test_a_cue_that_outlasts_the_read_is_not_cut_off_with_a_click(theater: Theater) -> None:
    theater.part.now = Score((), (Cue(len(LINES) - 1, _tone(theater, 30), 1.0),))

    assert np.abs(_recorded(theater)[-10:]).max() < 0.01


def test_volume_0_and_a_word_there_is_not_change_nothing_or_play_at_the_last_word(theater: Theater) -> None:
    sound = _tone(theater, 0.5)
    theater.part.now = Score()
    silent = _recorded(theater)
    theater.part.now = Score((), (Cue(1, sound, 0.0),))
    assert _recorded(theater).tobytes() == silent.tobytes()
    assert a_book(score=Score((), (Cue(1, sound, 0.0),))).inputs == a_book().inputs

    many, last = (Cue(1, sound, 0.5, word=word) for word in (999, len(LINES[1][2].split()) - 1))
    theater.part.now = Score((), (many,))
    beyond = _recorded(theater)
    theater.part.now = Score((), (last,))
    assert _recorded(theater).tobytes() == beyond.tobytes()
