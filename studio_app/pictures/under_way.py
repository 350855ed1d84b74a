"""Pictures, under way: the newest order of pictures in a project, followed until it is there, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.artifacts.model import ArtifactStatus, ArtifactType
from engine.foundation.events import Event
from engine.jobs.events import JobProgressed
from engine.planning.model import ArtifactRequest
from engine.production.events import StoryJobMoved
from engine.production.model import GENERATION, StoryJob, StoryJobStatus
from studio_app.operations import Operations
from studio_app.planning.approved import approved_plan
from studio_app.table_read.progress import JobProgress

if TYPE_CHECKING:
    from engine import Studio, Work

STAGES = {"writing": "Choosing the scenes", "rendering": "Drawing and filming", "packaging": "Finishing"}
START_OVER = "Choose above what to make to start over."


class UnderWay(JobProgress):
    """`moved(artifact_id)` when the order changed, with what is ready of it or nothing; `plan_asked` without a plan."""

    moved, plan_asked = Signal(str), Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(self._stop, self._go_on, parent, STAGES, START_OVER)
        self._operations, self._studio = operations, operations.studio
        self._project_id, self._job_id = "", ""

    def _lay_out(self) -> None:
        """One low row, so that what is made already keeps its room beside what is being made."""
        self.head.setProperty("role", "small")
        frame, told, column = QFrame(), QVBoxLayout(), QVBoxLayout(self)
        frame.setObjectName("card")
        told.setSpacing(4)
        told.addWidget(self.head)
        told.addWidget(self.bar)
        told.addWidget(self.detail)
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 8, 10, 8)
        row.addLayout(told, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.again)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_project(self, project_id: str) -> None:
        """Turn to a project and look for what is being made in it."""
        self._project_id, self._job_id = project_id, ""
        self.show_job(None)
        self._look()

    def order(self, request: ArtifactRequest) -> None:
        """Have this made of the newest approved plan."""
        project, studio = self._project_id, self._studio

        def act(work: Work) -> StoryJob | None:
            plan = approved_plan(studio, work, project)
            return studio.production.start(work, plan.id, (request,)) if plan is not None else None

        self._operations.run(act, lambda job: self._follow(project, job) if job else self.plan_asked.emit())

    def _stop(self) -> None:
        self._operations.run(lambda work: self._studio.production.cancel(work, self._job_id), self.show_job)

    def _go_on(self) -> None:
        self._operations.run(lambda work: self._studio.production.resume(work, self._job_id)[1], self.show_job)

    def hear(self, event: Event) -> None:
        """Follow the order that is shown; one that was begun elsewhere is taken up when nothing else is on its way."""
        if isinstance(event, StoryJobMoved) and event.project_id == self._project_id:
            if event.job_id == self._job_id:
                self._operations.look(lambda work: self._studio.production.get(work, event.job_id), self._moved)
            else:
                self.moved.emit("")
                self._look()
        elif isinstance(event, JobProgressed) and event.subject == self._job_id and event.kind == "story_job":
            self.show_progress(event.progress)

    def _look(self) -> None:
        project, studio = self._project_id, self._studio
        if project and not self._job_id:
            self._operations.look(
                lambda work: _under_way(studio, work, project),
                lambda job: None if self._job_id else self._follow(project, job),
            )

    def _follow(self, project_id: str, job: StoryJob | None) -> None:
        if job is not None and project_id == self._project_id:
            self._job_id = job.id
            self.show_job(job)

    def _moved(self, job: StoryJob) -> None:
        if job.id != self._job_id:
            return
        self.show_job(job)
        ready = [one.artifact_id for one in job.artifacts if one.status is ArtifactStatus.READY]
        if job.status is StoryJobStatus.READY:
            self._job_id = ""
            self._look()
        self.moved.emit(ready[0] if ready else "")


def _under_way(studio: Studio, work: Work, project_id: str) -> StoryJob | None:
    """The newest order of pictures, if it is not there yet: open, or failed and still to be gone on with."""
    jobs = studio.production.list(work, limit=50, project_id=project_id, kind=GENERATION).items
    ours = [job for job in jobs if any(one.type != ArtifactType.TABLE_READ for one in job.requests)]
    failed = [job for job in ours[:1] if job.status is StoryJobStatus.FAILED]
    return next((job for job in ours if job.is_open), failed[0] if failed else None)
