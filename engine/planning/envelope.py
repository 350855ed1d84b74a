"""Planning, the envelope: a grounded story plan as values, the shape of the API's `plan.plan`; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from engine.library.exhibits import EXHIBITS
from engine.library.extraction import Place


class BeatRole(StrEnum):
    """The job of a beat in the arc; seven roles."""

    HOOK = "hook"
    CONTEXT = "context"
    CONFLICT = "conflict"
    PROOF = "proof"
    TURN = "turn"
    PAYOFF = "payoff"
    CTA = "cta"


class Confidence(StrEnum):
    """How far a piece of evidence carries."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with its literal quote; offsets are code points of the source's extracted text."""

    id: str
    source_id: str
    claim: str
    support: str
    confidence: Confidence
    quote: str
    char_start: int
    char_end: int
    page: int | None = None
    kind: str = "fact"
    attribution: str | None = None

    @property
    def place(self) -> Place:
        """Where its quote stands."""
        return Place(self.source_id, self.char_start, self.char_end, self.quote, self.page)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a source was read for this plan; mode is `full`, `digest` or `metadata`."""

    source_id: str
    mode: str
    chars_read: int
    chars_total: int


@dataclass(frozen=True, slots=True)
class SourceDigest:
    """What the sources say together."""

    summary: str
    source_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    gaps: tuple[str, ...] = ()
    rights_notes: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    @property
    def spoken(self) -> tuple[Evidence, ...]:
        """The evidence that can be told: without what is only shown, such as tables."""
        return tuple(item for item in self.evidence if item.kind not in EXHIBITS)


@dataclass(frozen=True, slots=True)
class Thesis:
    """The one line the story argues, what carries it, and what it must not claim."""

    one_line: str
    supporting_claims: tuple[str, ...] = ()
    avoid_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of the journey; evidence ids are disjoint between beats."""

    id: str
    role: BeatRole
    title: str
    narration: str
    visual_intent: str
    evidence_ids: tuple[str, ...]
    estimated_seconds: int


@dataclass(frozen=True, slots=True)
class SceneBudget:
    """A scene of the script to be: which beats it plays, on how many pages."""

    scene_index: int
    title: str
    page_budget: float
    beat_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisualSystem:
    """How it looks."""

    style: str
    palette: tuple[str, ...]
    typography: str


@dataclass(frozen=True, slots=True)
class AudioSystem:
    """How it sounds."""

    voice: str
    music: str
    sfx_policy: str


@dataclass(frozen=True, slots=True)
class PlannedArtifact:
    """An artifact the plan foresees."""

    type: str
    mode: str
    narration_policy: str
    render_plan: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanEnvelope:
    """The whole plan; every evidence id a beat names exists in `source_digest.evidence`.

    `written_by` is the model that arranged it, in words; empty where the built-in planner did.
    """

    project_id: str
    title: str
    target: dict[str, Any]
    source_digest: SourceDigest
    thesis: Thesis
    beats: tuple[Beat, ...]
    page_target: int
    scenes: tuple[SceneBudget, ...]
    visual_system: VisualSystem
    audio_system: AudioSystem
    artifacts: tuple[PlannedArtifact, ...]
    version: int = 1
    written_by: str = ""

    def evidence_of(self, beat: Beat) -> tuple[Evidence, ...]:
        """The evidence a beat owns, in its order."""
        known = {item.id: item for item in self.source_digest.evidence}
        return tuple(known[name] for name in beat.evidence_ids)
