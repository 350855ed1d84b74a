"""Jobs, recovery: the morning after a crash, work whose holder is dead goes back to its checkpoint."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.foundation.processes import process_lives
from engine.jobs.model import Failure, Job
from engine.jobs.repository import JobRepository

if TYPE_CHECKING:
    from datetime import datetime

    from engine.jobs.runner import Runner
    from engine.storage.work import Units

WORN_OUT = Failure(
    "artifact_generation_failed", "The studio stopped three times while doing this; nothing was charged for it."
)


def new_holder() -> str:
    """A name for this process's runner: host, pid, and a nonce, since pids come back."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


def holder_is_dead(job: Job, me: str, now: datetime) -> bool:
    """Whether nobody works on this job any more: its process is gone, or its lease ran out."""
    if job.holder is None or not job.is_alive(now):
        return True
    host, pid, nonce = job.holder.rsplit("#", 1)[0].rsplit(":", 2)
    my_host, my_pid, my_nonce = me.rsplit(":", 2)
    if host != my_host:
        return False
    return nonce != my_nonce if pid == my_pid else not process_lives(int(pid))


def recover(units: Units, runner: Runner, me: str) -> int:
    """Put abandoned jobs back in the queue, or fail those that were started too often; returns how many."""
    with units.work("recovery") as work:
        repository = JobRepository(work.session)
        lost = [job for job in repository.running() if holder_is_dead(job, me, work.now())]
        worn_out = [job for job in lost if job.is_worn_out]
        for job in lost:
            repository.save(replace(job, holder=me) if job.is_worn_out else job.queued_again())
    for job in worn_out:
        runner.give_up(replace(job, holder=me), WORN_OUT)
    return len(lost)
