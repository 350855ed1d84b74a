"""One whole job in a process of its own, begun or gone on with; run as `python -m tests.journeys.one_job HOME [SOURCE…] [TYPE…]`.

Every spoken line is written to `spoken.log` in the home, so that a line spoken twice can be seen.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import Studio, StudioSettings, open_studio
from engine.bootstrap import default_machines
from engine.library.model import NewSource, SourceType
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus
from engine.sample import Sample

if TYPE_CHECKING:
    from engine.stage.speech import Speech, SpeechRequest


class Noting:
    """A speech engine that notes what it speaks."""

    def __init__(self, inner: Any, log: Path) -> None:
        self._inner, self._log, self.fingerprint_of = inner, log, inner.fingerprint_of
        self.leave_off = inner.leave_off

    def speak(self, request: SpeechRequest) -> Speech:
        """Speak, and note the take's key before and after."""
        self._note("begin", request)
        speech = self._inner.speak(request)
        self._note("end", request)
        return speech

    def close(self) -> None:
        """End it."""
        self._inner.close()

    def _note(self, what: str, request: SpeechRequest) -> None:
        line = f"{what} {request.key(self.fingerprint_of(request.voice_id))}\n".encode()
        handle = os.open(self._log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, line)
        os.close(handle)


SMALL: dict[str, dict[str, Any]] = {
    "table_read": {}, "pitch_deck": {"outputs": ["pdf", "pptx"]}, "storyboard": {"frames": 4},
    "trailer": {"durationSeconds": 15},
}  # fmt: skip
"""What a job may be told to make, as little of it as there can be."""


def main(home: Path, given: list[str]) -> None:
    """Go on until the one job is over; print what became of it as JSON."""
    files, types = [one for one in given if one not in SMALL], [one for one in given if one in SMALL]
    settings = StudioSettings()
    machines = default_machines(settings)
    noting = Noting(machines.speech, home / "spoken.log")
    studio = open_studio(home, settings=settings, machines=dataclasses.replace(machines, speech=noting))
    try:
        project = _project(studio, files)
        plan = _plan(studio, project, types or ["table_read"])
        print(json.dumps(_job(studio, plan)), flush=True)
    finally:
        studio.close()


def _project(studio: Studio, files: list[str]) -> str:
    with studio.reading("test") as work:
        found = studio.library.projects(work, "all").items
    if found:
        return found[0].id
    sources = [_text(name) for name in files] or Sample.bundled().sources(studio.library, studio.blobs)
    with studio.work("test") as work:
        project = studio.library.create_project(work, "One job")
        for new in sources:
            studio.library.add_source(work, project.id, new)
    return project.id


def _text(name: str) -> NewSource:
    return NewSource(SourceType.TEXT, content=Path(name).read_text(encoding="utf-8"), label=Path(name).stem)


def _plan(studio: Studio, project: str, types: list[str]) -> str:
    asked = tuple(ArtifactRequest(type, render_plan=SMALL[type]) for type in types)
    new = NewPlan(auto_approve=True, creative_brief={"pageTarget": 2}, requests=asked)
    with studio.work("test") as work:
        found = studio.planning.plans(work, project).items
        plan = found[0] if found else studio.planning.create(work, project, new)
    while plan.status is not PlanStatus.APPROVED:
        time.sleep(0.02)
        with studio.reading("test") as work:
            plan = studio.planning.get(work, plan.id)
        if plan.status is PlanStatus.FAILED:
            raise SystemExit(f"The plan failed: {plan.failure_message}")
    return plan.id


def _job(studio: Studio, plan: str) -> dict[str, Any]:
    with studio.work("test") as work:
        found = studio.production.list(work, plan_id=plan).items
        job = found[0] if found else studio.production.start(work, plan)
    while job.is_open:
        time.sleep(0.02)
        with studio.reading("test") as work:
            job = studio.production.get(work, job.id)
    with studio.reading("test") as work:
        kinds = [str(entry.kind) for entry in studio.credits.ledger(work, 100, job_id=job.id).items]
        artifacts = [str(one.status) for one in studio.artifacts.list(work).items]
        balance, sources = studio.credits.balance(work), studio.library.live_sources(work, job.project_id)
    failure = job.failure.message if job.failure else None
    return {
        "status": str(job.status),
        "failure": failure,
        "ledger": kinds,
        "artifacts": artifacts,
        "balance": balance.total,
        "reserved": balance.reserved,
        "digests": [str(source.digest_status) for source in sources],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
