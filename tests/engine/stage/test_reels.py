"""Reels: encoded once for everybody, entered in the middle, let go with the room."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.stage.listening import HELPING, Listening
from engine.stage.mp3_frames import FrameIndex, frame_bytes
from engine.stage.turns import Later
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor
from tests.fakes.speech import FakeEncoder

LEAD_IS_OVER_S = 10.0


class CountingEncoder(FakeEncoder):
    """How many streams were begun."""

    streams = 0

    def stream(self, frames: Any) -> Iterator[bytes]:
        """Counted."""
        self.streams += 1
        yield from super().stream(frames)


@pytest.fixture
def counted(theater: Theater) -> Iterator[Theater]:
    """A theater that counts its encoders."""
    theater.close()
    theater.encoder = CountingEncoder()
    theater.stage = theater.build()
    yield theater
    theater.close()


@pytest.fixture
def sounding(theater: Theater) -> Iterator[Theater]:
    """A theater with a real encoder."""
    theater.close()
    theater.encoder = FfmpegMp3()  # type: ignore[assignment]
    theater.stage = theater.build()
    yield theater
    theater.close()


def _decoded(sound: bytes) -> np.ndarray[Any, np.dtype[np.float32]]:
    arguments = [program(), "-loglevel", "error", "-f", "mp3", "-i", "pipe:0", "-f", "f32le", "-ac", "1", "pipe:1"]
    return np.frombuffer(subprocess.run(arguments, input=sound, capture_output=True, check=True).stdout, np.float32)


def _streams(theater: Theater) -> int:
    assert isinstance(theater.encoder, CountingEncoder)
    return theater.encoder.streams


def test_a_hundred_listeners_from_the_start_are_one_encoder(counted: Theater) -> None:
    room_id = counted.live()
    heard: list[str] = []
    listeners = [counted.stage.listen(room_id) for _ in range(100)]
    begun = [(one, next(one)) for one in listeners]
    threads = [threading.Thread(target=lambda one=one: heard.append(_seal(*one))) for one in begun]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(heard) == 100
    assert len(set(heard)) == 1
    assert _streams(counted) == 1


def _seal(listening: Listening, first: bytes) -> str:
    """What tells one performance from another, without a hundred of them in memory."""
    told = sha256(first)
    for piece in listening:
        told.update(piece)
    return told.hexdigest()


def test_nothing_is_encoded_for_nobody(counted: Theater) -> None:
    room_id = counted.live()
    listening = counted.stage.listen(room_id)
    next(listening)
    time.sleep(0.3)

    assert listening.reel.fed <= 2 * 44_100


def test_who_comes_in_late_hears_the_same_moment(sounding: Theater) -> None:
    room_id = sounding.live()
    sounds = [b"".join(sounding.stage.listen(room_id)), b"".join(sounding.stage.listen(room_id, start_ms=3000))]
    whole, late = (_decoded(sound) for sound in sounds)

    best = _shift(whole, late)
    assert abs(best - 3000) <= 53, "a frame and its predecessor, with what an encoder adds"
    assert len([thread for thread in threading.enumerate() if thread.name == "reel"]) <= 1


def _shift(whole: Any, late: Any) -> float:
    """Milliseconds by which `late` begins after `whole`, found by likeness."""
    part = late[4410 : 4410 + 44_100]
    likeness = np.correlate(whole, part, "valid")
    return float(np.argmax(likeness) - 4410) / 44.1


def test_a_room_has_one_moment_and_a_late_guest_joins_it(sounding: Theater) -> None:
    room_id = sounding.live()
    first = sounding.stage.listen(room_id, who="a")
    while first.position_ms < 1500:
        next(first)
    facts = sounding.stage.room(room_id)
    late = sounding.stage.join(room_id, who="b")
    next(late)

    assert facts.listeners == ("a",)
    assert facts.moment_ms > 1000
    assert abs(late.position_ms - first.position_ms) < 1200
    assert late.reel is first.reel
    assert sounding.stage.room(room_id).listeners == ("a", "b")
    assert [room.id for room in sounding.stage.open_rooms(sounding.artifact.id)] == [room_id]


def test_where_everybody_has_left_a_late_guest_goes_on(theater: Theater) -> None:
    room_id = theater.live()
    first = theater.stage.listen(room_id, start_ms=2000)
    for _ in range(3):
        next(first)
    left_at = first.position_ms
    first.close()

    assert theater.stage.room(room_id).listeners == ()
    assert theater.stage.room(room_id).moment_ms == left_at
    assert theater.stage.join(room_id).position_ms == pytest.approx(left_at, abs=1)


def test_the_moment_is_that_of_somebody_who_still_hears(floor: Floor) -> None:
    theater = Theater(floor, lead_s=1.0)
    try:
        room_id = theater.live()
        cut_off, hearing = (theater.stage.listen(room_id, who=who) for who in "ab")
        for one in (cut_off, hearing):
            enough(one)
        for _ in range(6):
            theater.floor.clock.forward(seconds=1)
            enough(hearing)
        facts = theater.stage.room(room_id)
        late = theater.stage.join(room_id)

        assert cut_off.position_ms < 3000
        assert facts.moment_ms == hearing.position_ms == pytest.approx(6000, abs=1)
        assert late.position_ms == pytest.approx(6000, abs=100)
    finally:
        theater.close()


def enough(listening: Listening) -> None:
    """Takes until it is too early for more."""
    while not isinstance(found := listening.take(), Later) or found.seconds > LEAD_IS_OVER_S:
        time.sleep(0.002)


def test_a_listener_is_asked_without_waiting(theater: Theater) -> None:
    listening = theater.stage.listen(theater.live())
    rung = threading.Event()
    listening.ring(rung.set)
    taken = _all_of(listening, rung)

    assert taken.startswith(b"FAKE")
    assert len(taken) - 4 == pytest.approx(theater.measured().duration_ms * 44.1 * 4, abs=400)


def _all_of(listening: Listening, rung: threading.Event) -> bytes:
    taken = b""
    while True:
        rung.clear()
        found = listening.take()
        if found is None:
            return taken
        if isinstance(found, Later):
            assert rung.wait(60)
        else:
            taken += found


def test_whoever_has_enough_for_now_is_not_woken_by_what_others_need(floor: Floor) -> None:
    theater = Theater(floor, lead_s=1.0)
    try:
        room_id = theater.live()
        content, hungry = theater.stage.listen(room_id), theater.stage.listen(room_id)
        hungry.take()
        enough(content)
        woken: list[str] = []
        content.ring(lambda: woken.append("content"))
        hungry.ring(lambda: woken.append("hungry"))
        theater.floor.clock.forward(seconds=2)
        while not isinstance(found := hungry.take(), Later) or found.seconds > LEAD_IS_OVER_S:
            pass
        assert woken
        assert set(woken) == {"hungry"}
        content.close()
        assert woken[-1] == "content"
    finally:
        theater.close()


def test_one_turn_gives_at_most_a_second_and_what_is_there_at_once(theater: Theater) -> None:
    room_id = theater.live()
    whole = b"".join(theater.stage.listen(room_id))
    late = theater.stage.listen(room_id)
    turns = [late.take() for _ in range(3)]
    late.close()

    assert b"".join(one for one in turns if isinstance(one, bytes)) == whole[: sum(map(len, turns))]  # type: ignore[arg-type]
    assert all(HELPING - 6615 <= len(one) / 4 <= HELPING for one in turns[1:])  # type: ignore[arg-type]


def test_a_room_that_ends_leaves_no_encoder(sounding: Theater) -> None:
    room_id = sounding.live()
    next(sounding.stage.listen(room_id))
    sounding.stage.end_room(room_id)

    until = time.monotonic() + 60
    while any(thread.name in ("reel", "ffmpeg-feeder") for thread in threading.enumerate()):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_frames_are_found_wherever_the_chunks_are_cut() -> None:
    tone = (0.1 * np.sin(np.arange(88_200) / 9)).astype(np.float32)
    sound = b"".join(FfmpegMp3().stream(iter([np.stack([tone, tone], axis=1)])))
    whole, parts = FrameIndex(), FrameIndex()
    whole.add(sound)
    for at in range(0, len(sound), 333):
        parts.add(sound[at : at + 333])

    places = [whole.byte_of(frame) for frame in range(0, 88_200, 5000)]
    assert places == [parts.byte_of(frame) for frame in range(0, 88_200, 5000)]
    assert all(place is not None and frame_bytes(sound[place : place + 4]) in (417, 418) for place in places)
    assert places == sorted(places, key=lambda place: place or 0)


def test_a_stream_that_is_no_mp3_is_not_entered_in_the_middle() -> None:
    index = FrameIndex()
    index.add(b"FAKE" * 500)

    assert index.byte_of(0) is None
