"""Finishing the audio: once for its inputs, charged once, released when it fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from engine.artifacts.errors import ArtifactNotReady
from engine.credits.errors import InsufficientCredits
from engine.stage.events import FinalizeMoved
from engine.stage.finalizing import file_name
from engine.stage.model import Finalization, FinalizeStatus
from tests.engine.stage.builders import Theater
from tests.fakes.floor import Floor
from tests.fakes.speech import FakeEncoder


def _state(theater: Theater) -> Finalization | None:
    with theater.floor.units.reading("test") as work:
        return theater.stage.finalization(work, theater.artifact.id)


def _ask(theater: Theater) -> Finalization:
    with theater.floor.units.work("test") as work:
        return theater.stage.finalize_audio(work, theater.artifact.id)


@pytest.fixture
def live_only(floor: Floor) -> Iterator[Theater]:
    theater = Theater(floor, policy="live_only")
    yield theater
    theater.close()


def test_a_finished_recording_has_an_address_a_level_and_its_price(theater: Theater) -> None:
    asked = _ask(theater)
    assert (asked.status, theater.balance) == (FinalizeStatus.QUEUED, 494)

    theater.run_finalize()

    done = _state(theater)
    assert done is not None
    assert done.status is FinalizeStatus.COMPLETE
    assert done.media_path is not None
    assert done.media_path.endswith("/The Mill will it turn.mp3")
    assert done.loudness is not None
    assert done.loudness.integrated_lufs == pytest.approx(-16, abs=1)
    assert done.loudness.true_peak_dbtp <= -1
    assert theater.balance == 494
    with theater.floor.units.reading("test") as work:
        assert theater.credits.balance(work).reserved == 0
        path = theater.stage.recording_path(work, theater.artifact.id)
        timeline = theater.stage.timeline(work, theater.artifact.id)
    assert path is not None
    assert path.exists()
    assert done.duration_ms == timeline.duration_ms
    _, tags, chapters = theater.encoder.written[-1]
    assert (tags.title, [chapter.title for chapter in chapters]) == (
        theater.artifact.title,
        ["The <still> wheel", "The eels"],
    )


def test_its_states_are_said_in_order(theater: Theater) -> None:
    theater.finalize()

    said = [event.status for event in theater.floor.said if isinstance(event, FinalizeMoved)]
    assert said == [FinalizeStatus.QUEUED, FinalizeStatus.RENDERING, FinalizeStatus.UPLOADING, FinalizeStatus.COMPLETE]


def test_asking_again_costs_nothing_and_makes_nothing(theater: Theater) -> None:
    first = _ask(theater)
    assert _ask(theater) == first
    theater.run_finalize()
    done = _ask(theater)
    theater.run_finalize()

    assert done.status is FinalizeStatus.COMPLETE
    assert (theater.balance, len(theater.encoder.written), len(theater.speech.requests)) == (494, 1, 5)


def test_a_change_of_voice_makes_the_recording_stale_at_once(theater: Theater) -> None:
    theater.finalize()
    before = _state(theater)
    theater.reads.recast("TOM", "voice-en-zed")

    assert _state(theater) is None
    theater.finalize()
    after = _state(theater)
    assert before is not None
    assert after is not None
    assert after.media_path != before.media_path
    assert (theater.balance, len(theater.speech.requests)) == (488, 6)


def test_going_back_to_the_old_voice_finds_the_old_mix(theater: Theater) -> None:
    theater.finalize()
    theater.reads.recast("TOM", "voice-en-zed")
    theater.finalize()
    theater.reads.recast("TOM", "voice-en-tom")

    assert _ask(theater).status is FinalizeStatus.COMPLETE
    assert len(theater.encoder.written) == 2


def test_a_change_while_it_is_made_releases_the_credits(theater: Theater) -> None:
    _ask(theater)
    theater.reads.recast("TOM", "voice-en-zed")
    theater.run_finalize()

    assert _state(theater) is None
    assert theater.balance == 500


def test_an_invalidation_stops_what_is_in_flight(theater: Theater) -> None:
    _ask(theater)
    theater.reads.recast("TOM", "voice-en-zed")
    with theater.floor.units.work("test") as work:
        theater.stage.invalidate(work, theater.artifact.id)

    assert theater.balance == 500
    assert [event.status for event in theater.floor.said if isinstance(event, FinalizeMoved)][-1] is None
    assert _ask(theater).status is FinalizeStatus.QUEUED


def test_a_failure_gives_the_credits_back_and_says_why(theater: Theater) -> None:
    full = FakeEncoder(full=True)
    theater.close()
    theater.encoder = full
    theater.stage = theater.build()
    theater.finalize()

    state = _state(theater)
    assert state is not None
    assert (state.status, state.error) == (
        FinalizeStatus.FAILED,
        "The recording could not be written: the disk is full.",
    )
    assert theater.balance == 500
    full.full = False
    theater.finalize()
    state = _state(theater)
    assert state is not None
    assert state.status is FinalizeStatus.COMPLETE
    assert (theater.balance, len(theater.speech.requests)) == (494, 5)


def test_a_stopped_job_leaves_nothing_behind(theater: Theater) -> None:
    _ask(theater)
    with theater.floor.units.work("test") as work:
        job = theater.jobs.of_subject(work, theater.artifact.id)
        assert job is not None
    original = theater.speech.speak

    def stop_on_the_way(request):  # type: ignore[no-untyped-def]
        with theater.floor.units.work("test") as work:
            theater.jobs.cancel(work, job.id)
        return original(request)

    theater.speech.speak = stop_on_the_way  # type: ignore[method-assign]
    ended = theater.run_finalize()

    assert ended is not None
    assert ended.status == "canceled"
    assert _state(theater) is None
    assert theater.balance == 500


def test_without_credits_nothing_is_begun(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        from engine.credits.model import Operation

        theater.credits.reserve(work, Operation.TABLE_READ, 496, job_id=None, artifact_id=None)

    with pytest.raises(InsufficientCredits):
        _ask(theater)
    assert _state(theater) is None


def test_only_a_ready_read_is_finished(theater: Theater) -> None:
    with theater.floor.units.work("test") as work:
        theater.artifacts.move(work, theater.artifact.running(work.now()))

    with pytest.raises(ArtifactNotReady):
        _ask(theater)


def test_a_live_only_read_needs_a_performance_first(live_only: Theater) -> None:
    theater = live_only
    assert _ask(theater).status is FinalizeStatus.NEEDS_RECORDING
    assert (theater.balance, theater.jobs) == (500, theater.jobs)

    b"".join(theater.stage.listen(theater.live()))
    theater.stage.tidy_rooms()
    assert _ask(theater).status is FinalizeStatus.QUEUED
    theater.run_finalize()
    state = _state(theater)
    assert state is not None
    assert state.status is FinalizeStatus.COMPLETE
    assert len(theater.speech.requests) == 5


def test_a_read_never_says_needs_recording_by_itself(theater: Theater) -> None:
    assert _ask(theater).status is not FinalizeStatus.NEEDS_RECORDING


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A/B: c*d?", "A B c d"),
        ("...", "Table read"),
        ("  Müller's   mill ", "Müller's mill"),
        ("x" * 200, "x" * 80),
        ("../../etc/passwd", "etc passwd"),
    ],
)
def test_a_title_becomes_a_safe_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_studio_that_closes_in_the_middle_puts_the_job_off_and_keeps_what_was_spoken(theater: Theater) -> None:
    _ask(theater)
    original = theater.speech.speak
    closers: list[threading.Thread] = []

    def close_on_the_way(request):  # type: ignore[no-untyped-def]
        if not closers:
            closers.append(threading.Thread(target=theater.stage.close))
            closers[0].start()
        return original(request)

    theater.speech.speak = close_on_the_way  # type: ignore[method-assign]
    ended = theater.run_finalize()
    closers[0].join()
    assert ended is not None
    assert ended.status == "queued"
    assert theater.balance == 494

    theater.speech.speak = original  # type: ignore[method-assign]
    theater.stage = theater.build()
    ended = theater.run_finalize()
    assert ended is not None
    assert ended.status == "done"
    assert len(theater.spoken) == len(set(theater.spoken)) == 5
