"""A table read made in a studio from a note: planned, approved, written and performed by the studio's own jobs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.library.model import NewSource, SourceType
from engine.planning.model import ArtifactRequest, NewPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine import Studio
    from engine.production.model import StoryJob

NOTE = """The mill stands at the mouth of the river. It was built of oak and stone by people whose names nobody wrote down.
Nobody has ground corn there since the flood took the lower gate and half of the quay.
The council wants it to make power again, and has asked an engineer how much that would be.
The ferryman says that the eels were there before the council, and will be there after it."""
SECONDS = 60.0


def until(fact: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait for a fact, looking less and less often."""
    end, pause = time.monotonic() + seconds, 0.005
    while not fact():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(pause)
        pause = min(0.05, pause * 1.3)


def made_read(studio: Studio, request: ArtifactRequest | None = None, note: str = NOTE) -> str:
    """The id of a READY table read of a note, in Markdown where it has headings."""
    kind = SourceType.MARKDOWN if note.startswith("#") else SourceType.TEXT
    with studio.work("test") as work:
        project = studio.library.create_project(work, "The mill").id
        studio.library.add_source(work, project, NewSource(kind, content=note, label="Note"))
    return read_of(studio, project, request)


def another_read(studio: Studio, earlier: str, request: ArtifactRequest | None = None) -> str:
    """The id of a READY table read of the same project: its next episode."""
    with studio.reading("test") as work:
        project = studio.artifacts.get(work, earlier).project_id
    return read_of(studio, project, request)


def read_of(studio: Studio, project: str, request: ArtifactRequest | None = None) -> str:
    """The id of a READY table read of this project."""
    with studio.work("test") as work:
        plan = studio.planning.create(
            work, project, NewPlan(requests=(request or ArtifactRequest(),), auto_approve=True)
        )
    until(lambda: _look(studio, lambda work: studio.planning.get(work, plan.id).status == "APPROVED"))
    with studio.work("test") as work:
        job = studio.production.start(work, plan.id)
    return finished(studio, job).artifacts[0].artifact_id


def finished(studio: Studio, job: StoryJob) -> StoryJob:
    """The job once it is over."""
    until(lambda: not _look(studio, lambda work: studio.production.get(work, job.id).is_open))
    over: StoryJob = _look(studio, lambda work: studio.production.get(work, job.id))
    return over


def performed(studio: Studio, artifact_id: str) -> None:
    """Wait until every line of the current version has been spoken, and its job is over."""
    until(lambda: _look(studio, lambda work: _is_quiet(studio, work, artifact_id)))


def _is_quiet(studio: Studio, work: object, artifact_id: str) -> bool:
    job = studio.jobs.of_subject(work, artifact_id, "perform_read")  # type: ignore[arg-type]
    return job is None or job.is_over


def _look(studio: Studio, act: Callable[..., object]) -> object:
    with studio.reading("test") as work:
        return act(work)
