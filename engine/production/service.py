"""Production, service: start, watch, cancel and resume story jobs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.artifacts.model import ArtifactStatus
from engine.credits.model import PRICES, Operation, price
from engine.foundation.ids import new_id
from engine.jobs.model import Failure
from engine.production.books import REFINING, Books
from engine.production.errors import StoryJobStateInvalid
from engine.production.events import StoryJobMoved
from engine.production.model import (
    OPEN,
    REFINE,
    JobCredits,
    JobWarning,
    OrderedArtifact,
    ResumeAction,
    StoryJob,
    StoryJobStatus,
)
from engine.production.refining import require_refinable
from engine.production.repository import Charge, Order, StoryJobRepository
from engine.production.share_of_progress import steps_given_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.foundation.pages import Page
    from engine.jobs.model import Progress
    from engine.jobs.service import JobsService
    from engine.planning.model import ApprovedPlan, ArtifactRequest
    from engine.planning.service import PlanningService
    from engine.production.model import RefineWish
    from engine.storage.work import Work

KIND = "story_job"
CANCELED = Failure("job_canceled", "The job was canceled; what was not finished was not charged.")


class ProductionService:
    """Orders from approved plans; credits, job row and reason are one unit of work."""

    def __init__(
        self, planning: PlanningService, artifacts: ArtifactsService, credits: CreditsService, jobs: JobsService
    ) -> None:
        self._planning, self._artifacts, self._credits, self._jobs = planning, artifacts, credits, jobs
        self._books = Books(credits)

    def start(self, work: Work, plan_id: str, requests: tuple[ArtifactRequest, ...] | None = None) -> StoryJob:
        """Order what the plan foresees, or these requests instead.

        Raises `StoryPlanNotFound`, `StoryPlanStateInvalid`, `StoryPlanFailed`, `InsufficientCredits`, `ProjectArchived`.
        """
        plan = self._planning.mark_used(work, plan_id)
        job_id, requests = new_id(), requests or plan.requests
        orders = self._orders(work, job_id, plan, requests)
        artifacts = tuple(OrderedArtifact(order.artifact_id, order.request, ArtifactStatus.PENDING) for order in orders)
        credits = JobCredits(sum(order.price for order in orders))
        job = StoryJob(
            job_id, "generation", plan.id, plan.project_id, StoryJobStatus.RESERVED, requests, artifacts, work.now(), work.now(),
            credits,
        )  # fmt: skip
        self._store(work).add(job, orders)
        self._jobs.enqueue(work, KIND, job.id)
        return self._told(work, job, StoryJobStatus.PENDING)

    def refine(self, work: Work, artifact_id: str, wish: RefineWish) -> StoryJob:
        """Order another version of a READY table read; the present one is served until it is there.

        Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`, `InsufficientCredits`,
        `StoryJobStateInvalid` while another refine of it runs.
        """
        artifact = self._artifacts.get(work, artifact_id)
        require_refinable(artifact)
        if (other := self.open_refine(work, artifact_id, artifact.project_id)) is not None:
            raise StoryJobStateInvalid(
                "This table read is being refined already.",
                hint="Wait for that, or cancel it.",
                status=str(other.status),
                job_id=other.id,
            )
        job_id, request = new_id(), self._asked_for(work, artifact)
        held = self._credits.reserve_all(work, [(REFINING, PRICES[REFINING], artifact_id)], job_id=job_id)
        order = Order(0, artifact_id, request, PRICES[REFINING], held[0], Charge.HELD)
        job = StoryJob(
            job_id, REFINE, artifact.plan_id, artifact.project_id, StoryJobStatus.RESERVED, (request,),
            (OrderedArtifact(artifact_id, request, artifact.status),), work.now(), work.now(), JobCredits(order.price),
        )  # fmt: skip
        self._store(work).add(job, (order,))
        self._jobs.enqueue(work, KIND, job.id, wish.payload())
        return self._told(work, job, StoryJobStatus.PENDING)

    def open_refine(self, work: Work, artifact_id: str, project_id: str) -> StoryJob | None:
        """The refine of this artifact that is not over yet."""
        for status in OPEN:
            found = self.list(work, limit=100, project_id=project_id, kind=REFINE, status=str(status))
            for job in found.items:
                if any(item.artifact_id == artifact_id for item in job.artifacts):
                    return job
        return None

    def get(self, work: Work, job_id: str) -> StoryJob:
        """The job. Raises `StoryJobNotFound`."""
        return self._store(work).get(job_id)

    def list(self, work: Work, *, limit: int = 20, cursor: str | None = None, **filters: str | None) -> Page[StoryJob]:
        """Story jobs, newest first; filters: status, project_id, plan_id, kind."""
        return self._store(work).page(
            limit, cursor, {name: value for name, value in filters.items() if value is not None}
        )

    def cancel(self, work: Work, job_id: str) -> StoryJob:
        """Stop a job; finished artifacts stay, the rest is released. Raises `StoryJobStateInvalid` when it is over."""
        job = self.get(work, job_id)
        if job.status is StoryJobStatus.CANCELED:
            return job
        canceled = job.canceled(work.now())
        self._jobs.cancel_subject(work, job_id, KIND)
        self.close_open_orders(work, job_id, CANCELED)
        closed = self.get(work, job_id)
        return self._move(work, replace(canceled, artifacts=closed.artifacts, credits=closed.credits), job.status)

    def resume(self, work: Work, job_id: str) -> tuple[ResumeAction, StoryJob, tuple[str, ...]]:
        """Go on with a failed or abandoned job; returns what was done, the job, and the ids of READY artifacts."""
        job = self.get(work, job_id)
        ready = tuple(item.artifact_id for item in job.artifacts if item.status is ArtifactStatus.READY)
        if job.status is StoryJobStatus.READY:
            return ResumeAction.ALREADY_COMPLETE, job, ready
        durable = self._jobs.of_subject(work, job_id, KIND)
        alive = durable is not None and self._jobs.is_alive(work, durable)
        if durable is None or job.status is StoryJobStatus.CANCELED or (job.is_open and alive):
            return ResumeAction.NOOP, job, ready
        self._books.hold_again(work, self._store(work), job)
        for item in job.artifacts:
            artifact = self._artifacts.get(work, item.artifact_id)
            if artifact.status is ArtifactStatus.FAILED:
                self._artifacts.move(work, artifact.running(work.now()))
        self._jobs.resume(work, durable.id, forget=steps_given_up(durable))
        again = replace(
            self.get(work, job_id),
            status=StoryJobStatus.RESERVED,
            failure=None,
            finished_at=None,
            updated_at=work.now(),
        )
        return ResumeAction.GENERATION_REQUEUED, self._move(work, again, job.status), ready

    def warn(self, work: Work, job_id: str, warning: JobWarning) -> None:
        """Note something the person should know; the same warning once."""
        job = self.get(work, job_id)
        if warning not in job.warnings:
            self._store(work).save(replace(job, warnings=(*job.warnings, warning), updated_at=work.now()))

    def begin(self, work: Work, job_id: str) -> StoryJob:
        """A worker has begun, or begun again."""
        job = self.get(work, job_id)
        return self._move(work, job.running(work.now()), job.status) if job.is_open else job

    def settle_artifact(self, work: Work, job_id: str, artifact_id: str) -> None:
        """An artifact is READY: charge it and give it a link; the job is PARTIAL while others still run. Of a refine: its version."""
        if self.get(work, job_id).is_refine:
            self._books.close(work, self._store(work), job_id, artifact_id, Charge.SETTLED)
            return
        artifact = self._artifacts.move(work, self._artifacts.get(work, artifact_id).ready(work.now()))
        if artifact.share_jti is None:
            self._artifacts.share(work, artifact_id)
        self._books.close(work, self._store(work), job_id, artifact_id, Charge.SETTLED)
        job = self.get(work, job_id)
        still_open = any(item.status in (ArtifactStatus.PENDING, ArtifactStatus.RUNNING) for item in job.artifacts)
        if still_open and job.status is StoryJobStatus.RUNNING:
            self._move(work, replace(job, status=StoryJobStatus.PARTIAL, updated_at=work.now()), job.status)

    def fail_artifact(self, work: Work, job_id: str, artifact_id: str, failure: Failure) -> None:
        """An artifact could not be made: say why and give its credits back. A refined one stays what it is."""
        job = self.get(work, job_id)
        if job.is_refine:
            self._store(work).save(replace(job, failure=failure, updated_at=work.now()))
            self._books.close(work, self._store(work), job_id, artifact_id, Charge.RELEASED)
            return
        self._artifacts.move(
            work, self._artifacts.get(work, artifact_id).failed(failure.code, failure.message, work.now())
        )
        self._books.close(work, self._store(work), job_id, artifact_id, Charge.RELEASED)

    def close_open_orders(self, work: Work, job_id: str, failure: Failure) -> None:
        """Give up every artifact that is not finished."""
        job = self.get(work, job_id)
        for item in job.artifacts:
            if job.is_refine and not job.is_fulfilled:
                self.fail_artifact(work, job_id, item.artifact_id, job.failure or failure)
            elif item.status in (ArtifactStatus.PENDING, ArtifactStatus.RUNNING):
                self.fail_artifact(work, job_id, item.artifact_id, failure)

    def end(self, work: Work, job_id: str, failure: Failure | None = None) -> StoryJob:
        """Every step is done or given up: READY with at least one artifact, else FAILED with the reason."""
        self.close_open_orders(
            work, job_id, failure or Failure("artifact_generation_failed", "The artifact was not finished.")
        )
        job = self.get(work, job_id)
        return (
            self._move(work, job.ended(work.now(), failure or self._first_failure(work, job)), job.status)
            if job.is_open
            else job
        )

    def _first_failure(self, work: Work, job: StoryJob) -> Failure | None:
        if job.is_refine:
            return job.failure
        for item in job.artifacts:
            artifact = self._artifacts.get(work, item.artifact_id)
            if artifact.failure_code:
                return Failure(artifact.failure_code, artifact.failure_message or "")
        return None

    def _asked_for(self, work: Work, artifact: Artifact) -> ArtifactRequest:
        """What the artifact was first ordered as."""
        orders = self._store(work).orders(artifact.job_id)
        return next(order.request for order in orders if order.artifact_id == artifact.id)

    def _orders(
        self, work: Work, job_id: str, plan: ApprovedPlan, requests: tuple[ArtifactRequest, ...]
    ) -> tuple[Order, ...]:
        made = self._artifacts.create_all(
            work, [(one.type, one.recording_policy) for one in requests], job_id=job_id, plan_id=plan.id,
            project_id=plan.project_id, title=plan.title,
        )  # fmt: skip
        prices = [
            (Operation(one.type.upper()), price(one.type), item.id) for one, item in zip(requests, made, strict=True)
        ]
        held = self._credits.reserve_all(work, prices, job_id=job_id)
        return tuple(
            Order(position, made[position].id, request, prices[position][1], held[position], Charge.HELD)
            for position, request in enumerate(requests)
        )

    def _move(self, work: Work, job: StoryJob, previous: StoryJobStatus) -> StoryJob:
        self._store(work).save(job)
        return self._told(work, job, previous) if job.status is not previous else job

    def _told(self, work: Work, job: StoryJob, previous: StoryJobStatus) -> StoryJob:
        ids = tuple(item.artifact_id for item in job.artifacts)
        code = job.failure.code if job.failure else None
        work.note(StoryJobMoved(job.id, job.project_id, job.plan_id, job.status, previous, ids, code, job.kind))
        return job

    def _store(self, work: Work) -> StoryJobRepository:
        def statuses_of(artifact_ids: Sequence[str]) -> dict[str, ArtifactStatus]:
            return self._artifacts.statuses(work, artifact_ids)

        def progress_of(job_ids: Sequence[str]) -> dict[str, Progress]:
            return self._jobs.progress_of(work, job_ids, KIND)

        return StoryJobRepository(work.session, statuses_of, progress_of)
