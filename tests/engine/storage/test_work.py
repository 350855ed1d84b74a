"""The unit of work: all or nothing, and events only afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from engine.foundation.events import Event
from engine.jobs.model import Job
from engine.jobs.service import JobsService
from engine.storage.work import Work, inside_unit
from tests.fakes.floor import Floor


@dataclass(frozen=True, slots=True)
class Happened(Event):
    what: str


def _enqueue(work: Work) -> Job:
    return JobsService().enqueue(work, "count", "c" + "0" * 24)


def test_events_are_said_after_the_commit(floor: Floor) -> None:
    with floor.units.work("test") as work:
        work.note(Happened("one"))
        assert floor.said == []

    assert floor.said == [Happened("one")]


def test_a_failed_unit_keeps_nothing_and_says_nothing(floor: Floor) -> None:
    with pytest.raises(RuntimeError), floor.units.work("test") as work:
        job = _enqueue(work)
        work.note(Happened("one"))
        raise RuntimeError

    with floor.units.reading("test") as work:
        assert JobsService().of_subject(work, job.subject) is None
    assert floor.said == []


def test_a_reading_unit_keeps_nothing(floor: Floor) -> None:
    with floor.units.reading("test") as work:
        job = _enqueue(work)

    with floor.units.reading("test") as work:
        assert JobsService().of_subject(work, job.subject) is None


def test_a_thread_knows_whether_it_is_inside_a_unit(floor: Floor) -> None:
    assert not inside_unit()
    with floor.units.work("test"):
        assert inside_unit()
    assert not inside_unit()


def test_a_failing_listener_hurts_nobody_else(floor: Floor, caplog: pytest.LogCaptureFixture) -> None:
    floor.bus.subscribe(lambda event: 1 / 0)
    heard: list[Event] = []
    floor.bus.subscribe(heard.append)

    with floor.units.work("test") as work:
        work.note(Happened("one"))

    assert heard == [Happened("one")]
    assert "A listener failed" in caplog.text


def test_what_is_done_before_the_commit_is_kept_with_it_or_not_at_all(floor: Floor) -> None:
    kept: list[str] = []
    floor.units.before_commit(lambda work: kept.append(_enqueue(work).id) if work.notes else None)

    with floor.units.work("test"):
        pass
    with pytest.raises(RuntimeError), floor.units.work("test") as work:
        work.note(Happened("never"))
        raise RuntimeError
    assert kept == []
    with floor.units.work("test") as work:
        work.note(Happened("one"))

    with floor.units.reading("test") as work:
        assert JobsService().get(work, kept[0]).kind == "count"


def test_an_act_before_the_commit_that_fails_undoes_the_unit(floor: Floor) -> None:
    def fail(work: Work) -> None:
        raise RuntimeError("no room for it")

    floor.units.before_commit(fail)
    with pytest.raises(RuntimeError, match="no room"), floor.units.work("test") as work:
        subject = _enqueue(work).subject
        work.note(Happened("one"))

    with floor.units.reading("test") as work:
        assert JobsService().of_subject(work, subject) is None
    assert floor.said == []
