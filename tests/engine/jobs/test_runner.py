"""Running jobs: steps once, checkpoints kept, cancel, failure, waiting, recovery."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from engine.foundation.errors import KnownError
from engine.foundation.ids import new_id
from engine.jobs.errors import NotYet
from engine.jobs.events import JobProgressed
from engine.jobs.model import Failure, Job, JobStatus
from engine.jobs.ports import JobRun, Step
from engine.jobs.recovery import new_holder, recover
from engine.jobs.repository import JobRepository
from engine.jobs.runner import Runner
from engine.jobs.service import JobsService
from engine.jobs.thread_pool import ThreadPool
from engine.storage.work import Work
from tests.fakes.floor import Floor
from tests.fakes.jobs import run_job_inline


class Counting:
    """A handler that counts everything that happens to it."""

    kind = "count"

    def __init__(self, *steps: Callable[[JobRun], Any]) -> None:
        self.ends: list[str] = []
        self._steps = [Step(f"s{number}", do) for number, do in enumerate(steps)]

    def steps(self, job: Job) -> Sequence[Step]:
        return self._steps

    def begin(self, work: Work, job: Job) -> None:
        self.ends.append("begin")

    def finish(self, work: Work, job: Job) -> None:
        self.ends.append("finish")

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        self.ends.append(f"fail {failure.code}")

    def cancel(self, work: Work, job: Job) -> None:
        self.ends.append("cancel")


def _enqueue(floor: Floor) -> Job:
    with floor.units.work("test") as work:
        return JobsService().enqueue(work, "count", new_id())


def test_every_step_is_done_in_order_and_its_result_kept(floor: Floor) -> None:
    handler = Counting(lambda run: 1, lambda run: run.job.checkpoint["s0"] + 1)

    done = run_job_inline(floor.units, handler, _enqueue(floor))

    assert (done.status, done.checkpoint) == (JobStatus.DONE, {"s0": 1, "s1": 2})
    assert handler.ends == ["begin", "finish"]


def test_a_finished_step_is_not_done_again_after_a_crash(floor: Floor) -> None:
    calls: list[str] = []

    def crash_once(run: JobRun) -> None:
        calls.append("second")
        if len(calls) == 2:
            raise SystemExit

    handler = Counting(lambda run: calls.append("first"), crash_once)
    job = _enqueue(floor)
    with pytest.raises(SystemExit):
        run_job_inline(floor.units, handler, job)

    done = run_job_inline(floor.units, handler, job)

    assert done.status is JobStatus.DONE
    assert calls == ["first", "second", "second"]


def test_a_known_error_ends_the_job_with_its_code_and_sentence(floor: Floor) -> None:
    def fail(run: JobRun) -> None:
        raise KnownError("The file is broken.", hint="Try another.")

    handler = Counting(fail)

    done = run_job_inline(floor.units, handler, _enqueue(floor))

    assert done.failure == Failure("internal_error", "The file is broken. Try another.")
    assert handler.ends == ["begin", "fail internal_error"]


def test_an_unknown_error_is_tried_three_times_then_ends_the_job(
    floor: Floor, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(run: JobRun) -> None:
        raise ZeroDivisionError

    handler, job = Counting(stumble), _enqueue(floor)

    states = [run_job_inline(floor.units, handler, job).status for _ in range(3)]

    assert states == [JobStatus.QUEUED, JobStatus.QUEUED, JobStatus.FAILED]
    assert "stumbled" in caplog.text


def test_a_waiting_step_costs_no_attempt(floor: Floor) -> None:
    def wait(run: JobRun) -> None:
        raise NotYet(timedelta(seconds=3))

    waiting = run_job_inline(floor.units, Counting(wait), _enqueue(floor))

    assert (waiting.status, waiting.attempts) == (JobStatus.QUEUED, 0)
    assert waiting.run_after == floor.clock.now() + timedelta(seconds=3)


def test_a_canceled_job_leaves_at_its_next_look(floor: Floor) -> None:
    jobs, job = JobsService(), _enqueue(floor)

    def cancel(run: JobRun) -> None:
        with run.work() as work:
            jobs.cancel(work, job.id)

    handler = Counting(cancel, lambda run: pytest.fail("went on"))

    assert run_job_inline(floor.units, handler, job).status is JobStatus.CANCELED
    assert handler.ends == ["begin", "cancel"]


def test_a_queued_job_is_canceled_at_once(floor: Floor) -> None:
    job = _enqueue(floor)
    with floor.units.work("test") as work:
        assert JobsService().cancel(work, job.id).status is JobStatus.CANCELED


def test_a_runner_that_lost_its_lease_writes_nothing(floor: Floor) -> None:
    job = _enqueue(floor)

    def stolen(run: JobRun) -> str:
        with run.work() as work:
            repository = JobRepository(work.session)
            repository.save(replace(repository.get(job.id), holder="other:2:0#0"))
        return "mine"

    handler = Counting(stolen)

    left = run_job_inline(floor.units, handler, job)

    assert (left.status, left.checkpoint, handler.ends) == (JobStatus.RUNNING, {}, ["begin"])


def test_progress_never_falls_and_reaches_the_bus(floor: Floor) -> None:
    def move(run: JobRun) -> None:
        run.progress("writing", 40, "Writing")
        run.progress("casting", 20, "Casting")

    run_job_inline(floor.units, Counting(move), _enqueue(floor), floor.bus)

    moved = [event.progress for event in floor.said if isinstance(event, JobProgressed)]
    assert [(item.stage, item.percent) for item in moved] == [("writing", 40), ("casting", 40)]


def test_work_of_a_dead_process_goes_back_to_its_checkpoint(floor: Floor) -> None:
    job = _enqueue(floor)
    with floor.units.work("test") as work:
        repository = JobRepository(work.session)
        me = new_holder()
        dead = f"{me.rsplit(':', 2)[0]}:999999:aaaa#0"
        repository.save(
            replace(
                repository.get(job.id),
                status=JobStatus.RUNNING,
                holder=dead,
                lease_until=work.now() + timedelta(seconds=9),
            )
        )

    count = recover(floor.units, Runner(floor.units, floor.bus, {}), me)

    with floor.units.reading("test") as work:
        assert (count, JobsService().get(work, job.id).status) == (1, JobStatus.QUEUED)


def test_work_that_killed_the_studio_three_times_fails(floor: Floor) -> None:
    handler, job = Counting(), _enqueue(floor)
    with floor.units.work("test") as work:
        repository = JobRepository(work.session)
        repository.save(replace(repository.get(job.id), status=JobStatus.RUNNING, holder="x:1:a#0", attempts=3))

    recover(floor.units, Runner(floor.units, floor.bus, {"count": handler}), new_holder())

    with floor.units.reading("test") as work:
        assert JobsService().get(work, job.id).status is JobStatus.FAILED
    assert handler.ends == ["fail artifact_generation_failed"]


def test_the_pool_runs_every_job_exactly_once(floor: Floor) -> None:
    seen: list[str] = []
    all_done = threading.Event()

    def note(run: JobRun) -> None:
        seen.append(run.job.id)
        if len(seen) == 40:
            all_done.set()

    pool = ThreadPool(floor.units, Runner(floor.units, floor.bus, {"count": Counting(note)}), workers=4).start()
    jobs = JobsService()
    jobs.dispatch_by(pool.wake)
    with floor.units.work("test") as work:
        ids = {jobs.enqueue(work, "count", new_id()).id for _ in range(40)}

    assert all_done.wait(30)
    pool.close()
    assert sorted(seen) == sorted(ids)


def test_a_pool_that_has_nothing_left_to_do_gives_memory_back(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    done, given_back = threading.Event(), threading.Event()
    monkeypatch.setattr("engine.jobs.thread_pool.give_back", lambda: done.is_set() and given_back.set())
    pool = ThreadPool(
        floor.units, Runner(floor.units, floor.bus, {"count": Counting(lambda _: done.set())}), workers=1
    ).start()
    jobs = JobsService()
    jobs.dispatch_by(pool.wake)
    with floor.units.work("test") as work:
        jobs.enqueue(work, "count", new_id())

    assert given_back.wait(30)
    pool.close()
