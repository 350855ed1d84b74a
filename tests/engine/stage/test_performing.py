"""Speaking, conducting, playing: what is spoken once is kept, and every pace hears the same frames."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from engine.stage.conductor import Conductor, Played
from engine.stage.errors import StageClosed, VoiceFailed
from engine.stage.events import LineFellBack
from engine.stage.mixer import recut
from engine.stage.model import SAMPLE_RATE
from engine.stage.shelf import Shelf
from engine.stage.timeline import frames_of, milliseconds
from tests.engine.stage.builders import MARA, NARRATOR, Theater
from tests.fakes.made import until


def _conductor(theater: Theater) -> Conductor:
    with theater.floor.units.reading("test") as work:
        book = theater.stage.books.book(work, theater.artifact.id)
        known = theater.stage.books.measured(work, book)
    return theater.stage.conductor(theater.artifact.id, book, known)


def _fingerprint(played: Iterable[Played], size: int) -> str:
    whole = hashlib.sha256()
    for block in recut((each.sound for each in played), size):
        whole.update(block.tobytes())
    return whole.hexdigest()


def _nothing(_position: int) -> None:
    """Look at nothing."""


def test_on_air_and_for_the_record_the_frames_are_the_same(theater: Theater) -> None:
    live = _fingerprint(_conductor(theater).play(), 6615)
    record = _fingerprint(_conductor(theater).record(_nothing), 220_500)

    assert live == record


def test_the_voice_says_the_spoken_words(theater: Theater) -> None:
    list(_conductor(theater).play())

    assert "The council paid two point four million for the plan and the wheel." in theater.spoken


def test_a_finished_line_is_never_spoken_again(theater: Theater) -> None:
    first = list(_conductor(theater).record(_nothing))
    assert len(theater.speech.requests) == 5

    again = theater.build()
    theater.stage.close()
    theater.stage = again
    second = list(_conductor(theater).play())

    assert len(theater.speech.requests) == 5
    assert (
        np.concatenate([each.sound for each in first]).tobytes()
        == np.concatenate([each.sound for each in second]).tobytes()
    )


def test_a_performance_that_was_stopped_goes_on_where_it_was(theater: Theater) -> None:
    class Stop(Exception):
        pass

    def stop_at_three(position: int) -> None:
        if position == 2:
            raise Stop

    theater.close()
    theater.stage = theater.build(workers=1)
    with pytest.raises(Stop):
        list(_conductor(theater).record(stop_at_three))
    theater.close()
    before = list(theater.spoken)
    theater.stage = theater.build()
    list(_conductor(theater).record(_nothing))

    assert 3 <= len(before) <= 5
    assert len(theater.spoken) == 5
    assert sorted(set(theater.spoken)) == sorted(theater.spoken)


def test_only_the_recast_lines_are_spoken_anew(theater: Theater) -> None:
    list(_conductor(theater).record(_nothing))
    theater.reads.recast("TOM", "voice-en-zed")
    list(_conductor(theater).record(_nothing))

    assert theater.spoken[5:] == ["Nobody asked the eels."]


def test_a_take_whose_samples_are_lost_is_spoken_anew(theater: Theater) -> None:
    list(_conductor(theater).record(_nothing))
    for blob in theater.floor.paths.blobs.glob("*/*"):
        blob.unlink()
    list(_conductor(theater).record(_nothing))

    assert len(theater.speech.requests) == 10


def test_the_same_words_in_the_same_voice_are_spoken_once(theater: Theater) -> None:
    from tests.engine.stage.builders import LINES, a_read

    theater.reads.now = a_read((*LINES, LINES[3], LINES[3]))
    list(_conductor(theater).record(_nothing))

    assert theater.spoken.count("Nobody asked the eels.") == 1


def test_a_failing_voice_is_replaced_and_named(theater: Theater) -> None:
    theater.speech.failing = {MARA}
    conductor = _conductor(theater)

    played = list(conductor.record(_nothing))

    sound = next(each.sound for each in played if each.position == 1)
    assert np.abs(sound).max() > 0.05
    assert conductor.warnings == (f"Line 2 (MARA QUILL) is spoken by another voice: The voice {MARA} could not speak.",)
    assert [event.entry_index for event in theater.floor.said if isinstance(event, LineFellBack)] == [1]


def test_a_line_nobody_can_speak_ends_the_performance_with_its_reason(theater: Theater) -> None:
    theater.speech.failing = {NARRATOR, MARA, "voice-en-tom", "voice-en-zed"}

    with pytest.raises(VoiceFailed, match="could not speak"):
        list(_conductor(theater).play())


def test_while_the_studio_closes_no_other_voice_steps_in(theater: Theater) -> None:
    theater.speech.gate = threading.Event()
    theater.speech.failing = {MARA, NARRATOR}
    conductor = _conductor(theater)
    playing = threading.Thread(target=lambda: _closed_upon(conductor))
    playing.start()
    until(lambda: theater.speech.requests)
    closing = threading.Thread(target=theater.stage.close)
    closing.start()
    until(lambda: theater.speech.left_off)

    theater.speech.gate.set()
    closing.join(10)
    playing.join(10)

    assert (closing.is_alive(), playing.is_alive()) == (False, False)
    asked = [request.text for request in theater.speech.requests]
    assert len(asked) == len(set(asked))
    assert [event for event in theater.floor.said if isinstance(event, LineFellBack)] == []


def _closed_upon(conductor: Conductor) -> None:
    with pytest.raises(StageClosed):
        list(conductor.record(_nothing))


def test_only_a_few_lines_ahead_of_the_listener_are_spoken(theater: Theater) -> None:
    playing = _conductor(theater).play(ahead=1)
    for _ in range(2):
        next(playing)

    theater.stage.close()
    assert len(theater.speech.requests) <= 2


def test_silence_is_heard_before_the_first_line_is_spoken(theater: Theater) -> None:
    theater.speech.gate = threading.Event()
    first = next(iter(_conductor(theater).play()))
    theater.speech.gate.set()

    assert len(first.sound) == frames_of(350)
    assert not first.sound.any()


def test_a_performance_can_begin_anywhere_and_sounds_as_if_it_had_begun_before(theater: Theater) -> None:
    whole = np.concatenate([each.sound for each in _conductor(theater).play()])
    for start_ms in (0, 200, 5000, 9000, milliseconds(len(whole)) - 50):
        played = list(_conductor(theater).play(start_ms))
        assert played[0].at == frames_of(start_ms)
        assert np.concatenate([each.sound for each in played]).tobytes() == whole[frames_of(start_ms) :].tobytes()


def test_a_jump_over_unspoken_lines_speaks_from_there(theater: Theater) -> None:
    conductor = _conductor(theater)
    start_ms = milliseconds(conductor.placed[3].voice_start) + 10

    first = next(iter(conductor.play(start_ms)))

    assert first.at == frames_of(start_ms)
    assert theater.spoken[0] == "Nobody asked the eels."
    assert theater.speech.requests[0].voice_id != NARRATOR


def test_the_timeline_knows_what_was_kept(theater: Theater) -> None:
    def look() -> tuple[bool, int]:
        with theater.floor.units.reading("test") as work:
            timeline = theater.stage.timeline(work, theater.artifact.id)
        return timeline.estimated, timeline.duration_ms

    assert look()[0]
    frames = sum(len(each.sound) for each in _conductor(theater).record(_nothing))
    assert look() == (False, milliseconds(frames))


def test_playback_hands_out_blocks_and_knows_the_line_being_heard(theater: Theater) -> None:
    playback = theater.stage.play(theater.artifact.id)
    heard = []
    for block in playback:
        assert block.dtype == np.float32
        assert block.shape[1] == 2
        heard.append((playback.entry_index, len(block)))

    assert playback.is_over
    assert [index for index, _ in dict.fromkeys((index, 0) for index, _ in heard)] == [0, 1, 2, 3, 4]
    assert playback.position_ms == playback.timeline.duration_ms == milliseconds(sum(count for _, count in heard))


def test_playback_can_be_read_without_waiting(theater: Theater) -> None:
    theater.speech.gate = threading.Event()
    playback = theater.stage.play(theater.artifact.id)
    next(playback)
    count = SAMPLE_RATE // 100
    got = [len(playback.read(count)) for _ in range(40)]
    theater.speech.gate.set()
    playback.close()

    assert got[0] == count
    assert got[-1] == 0
    assert sum(got) < frames_of(350)


def test_playback_ends_when_it_is_closed_while_a_line_is_spoken(theater: Theater) -> None:
    theater.speech.gate = threading.Event()
    playback = theater.stage.play(theater.artifact.id)
    closer = threading.Timer(0.2, playback.close)
    closer.start()
    blocks = list(playback)
    theater.speech.gate.set()
    closer.join()

    assert sum(len(block) for block in blocks) <= frames_of(350)


def test_playback_raises_what_made_the_performance_fail(theater: Theater) -> None:
    theater.speech.failing = {NARRATOR, MARA, "voice-en-tom", "voice-en-zed"}

    with pytest.raises(VoiceFailed):
        list(theater.stage.play(theater.artifact.id))


def test_while_a_take_is_being_kept_its_voice_speaks_the_next_line(
    theater: Theater, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, keeping = threading.Event(), list[str]()
    kept = Shelf.keep

    def slowly(shelf: Shelf, key: str, *rest: Any) -> None:
        keeping.append(key)
        assert disk.wait(60)
        kept(shelf, key, *rest)

    monkeypatch.setattr(Shelf, "keep", slowly)
    theater.stage.close()
    theater.stage = theater.build(workers=1)
    conductor, done = _conductor(theater), list[int]()
    performing = threading.Thread(target=lambda: list(conductor.record(done.append)))
    performing.start()
    until(lambda: len(keeping) == 5)
    assert done == []
    disk.set()
    performing.join(60)
    assert done == [0, 1, 2, 3, 4]


def test_no_more_lines_are_spoken_at_once_than_the_engine_has_use_for(theater: Theater) -> None:
    theater.stage.close()
    theater.stage = theater.build(workers=1)
    theater.speech.gate = threading.Event()
    conductor = _conductor(theater)
    performing = threading.Thread(target=lambda: list(conductor.record(_nothing)))
    performing.start()
    until(lambda: len(theater.speech.requests) == 2)
    time.sleep(0.2)
    assert len(theater.speech.requests) == 2
    theater.speech.gate.set()
    performing.join(60)
    assert len(theater.speech.requests) == 5
