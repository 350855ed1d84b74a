"""Reference, planning: story plans as they are answered."""

from __future__ import annotations

from typing import Literal

from embedded_api.reference.base import Anything, Id, Paged, Shape, Time
from engine.planning.model import PlanStatus

Type = Literal["table_read", "pitch_deck", "storyboard", "trailer", "production_video"]


class ChosenVoice(Shape):
    """A voice that was asked for."""

    voice_id: str
    voice_name: str | None = None
    gender: str | None = None
    provider: str | None = None


class ArtifactRequest(Shape):
    """An artifact that was asked for, as it was asked."""

    type: Type
    mode: Literal["documentary", "podcast", "drama"] | None = None
    narration_policy: Literal["auto", "narrated", "suppress"] | None = None
    notes: str | None = None
    voice_map: dict[str, ChosenVoice] | None = None
    defer_music: bool | None = None
    defer_audio_render: bool | None = None
    punch_up: bool | None = None
    never_say: list[str] | None = None
    first_line_clean: bool | None = None
    render_plan: Anything | None = None
    recording_policy: Literal["at_job", "live_only"] | None = None


class QuoteLine(Shape):
    """What one part costs."""

    kind: str
    label: str
    credits: int


class Quote(Shape):
    """What it will cost."""

    currency: Literal["studio_credits"]
    total: int
    line_items: list[QuoteLine]
    notes: list[str]
    computed_at: Time


class Evidence(Shape):
    """A passage of a source that something rests on."""

    id: str
    source_id: Id
    claim: str
    support: str
    confidence: Literal["high", "medium", "low"]
    quote: str
    char_start: int
    char_end: int
    page: int | None


class Coverage(Shape):
    """How much of a source was read."""

    source_id: Id
    mode: str
    chars_read: int
    chars_total: int


class SourceDigest(Shape):
    """What the sources come to."""

    summary: str
    source_ids: list[Id]
    evidence: list[Evidence]
    gaps: list[str]
    rights_notes: list[str]
    coverage: list[Coverage]


class Thesis(Shape):
    """What it says."""

    one_line: str
    supporting_claims: list[str]
    avoid_claims: list[str]


class Beat(Shape):
    """A step of the journey."""

    id: str
    role: str
    title: str
    narration: str
    visual_intent: str
    evidence_ids: list[str]
    estimated_seconds: float


class Journey(Shape):
    """How it is told."""

    beats: list[Beat]


class Scene(Shape):
    """A scene to be written."""

    scene_index: int
    title: str
    page_budget: float
    beat_ids: list[str]


class Blueprint(Shape):
    """How long it becomes."""

    page_target: int
    scenes: list[Scene]


class VisualSystem(Shape):
    """How it looks."""

    style: str
    palette: list[str]
    typography: str


class AudioSystem(Shape):
    """How it sounds."""

    voice: str
    music: str
    sfx_policy: str


class Planned(Shape):
    """An artifact the plan foresees."""

    type: Type
    mode: str | None
    narration_policy: str | None
    render_plan: Anything | None


class Envelope(Shape):
    """The plan itself."""

    version: Literal[1]
    project_id: Id
    title: str
    target: Anything
    source_digest: SourceDigest
    thesis: Thesis
    journey: Journey
    script_blueprint: Blueprint
    visual_system: VisualSystem
    audio_system: AudioSystem
    artifacts: list[Planned]


class Plan(Shape):
    """A story plan."""

    id: Id
    project_id: Id
    title: str | None
    status: PlanStatus
    auto_approve: bool
    target: Anything
    creative_brief: Anything
    style_constraints: Anything
    source_ids: list[Id]
    artifact_requests: list[ArtifactRequest]
    plan: Envelope | None
    quote: Quote
    warnings: list[str]
    failure_code: str | None
    failure_message: str | None
    approved_at: Time | None
    rejected_at: Time | None
    rejection_reason: str | None
    superseded_by_plan_id: Id | None
    created_at: Time
    updated_at: Time


class PlanAnswer(Shape):
    """One plan."""

    plan: Plan


class PlanList(Paged):
    """Plans."""

    plans: list[Plan]
