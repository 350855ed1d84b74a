"""Reference, production: story jobs, credits and voices as they are answered."""

from __future__ import annotations

from typing import Literal

from embedded_api.reference.base import Id, Paged, Shape, Time
from embedded_api.reference.planning import ArtifactRequest, Type
from engine.artifacts.model import ArtifactStatus
from engine.credits.model import Bucket, EntryKind, Operation
from engine.production.model import ResumeAction, StoryJobStatus


class Progress(Shape):
    """How far it is."""

    stage: str
    percent: int
    detail: str


class JobCredits(Shape):
    """What a job holds, cost and gave back."""

    reserved: int
    settled: int
    released: int


class JobArtifact(Shape):
    """An artifact a job makes."""

    id: Id
    type: Type
    status: ArtifactStatus


class Warned(Shape):
    """Something that went otherwise than asked."""

    code: str
    message: str
    artifact_id: Id | None


class Job(Shape):
    """A story job."""

    id: Id
    kind: str
    story_plan_id: Id
    project_id: Id
    status: StoryJobStatus
    progress: Progress | None
    artifact_requests: list[ArtifactRequest]
    credits: JobCredits
    artifacts: list[JobArtifact]
    warnings: list[Warned]
    failure_code: str | None
    failure_message: str | None
    created_at: Time
    started_at: Time | None
    finished_at: Time | None
    updated_at: Time


class JobAnswer(Shape):
    """One job."""

    job: Job


class RefineAnswer(Shape):
    """The job that makes another version."""

    story_job: Job


class JobResumed(JobAnswer):
    """A job, and what resuming it did."""

    action: ResumeAction
    artifact_ids: list[Id] | None = None


class JobList(Paged):
    """Jobs."""

    jobs: list[Job]


class Monthly(Shape):
    """Credits of this month."""

    remaining: int
    allocated: int
    cycle_ends_at: Time


class Perpetual(Shape):
    """Credits that stay."""

    remaining: int


class Balance(Shape):
    """What can be spent."""

    balance: int
    currency: Literal["studio_credits"]
    monthly: Monthly
    perpetual: Perpetual
    reserved: int


class CreditsAnswer(Shape):
    """The balance."""

    credits: Balance
    balance: int


class LedgerEntry(Shape):
    """A change of the balance."""

    id: Id
    kind: EntryKind
    operation: Operation | None
    credits: int
    bucket: Bucket
    job_id: Id | None
    artifact_id: Id | None
    reservation_id: Id | None
    settled_credits: int | None
    balance_after: int
    created_at: Time


class Ledger(Paged):
    """Changes of the balance."""

    entries: list[LedgerEntry]


class Voice(Shape):
    """A voice that can speak."""

    id: str
    name: str
    engine: str
    provider: str
    language: str
    gender: str
    sample_url: str | None
    description: str
    license: str
    installed: bool


class VoiceAnswer(Shape):
    """One voice."""

    voice: Voice


class VoiceList(Paged):
    """Voices, by language then name."""

    voices: list[Voice]
