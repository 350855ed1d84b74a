"""Production, tasks: the handler that makes every artifact of a story job, one after the other.

One artifact's failure does not end the others: its remaining steps are passed over and its credits released.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.artifacts.model import ArtifactStatus
from engine.foundation.errors import KnownError
from engine.jobs.errors import JobCanceled, LeaseLost
from engine.jobs.model import Failure
from engine.jobs.ports import Step
from engine.production.errors import ArtifactTypeUnavailable
from engine.production.model import RefineWish
from engine.production.service import KIND
from engine.production.share_of_progress import FAILED, ShareOfProgress, own_job

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.model import Job
    from engine.jobs.ports import JobRun
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.ports import ArtifactRefiner, Makers
    from engine.production.service import ProductionService
    from engine.storage.work import Units, Work


class StoryJobHandler:
    """Runs story jobs through the makers of their artifact types."""

    kind = KIND

    def __init__(
        self, production: ProductionService, artifacts: ArtifactsService, makers: Makers, units: Units,
        refiner: ArtifactRefiner | None = None,
    ) -> None:  # fmt: skip
        self._production, self._artifacts, self._makers, self._units = production, artifacts, makers, units
        self._refiner = refiner

    def steps(self, job: Job) -> Sequence[Step]:
        """Each artifact's steps under its position, then its settling."""
        with self._units.reading("runner") as work:
            story = self._production.get(work, job.subject)
        if story.is_refine:
            return self._refining(story, job)
        return [
            step for position, ordered in enumerate(story.artifacts) for step in self._for(story, position, ordered)
        ]

    def begin(self, work: Work, job: Job) -> None:
        """The story job runs; its first unfinished artifact too."""
        story = self._production.begin(work, job.subject)
        for item in story.artifacts:
            if item.status is ArtifactStatus.PENDING:
                self._artifacts.move(work, self._artifacts.get(work, item.artifact_id).running(work.now()))

    def finish(self, work: Work, job: Job) -> None:
        """Every artifact is READY or given up."""
        self._production.end(work, job.subject)

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """Nothing more can be done."""
        self._production.end(work, job.subject, failure)

    def cancel(self, work: Work, job: Job) -> None:
        """Whoever asked has settled everything already."""

    def _refining(self, story: StoryJob, job: Job) -> list[Step]:
        ordered = story.artifacts[0]
        share = _Share(self._production, story, 0, ordered)
        if self._refiner is None:
            return [share.guarded(Step("unavailable", _unavailable(ordered.request.type)))]
        steps = self._refiner.steps(story, ordered, RefineWish.of(job.payload))
        return [*(share.guarded(step) for step in steps), share.settling()]

    def _for(self, story: StoryJob, position: int, ordered: OrderedArtifact) -> list[Step]:
        share = _Share(self._production, story, position, ordered)
        maker = self._makers.get(ordered.request.type)
        if maker is None:
            return [share.guarded(Step("unavailable", _unavailable(ordered.request.type)))]
        return [*(share.guarded(step) for step in maker.steps(story, ordered)), share.settling()]


class _Share:
    """One artifact's part of a story job."""

    def __init__(self, production: ProductionService, story: StoryJob, position: int, ordered: OrderedArtifact) -> None:
        self._production, self._story, self._position, self._ordered = production, story, position, ordered

    def guarded(self, step: Step) -> Step:
        """The step under this artifact's name; a known failure gives up the artifact, not the job."""

        def do(run: JobRun) -> Any:
            if self._given_up(run.job):
                return None
            try:
                return step.do(ShareOfProgress(run, self._prefix, self._position, len(self._story.artifacts)))
            except (JobCanceled, LeaseLost):
                raise
            except KnownError as problem:
                return {FAILED: {"code": _code(problem), "message": problem.sentence()}}

        def keep(work: Work, job: Job, result: Any) -> None:
            if isinstance(result, dict) and FAILED in result:
                self._production.fail_artifact(work, job.subject, self._ordered.artifact_id, Failure(**result[FAILED]))
            elif step.keep is not None and not self._given_up(job):
                step.keep(work, own_job(job, self._prefix), result)

        return Step(f"{self._prefix}{step.name}", do, keep)

    def settling(self) -> Step:
        """The last step: READY and charged, unless given up."""

        def keep(work: Work, job: Job, _result: Any) -> None:
            if not self._given_up(job):
                self._production.settle_artifact(work, job.subject, self._ordered.artifact_id)

        return Step(f"{self._prefix}settle", lambda run: None, keep)

    @property
    def _prefix(self) -> str:
        return f"{self._position}."

    def _given_up(self, job: Job) -> bool:
        results = (result for name, result in job.checkpoint.items() if name.startswith(self._prefix))
        return any(isinstance(result, dict) and FAILED in result for result in results)


def _code(problem: KnownError) -> str:
    published = (
        "artifact_type_unavailable",
        "engine_unavailable",
        "source_not_ready",
        "time_budget_exceeded",
        "music_generation_failed",
    )
    return problem.code if problem.code in published else "artifact_generation_failed"


def _unavailable(type: str) -> Any:
    def do(_run: JobRun) -> None:
        raise ArtifactTypeUnavailable(
            f"This studio cannot make a {type.replace('_', ' ')} yet.", hint="Ask for a table read."
        )

    return do
