"""Jobs, thread pool: the default dispatcher; threads that claim from our own table."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.foundation.memory import give_back
from engine.jobs.recovery import new_holder, recover
from engine.jobs.repository import JobRepository

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.jobs.runner import Runner
    from engine.storage.work import Units

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=20)
BEAT_S = 5.0
IDLE_S = 1.0


class ThreadPool:
    """`workers` threads and one heart; woken after commits, polling otherwise."""

    def __init__(self, units: Units, runner: Runner, workers: int) -> None:
        self._units, self._runner = units, runner
        self.holder = new_holder()
        self._closing = threading.Event()
        self._something = threading.Condition()
        self._wakes = 0
        names = [f"{self.holder}#{number}" for number in range(workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(name,), name=f"job-{number}", daemon=True)
            for number, name in enumerate(names)
        ]
        self._heart = threading.Thread(target=self._beat, name="job-heart", daemon=True)

    def start(self) -> ThreadPool:
        """Recover what a dead process left, then begin."""
        recover(self._units, self._runner, self.holder)
        for thread in (*self._threads, self._heart):
            thread.start()
        return self

    def wake(self) -> None:
        """There is something to do."""
        with self._something:
            self._wakes += 1
            self._something.notify_all()

    def close(self, wait: float = 5.0) -> None:
        """Stop claiming and wait for running jobs; those that do not end in time are recovered at the next start."""
        self._closing.set()
        self._runner.stopping.set()
        self.wake()
        for thread in (*self._threads, self._heart):
            if thread.is_alive():
                thread.join(wait)

    @property
    def is_closing(self) -> bool:
        """Whether the pool is on its way down; long steps may look at it."""
        return self._closing.is_set()

    def _serve(self, name: str) -> None:
        has_worked = False
        while not self._closing.is_set():
            seen = self._wakes
            job = self._claim(name)
            if job is not None:
                self._run(job)
                has_worked = True
                continue
            if has_worked:
                give_back()
                has_worked = False
            self._sleep(seen)

    def _run(self, job: Job) -> None:
        try:
            self._runner.run(job)
        except Exception:
            # The thread must live on for other jobs; this one comes back when its lease has run out.
            log.exception("Job %s (%s) got lost on its way", job.id, job.kind)

    def _claim(self, name: str) -> Job | None:
        try:
            with self._units.reading("runner") as work:
                due = JobRepository(work.session).has_due(work.now())
            if not due:
                return None
            with self._units.work("runner") as work:
                return JobRepository(work.session).claim(name, work.now(), work.now() + LEASE)
        except Exception:
            log.exception("No job could be claimed; trying again")
            self._closing.wait(IDLE_S)
            return None

    def _sleep(self, seen: int) -> None:
        patience = self._patience()
        with self._something:
            if self._wakes == seen and not self._closing.is_set():
                self._something.wait(patience)

    def _patience(self) -> float:
        try:
            with self._units.reading("runner") as work:
                due = JobRepository(work.session).next_due()
                left = IDLE_S if due is None else (due - work.now()).total_seconds()
        except Exception:
            log.exception("The next job could not be looked for; trying again")
            return IDLE_S
        return min(IDLE_S, max(0.02, left))

    def _beat(self) -> None:
        while not self._closing.wait(BEAT_S):
            try:
                with self._units.work("heart") as work:
                    JobRepository(work.session).extend(self.holder, work.now() + LEASE)
                if recover(self._units, self._runner, self.holder):
                    self.wake()
            except Exception:
                log.exception("The heart missed a beat")
