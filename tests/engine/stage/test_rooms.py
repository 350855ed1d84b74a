"""Live rooms: joining, seeking, hearing to the end, being left alone, expiring."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from engine.access.errors import RateLimited
from engine.artifacts.errors import ArtifactNotReady
from engine.foundation.errors import DiskFull
from engine.stage.errors import LiveRoomNotFound
from engine.stage.events import RoomEnded, RoomOpened
from tests.engine.stage.builders import MARA, NARRATOR, Theater
from tests.fakes.floor import Floor


def _soon(fact: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while not fact() and time.monotonic() < until:
        time.sleep(0.01)
    return fact()


def test_a_listener_hears_the_whole_read(theater: Theater) -> None:
    room_id = theater.live()
    sound = b"".join(theater.stage.listen(room_id))

    timeline = theater.measured()
    assert sound.startswith(b"FAKE")
    assert abs((len(sound) - 4) / 4 / 44.1 - timeline.duration_ms) < 1
    assert [type(event) for event in theater.floor.said if isinstance(event, RoomOpened)] == [RoomOpened]


def test_two_listeners_hear_the_same_frames_wherever_they_join(theater: Theater) -> None:
    room_id = theater.live()
    whole = b"".join(theater.stage.listen(room_id))[4:]
    late = b"".join(theater.stage.listen(room_id, start_ms=3000))[4:]

    assert whole.endswith(late)
    assert len(whole) - len(late) == 3000 * 441 // 10 * 4


def test_a_room_tells_its_story_in_order_to_whoever_comes_later(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))
    line = theater.stage.room_events(room_id)
    theater.stage.end_room(room_id)
    told = [event for event in line if event is not None]

    assert told[0].name == "ready"
    assert told[-1].name == "ended"
    assert [event.data["sceneIndex"] for event in told if event.name == "scene"] == [0, 1]
    entries = [event.data for event in told if event.name == "entry"]
    assert [entry["entryIndex"] for entry in entries] == [0, 1, 2, 3, 4]
    assert entries[2]["text"].startswith("The council paid 2.4 million")
    assert set(entries[0]) == {"entryIndex", "sceneIndex", "character", "text", "startMs", "endMs", "words"}
    for entry in entries:
        words = entry["words"]
        assert [entry["text"][word["start"] : word["end"]] for word in words] == entry["text"].split()
        assert all(entry["startMs"] <= word["startMs"] <= word["endMs"] <= entry["endMs"] for word in words)
    progress = [event.data for event in told if event.name == "progress"][-1]
    assert progress["renderedMs"] == progress["durationMs"] == _duration(theater)


def _duration(theater: Theater) -> int:
    return theater.measured().duration_ms


def test_how_far_a_room_is_is_said_once_a_second_however_many_listen(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))
    line = theater.stage.room_events(room_id)
    for _ in range(3):
        theater.floor.clock.forward(seconds=1)
        many = [theater.stage.listen(room_id) for _ in range(20)]
        assert all(isinstance(one.take(), bytes) for one in many)
        for one in many:
            one.close()
    theater.stage.end_room(room_id)

    told = [event.data for event in line if event is not None and event.name == "progress"]
    assert 1 <= len(told) <= 1 + 3, "what was said last is said to whoever comes"
    assert {one["durationMs"] for one in told} == {_duration(theater)}


def test_announced_times_are_those_at_which_the_line_is_heard(theater: Theater) -> None:
    room_id = theater.live()
    line = theater.stage.room_events(room_id)
    b"".join(theater.stage.listen(room_id))
    theater.stage.end_room(room_id)

    last = {event.data["entryIndex"]: event.data["startMs"] for event in line if event and event.name == "entry"}
    timeline = theater.measured()
    assert last == {entry.entry_index: entry.start_ms for entry in timeline.entries}


def test_a_seek_says_where_it_landed_and_everybody_is_told(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))
    line = theater.stage.room_events(room_id)

    by_entry = theater.stage.seek(room_id, entry_index=3)
    by_scene = theater.stage.seek(room_id, scene_index=1)
    by_time = theater.stage.seek(room_id, position_ms=by_entry.position_ms + 5)
    beyond = theater.stage.seek(room_id, position_ms=99_999_999)
    theater.stage.end_room(room_id)

    assert by_entry == by_scene
    assert by_time.entry_index == 3
    assert (beyond.entry_index, beyond.position_ms) == (4, _duration(theater) - 1)
    told = [event.data["entryIndex"] for event in line if event and event.name == "seek"]
    assert told == [3, 3, 3, 4]


def test_a_jump_ahead_speaks_from_there_first(theater: Theater) -> None:
    theater.close()
    theater.stage = theater.build(workers=1)
    room_id = theater.live()
    place = theater.stage.seek(room_id, entry_index=4)
    sound = theater.stage.listen(room_id, place.position_ms)
    b"".join(sound)

    assert "The council paid two point four million for the plan and the wheel." not in theater.spoken
    assert "That is where the matter rests." in theater.spoken


def test_a_performance_heard_to_its_end_is_remembered_and_ends_the_room(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))
    theater.stage.tidy_rooms()

    with theater.floor.units.reading("test") as work:
        last = theater.stage.last_performance(work, theater.artifact.id)
    assert last is not None
    assert (last.room_id, last.duration_ms) == (room_id, _duration(theater))
    assert RoomEnded(room_id, theater.artifact.id, True) in theater.floor.said
    with pytest.raises(LiveRoomNotFound):
        theater.stage.room(room_id)


def test_a_performance_of_which_parts_were_skipped_is_not_complete(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id, start_entry=4))
    theater.stage.tidy_rooms()

    with theater.floor.units.reading("test") as work:
        assert theater.stage.last_performance(work, theater.artifact.id) is None
    assert theater.stage.room(room_id).id == room_id


def test_a_room_ends_a_minute_after_the_last_listener_left(theater: Theater) -> None:
    room_id = theater.live()
    sound = theater.stage.listen(room_id)
    next(sound)
    theater.floor.clock.forward(minutes=5)
    theater.stage.tidy_rooms()
    assert theater.stage.room(room_id).id == room_id

    sound.close()
    theater.floor.clock.forward(seconds=59)
    theater.stage.tidy_rooms()
    assert theater.stage.room(room_id).id == room_id
    theater.floor.clock.forward(seconds=1)
    theater.stage.tidy_rooms()
    with pytest.raises(LiveRoomNotFound):
        theater.stage.listen(room_id)
    assert RoomEnded(room_id, theater.artifact.id, False) in theater.floor.said


def test_a_room_ends_with_its_link(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        share = theater.access.issue_share(work, theater.artifact.id, "table_read", 1)
    room_id = theater.live(share.jti)
    theater.floor.clock.forward(days=1)
    theater.stage.tidy_rooms()

    with pytest.raises(LiveRoomNotFound):
        theater.stage.room(room_id)


def test_a_room_ends_when_its_link_is_withdrawn(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        share = theater.access.issue_share(work, theater.artifact.id, "table_read", 1)
    room_id = theater.live(share.jti)
    theater.stage.tidy_rooms()
    assert theater.stage.room(room_id).jti == share.jti
    with theater.floor.units.work("test") as work:
        theater.access.revoke_shares(work, theater.artifact.id)
    theater.stage.tidy_rooms()

    with pytest.raises(LiveRoomNotFound):
        theater.stage.room(room_id)


def test_a_disk_in_trouble_ends_no_room(theater: Theater, monkeypatch: pytest.MonkeyPatch) -> None:
    with theater.floor.units.work("test") as work:
        share = theater.access.issue_share(work, theater.artifact.id, "table_read", 1)
    room_id, line = theater.live(share.jti), theater.stage.foyer.come(theater.artifact.id, share.jti)

    def trouble(*_: object) -> None:
        raise DiskFull("The disk is full; nothing was changed.")

    monkeypatch.setattr(theater.access, "share_of", trouble)
    theater.stage.tidy_rooms()
    assert theater.stage.room(room_id).id == room_id
    monkeypatch.undo()
    with theater.floor.units.work("test") as work:
        theater.access.revoke_shares(work, theater.artifact.id)
    theater.stage.tidy_rooms()
    with pytest.raises(LiveRoomNotFound):
        theater.stage.room(room_id)
    assert [event.name for event in line if event is not None] == ["ready", "error"]


def test_the_usher_ends_rooms_by_himself(theater: Theater) -> None:
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))

    assert _soon(lambda: RoomEnded(room_id, theater.artifact.id, True) in theater.floor.said)


def test_eight_rooms_are_enough(theater: Theater) -> None:
    for _ in range(8):
        theater.live()

    with pytest.raises(RateLimited) as refused:
        theater.live()
    assert refused.value.details["retry_after"] == 60


def test_a_read_that_is_not_ready_is_not_performed(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        theater.artifacts.move(work, theater.artifact.running(work.now()))

    with pytest.raises(ArtifactNotReady):
        theater.live()


def test_ending_a_room_ends_its_streams_and_its_events(theater: Theater) -> None:
    room_id = theater.live()
    sound = theater.stage.listen(room_id)
    next(sound)
    line = theater.stage.room_events(room_id)
    theater.stage.end_room(room_id)

    assert list(sound) == []
    assert [event for event in line if event is not None][-1].name == "ended"


def test_a_line_nobody_can_speak_is_said_in_the_room(theater: Theater) -> None:
    theater.speech.failing = {NARRATOR, MARA, "voice-en-tom", "voice-en-zed"}
    room_id = theater.live()
    line = theater.stage.room_events(room_id)
    b"".join(theater.stage.listen(room_id))
    theater.stage.end_room(room_id)

    errors = [event.data for event in line if event is not None and event.name == "error"]
    assert errors == [{"code": "artifact_generation_failed", "message": "The voice voice-en-zed could not speak."}]


@pytest.mark.alone
def test_on_air_the_stream_runs_only_a_little_ahead_of_hearing(floor: Floor) -> None:
    theater = Theater(floor, lead_s=2.0)
    try:
        room_id = theater.live()
        listening = theater.stage.listen(room_id)
        got = 0
        while got < 2 * 44_100 * 4:
            got += len(next(listening))
        held = time.monotonic()
        assert listening.position_ms == 0
        theater.floor.clock.forward(seconds=1)
        next(listening)
        assert 900 <= listening.position_ms <= 1000
        assert time.monotonic() - held < 5
    finally:
        theater.close()
