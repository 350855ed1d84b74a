"""Ending a job on a full disk: in the room set aside, else as soon as there is some; the thread lives on."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.foundation.errors import DiskFull
from engine.foundation.ids import new_id
from engine.jobs import runner as running
from engine.jobs.model import Job, JobStatus
from engine.jobs.repository import JobRepository
from engine.jobs.runner import Runner
from engine.jobs.service import JobsService
from engine.storage.spare import SIZE, SpareRoom
from tests.engine.jobs.test_runner import Counting
from tests.fakes.floor import Floor


class Tight:
    """Units on a disk that is full until there is room."""

    def __init__(self, floor: Floor) -> None:
        self._floor, self.is_full, self.refusals = floor, False, 0
        self.reading = floor.units.reading

    @contextmanager
    def work(self, actor: str) -> Iterator[Any]:
        """A unit that cannot be committed while the disk is full."""
        with self._floor.units.work(actor) as work:
            yield work
            if self.is_full:
                self.refusals += 1
                raise DiskFull("The disk is full; nothing was changed.", hint="Free some space and try again.")


def _claimed(floor: Floor) -> Job:
    with floor.units.work("test") as work:
        job = JobsService().enqueue(work, "count", new_id())
        held = replace(
            job, status=JobStatus.RUNNING, holder="test:1:0#0", lease_until=work.now() + timedelta(seconds=20)
        )
        JobRepository(work.session).save(held)
    return held


def _now(floor: Floor, job: Job) -> Job:
    with floor.units.reading("test") as work:
        return JobRepository(work.session).get(job.id)


def test_room_is_set_aside_and_given_once(tmp_path: Path) -> None:
    spare = SpareRoom(tmp_path / "spare-room")
    spare.keep()

    assert (tmp_path / "spare-room").stat().st_size == SIZE
    assert (spare.give(), spare.give(), (tmp_path / "spare-room").exists()) == (True, False, False)


def test_a_job_says_that_the_disk_is_full_in_the_room_set_aside(floor: Floor) -> None:
    tight, job = Tight(floor), _claimed(floor)

    class Giving(SpareRoom):
        def give(self) -> bool:
            tight.is_full = False
            return super().give()

    handler = Counting(lambda run: setattr(tight, "is_full", True))
    Runner(tight, floor.bus, {"count": handler}, Giving(floor.paths.spare)).run(job)

    ended = _now(floor, job)
    assert (ended.status, ended.failure.message) == (
        JobStatus.FAILED,
        "The disk is full; nothing was changed. Free some space and try again.",
    )
    assert handler.ends[-1] == "fail service_unavailable"


def test_without_room_set_aside_the_end_is_written_as_soon_as_there_is_some(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "RETRY_S", 0.01)
    tight, job = Tight(floor), _claimed(floor)
    runner = Runner(tight, floor.bus, {"count": Counting(lambda run: setattr(tight, "is_full", True))})
    thread = threading.Thread(target=runner.run, args=(job,))
    thread.start()
    while tight.refusals < 4:
        assert thread.is_alive()

    assert _now(floor, job).status is JobStatus.RUNNING
    tight.is_full = False
    thread.join(5)
    assert _now(floor, job).status is JobStatus.FAILED


def test_a_closing_studio_does_not_wait_for_space(floor: Floor) -> None:
    tight, job = Tight(floor), _claimed(floor)
    runner = Runner(tight, floor.bus, {"count": Counting(lambda run: setattr(tight, "is_full", True))})
    runner.stopping.set()

    thread = threading.Thread(target=runner.run, args=(job,))
    thread.start()
    thread.join(5)

    assert not thread.is_alive()


def test_a_full_disk_met_by_a_step_itself_is_no_bug(floor: Floor) -> None:
    def full(run: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = _claimed(floor)
    Runner(floor.units, floor.bus, {"count": Counting(full)}).run(job)

    assert _now(floor, job).failure.code == "service_unavailable"
