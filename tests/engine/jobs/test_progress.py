"""How far jobs are: asked for one subject or for many at once, the newest job of each counts."""

from __future__ import annotations

from engine.jobs.model import Progress
from engine.jobs.repository import JobRepository
from engine.jobs.service import JobsService
from tests.fakes.floor import Floor

JOBS = JobsService()
FIRST, SECOND, IDLE = ("c" + letter * 24 for letter in "abd")


def _noted(floor: Floor, subject: str, percent: int | None) -> None:
    floor.clock.forward(seconds=1)
    with floor.units.work("test") as work:
        job = JOBS.enqueue(work, "count", subject)
        if percent is not None:
            JobRepository(work.session).note_progress(job.id, Progress("counting", percent, "…"))


def test_one_and_many_are_told_alike(floor: Floor) -> None:
    _noted(floor, FIRST, 10)
    _noted(floor, FIRST, 20)
    _noted(floor, SECOND, 30)
    _noted(floor, IDLE, 40)
    _noted(floor, IDLE, None)
    with floor.units.reading("test") as work:
        many = JOBS.progress_of(work, [FIRST, SECOND, IDLE, "c" + "0" * 24], "count")
        alone = {
            key: value for one in (FIRST, SECOND, IDLE) for key, value in JOBS.progress_of(work, [one], "count").items()
        }
        assert JOBS.progress_of(work, [], "count") == JOBS.progress_of(work, [FIRST, SECOND], "other") == {}

    assert {subject: progress.percent for subject, progress in many.items()} == {FIRST: 20, SECOND: 30}
    assert alone == many
