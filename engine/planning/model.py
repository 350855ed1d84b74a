"""Planning, model: a story plan, its requests and its legal moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.credits.model import Quote
from engine.planning.envelope import PlanEnvelope
from engine.planning.errors import StoryPlanFailed, StoryPlanStateInvalid


class PlanStatus(StrEnum):
    """The states of a plan; see the contract's state machines."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    REQUIRES_APPROVAL = "REQUIRES_APPROVAL"
    APPROVED = "APPROVED"
    FAILED = "FAILED"
    REJECTED = "REJECTED"
    SUPERSEDED = "SUPERSEDED"


IN_FLIGHT = frozenset({PlanStatus.PENDING, PlanStatus.RUNNING})


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """A voice asked for by the client; `voice_id` decides, the rest are hints."""

    voice_id: str
    voice_name: str | None = None
    gender: str | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class ArtifactRequest:
    """What to make; the fields other than type, notes and render_plan concern table reads."""

    type: str = "table_read"
    mode: str | None = None
    narration_policy: str = "auto"
    notes: str | None = None
    voice_map: dict[str, VoiceChoice] = field(default_factory=dict)
    defer_music: bool = False
    defer_audio_render: bool = False
    punch_up: bool = False
    never_say: tuple[str, ...] = ()
    first_line_clean: bool = False
    render_plan: dict[str, Any] = field(default_factory=dict)
    recording_policy: str = "at_job"


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What a person or program asks for; `source_ids` None means every live source that has not failed."""

    title: str | None = None
    target: dict[str, Any] = field(default_factory=dict)
    creative_brief: dict[str, Any] = field(default_factory=dict)
    style_constraints: dict[str, Any] = field(default_factory=dict)
    source_ids: tuple[str, ...] | None = None
    requests: tuple[ArtifactRequest, ...] = (ArtifactRequest(),)
    auto_approve: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """A plan and how far it is; `envelope` is None until it can be approved. Brief keys are the API's camelCase."""

    id: str
    project_id: str
    status: PlanStatus
    quote: Quote
    created_at: datetime
    updated_at: datetime
    title: str | None = None
    target: dict[str, Any] = field(default_factory=dict)
    creative_brief: dict[str, Any] = field(default_factory=dict)
    style_constraints: dict[str, Any] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    requests: tuple[ArtifactRequest, ...] = (ArtifactRequest(),)
    auto_approve: bool = False
    envelope: PlanEnvelope | None = None
    warnings: tuple[str, ...] = ()
    failure_code: str | None = None
    failure_message: str | None = None
    approved_at: datetime | None = None
    rejected_at: datetime | None = None
    rejection_reason: str | None = None
    superseded_by: str | None = None

    def running(self, at: datetime) -> StoryPlan:
        """The plan while it is being made."""
        return replace(self, status=PlanStatus.RUNNING, updated_at=at)

    def drafted(self, envelope: PlanEnvelope, warnings: tuple[str, ...], at: datetime) -> StoryPlan:
        """The plan made; approved at once where that was asked for."""
        made = replace(
            self,
            envelope=envelope,
            title=self.title or envelope.title,
            warnings=(*self.warnings, *warnings),
            updated_at=at,
        )
        return (
            replace(made, status=PlanStatus.APPROVED, approved_at=at)
            if self.auto_approve
            else replace(made, status=PlanStatus.REQUIRES_APPROVAL)
        )

    def approved(self, at: datetime) -> StoryPlan:
        """The plan with the person's yes. Raises `StoryPlanFailed`, `StoryPlanStateInvalid`."""
        if self.status is PlanStatus.APPROVED:
            return self
        if self.status is PlanStatus.FAILED:
            raise StoryPlanFailed(
                "The story plan has failed and cannot be approved.",
                hint="Resume it, or make a new plan.",
                status=str(self.status),
            )
        if self.status is not PlanStatus.REQUIRES_APPROVAL:
            raise StoryPlanStateInvalid(
                f"A story plan that is {self.status} cannot be approved.", status=str(self.status)
            )
        return replace(self, status=PlanStatus.APPROVED, approved_at=at, updated_at=at)

    def rejected(self, reason: str | None, at: datetime) -> StoryPlan:
        """The plan with the person's no. Raises `StoryPlanStateInvalid`."""
        if self.status is PlanStatus.REJECTED:
            return self
        if self.status not in (*IN_FLIGHT, PlanStatus.REQUIRES_APPROVAL):
            raise StoryPlanStateInvalid(
                f"A story plan that is {self.status} cannot be rejected.", status=str(self.status)
            )
        return replace(self, status=PlanStatus.REJECTED, rejected_at=at, rejection_reason=reason, updated_at=at)

    def superseded(self, by: str, at: datetime) -> StoryPlan:
        """The plan replaced by a newer one; which plans are is the service's rule."""
        return replace(self, status=PlanStatus.SUPERSEDED, superseded_by=by, updated_at=at)

    def failed(self, code: str, message: str, at: datetime) -> StoryPlan:
        """The plan given up, with the reason."""
        return replace(self, status=PlanStatus.FAILED, failure_code=code, failure_message=message, updated_at=at)

    def requeued(self, at: datetime) -> StoryPlan:
        """The plan back at the start."""
        return replace(self, status=PlanStatus.PENDING, failure_code=None, failure_message=None, updated_at=at)


@dataclass(frozen=True, slots=True)
class ApprovedPlan:
    """As much of an approved plan as an order needs; `title` is that of what is made from it."""

    id: str
    project_id: str
    title: str
    requests: tuple[ArtifactRequest, ...]
    has_job: bool


def require_approved(status: PlanStatus, *, has_envelope: bool) -> None:
    """Itself silent. Raises `StoryPlanFailed`, `StoryPlanStateInvalid` in any other state."""
    if status is PlanStatus.FAILED:
        raise StoryPlanFailed("The story plan has failed; a job cannot start from it.", status=str(status))
    if status is not PlanStatus.APPROVED or not has_envelope:
        raise StoryPlanStateInvalid("Story plan must be APPROVED before a job starts.", status=str(status))
