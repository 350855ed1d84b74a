"""The score: beds and cues under the voices, the same frames at every pace, block size and seek; the mix named by what is heard."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engine.stage.conductor import Conductor, Played
from engine.stage.ducking import SHORT_PAUSE, down
from engine.stage.mixer import CEILING, recut
from engine.stage.model import SAMPLE_RATE
from engine.stage.mp3_frames import PCM_PER_FRAME
from engine.stage.pit import bend
from engine.stage.score import Anchor, Bed, Coloured, Cue, Score, Sound, VoiceEffect
from tests.engine.stage.builders import Theater, a_book

LONG, SHORT = 30, 4


def _conductor(theater: Theater) -> Conductor:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        known = theater.stage.books.measured(work, book)
    return theater.stage.conductor(theater.artifact.id, book, known)


def _whole(played: Iterable[Played]) -> np.ndarray:
    return np.concatenate([each.sound for each in played])


def _nothing(_position: int) -> None:
    """Look at nothing."""


def _noise(theater: Theater, seconds: float, seed: int = 1) -> Sound:
    frames = np.random.default_rng(seed).normal(0, 0.05, (int(seconds * SAMPLE_RATE), 2)).astype(np.float32)
    return theater.stage.sounds.keep([frames])


def _scores(theater: Theater) -> dict[str, Score]:
    bed, short = _noise(theater, LONG), _noise(theater, SHORT, 2)
    plain = Bed(0, bed)
    return {
        "once": Score((plain, Bed(1, bed))),
        "short and over": Score((Bed(0, short),)),
        "round and round": Score((Bed(0, short, loops=True), Bed(1, short, loops=True, fade_out_ms=3000))),
        "to the end": Score((Bed(0, short, Anchor.END), Bed(1, bed, Anchor.END))),
        "round to the end": Score((Bed(0, short, Anchor.END, loops=True, gain_db=-4),)),
        "faded": Score((Bed(0, bed, fade_in_ms=5000, fade_out_ms=2500),)),
        "cued": Score((plain,), (Cue(1, short, 0.6, word=3, pan=-0.5), Cue(2, bed, 0.3), Cue(4, short))),
    }


SCORES = ("once", "short and over", "round and round", "to the end", "round to the end", "faded", "cued")


@pytest.mark.parametrize("name", SCORES)
def test_whatever_the_pace_the_block_and_the_place_of_joining_the_frames_are_the_same(
    theater: Theater, name: str
) -> None:
    theater.part.now = _scores(theater)[name]
    live = _whole(_conductor(theater).play())
    record = _whole(_conductor(theater).record(_nothing))
    assert live.tobytes() == record.tobytes()
    assert b"".join(block.tobytes() for block in recut([record], 777)) == record.tobytes()

    length = len(record) * 1000 // SAMPLE_RATE
    for start_ms in range(0, length, length // 5):
        joined = _whole(_conductor(theater).play(start_ms))
        assert joined.tobytes() == record[start_ms * SAMPLE_RATE // 1000 :].tobytes()


@pytest.mark.parametrize("name", ["once", "to the end", "cued"])
@pytest.mark.parametrize("place", [2, 4])
def test_who_joins_before_anything_was_spoken_hears_the_same(theater: Theater, name: str, place: int) -> None:
    theater.part.now = _scores(theater)[name]
    joining = _conductor(theater)
    start_ms = joining.timeline.entries[place].start_ms
    joined = _whole(joining.play(start_ms))

    record = _whole(_conductor(theater).record(_nothing))
    assert len(joined) > SAMPLE_RATE
    assert joined.tobytes() == record[-len(joined) :].tobytes()


def test_music_is_heard_before_the_first_line_is_spoken(theater: Theater) -> None:
    theater.part.now = Score((Bed(0, _noise(theater, LONG)),))
    theater.speech.gate = threading.Event()
    first = next(iter(_conductor(theater).play()))
    theater.speech.gate.set()

    assert len(first.sound) > 2 * SAMPLE_RATE
    assert np.abs(first.sound[: SAMPLE_RATE // 2]).max() > 0.01


def test_music_steps_back_before_a_voice_and_comes_forward_after_it(theater: Theater) -> None:
    theater.part.now = Score((Bed(0, theater.stage.sounds.keep([np.full((SAMPLE_RATE * LONG, 2), 0.1, np.float32)])),))
    conductor = _conductor(theater)
    list(conductor.record(_nothing))
    placed, pit = conductor.placed, conductor.pit
    gain = np.concatenate([pit.bed(placed, n, 0, placed[n].end - placed[n].start)[:, 0] for n in range(3)]) / 0.1
    assert gain[SAMPLE_RATE // 4] == pytest.approx(1.0, abs=0.01)
    for place in placed[:3]:
        assert gain[place.voice_start : place.voice_end].max() <= down() * 1.001
    for before, after in pairwise(placed[:3]):
        assert after.voice_start - before.voice_end < SHORT_PAUSE
        assert np.ptp(gain[before.voice_end : after.voice_start]) < 0.001
    assert np.abs(np.diff(gain)).max() < 0.002
    assert gain[-1] == pytest.approx(0.0, abs=1e-3)


def test_a_bed_is_given_room_before_and_after_the_speech() -> None:
    plain, scored = a_book(), a_book(score=Score((Bed(0, Sound("b", 9)), Bed(1, Sound("b", 9)))))

    assert scored.lines[0].pause_ms >= 2000 > plain.lines[0].pause_ms
    assert scored.lines[3].pause_ms > plain.lines[3].pause_ms
    assert [line.pause_ms for line in scored.lines[1:3]] == [line.pause_ms for line in plain.lines[1:3]]


def test_the_mix_is_named_by_what_is_heard_of_it_and_by_nothing_else() -> None:
    sound = Sound("blob", 100)
    bed, cue = Bed(0, sound), Cue(1, sound, 0.5)
    score = Score((bed,), (cue,))
    names = {
        a_book(score=each).inputs
        for each in (
            Score(),
            score,
            Score((replace(bed, gain_db=-1),), (cue,)),
            Score((replace(bed, anchor=Anchor.END),), (cue,)),
            Score((replace(bed, loops=True),), (cue,)),
            Score((bed,), (replace(cue, gain=0.6),)),
            Score((bed,), (replace(cue, word=1),)),
            Score((bed,), (replace(cue, entry_index=2),)),
            Score((bed,)),
            Score((replace(bed, sound=Sound("other", 100)),), (cue,)),
        )
    }
    silent = Score((bed, replace(bed, scene_index=1, gain_db=-90)), (replace(cue, gain=0.0), cue))

    assert len(names) == 10
    assert a_book(score=silent).inputs == a_book(score=score).inputs
    assert a_book(score=Score((Bed(1, Sound("x", 0)),))).inputs == a_book().inputs


def test_beds_and_cues_together_never_reach_full_scale_and_voices_alone_are_not_touched() -> None:
    loud = np.linspace(-4, 4, 9001, dtype=np.float32).reshape(-1, 1).repeat(2, 1)
    quiet = np.clip(loud, -CEILING, CEILING)
    bent, untouched = loud.copy(), quiet.copy()
    bend(bent)
    bend(untouched)

    assert np.abs(bent).max() < 0.98
    assert (np.diff(bent[:, 0]) > 0).all()
    assert untouched.tobytes() == quiet.tobytes()


def test_a_lost_sound_is_silence_and_nothing_ends(theater: Theater) -> None:
    theater.part.now = Score((Bed(0, Sound("0" * 64, SAMPLE_RATE)),))

    assert np.abs(_whole(_conductor(theater).play())).max() > 0.05


def test_an_effect_is_done_once_and_kept_under_its_own_name(theater: Theater) -> None:
    plain = _whole(_conductor(theater).record(_nothing))
    theater.part.now = Score(colours=(Coloured(1, 1, VoiceEffect.of("half", {})), Coloured(1, 2, VoiceEffect("tail"))))
    first, again = (_whole(_conductor(theater).record(_nothing)) for _ in range(2))

    assert sorted(theater.rack.done) == [("half", "tail"), ("tail",)]
    assert len(theater.speech.requests) == 5
    assert first.tobytes() == again.tobytes()
    assert abs(len(first) - len(plain) - SAMPLE_RATE) < 2 * PCM_PER_FRAME  # two lines became longer, by whole frames


def test_an_effect_that_fails_leaves_the_plain_voice_and_says_so(theater: Theater) -> None:
    plain = _whole(_conductor(theater).record(_nothing))
    theater.part.now = Score(colours=(Coloured(1, 1, VoiceEffect("nothing of the kind")),))
    conductor = _conductor(theater)

    assert _whole(conductor.record(_nothing)).tobytes() == plain.tobytes()
    assert conductor.warnings == ("Line 2 is heard in its plain voice: There is no effect called nothing of the kind.",)
