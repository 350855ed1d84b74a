"""Commands, pipeline: from files and addresses to a finished MP3, step by step, telling a listener how far it is."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.errors import KnownError
from engine.library.model import NewSource, RetentionPolicy, Source, SourceStatus, SourceType
from engine.planning.model import ArtifactRequest, NewPlan, PlanStatus, StoryPlan
from engine.stage.model import Finalization, FinalizeStatus

if TYPE_CHECKING:
    from engine import Studio
    from engine.production.model import StoryJob

ACTOR = "owner"
Say = Callable[[str, int, str], None]
LOOK_S = 0.1
ELSEWHERE = "Free some space, or choose another folder with --out."


class PipelineFailed(KnownError):
    """A step of making a read failed; the sentence says which and why."""

    code = "artifact_generation_failed"


@dataclass(frozen=True, slots=True)
class Made:
    """What came out: ids, the finished file, and how it measures."""

    plan: StoryPlan
    artifact_id: str
    file: Path
    finalization: Finalization
    token: str
    receipts: tuple[Path, ...] = ()


def source_of(studio: Studio, text: str) -> NewSource:
    """A source out of an address, or a file's path, copied in. Raises `PipelineFailed` when there is no such file."""
    if re.match(r"https?://", text):
        is_pdf = text.lower().split("?")[0].endswith(".pdf")
        return NewSource(SourceType.PDF if is_pdf else SourceType.URL, url=text, retention=_kept(is_pdf))
    path = Path(text).expanduser()
    if not path.is_file():
        raise PipelineFailed(
            f"There is no file {text}.", hint="Give files, or addresses that begin with http:// or https://."
        )
    with studio.blobs.draft(path.suffix) as draft:
        try:
            shutil.copyfile(path, draft)
        except PermissionError as problem:
            raise PipelineFailed(f"{text} may not be read.", hint="Give yourself the right to read it.") from problem
        blob = studio.library.keep_upload(draft)
    return NewSource(SourceType.FILE, upload=blob, file_name=path.name, retention=_kept(path.suffix.lower() == ".pdf"))


def _kept(is_pdf: bool) -> RetentionPolicy:
    # The window shows a passage of a PDF on its page, which only the file itself can be drawn from.
    return RetentionPolicy.STORE_ORIGINAL if is_pdf else RetentionPolicy.EXTRACTED_ONLY


class Pipeline:
    """One project from sources to sound; everything it starts is a durable job of the studio."""

    def __init__(self, studio: Studio, say: Say, remark: Callable[[str], None] | None = None) -> None:
        self._studio, self._say, self._remark = studio, say, remark or _unsaid

    def gather(self, name: str, sources: Sequence[NewSource]) -> str:
        """A new project with these sources, read and digested; returns its id. Raises `PipelineFailed` if none could be read."""
        with self._studio.work(ACTOR) as work:
            project = self._studio.library.create_project(work, name)
            ids = [self._studio.library.add_source(work, project.id, new)[0].id for new in sources]
        while True:
            with self._studio.reading(ACTOR) as work:
                read = [self._studio.library.source(work, project.id, one) for one in ids]
            settled = sum(source.is_settled for source in read)
            self._say("Reading sources", 100 * settled // len(read), f"{settled} of {len(read)}")
            if settled == len(read):
                break
            time.sleep(LOOK_S)
        return self._with_something(project.id, read)

    def plan(self, project_id: str, new: NewPlan) -> StoryPlan:
        """A plan that waits for a yes. Raises `PipelineFailed`."""
        with self._studio.work(ACTOR) as work:
            plan = self._studio.planning.create(work, project_id, new)
        while plan.status in (PlanStatus.PENDING, PlanStatus.RUNNING):
            self._say("Planning", 50, "weighing the evidence")
            time.sleep(LOOK_S)
            with self._studio.reading(ACTOR) as work:
                plan = self._studio.planning.get(work, plan.id)
        if plan.status is PlanStatus.FAILED:
            raise PipelineFailed(plan.failure_message or "The plan could not be made.")
        self._say("Planning", 100, "done")
        return plan

    def perform(self, plan: StoryPlan) -> str:
        """Approve and perform; returns the artifact's id. Raises `PipelineFailed`, `InsufficientCredits`."""
        with self._studio.work(ACTOR) as work:
            self._studio.planning.approve(work, plan.id)
            job = self._studio.production.start(work, plan.id)
        while job.is_open:
            time.sleep(LOOK_S)
            with self._studio.reading(ACTOR) as work:
                job = self._studio.production.get(work, job.id)
            if job.progress:
                self._say("Performing", job.progress.percent, job.progress.detail)
        return self._ready(job)

    def finalize(self, artifact_id: str, out: Path, plan: StoryPlan) -> Made:
        """The finished MP3, copied into `out`. Raises `PipelineFailed`."""
        with self._studio.work(ACTOR) as work:
            state = self._studio.stage.finalize_audio(work, artifact_id)
        while state.is_in_flight:
            self._say("Finishing", 50, str(state.status))
            time.sleep(LOOK_S)
            with self._studio.reading(ACTOR) as work:
                state = self._studio.stage.finalization(work, artifact_id) or state
        if state.status is not FinalizeStatus.COMPLETE:
            raise PipelineFailed(state.error or "The recording could not be finished.")
        self._say("Finishing", 100, "done")
        return self._exported(artifact_id, out, plan, state)

    def _exported(self, artifact_id: str, out: Path, plan: StoryPlan, state: Finalization) -> Made:
        with self._studio.reading(ACTOR) as work:
            artifact = self._studio.artifacts.get(work, artifact_id)
            recording = self._studio.stage.recording_path(work, artifact_id)
            token = self._studio.access.share_of(work, artifact.share_jti).token if artifact.share_jti else ""
            receipts = self._studio.receipts.of(work, artifact_id)
        if recording is None:
            raise PipelineFailed("The finished recording is not on this machine.")
        target = export(recording, out, artifact.title)
        service = self._studio.receipts
        beside = [target.with_name(f"{target.stem}, receipts.{kind}") for kind in service.kinds]
        written = tuple(service.write(receipts, file) for file in beside)
        return Made(plan, artifact_id, target, state, token, written)

    def _with_something(self, project_id: str, read: list[Source]) -> str:
        failed = [source for source in read if source.status is SourceStatus.FAILED]
        reasons = [f"{source.title}: {source.failure_message}" for source in failed]
        if len(read) == len(failed) == 1:
            raise PipelineFailed(reasons[0])
        for reason in reasons:
            self._remark(reason)
        if len(failed) == len(read):
            raise PipelineFailed("None of the sources could be read.", hint="Mend one of them, or give another.")
        return project_id

    def _ready(self, job: StoryJob) -> str:
        ready = [item.artifact_id for item in job.artifacts if item.status == "READY"]
        if not ready:
            raise PipelineFailed(job.failure.message if job.failure else f"The job ended {job.status}.")
        return ready[0]


def ready_folder(out: Path) -> Path:
    """The folder, made where it is missing, before any work is spent on what goes there. Raises `PipelineFailed`."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            return out
    except OSError as problem:
        raise PipelineFailed(f"Nothing can be written to {out}: {problem.strerror}.", hint=ELSEWHERE) from problem


def export(recording: Path, out: Path, title: str) -> Path:
    """Copy a recording into a folder under its title, never over another file. Raises `PipelineFailed`."""
    ready_folder(out)
    name = re.sub(r"[^\w\- ]+", "", title).strip()[:80] or "table read"
    target, number = out / f"{name}.mp3", 2
    while target.exists():
        target, number = out / f"{name} {number}.mp3", number + 1
    draft = target.with_suffix(".part")
    try:
        shutil.copyfile(recording, draft)
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        sentence = f"The MP3 could not be written to {out}: {problem.strerror}."
        raise PipelineFailed(sentence, hint=f"{ELSEWHERE} The recording is kept in the studio.") from problem
    return target


def _unsaid(remark: str) -> None:
    """Nobody listens to remarks."""


def request(mode: str) -> ArtifactRequest:
    """A table read in this mode."""
    return ArtifactRequest(mode=mode)
