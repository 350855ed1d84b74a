"""Jobs, running: what a step can do while it works: say how far it is, look whether to stop, keep something early."""

from __future__ import annotations

import threading
import time
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.jobs.errors import JobCanceled, LeaseLost, NotYet
from engine.jobs.events import JobProgressed
from engine.jobs.model import Job, JobStatus, Progress
from engine.jobs.repository import JobRepository

if TYPE_CHECKING:
    from engine.foundation.events import EventBus
    from engine.storage.work import Units, Work

LOOK_S = 0.25
ROW_S = 1.0


class Run:
    """One run of a job (the `JobRun` port): progress to the bus at once and to the row once a second."""

    def __init__(self, job: Job, units: Units, bus: EventBus, stopping: threading.Event) -> None:
        self.job = job
        self._units, self._bus, self._stopping = units, bus, stopping
        self._percent = job.progress.percent if job.progress else 0
        self._stage = ""
        self._wrote = self._looked = 0.0

    def progress(self, stage: str, percent: int, detail: str) -> None:
        """Say how far it is; percent never falls."""
        self._percent = max(self._percent, min(100, percent))
        progress = Progress(stage, self._percent, detail)
        moved = JobProgressed(self.job.id, self.job.kind, self.job.subject, progress)
        if stage == self._stage and time.monotonic() - self._wrote < ROW_S:
            self._bus.publish([moved])
            return
        self._stage, self._wrote = stage, time.monotonic()
        # Noted, not published: whoever keeps a log of events then keeps the progress that the row shows, no more often.
        with self.work() as work:
            JobRepository(work.session).note_progress(self.job.id, progress)
            work.note(moved)

    def raise_if_canceled(self) -> None:
        """Leave when somebody asked to stop, another runner took over, or the studio closes; looks four times a second."""
        if self._stopping.is_set():
            raise NotYet(timedelta(0))
        if time.monotonic() - self._looked < LOOK_S:
            return
        self._looked = time.monotonic()
        with self.reading() as work:
            current = JobRepository(work.session).get(self.job.id)
        if current.holder != self.job.holder or current.status is not JobStatus.RUNNING:
            raise LeaseLost("Another runner holds this job now.")
        if current.cancel_requested:
            raise JobCanceled("The job was canceled.")

    def work(self) -> AbstractContextManager[Work]:
        """A unit of work of its own."""
        return self._units.work("runner")

    def reading(self) -> AbstractContextManager[Work]:
        """A unit that only reads."""
        return self._units.reading("runner")
