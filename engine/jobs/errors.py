"""Jobs, errors: why a step stops before its end."""

from __future__ import annotations

from datetime import timedelta

from engine.foundation.errors import KnownError, NotFound


class JobNotFound(NotFound):
    """No such piece of work."""


class JobCanceled(KnownError):
    """Somebody asked this work to stop; raised inside a step to leave it."""

    code = "job_canceled"


class LeaseLost(KnownError):
    """Another runner holds this job now; whatever this one did is dropped."""


class NotYet(Exception):
    """The step waits for something else; the job goes back to the queue and is tried again after `wait`."""

    def __init__(self, wait: timedelta = timedelta(milliseconds=250)) -> None:
        super().__init__("not yet")
        self.wait = wait
