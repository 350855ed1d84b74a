"""Production, model: a story job, its artifacts, its credits and its legal moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.artifacts.model import ArtifactStatus
from engine.jobs.model import Failure, Progress
from engine.planning.model import ArtifactRequest
from engine.production.errors import StoryJobStateInvalid


class StoryJobStatus(StrEnum):
    """PENDING > RESERVED > RUNNING > [PARTIAL] > READY | FAILED; CANCELED from any open state."""

    PENDING = "PENDING"
    RESERVED = "RESERVED"
    RUNNING = "RUNNING"
    PARTIAL = "PARTIAL"
    READY = "READY"
    FAILED = "FAILED"
    CANCELED = "CANCELED"


GENERATION, REFINE = "generation", "refine"
OPEN = frozenset({StoryJobStatus.PENDING, StoryJobStatus.RESERVED, StoryJobStatus.RUNNING, StoryJobStatus.PARTIAL})


class ResumeAction(StrEnum):
    """What a resume did."""

    GENERATION_REQUEUED = "generation_requeued"
    ALREADY_COMPLETE = "already_complete"
    NOOP = "noop"


class RefineScope(StrEnum):
    """Where the wish is fulfilled: in the script, from the sources again, or wherever it needs to be."""

    AUTO = "auto"
    SCREENPLAY = "screenplay"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class RefineWish:
    """What somebody wants changed, in their words (1..4000 characters)."""

    instruction: str
    scope: RefineScope = RefineScope.AUTO

    def payload(self) -> dict[str, str]:
        """As a durable job carries it."""
        return {"instruction": self.instruction, "scope": str(self.scope)}

    @classmethod
    def of(cls, payload: dict[str, str]) -> RefineWish:
        """Out of a durable job."""
        return cls(payload["instruction"], RefineScope(payload["scope"]))


@dataclass(frozen=True, slots=True)
class OrderedArtifact:
    """One artifact of a job: what was asked, and where it stands."""

    artifact_id: str
    request: ArtifactRequest
    status: ArtifactStatus


@dataclass(frozen=True, slots=True)
class JobWarning:
    """Something the person should know that stopped nothing."""

    code: str
    message: str
    artifact_id: str | None = None


@dataclass(frozen=True, slots=True)
class JobCredits:
    """What a job has held, paid and given back; settled + released = reserved once it is over."""

    reserved: int = 0
    settled: int = 0
    released: int = 0


@dataclass(frozen=True, slots=True)
class StoryJob:
    """An order for artifacts from one approved plan (`kind` generation), or for a new version (`kind` refine)."""

    id: str
    kind: str
    plan_id: str
    project_id: str
    status: StoryJobStatus
    requests: tuple[ArtifactRequest, ...]
    artifacts: tuple[OrderedArtifact, ...]
    created_at: datetime
    updated_at: datetime
    credits: JobCredits = JobCredits()
    progress: Progress | None = None
    warnings: tuple[JobWarning, ...] = ()
    failure: Failure | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something may still happen by itself."""
        return self.status in OPEN

    def running(self, at: datetime) -> StoryJob:
        """The job once a worker has begun; PARTIAL stays PARTIAL."""
        status = self.status if self.status is StoryJobStatus.PARTIAL else StoryJobStatus.RUNNING
        return replace(self, status=status, started_at=self.started_at or at, updated_at=at, failure=None)

    def ended(self, at: datetime, failure: Failure | None) -> StoryJob:
        """The job when every artifact is terminal: READY if at least one is READY, else FAILED with the reason."""
        done = self.is_fulfilled
        status = StoryJobStatus.READY if done else StoryJobStatus.FAILED
        return replace(self, status=status, failure=None if done else failure, finished_at=at, updated_at=at)

    @property
    def is_refine(self) -> bool:
        """Whether it makes a new version of an artifact that is READY all the while."""
        return self.kind == REFINE

    @property
    def is_fulfilled(self) -> bool:
        """Whether something of it is finished: an artifact, or for a refine the version it has charged."""
        if self.is_refine:
            return self.credits.settled > 0
        return any(item.status is ArtifactStatus.READY for item in self.artifacts)

    def canceled(self, at: datetime) -> StoryJob:
        """The job stopped by somebody. Raises `StoryJobStateInvalid` when it is over already."""
        if self.status is StoryJobStatus.CANCELED:
            return self
        if not self.is_open:
            raise StoryJobStateInvalid(
                f"A story job that is {self.status} cannot be canceled.", status=str(self.status), job_id=self.id
            )
        return replace(self, status=StoryJobStatus.CANCELED, finished_at=at, updated_at=at)
