"""Eight hands at once: whatever they do in whatever order, every balance is its ledger's sum and nothing is paid twice."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine import Studio, StudioSettings, open_studio
from engine.foundation.errors import KnownError
from engine.planning.model import IN_FLIGHT, ArtifactRequest, NewPlan, PlanStatus
from tests.engine.production.books import OVER, audit, every_job
from tests.fakes.blank import lay_studio
from tests.fakes.paced import BREAK, HOLD, STUMBLE, Pace, paced_machines

HANDS = 8
ORDERS = ((None,), (None, None), (None, BREAK), (BREAK,), (HOLD,), (None, HOLD), (STUMBLE,))
VERBS = ("create", "approve", "start", "start", "start", "cancel", "resume", "fail", "top_up")
Program = list[tuple[str, int]]
PROGRAMS = st.lists(
    st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 10**6)), min_size=2, max_size=6),
    min_size=HANDS,
    max_size=HANDS,
)
ONE_BY_ONE = settings(
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


class Crowd:
    """A studio with two projects, each with an approved plan, and what its eight hands have made since."""

    def __init__(self, studio: Studio, pace: Pace) -> None:
        self.studio, self.pace = studio, pace
        self.plans: list[str] = []
        self.jobs: list[str] = []
        with studio.work("test") as work:
            self.projects = [studio.library.create_project(work, "Crowd").id for _ in range(2)]
        for number in (1, 3):
            self._create(number)
        for plan in self.plans:
            assert self._drafted(plan) is PlanStatus.APPROVED

    def perform(self, program: Program) -> None:
        """One hand's part; a refusal is an answer, the books are audited after each act."""
        for verb, number in program:
            try:
                getattr(self, f"_{verb}")(number)
            except KnownError:
                pass
            audit(self.studio)

    def end(self) -> None:
        """Let everything that waits go on, and wait until nothing moves."""
        self.pace.gate.set()
        until = time.monotonic() + 60
        while True:
            with self.studio.reading("test") as work:
                waiting = [job for job in every_job(self.studio, work) if job.status not in OVER]
            if not waiting:
                return
            assert time.monotonic() < until, waiting
            time.sleep(0.05)

    def _create(self, number: int) -> None:
        with self.studio.work("test") as work:
            project = self.projects[number // 2 % len(self.projects)]
            plan = self.studio.planning.create(work, project, NewPlan(auto_approve=bool(number % 2)))
        self.plans.append(plan.id)

    def _drafted(self, plan: str) -> PlanStatus:
        until = time.monotonic() + 60
        while True:
            with self.studio.reading("test") as work:
                status = self.studio.planning.get(work, plan).status
            if status not in IN_FLIGHT or time.monotonic() > until:
                return status
            time.sleep(0.02)

    def _approve(self, number: int) -> None:
        if plan := _one(self.plans, number):
            self._drafted(plan)
            with self.studio.work("test") as work:
                self.studio.planning.approve(work, plan)

    def _start(self, number: int) -> None:
        if plan := _one(self.plans, number):
            self._drafted(plan)
            notes = ORDERS[number % len(ORDERS)]
            requests = tuple(ArtifactRequest(notes=note, defer_audio_render=True) for note in notes)
            with self.studio.work("test") as work:
                job = self.studio.production.start(work, plan, requests)
            self.jobs.append(job.id)

    def _cancel(self, number: int) -> None:
        if job := _one(self.jobs, number):
            with self.studio.work("test") as work:
                self.studio.production.cancel(work, job)

    def _resume(self, number: int) -> None:
        if job := _one(self.jobs, number):
            with self.studio.work("test") as work:
                self.studio.production.resume(work, job)

    def _fail(self, number: int) -> None:
        (self.pace.mended.set if number % 2 else self.pace.mended.clear)()

    def _top_up(self, number: int) -> None:
        with self.studio.work("owner") as work:
            self.studio.credits.top_up(work, 1 + number % 20)


def _one(things: list[str], number: int) -> str | None:
    return things[number % len(things)] if things else None


@contextmanager
def _crowd(allocation: int) -> Iterator[Crowd]:
    pace = Pace()
    with tempfile.TemporaryDirectory() as folder:
        chosen = StudioSettings(credits_monthly_allocation=allocation, jobs_workers=4)
        lay_studio(Path(folder) / "home")
        studio = open_studio(Path(folder) / "home", settings=chosen, machines=paced_machines(pace))
        try:
            yield Crowd(studio, pace)
        finally:
            pace.gate.set()
            studio.close()


def _together(parts: list[Callable[[], None]]) -> None:
    barrier = threading.Barrier(len(parts))

    def begin(part: Callable[[], None]) -> None:
        barrier.wait(60)
        part()

    with ThreadPoolExecutor(len(parts)) as hands:
        for future in [hands.submit(begin, part) for part in parts]:
            future.result(60)


def _interleave(programs: list[Program], allocation: int) -> None:
    with _crowd(allocation) as crowd:
        _together([lambda program=program: crowd.perform([("start", 0), *program]) for program in programs])
        crowd.end()
        audit(crowd.studio)


@given(PROGRAMS, st.sampled_from([25, 60, 500]))
@settings(ONE_BY_ONE, max_examples=3)
def test_no_order_of_events_loses_or_doubles_a_credit(programs: list[Program], allocation: int) -> None:
    _interleave(programs, allocation)


@pytest.mark.nightly
@pytest.mark.timeout(3000)
@given(PROGRAMS, st.sampled_from([25, 60, 500]))
@settings(ONE_BY_ONE, max_examples=200)
def test_no_order_of_events_loses_or_doubles_a_credit_all_night(programs: list[Program], allocation: int) -> None:
    _interleave(programs, allocation)


@pytest.mark.parametrize("seed", [1, 2])
def test_one_job_pulled_at_by_eight_hands_is_charged_at_most_once(seed: int) -> None:
    with _crowd(100) as crowd:
        crowd.perform([("start", 2)])
        chance = random.Random(seed)
        verbs = [[chance.choice(["cancel", "resume", "fail"]) for _ in range(6)] for _ in range(HANDS)]
        _together([lambda part=part: crowd.perform([(verb, 0) for verb in part]) for part in verbs])
        crowd.end()
        audit(crowd.studio)
        with crowd.studio.reading("test") as work:
            job = crowd.studio.production.get(work, crowd.jobs[0])
    assert job.credits.settled <= 22
